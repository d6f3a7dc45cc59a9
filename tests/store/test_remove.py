"""Removing a report: what would go, what goes, and what its files said before."""

from __future__ import annotations

import pytest

from onrecord.errors import NotFound
from onrecord.model import Reading
from onrecord.review import Choice
from onrecord.store import Origin, Record
from tests import make
from tests.store.dumps import dump

FIRST, SECOND = make.full_reading(), make.full_reading(make.TEXT.replace("on Monday", "on Monday night"))
A, B = FIRST.report.id, SECOND.report.id


def add(record: Record, reading: Reading, path: str = "/a.txt") -> None:
    record.add(reading, Origin(path, reading.report.id, reading.report.text))


def current(record: Record) -> list[str]:
    return [one.heading.id for one in record.reports()]


def test_nothing_is_left_of_the_only_report(where: str, record: Record) -> None:
    empty = dump(where)
    add(record, FIRST)
    record.decide(f"{A}.e60", Choice("", "reject", "Ida"))
    gone = record.removal(A[:5])
    assert (gone.report.id, gone.decisions, gone.files, gone.current) == (A, 1, ("/a.txt",), ())
    assert (gone.findings["statements"], gone.findings["events"]) == (2, 0)
    assert dump(where) != empty
    assert record.remove(A) == gone
    assert dump(where) == empty
    assert not record.check().faults
    with pytest.raises(NotFound):
        record.remove(A)


def test_what_others_have_stays(where: str, record: Record) -> None:
    add(record, FIRST)
    before = dump(where)
    add(record, SECOND, "/b.txt")
    record.remove(B)
    assert dump(where) == before


def test_what_it_superseded_is_current_again(record: Record) -> None:
    add(record, FIRST)
    add(record, SECOND)
    assert record.removal(B).current == (A,)
    record.remove(B)
    assert current(record) == [A]
    assert [one.finding.id for one in record.events()] == ["e60"]
    assert [fault.kind for fault in record.check().faults] == ["origin"]


def test_a_superseded_report_goes_out_of_the_middle(record: Record) -> None:
    for reading in (FIRST, SECOND, FIRST):
        add(record, reading)
    assert record.removal(B).current == ()
    record.remove(B)
    (stored,) = record.reports()
    assert [(one.revision, one.superseded_by) for one in stored.origins] == [(3, None), (1, 3)]


def test_a_report_that_another_file_says_too_goes_from_both(record: Record) -> None:
    add(record, FIRST)
    add(record, FIRST, "/b.txt")
    add(record, SECOND)
    assert record.removal(A).files == ("/b.txt", "/a.txt")
    record.remove(A)
    assert current(record) == [B]
    assert not [fault for fault in record.check().faults if fault.kind == "words"]


def test_read_again_it_is_there_again(where: str, record: Record) -> None:
    add(record, FIRST)
    before = dump(where)
    record.remove(A)
    add(record, FIRST)
    assert dump(where) == before
    assert [one.what for one in record.audit()] == ["added", "removed", "added"]


def test_a_finding_is_not_removed(record: Record) -> None:
    add(record, FIRST)
    with pytest.raises(NotFound, match="only reports are removed"):
        record.removal(f"{A}.e60")
