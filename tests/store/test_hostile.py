"""What can befall a record: a kill, a full disk, a damaged file. Each says so in one line, and nothing is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.model import Reading
from onrecord.review import Choice
from onrecord.store import Origin, Record, open_record
from tests import make
from tests.postgres import Server
from tests.store.dumps import change

NOBODY = 65534
BALLAST = 1_500_000

KILLED = """
import sys, time
from onrecord.store import Origin, open_record, write
from tests import make

def stop(*_):
    print("writing", flush=True)
    time.sleep(60)

record = open_record(sys.argv[1])
record.add(make.full_reading("1.\\n\\n" + make.TEXT))
write.rows.put = stop
record.add(make.full_reading("2.\\n\\n" + make.TEXT), Origin("/2.txt", "hash", "2."))
"""
"""Adds one reading, and stops in the middle of the next."""


def line_of(raised: pytest.ExceptionInfo[StoreError]) -> str:
    """The message, which is one line."""
    says = str(raised.value)
    assert "\n" not in says
    return says


def numbered(nth: int) -> str:
    return f"{nth}.\n\n{make.TEXT}"


def long(nth: int) -> Reading:
    """A reading of a report that takes 100,000 bytes on any disk."""
    return make.full_reading(f"{numbered(nth)}\n\n{random.Random(nth).randbytes(50_000).hex()}")


def kept(where: str) -> list[str]:
    """The first lines of the reports, in order of their numbers; the record is sound."""
    with open_record(where, create=False) as record:
        assert not record.check().faults
        return sorted((reading.report.title for reading in record.readings()), key=lambda title: int(title[:-1]))


def test_killed_in_the_middle_of_writing_leaves_nothing_half(where: str) -> None:
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen([sys.executable, "-c", KILLED, where], stdout=subprocess.PIPE, cwd=root)
    assert process.stdout and process.stdout.readline() == b"writing\n"
    process.kill()
    process.wait()
    process.stdout.close()
    assert kept(where) == ["1."]
    with open_record(where) as record:
        assert record.add(make.full_reading(numbered(2))).how == "new"
    assert kept(where) == ["1.", "2."]


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of three megabytes, half of it taken by ``ballast``."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-small-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("only root can mount a small disk")
    (folder / "ballast").write_bytes(bytes(BALLAST))
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


@pytest.fixture
def on_small_disk(request: pytest.FixtureRequest, where: str, small_disk: Path) -> Iterator[str]:
    """A place for a record on the small disk."""
    if "://" not in where:
        yield str(small_disk / "record.db")
        return
    server: Server = request.getfixturevalue("server")
    with server.tablespace(small_disk) as address:
        yield address


def fill(record: Record) -> None:
    """Adds readings until the record takes no more."""
    for nth in range(100):
        record.add(long(nth))
    raise AssertionError("the disk is never full")


def test_a_full_disk_loses_nothing(on_small_disk: str, small_disk: Path) -> None:
    with open_record(on_small_disk) as record:
        with pytest.raises(StoreError, match="disk is full; make room and run this again, what is stored is") as raised:
            fill(record)
        line_of(raised)
    before = kept(on_small_disk)
    assert before == [f"{nth}." for nth in range(len(before))]
    assert before
    (small_disk / "ballast").unlink()
    with open_record(on_small_disk) as record:
        assert record.add(long(len(before))).how == "new"
    assert kept(on_small_disk) == [*before, f"{len(before)}."]


def test_a_disk_without_any_room_is_named(small_disk: Path) -> None:
    file = small_disk / "record.db"
    with open_record(file) as record:
        record.add(make.full_reading(numbered(1)))
    with pytest.raises(OSError, match="No space left"), (small_disk / "rest").open("wb", buffering=0) as rest:
        while rest.write(bytes(1024)):
            pass
    with pytest.raises(StoreError, match=r"has no room on its disk .*; make room and run this again$") as raised:
        open_record(file)
    line_of(raised)
    (small_disk / "rest").unlink()
    assert kept(str(file)) == ["1."]


@pytest.mark.parametrize("column", ["reports.reading", "decisions.now", "origins.kept"])
def test_what_is_damaged_inside_is_said_in_one_line(tmp_path: Path, column: str) -> None:
    file, origin = tmp_path / "record.db", Origin("/in/report.txt", "0" * 64, make.TEXT)
    reading = make.full_reading()
    with open_record(file) as record:
        record.add(reading, origin)
        record.decide(f"{reading.report.id}.e60", Choice("", "reject", "Ida"))
    table, _, name = column.partition(".")
    change(str(file), f"UPDATE {table} SET {name} = x'00ff00'")
    with open_record(file) as record:
        for asked in (lambda: list(record.reports()), lambda: record.show(reading.report.id)):
            with pytest.raises(
                StoreError, match=r"record\.db: is damaged, no .*; `onrecord check` says where"
            ) as raised:
                asked()
            line_of(raised)
        assert record.check().faults


def test_a_table_that_is_missing_is_damage(where: str) -> None:
    open_record(where).close()
    change(where, "DROP TABLE decisions")
    with (
        open_record(where) as record,
        pytest.raises(StoreError, match=r"is damaged, a table of it is missing; "),
    ):
        list(record.decisions())


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere; what is done here is done by somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A record of one report, in a folder that everybody may read."""
    with tempfile.TemporaryDirectory(prefix="onrecord-shared-") as folder:
        file = Path(folder) / "record.db"
        with open_record(file) as record:
            record.add(make.full_reading(numbered(1)))
        Path(folder).chmod(0o755)
        yield file
        Path(folder).chmod(0o755)


