"""Streams as shells leave them: no room for what is printed, and no standard input."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = str(Path(__file__).parents[2])


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of a shell in which ``onrecord`` is the command line."""
    onrecord = f'onrecord() {{ {sys.executable} -m onrecord "$@"; }}; {line}'
    return subprocess.run(["/bin/sh", "-c", onrecord], capture_output=True, text=True, env={"PYTHONPATH": ROOT})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("form", ["", "--json", "--csv"])
def test_no_room_for_the_output_is_said_in_one_line(kept: Run, form: str) -> None:
    done = shell(f"onrecord statements {form} > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "error: the output can't be written (No space left on device); make room where it goes\n"


def test_who_stops_reading_gets_no_complaint(kept: Run) -> None:
    assert shell("onrecord statements --json | head -c 1 >/dev/null").stderr == ""


@pytest.mark.parametrize(
    ("line", "code"), [("review", 0), ("decide 0.e1 correct --json -", 1), ("remove 0", 1), ("reports >&-", 0)]
)
def test_without_standard_streams_nothing_breaks(kept: Run, line: str, code: int) -> None:
    done = shell(f"onrecord {line} <&-")
    assert done.returncode == code
    assert done.stderr.count("\n") <= 1
