"""`onrecord check`: exit code 1 and a list where something doesn't resolve."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Run


def test_a_sound_record_resolves(kept: Run) -> None:
    done = kept("check")
    assert (done.exit_code, done.output) == (0, "1 report, 8 findings, 1 issue: all resolve\n")


def test_a_file_that_moved_is_listed(kept: Run) -> None:
    Path("report.txt").rename("moved.txt")
    done = kept("check")
    assert done.exit_code == 1
    assert done.output.startswith(f"origin: {Path('report.txt').absolute()}: is missing")
    assert done.output.endswith(": 1 fault\n")


def test_a_file_that_moved_and_was_read_again_is_only_noted(kept: Run) -> None:
    Path("report.txt").rename("moved.txt")
    assert "1 copy" in kept("read", "moved.txt").output
    done = kept("check")
    assert done.exit_code == 0
    old, new = Path("report.txt").absolute(), Path("moved.txt").absolute()
    assert done.output.splitlines() == [
        f"note: {old}: is gone; {new} says the same",
        "1 report, 8 findings, 1 issue: all resolve",
    ]


def test_words_that_do_not_stand_there_are_listed(kept: Run) -> None:
    connection = sqlite3.connect("record.db")
    with connection:
        connection.execute("UPDATE findings SET last = '1999-01-01' WHERE noun = 'e'")
    connection.close()
    done = kept("check")
    assert done.exit_code == 1
    assert done.output.startswith("words: ")
