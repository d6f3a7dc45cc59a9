"""`onrecord read`: what is read, what is refused, what is said about it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.reading import LISTED
from onrecord.store import open_record
from onrecord.work import one
from tests import make
from tests.cli.conftest import Run
from tests.store.dumps import dump

pytestmark = pytest.mark.usefixtures("quick")


def write(name: str, text: str = make.TEXT) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text)


def test_a_report_is_read_into_the_record(run: Run) -> None:
    write("report.txt")
    done = run("read", "report.txt")
    assert done.exit_code == 0
    assert "1 report: 1 new" in done.stdout
    with open_record("record.db", create=False) as record:
        (stored,) = record.reports()
    assert stored.heading.title == "Shells fall near Koprava"
    assert stored.origins[0].origin.path == str(Path("report.txt").absolute())


def test_reading_again_is_not_reading(anywhere: Run, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(where)
    monkeypatch.setattr("onrecord.pipeline.read_report", lambda *_: pytest.fail("read again"))
    assert "1 unchanged" in anywhere("read", "report.txt").stdout
    assert dump(where) == before


def test_a_corrected_file_is_said_to_be_corrected(anywhere: Run) -> None:
    write("report.txt", "Correction.\n\n" + make.TEXT)
    assert "1 corrected" in anywhere("read", "report.txt").stdout
    assert anywhere("statements", "--json").stdout.count("\n") == 2
    assert anywhere("statements", "--json", "--history").stdout.count("\n") == 4


def test_another_publication_day_is_another_reading(run: Run) -> None:
    write("report.txt")
    run("read", "report.txt")
    assert "1 corrected" in run("read", "report.txt", "--published", "2031-03-01").stdout
    assert "1 unchanged" in run("read", "report.txt", "--published", "2031-03-01").stdout


def test_folders_patterns_and_doubles(run: Run) -> None:
    write("in/b.txt", "B.")
    write("in/a.md", "A.")
    write("in/deep/C.TXT", "C.")
    write("in/.hidden/d.txt", "D.")
    write("in/README.md", "Not a report.")
    write("in/picture.png", "Not a report.")
    done = run("read", "in", "in/b.txt", "in/*.txt", "./in/../in/b.txt", "--json")
    assert done.exit_code == 0
    assert [json.loads(line)["report"]["text"] for line in done.stdout.splitlines()] == ["A.", "B.", "C."]


def test_json_stores_nothing(run: Run) -> None:
    write("report.txt")
    done = run("read", "report.txt", "--json")
    assert json.loads(done.stdout)["statements"][0]["id"] == "s46"
    assert not Path("record.db").exists()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere.txt", "nowhere.txt: no such file or folder"),
        ("empty", "empty: nothing to read in this folder"),
        ("no*.txt", "no*.txt: matches no file"),
        ("pipe", "pipe: is "),
        ("loop.txt", "loop.txt: "),
        ("crash.txt", "crash.txt: reading it failed (RuntimeError: a fault of ours); please report"),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_what_cannot_be_read_is_named_and_the_others_are_read(run: Run, path: str, says: str, as_json: bool) -> None:
    write("report.txt")
    write("crash.txt", "crash")
    Path("empty").mkdir()
    os.mkfifo("pipe")
    Path("loop.txt").symlink_to("loop.txt")
    done = run("read", path, "report.txt", *(["--json"] if as_json else []))
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"error: {says}")
    assert "Koprava" in done.stdout


def test_a_file_that_the_system_refuses_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("secret.txt")
    write("report.txt")
    opened = Path.open

    def refuse(path: Path, *args: Any, **more: Any) -> object:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    done = run("read", "secret.txt", "report.txt")
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: secret.txt: ")
    assert "permission" in line
    assert "1 new" in done.stdout


def test_our_own_fault_is_traced_on_demand(run: Run) -> None:
    write("crash.txt", "crash")
    assert "Traceback" not in run("read", "crash.txt").stderr
    assert "Traceback" in run("read", "crash.txt", "--traceback").stderr


def test_nothing_to_read_makes_no_record(run: Run) -> None:
    assert run("read", "nowhere").exit_code == 1
    assert not Path("record.db").exists()


def test_a_record_that_is_none_is_refused_before_reading(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("report.txt")
    monkeypatch.setattr(one, "read_one", lambda _: pytest.fail("read"))
    done = run("read", "report.txt", "--record", "report.txt")
    assert done.exit_code == 1
    assert done.stderr.startswith("error: report.txt: is not a record; ")


def test_a_wrong_day_is_a_usage_error(run: Run) -> None:
    write("report.txt")
    done = run("read", "report.txt", "--published", "March 3")
    assert done.exit_code == 2
    assert "write it as 2031-03-12" in done.stderr


def test_no_path_is_a_usage_error(run: Run) -> None:
    assert run("read").exit_code == 2


def test_interrupted_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write("report.txt")
    monkeypatch.setattr("onrecord.pipeline.read_report", interrupt)
    done = run("read", "report.txt")
    assert done.exit_code == 130
    assert done.stderr == "interrupted; what was read is kept, the same command goes on from there\n"


def test_many_files_are_summed_up(run: Run) -> None:
    for nth in range(45):
        write(f"in/{nth:02}.txt", f"{nth}.")
    done = run("read", "in")
    assert f"and {45 - LISTED} more" in done.stdout
    assert "45 reports: 45 new" in done.stdout


def test_what_is_no_file_in_a_folder_is_named(run: Run) -> None:
    write("in/report.txt")
    os.mkfifo("in/pipe.txt")
    Path("in/gone.txt").symlink_to("nowhere.txt")
    Path("in/loop.txt").symlink_to("loop.txt")
    done = run("read", "in")
    assert done.exit_code == 1
    assert [line.rpartition("in/")[2].partition(",")[0] for line in done.stderr.splitlines()] == [
        "gone.txt: is a link to a file that is gone; mend the link",
        "loop.txt: too many levels of symbolic links; check the path and its permissions",
        "pipe.txt: is a device or a pipe; save its text in a file first",
    ]
    assert "1 report: 1 new" in done.stdout


def test_files_of_one_name_are_told_apart(run: Run) -> None:
    write("in/2030/report.txt", "A.")
    write("in/2031/report.txt", "B.")
    lines = run("read", "in").stdout.splitlines()
    assert [line.split()[0] for line in lines if "report.txt" in line] == ["2030/report.txt", "2031/report.txt"]
    assert "in/" not in run("read", "in/2030/report.txt").stdout


def test_a_copy_is_not_counted_again(run: Run) -> None:
    write("in/a.txt")
    write("in/b.txt")
    (total,) = [line.split() for line in run("read", "in").stdout.splitlines() if line.startswith("total")]
    assert total == ["total", "2", "1", "1", "1"]


@pytest.mark.parametrize("width", ["20", "40", "60", "80", "120"])
def test_the_summary_names_the_files_on_any_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    write("report.txt")
    lines = run("read", "report.txt").stdout.splitlines()
    assert max(map(len, lines)) <= int(width)
    assert any(line.startswith("report.txt") for line in lines)
    assert all(any(word in line for line in lines) for word in ("2031-03-12", "statements", "events", "forecasts"))


def test_more_jobs_than_files_are_as_good_as_one_for_each(run: Run) -> None:
    write("report.txt")
    assert "1 new" in run("read", "report.txt", "--jobs", "99999999999999999999").stdout


def test_a_lexicon_of_one_s_own_has_its_reports_read_anew(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("report.txt")
    write("own.yml", "kind: organisation\nsector: GOV\nfacts:\n  - {names: [Koprava Council]}\n")
    assert "1 new" in run("read", "report.txt").stdout
    assert "1 read anew" in run("read", "report.txt", "--lexicon", "own.yml").stdout
    monkeypatch.setenv("ONRECORD_LEXICON", "own.yml")
    assert "1 unchanged" in run("read", "report.txt").stdout
    monkeypatch.delenv("ONRECORD_LEXICON")
    assert "1 read anew" in run("read", "report.txt").stdout


def test_a_lexicon_with_a_fault_stops_the_reading(run: Run) -> None:
    write("report.txt")
    write("own.yml", "facts:\n  - {names: [Koprava Council]}\n")
    done = run("read", "report.txt", "--lexicon", "own.yml")
    assert done.exit_code == 1
    assert "own.yml, line 2: entry 1 (Koprava Council) has no kind; use one of" in done.stderr
    assert not Path("record.db").exists()
