"""Opening a record: what isn't one is refused with a remedy, and left as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import StoreError
from onrecord.store import open_record
from tests import make
from tests.store.dumps import change


def test_a_new_record_is_empty(where: str) -> None:
    with open_record(where) as record:
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


def test_another_programs_database_is_refused(where: str) -> None:
    change(where, "CREATE TABLE bookmarks (address TEXT)")
    with pytest.raises(StoreError, match="is a database, but not a record"):
        open_record(where)


def test_a_record_of_a_later_layout_is_refused(where: str) -> None:
    open_record(where).close()
    change(where, "UPDATE onrecord SET schema_version = 99")
    with pytest.raises(StoreError, match=r"by a later version of onrecord \(layout 99, this one has \d+\); update it"):
        open_record(where)


@pytest.mark.parametrize("version", [-1, 0])
def test_a_record_of_a_layout_that_nobody_knows_is_refused(where: str, version: int) -> None:
    open_record(where).close()
    change(where, f"UPDATE onrecord SET schema_version = {version}")
    with pytest.raises(StoreError, match="has no layout that onrecord knows"):
        open_record(where)


def test_a_record_of_the_first_layout_still_opens(where: str) -> None:
    reading = onrecord.read(
        text="Selmar sent over 700 vehicles, including 90 tanks, on 3 March. Ana Kolb, mayor since 2029, left.",
        published=make.PUBLISHED,
    )
    assert any(one.when_basis for one in reading.events)
    assert any(one.roles for one in reading.actors)
    with open_record(where) as record:
        record.add(reading)
    change(
        where,
        "ALTER TABLE quantities DROP COLUMN change",
        "ALTER TABLE quantities DROP COLUMN part_of",
        "ALTER TABLE events DROP COLUMN when_basis",
        "ALTER TABLE places DROP COLUMN radius",
        "ALTER TABLE quantities DROP COLUMN equipment",
        "ALTER TABLE actors DROP COLUMN roles",
        "ALTER TABLE places DROP COLUMN relation",
        "ALTER TABLE events DROP COLUMN contexts",
        "ALTER TABLE events DROP COLUMN accounts",
        "ALTER TABLE forecasts DROP COLUMN scheduled",
        "UPDATE onrecord SET schema_version = 1",
    )
    for _ in range(2):
        with open_record(where, create=False) as record:
            (kept,) = record.readings()
            before = {"change": "", "part_of": None, "equipment": None}
            assert kept.quantities == tuple(replace(one, **before) for one in reading.quantities)
            assert kept.actors == tuple(replace(one, roles=()) for one in reading.actors)
            assert kept.events == tuple(
                replace(one, when_basis=None, contexts=(), accounts=()) for one in reading.events
            )
            assert not record.check().faults
    with open_record(where) as record:
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


def test_the_database_s_own_words_stand_in_an_error_that_nobody_foresaw(where: str) -> None:
    open_record(where).close()
    change(where, "DROP TABLE statements")
    with pytest.raises(StoreError, match=r"no such table|\"statements\" does not exist"), open_record(where) as record:
        list(record.statements())
