"""Whether a stored reading is one that reading could have given: its ids, its links, its days, its order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from onrecord import ids
from onrecord.model import Event, Forecast, Issue, Quantity, Reading, Statement
from onrecord.store.fields import Row, fields_of
from onrecord.store.tables import NOUNS
from onrecord.store.words import Words

Rows = Mapping[str, Sequence[Mapping[Any, Any]]]
"""The rows of a reading's findings by noun, in their order."""


def faults_in(reading: Reading, rows: Rows) -> Iterator[tuple[str, str]]:
    """What is wrong with a stored reading: the id of the report or finding that it is about, and what is said of it."""
    report = reading.report
    if report.id != ids.of_report(report.text, report.published):
        yield report.id, "isn't the id that its text and publication day give"
    for says in _outside(reading):
        yield report.id, says
    for name, _, _ in NOUNS:
        if [row["nth"] for row in rows[name]] != list(range(len(rows[name]))):
            yield report.id, f"its {name} aren't numbered from 0 on: some are missing"
    known, words = _Known(reading), Words(reading)
    for name, _, _ in NOUNS:
        for finding, row in zip(getattr(reading, name), rows[name], strict=True):
            about = report.id if isinstance(finding, Issue) else f"{report.id}.{finding.id}"
            found = [*_values(finding, row), *known.dangling(finding), *_unlike(words.of(finding), row)]
            yield from ((about, says) for says in found)


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


def _values(finding: Any, row: Mapping[Any, Any]) -> Iterator[str]:
    """Days that end before they begin or are only half there, and words that a field doesn't know."""
    for field in fields_of(type(finding)):
        if field.kind == "days":
            first, last = row[f"{field.name}_first"], row[f"{field.name}_last"]
            if (first is None) != (last is None) or (first and first > last):
                yield f"{field.name} is from {first} to {last}, which are no days"
        elif field.kind == "text" and row[field.name] is not None:
            known = _known_words(field.type)
            if known and row[field.name] not in known:
                yield f"{field.name} is {row[field.name]!r:.40}, which is none of {', '.join(known)}"


def _known_words(hint: Any) -> tuple[str, ...]:
    """The words that a field may hold; empty where it may hold any."""
    options = [hint, *get_args(hint)]
    return next((get_args(one) for one in options if get_origin(one) is Literal), ())


def _unlike(words: Row, row: Mapping[Any, Any]) -> Iterator[str]:
    """The columns that a finding is searched by, where they aren't what it gives."""
    for name, wanted in words.items():
        if row[name] != wanted:
            yield f"is searched by other words than its own: {name} is {row[name]!r:.40}"


class _Known:
    """The ids of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._ids = {name: {one.id for one in getattr(reading, name)} for name, _, _ in NOUNS[1:]}

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
