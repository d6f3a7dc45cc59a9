"""Which files are meant by paths, folders and patterns."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import InputError, MissingInput
from onrecord.work import paths


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def found(*given: str) -> list[str]:
    return [str(one) if isinstance(one, Path) else f"{type(one).__name__}: {one}" for one in paths.find(given)]


def test_paths_keep_their_order_and_folders_are_sorted() -> None:
    write("z.txt", "in/b.txt", "in/a/c.md", "in/a.text")
    assert found("z.txt", "in") == ["z.txt", "in/a/c.md", "in/a.text", "in/b.txt"]


def test_a_named_file_may_have_any_ending() -> None:
    write("report", "in/report")
    assert found("report") == ["report"]
    assert found("in")[0].startswith("MissingInput: in: nothing to read")


def test_a_file_given_twice_is_read_once() -> None:
    write("in/a.txt")
    assert found("in/a.txt", "./in/a.txt", "in", "in/../in/*.txt") == ["in/a.txt"]


def test_a_file_that_looks_like_a_pattern_is_a_file() -> None:
    write("a[1].txt", "a1.txt")
    assert found("a[1].txt") == ["a[1].txt"]


def test_a_pattern_may_go_down_into_folders() -> None:
    write("in/a.txt", "in/deep/b.txt")
    assert found("**/*.txt") == ["in/a.txt", "in/deep/b.txt"]


def test_what_means_no_file_is_an_error_in_its_place() -> None:
    write("a.txt")
    outcome = list(paths.find(["gone.txt", "a.txt", "x*"]))
    assert [type(one) if isinstance(one, InputError) else str(one) for one in outcome] == [
        MissingInput,
        "a.txt",
        MissingInput,
    ]


def test_what_has_a_report_s_name_is_given_whatever_it_is() -> None:
    write("in/a.txt", "in/picture.png")
    os.mkfifo("in/pipe.txt")
    Path("in/gone.txt").symlink_to("nowhere.txt")
    Path("in/loop.md").symlink_to("loop.md")
    assert found("in") == ["in/a.txt", "in/gone.txt", "in/loop.md", "in/pipe.txt"]


def test_a_circle_of_links_ends() -> None:
    write("in/a.txt")
    Path("in/again").symlink_to("../in")
    assert found("in") == ["in/a.txt"]
