"""What several people's decisions on one finding come to. Their order doesn't matter, and nobody is outvoted.

Each decision says what the finding is. Where all who decided say the same, that holds; where they don't, the finding is
*contested* and stands as the program made it, however many are on one side.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model import Actor, Event, Finding, Forecast, Place, Statement
from onrecord.review.decision import Decision, What

State = Literal["accepted", "corrected", "split", "added", "rejected", "contested"]

_BY_STRENGTH: tuple[tuple[str, State], ...] = (
    ("add", "added"),
    ("split", "split"),
    ("correct", "corrected"),
    ("accept", "accepted"),
    ("reject", "rejected"),
)
"""What is decided, and the state that it comes to where all say the same, the strongest first."""

Slot = tuple[str, str, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a finding is by decision, and the findings that stand for it; none for a contested one."""

    state: State
    now: tuple[Finding, ...] = ()


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: each person's latest on each finding and mention; the one before, where they undid it.

    Who says otherwise of a whole finding says so of its mentions, too, as they stand then.
    """
    taken: dict[Slot, list[Decision]] = {}
    for one in sorted(decisions, key=lambda one: one.nth):
        before = taken.setdefault(_slot(one), [])
        if one.what != "undo":
            before.append(one)
        elif before:
            before.pop()
    held = [ones[-1] for ones in taken.values() if ones]
    wholly = {(one.by, one.about): one.nth for one in held if not one.of_mention and one.what != "accept"}
    held = [one for one in held if not one.of_mention or one.nth > wholly.get((one.by, one.about), -1)]
    return tuple(sorted(held, key=lambda one: (one.at, one.by, one.nth)))


def _slot(one: Decision) -> Slot:
    return one.by, one.about, (one.span.start, one.span.end) if one.span else None


def verdict(decisions: Iterable[Decision]) -> Verdict | None:
    """What standing decisions on one whole finding come to; None where there are none."""
    held = sorted(decisions, key=lambda one: (one.at, one.by))
    if not held:
        return None
    if len({_judged(one.now) for one in held}) > 1:
        return Verdict("contested")
    decided = set(map(_amounts_to, held))
    state = next(state for what, state in _BY_STRENGTH if what in decided)
    return Verdict(state, held[-1].now)


def _amounts_to(one: Decision) -> What:
    """What is decided; who accepts what somebody else changed changes it."""
    if one.what != "accept" or one.was is None or _judged(one.now) == _judged((one.was,)):
        return one.what
    return "correct" if len(one.now) == 1 else "split"


def _judged(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings without what only says how the program came by them."""
    return tuple(map(_bare, found))


def _bare(one: Finding) -> Finding:
    if isinstance(one, Statement) and one.source:
        one = replace(one, source=replace(one.source, reason="", candidates=()))
    elif isinstance(one, Event):
        one = replace(one, when_basis=None)
    if isinstance(one, Statement | Event | Forecast | Actor | Place):
        return replace(one, confidence=0.0)
    return one
