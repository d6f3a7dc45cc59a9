"""Answers that several reports give together, by their ids: which one of them is meant, and what comes behind it.

Disputes, changes and outcomes are computed and stand nowhere; so their ids come from the words that they rest on, and
are the same whenever these are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import NotFound

if TYPE_CHECKING:
    from onrecord.link.accounts import At
    from onrecord.link.changes import Change
    from onrecord.link.disputes import Dispute
    from onrecord.link.outcomes import Outcome, Track

T = TypeVar("T")


def id_of_dispute(one: Dispute) -> str:
    """A dispute's id: from its kind and the first words of each side."""
    return _hashed(one.kind, *(_place(side.at[0]) for side in one.sides))


def id_of_change(one: Change) -> str:
    """A change's id: from its kind, the words that tell it, and the last ones before."""
    return _hashed(one.kind, one.now, *map(_place, (*one.after[:1], *one.before[:1])))


def id_of_outcome(one: Outcome) -> str:
    """The id of the forecast that an outcome is of, in its first telling."""
    report, forecast = one.forecasts[0]
    return f"{report}.{forecast}"


def id_of_track(one: Track) -> str:
    """The name of the source that a track is of."""
    return one.source


def behind(found: Sequence[T], id: Callable[[T], str], after: str | None) -> Sequence[T]:
    """What comes behind the answer with this id; all where none is given. NotFound where no answer has it."""
    if after is None:
        return found
    nth = next((nth for nth, one in enumerate(found) if id(one) == after), None)
    if nth is None:
        raise NotFound(f"{after}: is none of these answers; each has its id in --json and --csv")
    return found[nth + 1 :]


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


def _place(at: At) -> str:
    return f"{at.report}.{at.finding}:{at.span.start}-{at.span.end}"
