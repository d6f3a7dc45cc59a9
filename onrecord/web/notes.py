"""What stands beside a report's text: a note a finding, in the order of the text, and what is marked for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.export.days import written
from onrecord.model import Event, Forecast, Reading, Statement
from onrecord.store.show import marks
from onrecord.store.telling import foreteller
from onrecord.web.segments import Marked

NOBODY = "nobody named"
"""Who says what has no source."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding beside the text: its noun, who says or does it, what it is, its words, and what else is known.

    ``deep`` counts the statements that it is told inside.
    """

    id: str
    noun: str
    at: int
    who: str
    what: str
    words: str
    facts: tuple[str, ...]
    status: str = ""
    deep: int = 0


def notes(reading: Reading) -> list[Note]:
    """The notes on all statements, events and forecasts, in the order of their chief words."""
    deep = depths(reading)
    found = [_of_statement(one, deep) for one in reading.statements]
    found += [_of_event(one, deep) for one in reading.events]
    found += [_of_forecast(reading, one, deep) for one in reading.forecasts]
    return sorted(found, key=lambda note: (note.at, note.noun != "statement", note.id))


def marked(reading: Reading) -> Iterator[Marked]:
    """All words that are marked in the text: the findings' parts, and what was not understood."""
    findings: tuple[Statement | Event | Forecast, ...] = (*reading.statements, *reading.events, *reading.forecasts)
    for one in findings:
        for place, mark in enumerate(marks(one)):
            yield Marked(mark.span.start, mark.span.end, one.id, mark.part, place == 0)
    for event in reading.events:
        for span in event.mentions:
            if span != event.trigger:
                yield Marked(span.start, span.end, event.id, "trigger")
    for number, issue in enumerate(reading.issues):
        if issue.start < issue.end:
            yield Marked(issue.start, issue.end, f"issue-{number}", "issue", True)


def depths(reading: Reading) -> dict[str, int]:
    """How many statements each statement is told inside."""
    within = {one.id: one.within for one in reading.statements}
    found: dict[str, int] = {}
    for id in within:
        deep, at, seen = 0, within[id], {id}
        while at in within and at not in seen:
            seen.add(at)
            deep, at = deep + 1, within[at]
        found[id] = deep
    return found


def _inside(told: str | None, deep: dict[str, int]) -> int:
    return deep[told] + 1 if told in deep else 0


def _of_statement(one: Statement, deep: dict[str, int]) -> Note:
    facts = (
        one.manner if one.manner != "indirect" else "",
        f"to {one.addressee}" if one.addressee else "",
        f"said {written(one.said)}" if one.said else "",
        f"evidence {one.evidence}" if one.evidence not in ("named", "none") else "",
        f"the author {one.stance} it" if one.stance != "neutral" else "",
    )
    words = " … ".join(span.text for span in one.content)
    who = one.source.name if one.source else NOBODY
    return Note(one.id, "statement", one.content[0].start, who, one.act, words, _known(facts), deep=deep[one.id])


def _of_event(one: Event, deep: dict[str, int]) -> Note:
    actors = ", ".join(dict.fromkeys(part.name for part in one.actors))
    recipients = ", ".join(dict.fromkeys(part.name for part in one.recipients))
    facts = (
        one.type,
        f"to {recipients}" if recipients else "",
        ", ".join(dict.fromkeys(site.name for site in one.places)),
        written(one.when),
    )
    return Note(
        one.id,
        "event",
        one.trigger.start,
        actors,
        one.name or one.what,
        one.trigger.text,
        _known(facts),
        one.status,
        _inside(one.told_by, deep),
    )


def _of_forecast(reading: Reading, one: Forecast, deep: dict[str, int]) -> Note:
    facts = (
        f"due {written(one.due)}" if one.due else "no day",
        "a timetable" if one.scheduled else "",
        f"hedge: {one.hedge}" if one.hedge else "",
        f"condition: {one.condition}" if one.condition else "",
    )
    who = foreteller(reading, one) or NOBODY
    inside = _inside(one.statement, deep)
    return Note(one.id, "forecast", one.claim.start, who, "forecast", one.claim.text, _known(facts), deep=inside)


def _known(facts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)
