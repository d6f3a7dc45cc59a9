"""Whether a reading is one that reading could have given: its ids, words, links and days; and its stored rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from onrecord import ids
from onrecord.errors import StoreError
from onrecord.model import Reading
from onrecord.review.links import LINKED
from onrecord.review.sound import Known, astray, backward, is_dated, misplaced, spans_in
from onrecord.store.kept import Kept
from onrecord.store.rows import findings
from onrecord.store.tables import FINDINGS, NOUNS

_ID = FINDINGS.columns.keys().index("id")


def make_sure(reading: Reading) -> None:
    """Refuses a reading that isn't sound: StoreError names the first of what is wrong."""
    for about, says in faults_in(reading):
        raise StoreError(f"{about}: {says}; nothing of the report was stored, read it anew")


def faults_in(reading: Reading) -> Iterator[tuple[str, str]]:
    """What is wrong with a reading: the id of the report or finding that it is about, and what is said of it."""
    report = reading.report
    if report.id != ids.of_report(report.text, report.published):
        yield report.id, "isn't the id that its text and publication day give"
    for says in _outside(reading):
        yield report.id, says
    known = Known(reading)
    for name in _names():
        for finding in getattr(reading, name):
            for says in (*backward(finding), *known.dangling(finding)):
                yield f"{report.id}.{finding.id}", says
    yield from _misplaced(reading)


def _misplaced(reading: Reading) -> Iterator[tuple[str, str]]:
    """The findings whose words don't stand in the text."""
    report = reading.report
    for name, _ in NOUNS[1:]:
        if not astray(report.text, spans_in(*getattr(reading, name))):
            continue
        for finding in getattr(reading, name):
            for span in astray(report.text, spans_in(finding)):
                yield from ((f"{report.id}.{finding.id}", says) for says in misplaced(report.text, span))


@cache
def _names() -> tuple[str, ...]:
    """The fields of a reading whose findings have days or name others: those that may be wrong beside the words."""
    return tuple(name for name, noun in NOUNS if noun in LINKED or is_dated(noun))


def faults_beside(kept: Kept, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    """What is wrong with the rows that a report is asked by: those of ``findings``, whole."""
    report = kept.heading.id
    stored = {row[0]: row for row in rows}
    for wanted, _ in findings(kept):
        row = stored.pop(wanted["key"], None)
        if row == tuple(wanted.values()):
            continue
        about = f"{report}.{wanted['id']}".rstrip(".")
        if row is None:
            yield about, "isn't asked for where it lies: its row is missing"
            continue
        for value, (name, should) in zip(row, wanted.items(), strict=True):
            if value != should:
                yield about, f"is asked by what it isn't: {name} is {value!r:.40}"
    for row in stored.values():
        yield f"{report}.{row[_ID]}", "is asked for, but isn't in the reading"


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
