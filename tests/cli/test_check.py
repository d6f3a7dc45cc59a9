"""`onrecord check`: exit code 1 and a list where something doesn't resolve."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.store.dumps import change


def test_a_sound_record_resolves(anywhere: Run) -> None:
    done = anywhere("check")
    assert (done.exit_code, done.output) == (0, "1 report, 8 findings, 1 issue: all resolve\n")


def test_a_file_that_moved_is_listed(anywhere: Run) -> None:
    Path("report.txt").rename("moved.txt")
    done = anywhere("check")
    assert done.exit_code == 1
    assert done.output.startswith(f"origin: {Path('report.txt').absolute()}: is missing")
    assert done.output.endswith(": 1 fault\n")


def test_a_file_that_moved_and_was_read_again_is_only_noted(anywhere: Run) -> None:
    Path("report.txt").rename("moved.txt")
    assert "1 copy" in anywhere("read", "moved.txt").output
    done = anywhere("check")
    assert done.exit_code == 0
    old, new = Path("report.txt").absolute(), Path("moved.txt").absolute()
    assert done.output.splitlines() == [
        f"note: {old}: is gone; {new} says the same",
        "1 report, 8 findings, 1 issue: all resolve",
    ]


def test_words_that_do_not_stand_there_are_listed(anywhere: Run, where: str) -> None:
    change(where, "UPDATE findings SET last = '1999-01-01' WHERE noun = 'e'")
    done = anywhere("check")
    assert done.exit_code == 1
    assert done.output.startswith("words: ")
