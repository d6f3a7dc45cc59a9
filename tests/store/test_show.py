"""Ids, and the place of a finding in its report and in its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.model import Kept
from onrecord.store import Origin, Record, Shown, Stored
from onrecord.store.origins import name_of, path_of
from tests import make


@pytest.fixture
def reading_id(record: Record) -> str:
    """The id of the one report in the record, read from /a.txt."""
    reading = make.full_reading()
    record.add(reading, Origin("/a.txt", "hash", reading.report.text))
    return reading.report.id


def test_a_finding_is_shown_with_its_marks_and_its_place_in_the_file(record: Record, reading_id: str) -> None:
    shown = record.show(f"{reading_id}.s125")
    assert isinstance(shown, Shown)
    assert [(mark.part, mark.span.text) for mark in shown.marks] == [
        ("content", "The road stays closed"),
        ("source", "she"),
        ("cue", "told"),
    ]
    (place,) = shown.locations
    assert (place.path, place.line, place.column) == ("/a.txt", 5, 2)


@pytest.mark.parametrize("finding", ["a46", "p17", "t93", "e60", "f169", "s46"])
def test_every_noun_can_be_shown(record: Record, reading_id: str, finding: str) -> None:
    shown = record.show(f"{reading_id[:4]}.{finding}")
    assert isinstance(shown, Shown)
    assert shown.entry.finding.id == finding
    assert shown.marks


def test_a_report_is_shown_by_its_id_alone(record: Record, reading_id: str) -> None:
    stored = record.show(reading_id[:3])
    assert isinstance(stored, Stored)
    assert stored.counts["statements"] == 2


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("nonsense", "is no id"),
        ("", "nothing: is no id"),
        ("%.s1", "is no id"),
        ("ffffffffff.s1", "no report's id starts with"),
        ("{report}.s1", "has no such finding"),
        ("{report}.z1", "is no id"),
    ],
)
def test_what_is_not_there_is_not_found(record: Record, reading_id: str, wanted: str, says: str) -> None:
    with pytest.raises(NotFound, match=says):
        record.show(wanted.format(report=reading_id))


def test_a_start_of_several_ids_is_refused(record: Record) -> None:
    for nth in range(40):
        record.add(make.reading(make.report(f"It rained {nth} times.")))
    first = next(iter(record.reports())).heading.id
    starts = [stored.heading.id[0] for stored in record.reports()]
    twice = next(start for start in starts if starts.count(start) > 1)
    several = [stored.heading.id for stored in record.reports() if stored.heading.id.startswith(twice)]
    named = ", ".join(sorted(several)[:3]) + (", …" if len(several) > 3 else "")
    with pytest.raises(NotFound, match=re.escape(f"several reports' ids start so ({named}); write more")):
        record.show(twice)
    assert isinstance(record.show(first), Stored)


def test_each_origin_has_a_way_back_of_its_own(record: Record) -> None:
    of = make.report("It rained.", kept=(Kept(0, 3, 10),))
    broken = make.report("It rained.", kept=(Kept(0, 0, 2), Kept(3, 4, 7)))
    rain = make.event(of, "rained")
    record.add(make.reading(of, events=(rain,)), Origin("/a.txt", "hash", "## It rained."))
    record.add(make.reading(broken, events=(rain,)), Origin("/b.txt", "hash", "It\n\nrained."))
    shown = record.show(f"{of.id}.{rain.id}")
    assert isinstance(shown, Shown)
    assert [(place.path, place.line, place.column) for place in shown.locations] == [("/a.txt", 1, 7), ("/b.txt", 3, 1)]


def test_a_name_that_is_no_text_comes_back() -> None:
    path = Path("/tmp/caf\udce9.txt")
    name_of(path).encode()
    assert path_of(name_of(path)) == path
    assert path_of(name_of(Path("/tmp/café.txt"))) == Path("/tmp/café.txt")
