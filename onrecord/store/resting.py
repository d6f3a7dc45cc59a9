"""What statements and events rest on alone: evidence that nobody named or showed, or one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Event, Statement
from onrecord.store.entries import Entry

Statements = Mapping[str, Statement]
"""The statements of a report by their ids."""
Ground = Literal["unnamed", "undisclosed", "one"]


@dataclass(frozen=True, slots=True)
class Resting:
    """A statement or event that rests on little: on what, and why that is said, in plain words."""

    entry: Entry[Statement] | Entry[Event]
    rests: tuple[Ground, ...]
    why: str


def rests(told: Statements, one: Statement | Event) -> tuple[Ground, ...]:
    """What a finding rests on alone: *unnamed* or *undisclosed* evidence, *one* source; empty where on more.

    ``told`` are the statements of its report. A statement rests on its source's evidence. An event rests on those who
    tell it and don't deny it; on nothing of these where the report tells it itself. Of evidence both unnamed and
    undisclosed it is *unnamed*.
    """
    on = _telling(told, one)
    kinds = {each.evidence for each in on}
    found: list[Ground] = []
    if on and kinds <= {"unnamed", "undisclosed"}:
        found.append("undisclosed" if kinds == {"undisclosed"} else "unnamed")
    if isinstance(one, Event) and len({each.source.name if each.source else "" for each in on}) == 1:
        found.append("one")
    return tuple(found)


def why(told: Statements, one: Statement | Event) -> str:
    """Who tells a finding, with their evidence where it isn't that of a name."""
    return f"told by {', '.join(dict.fromkeys(_named(each) for each in _telling(told, one)))} only"


def _named(one: Statement) -> str:
    source = one.source.name if one.source else "nobody named"
    return f"{source} ({one.evidence})" if one.evidence != "named" else source


def _telling(told: Statements, one: Statement | Event) -> list[Statement]:
    """The statements that a finding rests on; empty where the report tells it itself."""
    if isinstance(one, Statement):
        return [one]
    affirm = [each.told_by for each in one.accounts if each.status != "denied"]
    tellers = affirm or [each.told_by for each in one.accounts] or [one.told_by]
    found = [told.get(each or "") for each in tellers]
    return [each for each in found if each] if all(found) else []
