"""What is answered across reports, as CSV: a row a voice of a dispute, a change, an outcome, a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.sheet import Column, day, first, joined, last, lines
from onrecord.store.behind import id_of_change, id_of_dispute, id_of_outcome, id_of_track

if TYPE_CHECKING:
    from onrecord.link.accounts import At
    from onrecord.link.changes import Change
    from onrecord.link.disputes import Dispute, Said
    from onrecord.link.evidence import Evidence
    from onrecord.link.outcomes import Outcome, Track


@dataclass(frozen=True, slots=True)
class Held:
    """One who holds a side of a dispute; the first side is number 1."""

    dispute: Dispute
    side: int
    said: Said


def held(found: Iterable[Dispute]) -> Iterator[Held]:
    """Everybody who holds a side, dispute by dispute."""
    for one in found:
        for nth, side in enumerate(one.sides, 1):
            yield from (Held(one, nth, said) for said in side.said)


def _id(at: At | Evidence) -> str:
    return f"{at.report}.{at.finding}" if at.finding else at.report


DISPUTES: tuple[Column[Held], ...] = (
    Column("id", "the dispute's, in a row for each who holds a side", lambda one: id_of_dispute(one.dispute)),
    Column("kind", "what it is about", lambda one: one.dispute.kind),
    Column("reason", "why its sides can't all be right", lambda one: one.dispute.reason),
    Column(
        "about", "the ids of the event's tellings; empty where it is of none", lambda one: joined(one.dispute.about)
    ),
    Column("side", "which of the sides, from 1", lambda one: one.side),
    Column("value", "what the side holds", lambda one: one.dispute.sides[one.side - 1].value),
    Column("source", "who holds it; empty where nobody is named", lambda one: one.said.voice.name),
    Column(
        "evidence",
        "named, unnamed, undisclosed, document or none; empty where the report's author says it",
        lambda one: one.said.voice.evidence,
    ),
    Column("words", "in which words", lambda one: one.said.at.span.text),
    Column("finding", "the id of the finding, or the report, that they are of", lambda one: _id(one.said.at)),
    Column("start", "where in the report they begin", lambda one: one.said.at.span.start),
    Column("report", "the report's id", lambda one: one.said.at.report),
    Column("origin", "the report that this one is a copy of, else its own", lambda one: one.said.voice.origin),
)


def _words(found: Callable[[Change], Iterable[At]]) -> Callable[[Change], str]:
    return lambda one: joined(at.span.text for at in found(one))


def _ids(found: Callable[[Change], Iterable[At]]) -> Callable[[Change], str]:
    return lambda one: joined(map(_id, found(one)))


CHANGES: tuple[Column[Change], ...] = (
    Column("id", "the change's", id_of_change),
    Column("day", "the first on which it is told so", lambda one: day(one.day)),
    Column("kind", "new event, status, number, account or withdrawn", lambda one: one.kind),
    Column("by", "who told it first", lambda one: one.by.name),
    Column("was", "what was told before", lambda one: one.was),
    Column("now", "what is told now", lambda one: one.now),
    Column("before", "the words in which it was told before", _words(lambda one: one.before)),
    Column("before_ids", "the findings, or reports, that they are of", _ids(lambda one: one.before)),
    Column("after", "the words in which it is told now", _words(lambda one: one.after)),
    Column("after_ids", "the findings, or reports, that they are of", _ids(lambda one: one.after)),
    Column("about", "the ids of the event's tellings", lambda one: joined(one.about)),
    Column("reason", "why it is a change", lambda one: one.reason),
)
OUTCOMES: tuple[Column[Outcome], ...] = (
    Column("id", "the forecast's, in its first telling", id_of_outcome),
    Column("tellings", "the ids of all its tellings", lambda one: joined(map(".".join, one.forecasts))),
    Column("source", "who foretells it", lambda one: one.source),
    Column("first", "first day on which it can be judged", lambda one: first(one.due)),
    Column("last", "last day on which it can be judged", lambda one: last(one.due)),
    Column("as_of", "the day up to which reports were looked at", lambda one: day(one.as_of)),
    Column("outcome", "open, came true, did not, partly or cannot tell", lambda one: one.outcome),
    Column("clear", "whether a passage fits well enough to count", lambda one: "yes" if one.is_clear else "no"),
    Column("evidence", "the passages that tell so", lambda one: joined(each.span.text for each in one.evidence)),
    Column("evidence_ids", "the findings, or reports, that they are of", lambda one: joined(map(_id, one.evidence))),
    Column("reasons", "why", lambda one: joined(one.reasons)),
)
TRACKS: tuple[Column[Track], ...] = (
    Column("id", "the source's name", id_of_track),
    Column("made", "its forecasts", lambda one: one.made),
    Column("due", "those that can be judged", lambda one: one.due),
    Column("came_true", "those that came true", lambda one: one.came_true),
    Column("did_not", "those that did not", lambda one: one.did_not),
    Column("partly", "those that came true in part", lambda one: one.partly),
    Column("cannot_tell", "those of which nobody can tell", lambda one: one.cannot_tell),
)


def disputes(found: Iterable[Dispute]) -> Iterator[str]:
    """The lines of a sheet of disputes."""
    return lines(DISPUTES, held(found))


def changes(found: Iterable[Change]) -> Iterator[str]:
    """The lines of a sheet of changes."""
    return lines(CHANGES, found)


def outcomes(found: Iterable[Outcome]) -> Iterator[str]:
    """The lines of a sheet of outcomes."""
    return lines(OUTCOMES, found)
