"""Opening a record: what isn't one is refused with a remedy, and left as it is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.review import Choice
from onrecord.store import Origin, dialect, open_record
from onrecord.store.tables import SCHEMA
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


SINCE_LAYOUT_1 = {
    "quantities": ("change", "part_of", "equipment"),
    "events": ("when_basis", "contexts", "accounts"),
    "places": ("radius", "relation"),
    "actors": ("roles",),
    "forecasts": ("scheduled",),
}
"""Columns that layouts 2 to 5 brought."""


def old_record(file: Path, version: int) -> None:
    """A record of layout 5, or of the first, as an earlier version wrote it: three reports, one of them superseded."""
    connection = sqlite3.connect(file)
    with connection:
        connection.executescript((Path(__file__).parent / "layouts" / "5.sql").read_text())
        for table, columns in SINCE_LAYOUT_1.items() if version == 1 else ():
            for column in columns:
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("UPDATE onrecord SET schema_version = ?", (version,))
    connection.close()


@pytest.mark.parametrize("version", [1, 5])
def test_a_record_of_an_earlier_layout_still_opens(tmp_path: Path, version: int) -> None:
    file = tmp_path / "record.db"
    old_record(file, version)
    written = file.read_bytes()
    for _ in range(2):
        with open_record(file, create=False) as record:
            assert len(list(record.reports())) == 2
            assert len(list(record.reports(history=True))) == 3
            assert make.full_reading().report in [one.report for one in record.readings()]
            (sent,) = record.events(about="sent")
            assert bool(sent.finding.when_basis) is (version == 5)
            (closed,) = record.forecasts(about="road", by="Kolb")
            assert closed.finding.due
            assert [one.kind for one in record.check().faults] == ["origin"]
            (brought_up,) = record.audit()
            assert (brought_up.what, brought_up.says) == ("brought up", f"from layout {version} to {SCHEMA}")
    copy = file.with_name(f"record.db.layout-{version}")
    old = sqlite3.connect(copy)
    assert old.execute("SELECT schema_version, count(*) FROM onrecord, reports").fetchone() == (version, 3)
    old.close()
    assert file.read_bytes() != written


def test_a_copy_that_was_cut_short_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "record.db"
    old_record(file, 5)

    def killed(engine: object, where: str, statement: str, *values: str) -> None:
        Path(values[0]).write_bytes(b"SQLite format 3")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(dialect, "_alone", killed)
        with pytest.raises(KeyboardInterrupt):
            open_record(file)
    open_record(file).close()
    copy = sqlite3.connect(file.with_name("record.db.layout-5"))
    assert copy.execute("SELECT count(*) FROM reports").fetchone() == (3,)
    copy.close()


def test_a_record_that_cannot_be_brought_up_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    old_record(file, 5)
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE events SET trigger = '[1]'")
    connection.close()
    with pytest.raises(StoreError, match=r"record\.db: .*events"):
        open_record(file)
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT schema_version, count(*) FROM onrecord, reports").fetchone() == (5, 3)
    connection.close()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_record(tmp_path)


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for where in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(StoreError, match="is a device or a pipe; name a file"):
            open_record(where)


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
        ("mysql://u:pw@h/x", r"^mysql://u:\*\*\*@h/x: mysql is no known database"),
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
    change(where, "ALTER TABLE findings RENAME COLUMN noun TO verb")
    with pytest.raises(StoreError, match=r"answers .*noun"), open_record(where) as record:
        list(record.statements())


def test_a_record_of_layout_7_knows_what_repeats_its_reports_now(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    text = " ".join(f"The mayor of Lenn told the council on day {nth} that the bridge was closed." for nth in range(9))
    reading = make.reading(make.report(text))
    with open_record(file) as record:
        record.add(reading, Origin("/a.txt", "0", text))
    connection = sqlite3.connect(file)
    with connection:
        for change in (
            "DROP TABLE sentences",
            "ALTER TABLE origins DROP COLUMN anchors",
            "UPDATE onrecord SET schema_version = 7",
        ):
            connection.execute(change)
    connection.close()
    with open_record(file) as record:
        shorter = make.report(text[: text.index(" The mayor of Lenn told the council on day 8")])
        assert record.repeated("/b.txt", shorter, reading.made_by) == reading.report.id
        assert [one.kind for one in record.check().faults] == ["origin"]


SINCE_LAYOUT_6 = [("reports", name) for name in ("findings", "issues", "origins", "seal", "rows_seal")]
SINCE_LAYOUT_6 += [("origins", "seal"), ("origins", "anchors")]


def record_of_layout_6(file: Path, *changes: str) -> None:
    """A record of layout 6: two versions of a file, a decision on the later one, and what else was changed in it."""
    with open_record(file) as record:
        for text in (make.TEXT, f"Corrected.\n\n{make.TEXT}"):
            reading = make.full_reading(text)
            record.add(reading, Origin("/a.txt", reading.report.id, text))
        event = next(iter(record.events()))
        record.decide(event.id, Choice("", "reject", "Ida"))
    connection = sqlite3.connect(file)
    with connection:
        for table in (
            "linked",
            "pairs",
            "tellings",
            "under",
            "counted",
            "verdicts",
            "fulfilments",
            "seen",
            "often",
            "sentences",
        ):
            connection.execute(f"DROP TABLE {table}")
        for table, column in SINCE_LAYOUT_6:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for one in ("UPDATE onrecord SET schema_version = 6", *changes):
            connection.execute(one)
    connection.close()


def test_a_record_of_layout_6_still_opens(tmp_path: Path) -> None:
    file = tmp_path / "record.db"
    record_of_layout_6(file)
    with open_record(file, create=False) as record:
        assert len(list(record.readings(history=True))) == 2
        assert [one.kind for one in record.check().faults] == ["origin"]
        assert [one.times for one in record.who_says()] == [1]
        assert record.link().reports == 1
        assert (list(record.audit())[-1].says) == f"from layout 6 to {SCHEMA}"
    old = sqlite3.connect(file.with_name("record.db.layout-6"))
    assert old.execute("SELECT schema_version FROM onrecord").fetchone() == (6,)
    old.close()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE findings SET confidence = 0.125 WHERE noun = 'f'", r"\.f\d+: is asked by what it isn't: confidence"),
        ("UPDATE reports SET reading = x'78'", "isn't stored as it was written"),
        ("DELETE FROM decisions", "has decisions that aren't what they were|is asked"),
    ],
)
def test_a_damaged_record_of_layout_6_is_not_sealed(tmp_path: Path, change: str, says: str) -> None:
    file = tmp_path / "record.db"
    record_of_layout_6(file, change)
    with pytest.raises(StoreError, match=rf"record\.db: [0-9a-f]{{12}}.*({says}).*; nothing was changed"):
        open_record(file)
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT schema_version FROM onrecord").fetchone() == (6,)
    connection.close()


def test_its_address_opens_it_in_another_process(where: str) -> None:
    with open_record(where) as record:
        record.add(make.full_reading())
        with open_record(record.address, create=False) as again:
            assert list(again.reports()) == list(record.reports())
        assert (record.file is None) == ("://" in where)


def test_a_record_whose_file_was_taken_away_takes_nothing_until_it_is_back(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        record.add(make.full_reading())
        held = (tmp_path / "record.db").rename(tmp_path / "elsewhere.db")
        for ask in (lambda: record.add(make.reading(make.report("Nothing happened."))), record.size):
            with pytest.raises(StoreError, match="put it back"):
                ask()
        assert not (tmp_path / "record.db").exists()
        held.rename(tmp_path / "record.db")
        record.add(make.reading(make.report("Nothing happened.")))
        assert len(list(record.reports())) == 2


def test_a_record_in_whose_place_another_file_was_put_takes_nothing(tmp_path: Path) -> None:
    with open_record(tmp_path / "record.db") as record:
        (tmp_path / "record.db").unlink()
        (tmp_path / "record.db").write_bytes(b"")
        with pytest.raises(StoreError, match="another file put in its place"):
            record.add(make.full_reading())
        assert (tmp_path / "record.db").read_bytes() == b""
