"""Every question answers as a table, as JSON and as CSV, a page at a time; its CSV runs nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cogapp import Cog

from onrecord import ids
from onrecord.cli import answers
from onrecord.export.sheet import MARK
from onrecord.export.sheets import SHEETS
from onrecord.model import Days
from onrecord.store import open_record
from tests import make
from tests.cli.conftest import Run

ASKED = {"search": ("search", "bridge OR road OR talks OR dorin")}
QUESTIONS = [ASKED.get(name, tuple(name.split())) for name in SHEETS]
DOCS = Path(__file__).parents[2] / "docs" / "csv.md"


def reading(nth: int) -> Any:
    """A reading with something for every question."""
    made = make.full_reading(f"{nth}.\n\n{make.TEXT}\n\nSome 300 soldiers came.", publisher="Longline", published=None)
    men = make.quantity(made.report, "300 soldiers", 300.0, category="personnel", counted="soldiers")
    event = replace(made.events[0], quantities=(men.id,))
    return replace(made, quantities=(men,), events=(event,))


@pytest.fixture
def three(run: Run, where: str) -> Run:
    """The command line, on a record of three reports."""
    with open_record(where) as record:
        for nth in range(3):
            record.add(reading(nth))
    return lambda *args: run(*args, "--record", where)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a sheet as a program reads them."""
    assert text.startswith(MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))


def id_of(line: str) -> str:
    """The id of a row in a line of JSON."""
    told = json.loads(line)
    return str(told["in_record"] if "in_record" in told else told["id"])


@pytest.mark.parametrize("question", QUESTIONS, ids=SHEETS)
def test_csv_and_json_have_the_same_rows(three: Run, question: tuple[str, ...]) -> None:
    sheet = rows(three(*question, "--csv").output)
    lines = three(*question, "--json").output.splitlines()
    assert [one["id"] for one in sheet] == list(map(id_of, lines))
    assert len(lines) >= 3 or question == ("who-says",)
    assert list(sheet[0]) == [column.name for column in SHEETS.get(" ".join(question), SHEETS[question[0]])]


@pytest.mark.parametrize("question", QUESTIONS, ids=SHEETS)
def test_an_answer_goes_on_behind_any_row(three: Run, question: tuple[str, ...]) -> None:
    whole = three(*question, "--json").output.splitlines()
    assert three(*question, "--json", "--after", id_of(whole[0])).output.splitlines() == whole[1:]
    assert three(*question, "--json", "--limit", "1").output.splitlines() == whole[:1]


@pytest.mark.parametrize("question", QUESTIONS, ids=SHEETS)
def test_a_table_says_how_to_go_on(three: Run, question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "A_TABLE", 1)
    whole = three(*question, "--json").output.splitlines()
    output = three(*question).output
    after = f"--after {id_of(whole[0])}"
    assert ("the first 1; there are more" in output and after in output) is (len(whole) > 1)


@pytest.mark.parametrize("question", QUESTIONS, ids=SHEETS)
@pytest.mark.parametrize("width", ["20", "60", "160"])
def test_a_table_fits(three: Run, question: tuple[str, ...], width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = three(*question).output.splitlines()
    assert max(map(len, lines)) <= int(width)


@pytest.mark.parametrize("question", QUESTIONS, ids=SHEETS)
def test_what_is_behind_an_unknown_row_is_an_error(three: Run, question: tuple[str, ...]) -> None:
    for after in ("nonsense", "ffffffffffff.s1", "7" * 400):
        done = three(*question, "--after", after)
        assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_the_words_looked_for_stand_in_brackets(three: Run) -> None:
    output = three("search", "bridge", "--is", "event", "--limit", "1").output
    assert "shelled a [bridge] near Koprava" in output


def test_a_search_that_is_not_understood_is_an_error(three: Run) -> None:
    done = three("search", "colour:red")
    assert done.exit_code == 1
    assert done.stderr.startswith("error: colour: is no field of a search; there are about, act, by")


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["events", "--near", "50,30.5,1"], True),
        (["events", "--near", "51,30.5,100"], False),
        (["events", "--over", "300"], True),
        (["events", "--over", "301"], False),
        (["events", "--counts", "personnel"], True),
        (["events", "--counts", "killed"], False),
        (["events", "--to", "bridge"], True),
        (["events", "--to", "army"], False),
        (["events", "--told-by", "dorin"], True),
        (["events", "--told-by", "army"], False),
        (["statements", "--manner", "direct"], True),
        (["statements", "--stance", "doubts"], False),
        (["statements", "--evidence", "named"], True),
        (["statements", "--evidence", "none"], False),
        (["statements", "--about", "shelling"], True),
        (["forecasts", "--due", "2031-04-30"], True),
        (["forecasts", "--due", "2031-04-29"], False),
        (["forecasts", "--open", "2031-04-29"], True),
        (["forecasts", "--open", "2031-04-30"], False),
        (["forecasts", "--scheduled"], False),
        (["who-says", "--by", "dorin", "--of", "army"], True),
        (["who-says", "--of", "dorin"], False),
        (["evidence", "--rests", "one"], True),
        (["evidence", "--rests", "unnamed"], False),
        (["forces", "--category", "personnel"], True),
        (["forces", "--category", "drones"], False),
        (["reports", "--about", "soldiers came"], True),
        (["reports", "--about", "came soldiers"], False),
        (["search", "soldiers", "--until", "1999-01-01"], False),
    ],
)
def test_filters_reach_the_record(three: Run, args: list[str], found: bool) -> None:
    done = three(*args, "--json")
    assert done.exit_code == 0
    assert bool(done.output) is found


