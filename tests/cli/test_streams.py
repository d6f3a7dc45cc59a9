"""Streams as shells leave them: no room for what is printed, no standard input, and a Ctrl-C."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from errno import ENOSPC
from io import BytesIO, TextIOWrapper
from pathlib import Path

import click
import pytest

from onrecord.cli import reading
from onrecord.errors import UnreadableInput
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


def at_once(*_: object, **__: object) -> None:
    """Ctrl-C while a command runs."""
    raise KeyboardInterrupt


def at_a_question(*_: object, **__: object) -> None:
    """Ctrl-C at a question, as click passes it on."""
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt:
        raise click.Abort from None


@pytest.mark.parametrize(
    ("what", "happens"), [("onrecord.store.open_record", at_once), ("click.confirm", at_a_question)]
)
def test_ctrl_c_ends_any_command_with_its_code(
    kept: Run, monkeypatch: pytest.MonkeyPatch, what: str, happens: Callable[..., None]
) -> None:
    report = kept("reports", "--csv").output.splitlines()[1].partition(",")[0]
    monkeypatch.setattr(what, happens)
    done = kept("remove", report)
    assert done.exit_code == 130
    assert done.stderr.strip() == "interrupted"


@pytest.mark.parametrize("given", ["<&-", "</dev/null"])
def test_standard_input_without_a_report_is_named(given: str, tmp_path: Path) -> None:
    done = shell(f"cd {tmp_path} && onrecord read - - {given}")
    assert done.returncode == 1
    assert done.stderr == "error: standard input: is empty; give a file with the text of a report\n"


def test_standard_input_that_there_is_no_room_for_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(reading, "copyfileobj", full)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"It rained.")))
    says = f"standard input: can't be kept in {tmp_path} \\(no space left on device\\); make room, or set TMPDIR"
    with pytest.raises(UnreadableInput, match=says):
        reading._keep(tmp_path / "-")