def test_a_file_that_may_only_be_read_can_be_asked(shared: Path) -> None:
    shared.chmod(0o444)
    shared.parent.chmod(0o555)
    before = shared.read_bytes()
    with as_nobody(), open_record(shared) as record:
        assert len(list(record.statements())) == 2
        with pytest.raises(
            StoreError, match=r"record\.db: can't be written; check the permissions of the fi"
        ) as raised:
            record.add(make.full_reading(numbered(2)))
    line_of(raised)
    assert shared.read_bytes() == before


def test_a_folder_that_may_only_be_read_is_named(shared: Path) -> None:
    shared.chmod(0o666)
    shared.parent.chmod(0o555)
    before = shared.read_bytes()
    says = r"record\.db: can't be (written|opened); check .*permissions"
    with as_nobody(), pytest.raises(StoreError, match=says) as raised, open_record(shared) as record:
        record.add(make.full_reading(numbered(2)))
    line_of(raised)
    assert shared.read_bytes() == before
    with as_nobody(), pytest.raises(StoreError, match=r"new\.db: can't be opened; check that its folder exists and"):
        open_record(shared.with_name("new.db"))


def test_a_file_that_may_not_be_read_is_named(shared: Path) -> None:
    shared.chmod(0o000)
    with as_nobody(), pytest.raises(StoreError, match=r"record\.db: can't be opened; check .*permissions") as raised:
        open_record(shared, create=False)
    line_of(raised)


@pytest.mark.parametrize("part", [0.001, 0.01, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_record_is_said_to_be_damaged(tmp_path: Path, part: float) -> None:
    file = tmp_path / "record.db"
    with open_record(file) as record:
        for nth in range(20):
            record.add(make.full_reading(numbered(nth)))
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)])
    before = file.read_bytes()
    says = r"record\.db: is (damaged[;,].* restore a copy|not a record; name another file)"
    with pytest.raises(StoreError, match=says) as raised, open_record(file) as opened:
        list(opened.readings())
        opened.add(make.full_reading(numbered(20)))
    line_of(raised)
    assert file.read_bytes() == before


@pytest.mark.parametrize("size", [1, 16, 100, 4096, 100_000])
@pytest.mark.parametrize("create", [True, False])
def test_a_file_of_any_bytes_is_no_record_and_is_kept(tmp_path: Path, size: int, create: bool) -> None:
    file = tmp_path / "record.db"
    before = random.Random(size).randbytes(size)
    file.write_bytes(before)
    with pytest.raises(StoreError, match=r"record\.db: is not a record; name another file with --record") as raised:
        open_record(file, create=create)
    line_of(raised)
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["record.db"]