@pytest.mark.parametrize("circle", ["50", "50,30", "50,30,x", "north,30,5"])
def test_what_is_no_circle_is_a_usage_error(three: Run, circle: str) -> None:
    assert three("events", "--near", circle).exit_code == 2


@pytest.mark.parametrize(
    "args", [["events", "--near", "91,0,5"], ["events", "--over", "nan"], ["forces", "--category", "socks"]]
)
def test_what_can_not_be_is_an_error(three: Run, args: list[str]) -> None:
    assert three(*args).exit_code == 1


FORMULAS = ("=HYPERLINK(1)", "+cmd", "-1 drone", "@SUM(A1)", "\t=1", "\x01=1", " =1", "\n=1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(run: Run, where: str, formula: str) -> None:
    of = make.report(f"{formula}\n\nThe mayor said it rained.", publisher=formula)
    said = make.statement(of, "it rained", source=make.source(of, "The mayor", name=formula), addressee=formula)
    with open_record(where) as record:
        record.add(make.reading(of, statements=(said,)))
    (row,) = rows(run("statements", "--csv", "--record", where).output)
    plain = formula.strip().lstrip("\x01")
    assert {row[name] for name in ("source", "addressee", "publisher")} == {f"'{plain}"}
    assert row["words"] == "it rained"


def test_a_number_below_zero_is_no_formula(run: Run, where: str) -> None:
    made = reading(0)
    cold = make.quantity(made.report, "300 soldiers", -5.0, category="personnel", id="q7")
    with open_record(where) as record:
        record.add(replace(made, quantities=(cold,), events=(replace(made.events[0], quantities=("q7",)),)))
    (row,) = rows(run("forces", "--csv", "--record", where).output)
    assert (row["low"], row["high"]) == ("-5", "-5")


def test_a_row_is_one_line(run: Run, where: str) -> None:
    of = make.report('The mayor said: "It rained.\n\nIt poured."')
    said = make.statement(of, "It rained.\n\nIt poured")
    with open_record(where) as record:
        record.add(make.reading(of, statements=(said,)))
    output = run("statements", "--csv", "--record", where).output
    assert output.count("\n") == 2
    assert rows(output)[0]["words"] == "It rained.  It poured"


def test_every_column_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    assert Cog().process_string(text, str(DOCS)) == text, "run: make docs"
    for name, columns in SHEETS.items():
        section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert [one.name for one in columns if f"| {one.name} |" not in section] == []


EVER = (None, "0001-01-01", "1799-06-01", "9999-12-31")


@pytest.mark.parametrize("question", QUESTIONS, ids=SHEETS)
@pytest.mark.parametrize("published", EVER)
def test_any_year_can_be_asked(run: Run, where: str, question: tuple[str, ...], published: str | None) -> None:
    day = date.fromisoformat(published) if published else None
    for nth, (first, last) in enumerate(((published, published), (None, published), (published, None))):
        made, days = reading(nth), Days(*(date.fromisoformat(end) if end else None for end in (first, last)))
        of = replace(made.report, published=day, id=ids.of_report(made.report.text, day))
        statements = tuple(replace(one, said=days) for one in made.statements)
        events = tuple(replace(one, when=days) for one in made.events)
        forecasts = tuple(replace(one, due=days) for one in made.forecasts)
        told = replace(made, report=of, statements=statements, events=events, forecasts=forecasts)
        with open_record(where) as record:
            record.add(told)
    for form in ([], ["--json"], ["--csv"]):
        counts = []
        for span in ([], ["--since", "0001-01-01"], ["--until", "9999-12-31"]):
            done = run(*question, *span, *form, "--record", where)
            assert done.exit_code == 0, done.output
            counts.append(done.output.count("\n"))
        assert published is None or len(set(counts)) == 1
