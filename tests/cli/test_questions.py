"""statements, events, forecasts, timeline: tables and lines, and what they don't let through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.store import open_record
from tests import make
from tests.cli.conftest import Run

QUESTIONS = ("statements", "events", "forecasts", "timeline")
EVERY = (*QUESTIONS, "check", "export")


@pytest.mark.parametrize("command", QUESTIONS)
@pytest.mark.parametrize("width", ["20", "40", "60", "80", "160"])
def test_a_table_fits_and_shows_ids_whole(kept: Run, monkeypatch: pytest.MonkeyPatch, command: str, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = kept(command)
    assert done.exit_code == 0
    assert max(map(len, done.output.splitlines())) <= int(width)
    report = make.report(published=make.PUBLISHED).id
    assert f"{report}." in done.output


def test_a_table_of_events(anywhere: Run) -> None:
    output = anywhere("events").output
    for part in ("2031-03-10", "shelling", "Selmar's army", "Koprava", "alleged"):
        assert part in output


@pytest.mark.parametrize("command", QUESTIONS)
def test_lines_of_json_name_the_report_and_the_id(anywhere: Run, command: str) -> None:
    for line in anywhere(command, "--json").output.splitlines():
        found = json.loads(line)
        assert found["in_record"] == f"{found['report']}.{found['id']}"


@pytest.mark.parametrize("command", QUESTIONS)
def test_nothing_found_is_said_and_is_no_error(anywhere: Run, command: str) -> None:
    done = anywhere(command, "--about", "nonsense")
    assert (done.exit_code, done.output) == (0, "Nothing in the record answers to this.\n")
    assert anywhere(command, "--about", "nonsense", "--json").output == ""


def test_filters_reach_the_record(anywhere: Run) -> None:
    assert anywhere("statements", "--by", "mayor", "--json").output.count("\n") == 1
    assert anywhere("events", "--status", "alleged", "--type", "shelling", "--json").output.count("\n") == 1
    assert anywhere("events", "--status", "planned", "--json").output == ""
    assert anywhere("timeline", "--since", "2031-04-01", "--json").output.count("\n") == 1


@pytest.mark.parametrize("command", [*EVERY, "show"])
def test_asking_where_there_is_no_record_makes_none(run: Run, command: str) -> None:
    done = run(command, *(["7d.s1"] if command == "show" else []))
    assert done.exit_code == 1
    assert done.stderr.startswith("error: record.db: there is no record yet; read reports into it first: onrecord read")
    assert not Path("record.db").exists()


@pytest.mark.parametrize("command", EVERY)
def test_a_file_that_is_no_record_is_named(run: Run, command: str) -> None:
    Path("notes.txt").write_text("my notes " * 100)
    done = run(command, "--record", "notes.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: notes.txt: is not a record")


HOSTILE = 'The mayor said "\x1b[2J\x9b31mshells [red]fell[/red] :smile: [link=file:///etc]there‮".'


@pytest.mark.parametrize("command", ["statements", "timeline", "show"])
def test_text_of_a_report_is_shown_as_text(run: Run, command: str) -> None:
    of = make.report(HOSTILE, published=make.PUBLISHED)
    words = HOSTILE.split('"')[1]
    said = make.statement(
        of, words, source=make.source(of, "The mayor", name="[bold]M\x1b]0;x\x07ayor"), said=make.days("2031-03-12")
    )
    with open_record("record.db") as record:
        record.add(make.reading(of, statements=(said,)))
    output = run(command, *([f"{of.id}.{said.id}"] if command == "show" else [])).output
    assert not any(c in output for c in "\x1b\x07\x9b‮")
    assert "[red]fell[/red]" in output
    assert "[bold]M" in output


def test_json_escapes_what_a_terminal_would_obey(run: Run) -> None:
    of = make.report("It \x9b31m rained.")
    with open_record("record.db") as record:
        record.add(make.reading(of, statements=(make.statement(of, "\x9b31m rained"),)))
    line = run("statements", "--json").output
    assert "\x9b" not in line
    assert json.loads(line)["content"][0]["text"] == "\x9b31m rained"


def test_a_limit_cuts_and_says_so(anywhere: Run) -> None:
    assert "the first 1; there are more" in anywhere("statements", "--limit", "1").output
    assert "there are more" not in anywhere("statements", "--limit", "2").output
    assert anywhere("statements", "--limit", "1", "--json").output.count("\n") == 1


def test_a_limit_may_be_any_number(kept: Run) -> None:
    done = kept("statements", "--limit", "99999999999999999999")
    assert done.exit_code == 0
    assert done.output == kept("statements").output


@pytest.mark.parametrize("command", QUESTIONS)
def test_a_last_day_before_the_first_is_a_usage_error(kept: Run, command: str) -> None:
    for days in (
        ["--since", "2031-04-02", "--until", "2031-04-01"],
        ["--until", "2031-04-01", "--since", "2031-04-02"],
    ):
        done = kept(command, *days)
        assert done.exit_code == 2
        assert "--since 2031-04-02 is after --until 2031-04-01" in done.stderr
    assert kept(command, "--since", "2031-04-01", "--until", "2031-04-01").exit_code == 0


def test_a_record_without_a_name_is_an_error(run: Run) -> None:
    done = run("statements", "--record", "")
    assert done.exit_code == 1
    assert done.stderr.startswith("error: the record has no name; ")
