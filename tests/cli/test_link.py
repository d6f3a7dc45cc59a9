"""`link`, `events --tellings`, `explain A B`, `decide A same B`, and what is asked across reports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.cli import main
from onrecord.export.sheet import MARK
from onrecord.export.sheets import ACROSS
from onrecord.store import open_record

TEXTS = (
    "Shells hit the harbour of Koprava on 9 March 2031, killing four dock workers, the Kestrian army said.",
    "Four dock workers were killed when shells hit the harbour at Koprava on 9 March 2031.",
    "Six dock workers were killed when shells hit the harbour at Koprava on 9 March 2031, the mayor said. "
    "The harbour will reopen on 15 March 2031, the mayor said.",
    "The harbour of Koprava reopened on 15 March 2031, the mayor said.",
)
DAYS = (date(2031, 3, 10), date(2031, 3, 10), date(2031, 3, 12), date(2031, 3, 16))


@pytest.fixture(scope="module")
def readings() -> list[onrecord.model.Reading]:
    return [onrecord.read(text=text, published=day) for text, day in zip(TEXTS, DAYS, strict=True)]


@pytest.fixture(autouse=True)
def _record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readings: list[onrecord.model.Reading]) -> Iterator[None]:
    monkeypatch.setenv("ONRECORD_RECORD", str(tmp_path / "record.db"))
    monkeypatch.setenv("ONRECORD_WHO", "Ida")
    with open_record(tmp_path / "record.db") as record:
        list(record.add_all((one, None) for one in readings))
    assert run("link").output.startswith("4 reports linked, 4 of them new\n")
    yield


def run(*args: str) -> Result:
    """The result of a command."""
    return CliRunner().invoke(main, args)


def told(*args: str) -> list[dict[str, object]]:
    """The objects of a command's lines."""
    done = run(*args, "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def _pair() -> tuple[str, str]:
    rows = told("events", "--tellings")
    return next((str(one["event"]), str(one["in_record"])) for one in rows if one["event"] != one["in_record"])


def test_tellings_stand_beside_each_other() -> None:
    rows = told("events", "--tellings")
    events = {str(one["event"]) for one in rows}
    assert len(events) < len(rows) == len(told("events"))
    assert {"", "Kestrian army", "the mayor"} == {one["source"] for one in rows}
    assert "Six dock workers" in run("events", "--tellings", "--csv").output


def test_two_findings_are_compared() -> None:
    one, other = _pair()
    (found,) = told("explain", one, other)
    assert found["together"] is True
    assert "because" in run("explain", one, other).output
    assert other in run("explain", one).output


def test_a_person_says_that_two_are_different() -> None:
    one, other = _pair()
    done = run("decide", one, "different", other, "--note", "a second strike")
    assert "different" in done.output
    assert "Ida: different — a second strike" in done.output
    assert all(each["event"] != one for each in told("events", "--tellings") if each["in_record"] == other)
    assert "different as" in run("audit").output
    assert "same" in run("decide", one, "undo", other).output
    assert run("decide", one, "same").exit_code == 2
    assert run("decide", one, "accept", other).exit_code == 2


def test_what_changed_is_told_once_to_each() -> None:
    (number,) = [one for one in told("changes", "--since", "2031-03-10") if one["kind"] == "number"]
    assert number["now"] == "Six dock workers"
    assert not told("changes", "--since", "2031-03-12", "--where", "Vellin")
    assert number in told("changes", "--new")
    assert not told("changes", "--new")
    assert number in told("changes", "--new", "--who", "Ole")
    assert run("changes").exit_code == 2


def test_what_came_of_a_forecast_is_told() -> None:
    found = told("outcomes", "--by", "mayor")
    assert [one["outcome"] for one in found] == ["came true"]
    assert [one["outcome"] for one in told("outcomes", "--as-of", "2031-03-13")] == ["open"]
    (track,) = told("outcomes", "--by-source")
    assert (track["made"], track["came_true"]) == (1, 1)


def test_disputes_are_asked_for_by_place() -> None:
    assert run("disputes", "--where", "Vellin").output == "Nothing in the record answers to this.\n"
    assert run("disputes").exit_code == 0


def rows(*args: str) -> list[dict[str, str]]:
    """The rows of a command's sheet."""
    done = run(*args, "--csv")
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.output.removeprefix(MARK))))


def test_each_answer_across_reports_comes_as_a_sheet() -> None:
    told_changes, changes = told("changes", "--since", "2031-03-09"), rows("changes", "--since", "2031-03-09")
    assert [one["id"] for one in changes] == [one["id"] for one in told_changes]
    assert [one["outcome"] for one in rows("outcomes")] == ["came true"]
    assert [one["made"] for one in rows("outcomes", "--by-source")] == ["1"]
    for one in rows("disputes"):
        assert one["words"] and one["side"] in "12"
    for name, columns in ACROSS.items():
        since = ("--since", "2031-03-09") if name == "changes" else ()
        head = run(*name.split(), *since, "--csv").output.removeprefix(MARK).splitlines()[0]
        assert head == ",".join(column.name for column in columns)


def test_an_answer_across_reports_goes_on_behind_any_of_its_ids() -> None:
    whole = told("changes", "--since", "2031-03-09")
    assert len(whole) > 1
    since = ("changes", "--since", "2031-03-09")
    assert told(*since, "--after", str(whole[0]["id"])) == whole[1:]
    assert told(*since, "--limit", "1") == whole[:1]
    assert f"--after {whole[0]['id']}" in run(*since, "--limit", "1").output
    assert told(*since, "--kind", "number") == [one for one in whole if one["kind"] == "number"] != whole
    for command in (since, ("disputes",), ("outcomes",), ("outcomes", "--by-source")):
        assert run(*command, "--after", "nothing").exit_code == 1
    assert run("outcomes", "--by-source", "--outcome", "open").exit_code == 2
    assert told("outcomes", "--outcome", "open") == []
