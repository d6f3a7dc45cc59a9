"""What adding a reading does to a record: new, unchanged, corrected, copied, read anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from onrecord.errors import StoreError
from onrecord.model import MadeBy, Reading
from onrecord.store import Origin, Record, Shown, dialect, open_record, rows
from onrecord.store.entries import How
from tests import make
from tests.store.dumps import dump

CORRECTED = make.TEXT.replace("on Monday", "on Monday night")


def origin(path: str, reading: Reading) -> Origin:
    return Origin(path, f"hash of {reading.report.text}", reading.report.text)


def test_a_new_report_is_stored_and_read_back_equal(record: Record) -> None:
    reading = make.full_reading()
    added = record.add(reading, origin("/a.txt", reading))
    assert (added.report, added.how) == (reading.report.id, "new")
    assert list(record.readings()) == [reading]


def test_adding_the_same_again_changes_nothing(where: str) -> None:
    reading = make.full_reading()
    with open_record(where) as record:
        record.add(reading, origin("/a.txt", reading))
        before = dump(where)
        assert record.add(reading, origin("/a.txt", reading)).how == "unchanged"
    assert dump(where) == before


def test_a_corrected_file_supersedes_its_earlier_report(record: Record) -> None:
    first, second = make.full_reading(), make.full_reading(CORRECTED)
    record.add(first, origin("/a.txt", first))
    assert record.add(second, origin("/a.txt", second)).how == "corrected"
    assert [reading.report.id for reading in record.readings()] == [second.report.id]
    assert {one.report.id for one in record.statements()} == {second.report.id}
    assert {reading.report.id for reading in record.readings(history=True)} == {first.report.id, second.report.id}
    shown = record.show(f"{first.report.id}.{first.statements[0].id}")
    assert isinstance(shown, Shown)
    assert shown.superseded_by == (second.report.id,)


def test_a_correction_that_is_taken_back_makes_the_first_report_current_again(record: Record) -> None:
    first, second = make.full_reading(), make.full_reading(CORRECTED)
    for reading in (first, second, first):
        record.add(reading, origin("/a.txt", reading))
    assert [reading.report.id for reading in record.readings()] == [first.report.id]
    (stored,) = record.reports()
    assert [(one.revision, one.superseded_by) for one in stored.origins] == [(3, None), (1, 2)]


def test_the_same_text_in_two_files_is_one_report_with_two_origins(record: Record) -> None:
    reading = make.full_reading()
    record.add(reading, origin("/a.txt", reading))
    assert record.add(reading, origin("/b.txt", reading)).how == "copy"
    (stored,) = record.reports()
    assert [one.origin.path for one in stored.origins] == ["/a.txt", "/b.txt"]


def test_a_report_stays_current_while_one_of_its_files_says_it(record: Record) -> None:
    first, second = make.full_reading(), make.full_reading(CORRECTED)
    record.add(first, origin("/a.txt", first))
    record.add(first, origin("/b.txt", first))
    record.add(second, origin("/a.txt", second))
    assert len(list(record.readings())) == 2


def test_a_newer_reading_of_the_same_report_takes_the_place_of_the_older(record: Record) -> None:
    old = make.full_reading()
    new = replace(old, made_by=MadeBy("0.2.0", ()), events=(), forecasts=())
    record.add(old, origin("/a.txt", old))
    assert record.add(new, origin("/a.txt", new)).how == "read anew"
    assert list(record.readings()) == [new]


def test_a_report_without_an_origin_stands_for_itself(record: Record) -> None:
    reading = make.full_reading()
    assert record.add(reading).how == "new"
    assert record.add(reading).how == "unchanged"
    assert list(record.readings()) == [reading]


def test_a_reading_that_cannot_be_written_whole_leaves_nothing(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the power is gone")

    reading = make.full_reading()
    monkeypatch.setattr(rows, "put", fail)
    with pytest.raises(RuntimeError):
        record.add(reading, origin("/a.txt", reading))
    assert list(record.readings(history=True)) == []
    assert list(record.statements()) == []


def test_a_file_is_known_only_as_it_was_read(record: Record) -> None:
    reading = make.full_reading()
    given = origin("/a.txt", reading)
    record.add(reading, given)
    assert record.has("/a.txt", given.sha256, None, reading.made_by) == reading.report.id
    assert record.has("/a.txt", "other bytes", None, reading.made_by) is None
    assert record.has("/a.txt", given.sha256, make.PUBLISHED, reading.made_by) is None
    assert record.has("/a.txt", given.sha256, None, MadeBy("0.2.0", ())) is None
    assert record.has("/b.txt", given.sha256, None, reading.made_by) is None


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ufdd0", "\ufdd00", "\ufdd01\0", "\0\ufdd0\0", "\U0010ffff"])
def test_any_text_of_a_file_is_kept(record: Record, text: str) -> None:
    reading = make.full_reading()
    record.add(replace(reading, made_by=MadeBy(text, (text,))), Origin("/a.txt", "hash", text))
    (stored,) = record.reports()
    assert stored.origins[0].origin.text == text
    assert [one.made_by for one in record.readings()] == [MadeBy(text, (text,))]


def test_half_a_character_is_refused_with_its_report(record: Record) -> None:
    reading = make.full_reading(title="Shells \ud83d fall")
    with pytest.raises(StoreError, match=rf"can't hold 'Shells \\ud83d fall' of report {reading.report.id}: half a"):
        record.add(reading)
    assert list(record.readings()) == []


def test_files_come_in_the_order_of_their_letters_codes(record: Record) -> None:
    reading = make.full_reading()
    for path in ("/a.txt", "/Z.txt", "/é.txt", "/a-b.txt", "/ab.txt"):
        record.add(reading, origin(path, reading))
    (stored,) = record.reports()
    assert [one.origin.path for one in stored.origins] == ["/Z.txt", "/a-b.txt", "/a.txt", "/ab.txt", "/é.txt"]


def test_writers_of_the_same_report_at_once_store_it_once(where: str) -> None:
    reading = make.full_reading()

    def add(_: int) -> How:
        with open_record(where) as record:
            return record.add(reading, origin("/a.txt", reading)).how

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, range(4))) == ["new", "unchanged", "unchanged", "unchanged"]
    with open_record(where) as record:
        assert list(record.readings()) == [reading]


def test_a_writer_that_has_waited_long_enough_says_so(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "WAIT", 0.05)
    reading = make.full_reading()
    with open_record(where) as record, open_record(where) as other:
        with (
            dialect.writing(other._engine, where),
            pytest.raises(StoreError, match="is locked by another program; wait"),
        ):
            record.add(reading)
        assert record.add(reading).how == "new"
