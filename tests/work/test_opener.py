"""Files are opened in a process of its own: what hangs or kills it costs itself, and the rest is opened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from onrecord.errors import InputError, NotAReport
from onrecord.intake.opening import Begun
from onrecord.model import RawReport
from onrecord.work.opener import Opened, Opener, _Lost


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


HANGS = """
import re
from onrecord.work.opener import timed
list(timed(iter([1, 2]), 1))
list(timed((re.match("(a|a)*$", "a" * 40 + "b") for _ in "1"), 1))
"""
"""Is busy for years in one call, which lets no other thread run."""


@pytest.mark.skipif(sys.platform == "win32", reason="has no alarm")
def test_a_process_whose_parent_is_gone_ends_though_it_is_busy() -> None:
    ended = subprocess.run([sys.executable, "-c", HANGS], timeout=60, check=False)
    assert ended.returncode == -signal.SIGALRM


class Told:
    """A process that tells what it is said to, and is lost at None; another one goes on without what is refused."""

    def __init__(self, parts: list[Begun | Opened | None]) -> None:
        self.parts, self.told_of = parts, iter(())
        self.begun: list[dict[str, str]] = []

    def is_alive(self) -> bool:
        return True

    def begin(self, path: Path, refused: Mapping[str, str]) -> None:
        self.begun.append(dict(refused))
        self.told_of = iter(list(self._without(refused)))

    def _without(self, refused: Mapping[str, str]) -> Iterator[Begun | Opened | None]:
        """The parts, a container named "x" with all in it ("x/y") as one error where it is refused."""
        at, had = "", set[str]()
        for one in self.parts:
            at = one.name if isinstance(one, Begun) else at
            out = next((name for name in refused if at == name or at.startswith(f"{name}/")), "")
            if not out:
                yield one
            elif out not in had:
                had.add(out)
                yield Begun(out)
                yield NotAReport(f"{out}: {refused[out]}")

    def told(self, seconds: float, at: object) -> Begun | Opened | None:
        one = next(self.told_of, "end")
        if one is None:
            raise _Lost(at, "hangs")  # type: ignore[arg-type]
        return None if one == "end" else one  # type: ignore[return-value]

    def end(self) -> None:
        pass


def opened_as(monkeypatch: pytest.MonkeyPatch, parts: list[Begun | Opened | None]) -> tuple[list[str], Told]:
    """What an opener gives of a file "f" of these parts."""
    process = Told(parts)
    monkeypatch.setattr("onrecord.work.opener._Process", lambda *_: process)
    return texts(Opener().open(Path("f"))), process


def said(text: str) -> RawReport:
    return RawReport("f", text)


def test_what_follows_a_part_that_is_lost_is_given_and_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    f, a, b, c = (Begun(name) for name in ("f", "f/a", "f/b", "f/c"))
    found, process = opened_as(
        monkeypatch, [f, a, said("1"), said("2"), f, b, said("3"), said("4"), None, f, c, said("5"), said("6"), f]
    )
    assert found == ["1", "2", "3", "4", "error: f/b: hangs", "5", "6"]
    assert process.begun == [{}, {"f/b": "hangs"}]


def test_a_part_is_lost_behind_one_that_lies_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    f, a, x, c = (Begun(name) for name in ("f", "f/a", "f/a/x", "f/c"))
    found, _ = opened_as(monkeypatch, [f, a, x, said("1"), a, None, f, c, said("2"), f])
    assert found == ["1", "error: f/a: hangs", "2"]


def test_the_whole_file_is_lost_behind_what_it_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = opened_as(monkeypatch, [Begun("f"), said("1"), said("2"), None])
    assert found == ["1", "2", "error: f: hangs"]


def test_a_file_of_which_much_is_lost_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    f = Begun("f")
    parts = [one for nth in range(9) for one in (Begun(f"f/{nth}"), None, f)]
    found, process = opened_as(monkeypatch, [f, *parts, said("1")])
    assert found[:5] == [f"error: f/{nth}: hangs" for nth in range(5)]
    assert found[5:] == ["error: f: over 5 parts can't be opened, the rest is left; unpack it"]
    assert len(process.begun) == 6


def test_a_file_that_holds_no_report_is_an_error(tmp_path: Path, opener: Opener) -> None:
    for name, text in (("a.csv", "text\n"), ("b.jsonl", "\n\n")):
        (says,) = texts(opener.open(write(tmp_path, name, text)))
        assert says.startswith(f"error: {tmp_path / name}: ")


def test_each_report_is_given_once_where_the_process_is_killed_between_two(tmp_path: Path, opener: Opener) -> None:
    rows = [f"It rained on day {day}." for day in range(20_000)]
    found = opener.open(write(tmp_path, "t.csv", "text\n" + "\n".join(rows) + "\n"))
    first = [next(found) for _ in range(3)]
    assert opener._process is not None
    opener._process._process.kill()
    told = texts(iter([*first, *found]))
    assert len(told) < len(rows)  # the pipe doesn't hold all
    assert told[:-1] == rows[: len(told) - 1]
    assert told[-1].startswith(f"error: {tmp_path / 't.csv'}: opening it needs over")
