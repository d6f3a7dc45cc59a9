"""Files are opened in a process of its own: what hangs or kills it costs itself, and the rest is opened."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.model import RawReport
from onrecord.work.opener import Opened, Opener


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    yield made
    made.end()


def texts(found: Iterator[Opened]) -> list[str]:
    return [one.text if isinstance(one, RawReport) else f"error: {one}" for one in found]


def write(folder: Path, name: str, text: str = "It rained.") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_plain_text_is_opened_in_this_process(tmp_path: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.work.opener._Process", lambda *_: pytest.fail("a process was begun"))
    assert texts(opener.open(write(tmp_path, "a.txt"))) == ["It rained."]


def test_what_is_not_called_text_is_opened_in_another(tmp_path: Path, opener: Opener) -> None:
    for name in ("a", "b.unknown"):
        assert texts(opener.open(write(tmp_path, name))) == ["It rained."]


def test_a_missing_file_is_an_error_and_the_next_is_opened(tmp_path: Path, opener: Opener) -> None:
    (fault,) = opener.open(tmp_path / "gone")
    assert isinstance(fault, InputError)
    assert texts(opener.open(write(tmp_path, "a"))) == ["It rained."]


def test_a_process_that_was_killed_is_begun_again(tmp_path: Path, opener: Opener) -> None:
    path = write(tmp_path, "a")
    assert texts(opener.open(path)) == ["It rained."]
    process = opener._process
    assert process is not None
    assert process._process.pid
    os.kill(process._process.pid, signal.SIGKILL)
    process._process.join()
    assert texts(opener.open(path)) == ["It rained."]


def test_what_takes_too_long_is_named_and_the_process_ended(tmp_path: Path) -> None:
    opener = Opener(longest=0.0)
    (says,) = texts(opener.open(write(tmp_path, "slow")))
    assert says == f"error: {tmp_path / 'slow'}: opening it takes over 0 seconds; export its text and give that"
    assert opener._process is None


def test_who_takes_no_more_ends_the_process(tmp_path: Path, opener: Opener) -> None:
    found = opener.open(write(tmp_path, "a"))
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert opener._process is None
