"""What `check` sees: words that aren't there, files that have moved."""

from __future__ import annotations

import re
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from onrecord.store import Origin, Record, open_record
from onrecord.store.packed import pack_text
from tests import make
from tests.store.dumps import change, writing


@pytest.fixture
def file(where: str, tmp_path: Path) -> Path:
    """The file that the one report of the record was read from."""
    file = tmp_path / "report.txt"
    file.write_text(make.TEXT)
    reading = make.full_reading()
    with open_record(where) as record:
        record.add(reading, Origin(str(file), sha256(file.read_bytes()).hexdigest(), make.TEXT))
    return file


def check(where: str) -> list[tuple[str, str]]:
    with open_record(where, create=False) as record:
        return [(fault.kind, fault.says) for fault in record.check().faults]


def test_a_sound_record_has_no_faults(where: str, file: Path) -> None:
    assert check(where) == []


def forge(where: str, old: str, new: str, table: str = "reports", column: str = "reading") -> None:
    """Changes what is packed in a column; every place of the old words, and there must be one."""
    with writing(where) as connection:
        text = zlib.decompress(connection.execute(sql(f"SELECT {column} FROM {table}")).scalar_one()).decode()
        assert re.search(old, text)
        packed = {"packed": pack_text(re.sub(old, new, text))}
        connection.execute(sql(f"UPDATE {table} SET {column} = :packed"), packed)


def test_a_file_that_is_gone_is_an_origin_fault(where: str, file: Path) -> None:
    file.unlink()
    assert [(kind, "missing" in says) for kind, says in check(where)] == [("origin", True)]


def test_a_file_that_changed_is_an_origin_fault(where: str, file: Path) -> None:
    file.write_text("Something else.")
    assert [(kind, "changed" in says) for kind, says in check(where)] == [("origin", True)]


def test_a_superseded_version_need_not_be_on_the_disk(where: str, file: Path) -> None:
    file.write_text("It rained.")
    later = make.reading(make.report("It rained."))
    with open_record(where) as record:
        record.add(later, Origin(str(file), sha256(file.read_bytes()).hexdigest(), "It rained."))
    assert check(where) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (r'"text":"shelled"', '"text":"bombed"', "doesn't stand at"),
        (r'"claim":{"start":\d+', '"claim":{"start":9195', "outside the text"),
        (r'"trigger":{', '"trigger":1,"x":{', "isn't stored as it was written"),
        (r'"status":"alleged"', '"status":"rumoured"', "isn't stored as it was written"),
        (r'("issues":\[{"start":\d+,"end":)', r"\g<1>100000", "outside the text"),
        (r'("paragraphs":\[{"start":0,"end":)', r"\g<1>9", "a paragraph at [0, 9"),
        (r'"told_by":"s46"', '"told_by":"s999"', "told_by names 's999', which is none of the report's statements"),
        (r'"within":null', '"within":"s999"', "within names 's999'"),
        (r'"statement":null', '"statement":"s999"', "statement names 's999'"),
        (r'"quantities":\[\],"equipment"', '"quantities":["q9"],"equipment"', "quantities names 'q9'"),
        (r'"place":"p17"', '"place":"p18"', "places names 'p18'"),
        (r'"actor":"a46"', '"actor":"a47"', "actors names 'a47'"),
        (r'"actors":\[{"id".*?\],"places"', '"actors":[],"places"', "source names"),
        (
            r'"published":"2031-03-12"',
            '"published":"2030-01-01"',
            "isn't the id that its text and publication day give",
        ),
        (r'("when":{"first":)"2031-03-10"', r'\g<1>"2031-03-11"', "from 2031-03-11 to 2031-03-10, which are no days"),
    ],
)
def test_a_reading_that_was_tampered_with_has_word_faults(
    where: str, file: Path, old: str, new: str, says: str
) -> None:
    forge(where, old, new)
    faults = check(where)
    assert {kind for kind, _ in faults} == {"words"}
    assert any(says in fault for _, fault in faults)


def test_an_origin_that_was_tampered_with_has_word_faults(where: str, file: Path) -> None:
    forge(where, "^", "x", "origins", "text")
    assert any("lead back" in says for _, says in check(where))
    forge(where, "^x", "", "origins", "text")
    assert check(where) == []
    forge(where, "$", " Forged.", "origins", "text")
    assert [says for _, says in check(where)] == ["says something else than the text that the record keeps of it"]


@pytest.mark.parametrize(("table", "column"), [("reports", "reading"), ("origins", "text"), ("origins", "kept")])
def test_what_cannot_be_unpacked_is_a_word_fault(where: str, file: Path, table: str, column: str) -> None:
    with writing(where) as connection:
        connection.execute(sql(f"UPDATE {table} SET {column} = :packed"), {"packed": b"nothing"})
    ((kind, says),) = check(where)
    assert kind == "words"
    assert "isn't stored as it was written" in says


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DELETE FROM findings WHERE id = 's46'", "its row is missing"),
        ("UPDATE findings SET key = key + 1 WHERE id = 'e60'", "is asked for, but isn't in the reading"),
        ("UPDATE findings SET last = '2031-03-11' WHERE id = 'e60'", "last is datetime.date(2031, 3, 11)"),
        ("UPDATE findings SET current = FALSE WHERE id = 'e60'", "current is False"),
        ("UPDATE findings SET confidence = 0.125 WHERE id = 'f169'", "confidence is 0.125"),
        ("UPDATE reports SET published = '2030-01-01'", "which its reading isn't"),
        ("UPDATE reports SET current = FALSE", "is marked as superseded, but a file says it"),
        ("UPDATE origins SET superseded_by = 2", "is marked as current, but no file says it any more"),
    ],
)
def test_rows_that_the_reading_could_not_have_given_are_word_faults(
    where: str, file: Path, statement: str, says: str
) -> None:
    change(where, statement)
    faults = check(where)
    assert {kind for kind, _ in faults} == {"words"}
    assert any(says in fault for _, fault in faults)


def test_a_file_that_is_gone_while_another_says_the_same_is_only_noted(where: str, file: Path) -> None:
    moved = file.rename(file.parent / "moved.txt")
    with open_record(where) as record:
        record.add(make.full_reading(), Origin(str(moved), sha256(moved.read_bytes()).hexdigest(), make.TEXT))
        checked = record.check()
    assert checked.faults == ()
    assert [(note.about, note.says) for note in checked.notes] == [(str(file), f"is gone; {moved} says the same")]
    moved.unlink()
    assert [kind for kind, _ in check(where)] == ["origin", "origin"]


def test_what_was_checked_is_counted(record: Record) -> None:
    record.add(make.full_reading())
    checked = record.check()
    assert (checked.reports, checked.findings, checked.issues) == (1, 8, 1)


def test_several_processes_find_what_one_does(tmp_path: Path) -> None:
    where = str(tmp_path / "record.db")
    with open_record(where) as record:
        for nth in range(5):
            record.add(make.full_reading(f"{nth}.\n\n{make.TEXT}"))
    change(where, "UPDATE findings SET confidence = 0.125 WHERE noun = 'f'")
    with open_record(where) as record:
        assert record.size() == 5
        alone, together = record.check(), record.check(jobs=2)
    assert together == alone
    assert alone.faults
