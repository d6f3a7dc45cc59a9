"""`onrecord watch`: what is there is read, then what arrives, when it is whole."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from onrecord.cli import watching
from onrecord.cli.reading import Wanted
from onrecord.cli.watching import arriving, read_arrived
from onrecord.errors import MissingInput
from tests import make
from tests.cli.conftest import Run

WANTED = Wanted(1, None, None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to watch; a file is whole soon."""
    monkeypatch.setattr(watching, "STILL", 0.2)
    made = tmp_path / "incoming"
    made.mkdir()
    return made


def later(*steps: tuple[float, Path, str]) -> None:
    """Writes to files, each some seconds after the one before."""

    def write() -> None:
        for seconds, path, text in steps:
            time.sleep(seconds)
            with path.open("a") as file:
                file.write(text)

    Thread(target=write, daemon=True).start()


def test_a_file_that_arrives_is_given_once_when_it_is_whole(folder: Path) -> None:
    first, second = folder / "a.txt", folder / "b.txt"
    later(
        (0.5, first, "It "), (0.1, first, "rained."), (0.1, folder / ".hidden.txt", "No."), (1.5, second, "It snowed.")
    )
    found = arriving(folder)
    assert next(found) == [first]
    assert first.read_text() == "It rained."
    assert next(found) == [second]
    found.close()  # type: ignore[attr-defined]


def test_a_file_that_changes_is_given_again(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("It rained.")
    later((0.5, path, " It snowed."))
    found = arriving(folder)
    assert next(found) == [path]
    found.close()  # type: ignore[attr-defined]


def test_a_folder_that_is_gone_is_named(folder: Path) -> None:
    later((0.5, folder / "a.txt", "It rained."))
    found = arriving(folder)
    assert next(found) == [folder / "a.txt"]
    (folder / "a.txt").unlink()
    folder.rmdir()
    with pytest.raises(MissingInput, match="the folder is gone; bring it back and watch it again"):
        next(found)


@pytest.mark.usefixtures("quick")
def test_what_arrived_is_read_and_told_in_a_line_and_what_cannot_be_is_named(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = folder / "good.txt", folder / "bad.txt"
    good.write_text(make.TEXT)
    bad.write_bytes(b"It\0 rained.")
    read_arrived([bad, good], "record.db", WANTED, False)
    out, err = capsys.readouterr()
    assert "new  Shells fall near Koprava  (2 statements, 1 events, 1 forecasts)" in " ".join(out.split(" "))
    assert "bad.txt: is a binary file" in err
    assert "Shells fall" in run("reports").output


@pytest.mark.usefixtures("quick")
def test_what_is_there_is_read_first(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(make.TEXT)

    def nothing(_: Path) -> Iterator[list[Path]]:
        return iter(())

    monkeypatch.setattr(watching, "arriving", nothing)
    done = run("watch", str(folder))
    assert done.exit_code == 0
    assert "1 report: 1 new" in done.output
    assert "watching" in done.stderr
