"""What people decided on a finding, as pages show it: the original beside the corrected one, who, when and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.export.differing import Differing, differing, said
from onrecord.model import Event, Finding, Forecast, Reading, Statement
from onrecord.review import Decision, applied
from onrecord.review.states import standing
from onrecord.store import Record, Shown

if TYPE_CHECKING:
    from onrecord.link.decided import Decision as OutcomeDecision

_SAYS = {
    "accept": "accepts it as it is",
    "correct": "corrects it",
    "reject": "rejects it",
    "add": "adds it",
    "split": "splits it",
    "tie": "ties a mention to it",
    "untie": "unties a mention from it",
    "undo": "takes their last decision back",
}

DONE = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "split": "split",
    "tie": "tied a mention to",
    "untie": "untied a mention from",
}
"""What somebody did who decided so."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision: who says what of the finding, when (UTC) and why; ``stands`` while they stand by it."""

    by: str
    at: str
    says: str
    more: tuple[str, ...]
    note: str
    stands: bool


@dataclass(frozen=True, slots=True)
class History:
    """What a finding is by decision, empty where nobody decided; what the program had otherwise; each decision.

    ``lost`` where the program no longer finds it.
    """

    state: str
    otherwise: tuple[Differing, ...]
    taken: tuple[Taken, ...]
    lost: bool = False

    @property
    def sides(self) -> tuple[Taken, ...]:
        """Those who stand against each other, where people do."""
        return tuple(one for one in self.taken if one.stands) if self.state == "contested" else ()


def mark(finding: Finding) -> str:
    """A mark of a finding as it stands: who saw it otherwise would decide on something else."""
    return hashlib.sha256(repr(finding).encode("utf-8", "replace")).hexdigest()[:12]


def of_shown(shown: Shown) -> History:
    """The history of one finding."""
    entry = shown.entry
    return _history(entry.review, entry.finding, entry.original, shown.decisions, shown.lost)


def of_report(record: Record, report: str) -> tuple[dict[str, History], tuple[Finding, ...]]:
    """The histories of the findings of a report that people decided on, by id; and those that they rejected."""
    decisions = tuple(record.decisions(report))
    if not decisions:
        return {}, ()
    found = applied(record.reading(report, original=True), decisions)
    now = _by_id(found.reading)
    by_id: dict[str, list[Decision]] = {}
    for one in decisions:
        by_id.setdefault(one.about, []).append(one)
    histories = {}
    for id in {*by_id, *found.states}:
        original = found.originals.get(id)
        finding = now.get(id) or original
        if finding is not None:
            taken = by_id.get(id, [])
            histories[id] = _history(found.states.get(id, ""), finding, original, taken, id in found.lost)
    rejected = [one for id, one in found.originals.items() if found.states.get(id) == "rejected"]
    return histories, tuple(rejected)


def of_outcome(decisions: Sequence[OutcomeDecision]) -> History:
    """The history of a forecast's outcome: contested where the last words of people differ."""
    last = {one.by: one for one in decisions}
    said = {one.what for one in last.values()} - {"undo"}
    taken = (
        Taken(
            one.by,
            f"{one.at:%Y-%m-%d %H:%M}",
            _SAYS["undo"] if one.what == "undo" else f"says {one.what}",
            (),
            one.note,
            one is last[one.by] and one.what != "undo",
        )
        for one in decisions
    )
    return History("contested" if len(said) > 1 else "", (), tuple(taken))


def holding(reading: Reading, found: Iterable[Finding]) -> Reading:
    """A reading of the same report with these statements, events and forecasts alone."""
    some = tuple(found)
    return replace(
        reading,
        statements=tuple(one for one in some if isinstance(one, Statement)),
        events=tuple(one for one in some if isinstance(one, Event)),
        forecasts=tuple(one for one in some if isinstance(one, Forecast)),
    )


def told(reading: Reading) -> tuple[Finding, ...]:
    """The findings of a reading that are reviewed."""
    return (*reading.statements, *reading.events, *reading.forecasts)


def _by_id(reading: Reading) -> Mapping[str, Finding]:
    nouns = ("actors", "places", "statements", "events", "forecasts")
    return {one.id: one for noun in nouns for one in getattr(reading, noun)}


def _history(
    state: str, finding: Finding, original: Finding | None, decisions: Sequence[Decision], lost: bool
) -> History:
    otherwise = tuple(differing(original, finding)) if original is not None else ()
    return History(state, otherwise, tuple(_taken(decisions)), lost)


def _taken(decisions: Sequence[Decision]) -> Iterator[Taken]:
    held = {one.id for one in standing(decisions)}
    for one in decisions:
        yield Taken(one.by, f"{one.at:%Y-%m-%d %H:%M}", _SAYS[one.what], tuple(said(one)), one.note, one.id in held)
