"""What the pages show, and what they say of questions that can't be asked."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import get_type_hints

import pytest
from starlette.testclient import TestClient

from onrecord.store import Record, entries, open_record
from onrecord.web import asked
from onrecord.web.app import create
from onrecord.web.door import Door
from tests import make
from tests.web.conftest import HERE, small

REPORT = small().report.id
STATEMENT = small().statements[0].id


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "1 report"),
        ("/reports", "Shells fall near Koprava"),
        ("/statements", "The road stays closed"),
        ("/statements?act=asserts&by=dorin", "Ana Dorin"),
        ("/statements?act=denies", "Nothing in the record answers to this"),
        ("/events", "alleged"),
        ("/events?near=50,30.5,20&over=&counts=", "shelling"),
        ("/events?near=0,0,20", "Nothing in the record"),
        ("/forecasts?due=2031-05-01", "Talks could begin in April"),
        ("/search?q=bridge", "<mark>bridge</mark>"),
        ("/search?q=bridge", '<span class="count">1</span>'),
        ("/search", "Write what you look for"),
        ("/actors", "Who speaks of whom"),
        ("/actors?name=army", "bridge"),
    ],
)
def test_a_page_shows_what_was_asked_for(room: TestClient, path: str, words: str) -> None:
    answer = room.get(path)
    assert answer.status_code == 200, answer.text
    assert words in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/zzzz", 404),
        (f"/reports/{REPORT}.s999999", 404),
        ("/reports/%00", 404),
        ("/reports/..%2f..%2fetc%2fpasswd", 404),
        ("/static/..%2f..%2fapp.py", 404),
        ("/static/../app.py", 404),
        ("/static/", 404),
        ("/nothing", 404),
        ("/statements?since=yesterday", 400),
        ("/statements?since=2031-02-30", 400),
        ("/statements?since=2031-03-02&until=2031-03-01", 400),
        ("/statements?act=sings", 400),
        ("/statements?unknown=1", 400),
        ("/statements?limit=0", 400),
        ("/statements?limit=99999999999999999999", 400),
        ("/statements?after=zzz", 404),
        ("/statements.csv?after=zzz", 404),
        ("/events?near=here", 400),
        ("/events?near=nan,0,1", 400),
        ("/events?near=0,0,-1", 400),
        ("/events?over=nan", 400),
        ("/search?q=colour:red", 400),
        ("/search?q=(", 400),
        ("/search.csv?q=(", 400),
        ("/api/who-says?after=zzz", 404),
        ("/api/evidence?rests=sand", 400),
        ("/api/forces?category=dragons", 400),
        ("/api/reports/zzz", 404),
    ],
)
def test_what_is_asked_amiss_is_said_in_words(room: TestClient, path: str, status: int) -> None:
    answer = room.get(path)
    assert answer.status_code == status, answer.text
    told = answer.json()["error"] if path.startswith("/api/") else answer.text
    assert told and "Traceback" not in told


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_asked_by(room: TestClient, day: str) -> None:
    for path in ("/statements", "/events", "/forecasts", "/api/reports"):
        assert room.get(f"{path}?since={day}").status_code == 200
        assert room.get(f"{path}?until={day}").status_code == 200


@pytest.mark.parametrize(
    "kind", ["reports", "statements", "events", "forecasts", "who-says", "evidence", "forces", "review", "timeline"]
)
def test_each_answer_comes_as_json_and_csv(room: TestClient, kind: str) -> None:
    told = room.get(f"/api/{kind}").json()
    sheet = room.get(f"/{kind}.csv")
    assert sheet.headers["content-disposition"] == f'attachment; filename="{kind}.csv"'
    assert len(list(csv.DictReader(io.StringIO(sheet.text)))) == len(told["found"])


def test_a_list_goes_on_behind_its_last_row(room: TestClient) -> None:
    first = room.get("/api/statements?limit=2").json()
    rest = room.get(f"/api/statements?limit=2&after={first['after']}").json()
    assert first["after"] == first["found"][-1]["in_record"]
    assert [len(first["found"]), len(rest["found"]), rest["after"]] == [2, 1, None]
    assert f"after={first['after']}" in room.get("/statements?limit=2").text


def test_the_api_gives_the_reading_as_it_is_printed(room: TestClient, record: Record) -> None:
    from onrecord.export import reading_json

    assert room.get(f"/api/reports/{REPORT}").json() == reading_json.as_json(record.reading(REPORT))
    paths = room.get("/api/openapi.json").json()["paths"]
    assert {"/api/statements", "/api/events", "/api/forecasts", "/api/search", "/api/reports/{id}"} <= set(paths)


def test_a_search_tells_how_many_there_are_by_kind_and_year(room: TestClient) -> None:
    text = room.get("/search?q=bridge&noun=statement").text
    assert 'aria-current="true">statement <span class="count">2</span>' in text
    assert "since=2031-01-01" in text


def test_a_finding_s_id_leads_to_its_words(room: TestClient) -> None:
    assert room.get(f"/reports/{REPORT}.{STATEMENT}").headers["location"] == f"/reports/{REPORT}#{STATEMENT}"
    assert room.get(f"/reports/{REPORT[:5]}").headers["location"] == f"/reports/{REPORT}"


@pytest.mark.parametrize(
    ("page", "question"),
    [
        (asked.Reports, entries.AskedReports),
        (asked.Statements, entries.AskedStatements),
        (asked.Events, entries.AskedEvents),
        (asked.Forecasts, entries.AskedForecasts),
        (asked.Spoken, entries.AskedSpoken),
        (asked.Search, entries.AskedSearch),
        (asked.Resting, entries.AskedEvidence),
        (asked.Forces, entries.AskedForces),
    ],
)
def test_a_page_is_asked_by_all_that_the_record_is(page: type[asked.Paged], question: type) -> None:
    assert set(page.model_fields) - {"limit", "q"} == set(get_type_hints(question))


def test_a_damaged_record_is_said_to_be_one(room: TestClient, record: Record) -> None:
    from sqlalchemy import text

    with record._engine.begin() as connection:
        connection.execute(text("UPDATE reports SET reading = x'00'"))
    answer = room.get("/statements")
    assert answer.status_code == 503
    assert "damaged" in answer.text


def test_an_unforeseen_fault_is_a_page_with_all_headers(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> int:
        raise RuntimeError("<secret>")

    monkeypatch.setattr(record, "size", fails)
    client = TestClient(create(record, Door()), base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text and "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_superseded_report_says_so(room: TestClient, record: Record) -> None:
    from onrecord.store import Origin

    old = make.full_reading("Old.\n\n" + make.TEXT)
    record.add(old, Origin("/a", "1", old.report.text))
    record.add(make.full_reading("New.\n\n" + make.TEXT), Origin("/a", "2", "New.\n\n" + make.TEXT))
    assert "superseded by a corrected version" in room.get(f"/reports/{old.report.id}").text


def test_the_filters_in_force_are_named_and_can_be_cleared(room: TestClient) -> None:
    text = room.get("/statements?act=asserts&history=true").text
    told = '<span class="quiet">Act</span> <bdi>asserts</bdi> · <a href="/statements">Clear'
    assert f"superseded reports, too · {told}" in text
    assert "Only:" not in room.get("/statements").text


def test_a_record_that_was_taken_away_is_said_to_be(room: TestClient, record: Record) -> None:
    Path(record.where).unlink()
    for path in ("/", "/reports", "/review"):
        page = room.get(path)
        assert page.status_code == 503 and "was taken away while it was open" in page.text


@pytest.mark.parametrize(
    "path", ["/", "/reports", "/events", "/search?q=a", "/timeline", "/actors", "/review", "/disputes"]
)
def test_a_record_without_reports_tells_how_some_are_added(tmp_path: Path, path: str) -> None:
    with open_record(tmp_path / "empty.db") as record:
        page = TestClient(create(record, Door()), base_url=HERE).get(path)
        assert page.status_code == 200
        assert 'no reports yet: <a href="/add">add some</a>' in page.text


def test_a_report_in_which_nothing_was_found_says_so(room: TestClient, record: Record) -> None:
    boom = make.report("Boom.", published=None)
    record.add(make.reading(boom))
    page = room.get(f"/reports/{boom.id}").text
    assert "found nothing in this text" in page and "Review them" not in page and 'class="legend"' not in page
    assert "Add what was missed" in page


def test_an_address_of_no_page_says_what_to_do(room: TestClient) -> None:
    page = room.get("/nothing-here")
    assert page.status_code == 404 and "the menu leads to all that it has" in page.text
