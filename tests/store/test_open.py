"""Opening a record: what isn't one is refused with a remedy, and left as it is."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import StoreError
from onrecord.store import dialect, open_record
from tests import make


def test_a_new_record_is_empty(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        assert list(record.reports()) == []


def test_asking_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="onrecord read PATH"):
        open_record(tmp_path / "record.db", create=False)
    assert not list(tmp_path.iterdir())


def test_an_empty_file_is_no_record_yet(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    file.touch()
    with pytest.raises(StoreError, match="no record yet"):
        open_record(file, create=False)
    open_record(file).close()
    open_record(file, create=False).close()


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are my notes. " * 100)
    with pytest.raises(StoreError, match=r"notes\.txt: is not a record; name another file"):
        open_record(file)
    assert file.read_text().startswith("These are my notes.")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE bookmarks (address TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="is a database, but not a record"):
        open_record(file)


def test_a_record_of_another_layout_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    open_record(file).close()
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE onrecord SET schema_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="another version of onrecord"):
        open_record(file)


def test_a_record_of_the_first_layout_still_opens(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    reading = onrecord.read(
        text="Selmar sent over 700 vehicles, including 90 tanks, on 3 March. Ana Kolb, mayor since 2029, left.",
        published=make.PUBLISHED,
    )
    assert any(one.when_basis for one in reading.events)
    assert any(one.roles for one in reading.actors)
    with open_record(file) as record:
        record.add(reading)
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("ALTER TABLE quantities DROP COLUMN change")
        connection.execute("ALTER TABLE quantities DROP COLUMN part_of")
        connection.execute("ALTER TABLE events DROP COLUMN when_basis")
        connection.execute("ALTER TABLE places DROP COLUMN radius")
        connection.execute("ALTER TABLE quantities DROP COLUMN equipment")
        connection.execute("ALTER TABLE actors DROP COLUMN roles")
        connection.execute("ALTER TABLE places DROP COLUMN relation")
        connection.execute("ALTER TABLE events DROP COLUMN contexts")
        connection.execute("ALTER TABLE events DROP COLUMN accounts")
        connection.execute("ALTER TABLE forecasts DROP COLUMN scheduled")
        connection.execute("UPDATE onrecord SET schema_version = 1")
    connection.close()
    for _ in range(2):
        with open_record(file, create=False) as record:
            (kept,) = record.readings()
            before = {"change": "", "part_of": None, "equipment": None}
            assert kept.quantities == tuple(replace(one, **before) for one in reading.quantities)
            assert kept.actors == tuple(replace(one, roles=()) for one in reading.actors)
            assert kept.events == tuple(replace(one, when_basis=None) for one in reading.events)
            assert not record.check().faults
    with open_record(file) as record:
        assert record.add(reading)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_record(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_record(tmp_path / "nowhere" / "record.db")


def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    with open_record(file) as record:
        record.add(make.full_reading())
    bytes_ = bytearray(file.read_bytes())
    bytes_[100:4096] = bytes(3996)
    file.write_bytes(bytes(bytes_))
    with pytest.raises(StoreError, match=r"record\.db: "), open_record(file) as record:
        list(record.readings())


def test_a_locked_record_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "WAIT", 0.05)
    file = tmp_path / "record.db"
    open_record(file).close()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="locked by another program"), open_record(file) as record:
        record.add(make.full_reading())
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("nonsense://x", r"^nonsense://x: nonsense is no known database; write postgresql://user@host/name or a file$"),
        ("sqlite+nonsense:///x", "is no known database"),
        ("postgresql://ida:secret@:port/x", r"^postgresql://\*\*\*@:port/x: is no database URL"),
        ("", "the record has no name; name a file"),
        ("://", "is no database URL"),
        ("postgresql://:port/x", "database"),
    ],
)
def test_an_address_that_leads_nowhere_is_named(where: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        open_record(where)


def test_the_database_s_own_words_stand_in_an_error_that_nobody_foresaw(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    open_record(file).close()
    connection = sqlite3.connect(file)
    connection.execute("DROP TABLE statements")
    connection.close()
    with pytest.raises(StoreError, match="no such table"), open_record(file) as record:
        list(record.statements())
