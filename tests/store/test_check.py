"""What `check` sees: words that aren't there, files that have moved."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.store import Origin, Record, open_record
from onrecord.store.origins import hash_of
from tests import make


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A record of one report and the file that it was read from; the file is given."""
    file = tmp_path / "report.txt"
    file.write_text(make.TEXT)
    reading = make.full_reading()
    with open_record(tmp_path / "record.db") as record:
        record.add(reading, Origin(str(file), hash_of(file), make.TEXT))
    return file


def check(file: Path) -> list[tuple[str, str]]:
    with open_record(file.parent / "record.db", create=False) as record:
        return [(fault.kind, fault.says) for fault in record.check().faults]


def change(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file.parent / "record.db")
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_sound_record_has_no_faults(file: Path) -> None:
    assert check(file) == []


def test_a_file_that_is_gone_is_an_origin_fault(file: Path) -> None:
    file.unlink()
    assert [(kind, "missing" in says) for kind, says in check(file)] == [("origin", True)]


def test_a_file_that_changed_is_an_origin_fault(file: Path) -> None:
    file.write_text("Something else.")
    assert [(kind, "changed" in says) for kind, says in check(file)] == [("origin", True)]


def test_a_superseded_version_need_not_be_on_the_disk(file: Path) -> None:
    file.write_text("It rained.")
    later = make.reading(make.report("It rained."))
    with open_record(file.parent / "record.db") as record:
        record.add(later, Origin(str(file), hash_of(file), "It rained."))
    assert check(file) == []


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE statements SET content = replace(content, 'bridge', 'tunnel')", "doesn't stand at"),
        ("UPDATE forecasts SET claim = replace(claim, '195', '9195')", "outside the text"),
        ("UPDATE events SET trigger = '[1]'", "isn't stored as it was written"),
        ("UPDATE origins SET text = 'x' || text", "lead back"),
        ('UPDATE issues SET "end" = 100000', "outside the text"),
    ],
)
def test_a_record_that_was_tampered_with_has_word_faults(file: Path, statement: str, says: str) -> None:
    change(file, statement)
    faults = check(file)
    assert faults
    assert all(kind == "words" and says in fault for kind, fault in faults)


def test_what_was_checked_is_counted(record: Record) -> None:
    record.add(make.full_reading())
    checked = record.check()
    assert (checked.reports, checked.findings) == (1, 9)
