"""Killed at any moment, `read` leaves a record that can be asked, and that a rerun makes whole."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from onrecord.errors import StoreError
from onrecord.store import open_record
from tests.conftest import Fresh
from tests.store.dumps import dump

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
MORE = [f"It rained on day {day} in Lenn, the mayor said. Nobody was hurt." for day in range(12)]
READ = """
import sys
from onrecord import pipeline
from onrecord.cli import main
from tests.cli.conftest import quick_made_by, quick_reading
pipeline.read_report = quick_reading
pipeline.made_by = quick_made_by
main(["read", "in", "--record", sys.argv[1], "--jobs", "1"])
"""
"""Reads the folder "in" without the parser, so that a kill often falls into the writing."""


def start(folder: Path, record: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", READ, str(record)]
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env={"PYTHONPATH": root})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 60 reports in "in", and an archive and a table of more, which another process opens."""
    made = tmp_path_factory.mktemp("killed")
    (made / "in").mkdir()
    for nth, path in enumerate([*EXAMPLES.glob("*.txt")] * 5):
        text = path.read_text()
        (made / "in" / f"{nth:02}.txt").write_text(text if nth % 6 else text + f"\n\nPart {nth}.")
    with ZipFile(made / "in" / "20.zip", "w") as archive:
        for nth, text in enumerate(MORE):
            archive.writestr(f"{nth}.txt", text)
    (made / "in" / "05.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in MORE))
    return made


@pytest.fixture(scope="module")
def clean(folder: Path, fresh: Fresh) -> str:
    """The record of one clean run over the folder."""
    record = fresh()
    assert start(folder, record).wait(60) == 0
    return record


def begun(record: str, wanted: int) -> bool:
    """Whether there is a file or a server to write to, and as many reports as wanted are written."""
    return ("://" in record or Path(record).exists()) and reports(record) >= wanted


def reports(record: str) -> int:
    """How many reports the record has; none where it isn't laid out yet."""
    try:
        with open_record(record, create=False) as opened:
            return len(list(opened.reports()))
    except StoreError as fault:
        assert "no record yet" in str(fault)
        return 0


@pytest.mark.parametrize("wanted", [0, 1, 7, 20])
def test_a_rerun_makes_whole_what_was_killed(folder: Path, clean: str, where: str, wanted: int) -> None:
    process = start(folder, where)
    while process.poll() is None and not begun(where, wanted):
        time.sleep(0.002)
    process.kill()
    process.wait()
    before = reports(where)
    assert wanted <= before
    assert start(folder, where).wait(60) == 0
    assert dump(where) == dump(clean)


def test_processes_end_with_their_parent(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "in")
    command = [sys.executable, "-m", "onrecord", "read", "in", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    family: set[int] = set()
    end = time.monotonic() + 60
    while len(family) < 2 and process.poll() is None and time.monotonic() < end:
        family |= descendants(process.pid)
        time.sleep(0.05)
    process.kill()
    process.wait()
    end = time.monotonic() + 20
    while any(alive(pid) for pid in family) and time.monotonic() < end:
        time.sleep(0.1)
    assert family
    assert not [pid for pid in family if alive(pid)]


def descendants(pid: int) -> set[int]:
    """All processes below one."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {pid}
    while True:
        more = {child for child, parent in parents.items() if parent in found} - found
        if not more:
            return found - {pid}
        found |= more


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
