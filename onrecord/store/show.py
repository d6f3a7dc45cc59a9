"""One finding in its place: what the record has under an id, the words it points at, and where they stand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from onrecord.errors import NotFound
from onrecord.model import Actor, Event, Finding, Forecast, Place, Span, Statement
from onrecord.store import whole
from onrecord.store.ask import entry_of
from onrecord.store.entries import Entry, Mark, Shown, Stored
from onrecord.store.kept import Kept
from onrecord.store.named import named
from onrecord.store.origins import locate


def show(connection: Connection, wanted: str) -> Shown | Stored:
    """The finding, or report, that an id names; the report's part may be shortened.

    NotFound where the id names nothing, or several reports' ids start so.
    """
    kept, id = named(connection, wanted)
    if not id:
        return whole.stored(connection, kept)
    found = kept.finding(id) or kept.originals.get(id)
    if found is None:
        report = kept.heading.id
        raise NotFound(f"{wanted}: report {report} has no such finding; `onrecord show {report}` says what it has")
    return _shown(connection, kept, entry_of(kept, found))


def _shown(connection: Connection, kept: Kept, entry: Entry[Any]) -> Shown:
    marked = tuple(sorted(marks(entry.finding), key=lambda mark: (mark.span.start, -mark.span.end)))
    chief, report = chief_span(entry.finding), kept.reading.report
    return Shown(
        entry=entry,
        text=report,
        marks=marked,
        locations=tuple(locate(report, one, chief.start) for one in whole.versions(connection, kept.number)),
        superseded_by=whole.superseding(connection, kept),
        decisions=tuple(one for one in kept.decisions if one.about == entry.finding.id),
        lost=entry.finding.id in kept.lost,
    )


def chief_span(finding: Finding) -> Span:
    """The span that stands for a finding: its content, trigger, claim or first mention."""
    return next(mark.span for mark in marks(finding))


def marks(finding: Finding) -> list[Mark]:
    """The words of a finding by their part, the chief ones first."""
    if isinstance(finding, Statement):
        found = [Mark("content", span) for span in finding.content]
        found += [Mark("cue", finding.cue)] if finding.cue else []
        return found + ([Mark("source", finding.source.span)] if finding.source else [])
    if isinstance(finding, Event):
        return _event_marks(finding)
    if isinstance(finding, Forecast):
        return [Mark("claim", finding.claim)]
    if isinstance(finding, Actor | Place):
        return [Mark("mention", span) for span in finding.mentions]
    return [Mark("words", finding.span)]


def _event_marks(event: Event) -> list[Mark]:
    sides = (("actor", event.actors), ("recipient", event.recipients), ("place", event.places))
    found = [Mark("trigger", event.trigger)]
    found += [Mark(part, one.span) for part, ones in sides for one in ones]
    found += [Mark("equipment", one.span) for one in event.equipment]
    return found
