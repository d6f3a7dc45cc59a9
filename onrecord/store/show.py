"""One finding in its place: what the record has under an id, the words it points at, and where they stand."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import NotFound
from onrecord.model import Actor, Event, Finding, Forecast, Place, Report, Span, Statement
from onrecord.store import ask, whole
from onrecord.store.entries import Entry, Mark, Shown, Stored
from onrecord.store.fields import finding_of
from onrecord.store.origins import locate
from onrecord.store.tables import BY_LETTER, REPORTS

_FORM = re.compile(r"([0-9a-f]{1,64})(?:\.([a-z])(\d+[a-z]?(?:-\d+)?))?")


def show(connection: Connection, wanted: str) -> Shown | Stored:
    """The finding, or report, that an id names; the report's part may be shortened.

    NotFound where the id names nothing, or several reports' ids start so.
    """
    form = _FORM.fullmatch(wanted.strip())
    if not form or (form[2] and form[2] not in BY_LETTER):
        raise NotFound(f"{wanted}: is no id; the first column of `onrecord statements` has ids")
    report = _report(connection, form[1], wanted)
    if not form[2]:
        return whole.stored(connection, report)
    noun, table = BY_LETTER[form[2]]
    found: Entry[Any] | None = ask.one(connection, noun, table, (report, form[2] + form[3]))
    if found is None:
        raise NotFound(f"{wanted}: report {report} has no such finding; `onrecord show {report}` says what it has")
    return _shown(connection, found)


def _report(connection: Connection, start: str, wanted: str) -> str:
    """The one report whose id starts so."""
    query = select(REPORTS.c.id).where(REPORTS.c.id.startswith(start)).order_by(REPORTS.c.id).limit(4)
    found: list[str] = list(connection.scalars(query))
    if not found:
        raise NotFound(f"{wanted}: no report's id starts with {start}; see the first column of `onrecord statements`")
    if len(found) > 1 and found[0] != start:
        named = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
        raise NotFound(f"{wanted}: several reports' ids start so ({named}); write more of it")
    return found[0]


def _shown(connection: Connection, entry: Entry[Any]) -> Shown:
    row = connection.execute(select(REPORTS).where(REPORTS.c.id == entry.report.id)).one()
    marked = tuple(sorted(marks(entry.finding), key=lambda mark: (mark.span.start, -mark.span.end)))
    chief = chief_span(entry.finding)
    report = finding_of(Report, row._mapping)
    return Shown(
        entry=entry,
        text=report,
        marks=marked,
        locations=tuple(locate(report, one, chief.start) for one in whole.versions(connection, entry.report.id)),
        superseded_by=whole.superseding(connection, entry.report.id),
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
