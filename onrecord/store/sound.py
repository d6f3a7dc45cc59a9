"""Whether a stored reading is one that reading could have given: its ids, its links, its days; and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from onrecord import ids
from onrecord.model import Days, Event, Forecast, Issue, Quantity, Reading, Statement
from onrecord.store.kept import Kept
from onrecord.store.rows import Row, findings
from onrecord.store.tables import NOUNS


def faults_in(reading: Reading) -> Iterator[tuple[str, str]]:
    """What is wrong with a stored reading: the id of the report or finding that it is about, and what is said of it."""
    report = reading.report
    if report.id != ids.of_report(report.text, report.published):
        yield report.id, "isn't the id that its text and publication day give"
    for says in _outside(reading):
        yield report.id, says
    known = _Known(reading)
    for name, _ in NOUNS:
        for finding in getattr(reading, name):
            about = report.id if isinstance(finding, Issue) else f"{report.id}.{finding.id}"
            yield from ((about, says) for says in (*_days(finding), *known.dangling(finding)))


def faults_beside(kept: Kept, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """What is wrong with the rows that a report is asked by."""
    report = kept.heading.id
    stored = {row["key"]: row for row in rows}
    for wanted, _ in findings(kept):
        row, about = stored.pop(wanted["key"], None), f"{report}.{wanted['id']}".rstrip(".")
        if row is None:
            yield about, "isn't asked for where it lies: its row is missing"
        else:
            for name, value in wanted.items():
                if row[name] != value:
                    yield about, f"is asked by what it isn't: {name} is {row[name]!r:.40}"
    for row in stored.values():
        yield f"{report}.{row['id']}", "is asked for, but isn't in the reading"


def _outside(reading: Reading) -> Iterator[str]:
    """The parts of a report, and its Issues, that reach beyond its text."""
    report = reading.report
    for name, parts in (
        ("an Issue", reading.issues),
        ("a paragraph", report.paragraphs),
        ("what is left out", report.left_out),
    ):
        for part in parts:
            if not 0 <= part.start <= part.end <= len(report.text):
                yield f"{name} at [{part.start}, {part.end}) is outside the text"


def _days(finding: Any) -> Iterator[str]:
    """Days that end before they begin."""
    for field in fields(finding):
        days = getattr(finding, field.name)
        if isinstance(days, Days) and days.first and days.last and days.first > days.last:
            yield f"{field.name} is from {days.first} to {days.last}, which are no days"


class _Known:
    """The ids of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._ids = {name: {one.id for one in getattr(reading, name)} for name, _ in NOUNS[1:]}

    def dangling(self, finding: Any) -> Iterator[str]:
        """The ids in a finding that no finding of the reading has."""
        for field, noun, wanted in _links(finding):
            if wanted is not None and wanted not in self._ids[noun]:
                yield f"{field} names {wanted!r:.40}, which is none of the report's {noun}"


def _links(finding: Any) -> Iterator[tuple[str, str, str | None]]:
    """(field, noun of the reading, id) for each id in a finding."""
    if isinstance(finding, Statement):
        yield "within", "statements", finding.within
        if finding.source:
            yield from (("source", "actors", one) for one in finding.source.actors + finding.source.candidates)
    elif isinstance(finding, Quantity):
        yield "part_of", "quantities", finding.part_of
    elif isinstance(finding, Forecast):
        yield "statement", "statements", finding.statement
    elif isinstance(finding, Event):
        yield "told_by", "statements", finding.told_by
        yield from (("actors", "actors", part.actor) for part in finding.actors)
        yield from (("recipients", "actors", part.actor) for part in finding.recipients)
        yield from (("places", "places", site.place) for site in finding.places)
        yield from (("quantities", "quantities", one) for one in finding.quantities)
