"""A person's decision on one finding: what they want done, and what they decided, with who and when."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from onrecord.model import Finding, Span

What = Literal["accept", "correct", "reject", "add", "tie", "untie", "split", "undo"]
"""*accept*: it is as it stands. *correct*: it is otherwise. *reject*: it is none. *add*: what the program didn't find.
*tie*, *untie*: a mention of an actor or place, or none of it. *split*: a statement is several. *undo*: takes the
person's own decision back."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants done about a finding.

    ``about`` is its id in its report; of what is added, the letter of its noun. ``values`` are fields by their names,
    ``parts`` those of each statement that one is split into (values.py); ``span`` is the mention that is tied or
    untied, by its place or its words. ``at`` is now where nobody says otherwise.
    """

    about: str
    what: What
    by: str = ""
    at: datetime | None = None
    note: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Mapping[str, Any], ...] = ()
    span: tuple[int, int] | str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a finding stood that another one names by its id; by this it is found again where its id has changed."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on the finding ``about`` of a report, as it stood then; no later reading changes it.

    ``nth`` counts the person's decisions on the report from 0. ``was`` is the finding as the program made it, or as
    somebody added it, None where this adds it; ``now`` what the person says it is: nothing where they reject it,
    several where they split it. ``links`` are the findings that ``was`` and ``now`` name.
    """

    report: str
    about: str
    what: What
    by: str
    at: datetime
    nth: int
    note: str = ""
    was: Finding | None = None
    now: tuple[Finding, ...] = ()
    span: Span | None = None
    links: tuple[Anchor, ...] = ()

    @property
    def id(self) -> str:
        """An id from whose decision this is, when it was taken, on what."""
        span = (self.span.start, self.span.end) if self.span else ()
        told = (self.report, self.about, self.what, self.by, self.at.isoformat(), self.nth, *span, self.note)
        return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()[:12]

    @property
    def of_mention(self) -> bool:
        """Whether it is about one mention of the finding only."""
        return self.span is not None


def to_the_second(at: datetime | None) -> datetime:
    """A moment as decisions keep it, in UTC; the present one for None."""
    return (at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
