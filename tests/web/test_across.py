"""Disputes, changes, what came of forecasts, and one event with all its tellings: as pages, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from onrecord.cli import main
from onrecord.link.outcomes import Track
from onrecord.review import Choice
from onrecord.store import Record, open_record
from onrecord.web.app import create
from onrecord.web.door import Door
from onrecord.web.pages import template
from tests import make
from tests.web.conftest import HERE
from tests.web.told import readings, record_of, shelling

TOLD = readings()
FIRST = f"{TOLD[0].report.id}.{TOLD[0].events[0].id}"
SHELLED = [f"{one.report.id}.{one.events[0].id}" for one in TOLD[:3]]
FORECAST = f"{TOLD[3].report.id}.{TOLD[3].forecasts[0].id}"
DOOR = Door()


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the harbour's record."""
    with record_of(tmp_path_factory.mktemp("linked")) as record:
        return Path(record.where)


@pytest.fixture
def told(linked: Path, tmp_path: Path) -> Iterator[Record]:
    """The record of the harbour."""
    copy = Path(shutil.copy(linked, tmp_path))
    with open_record(copy, who="Ida") as record:
        yield record


@pytest.fixture
def room(told: Record) -> TestClient:
    """Its reading room."""
    return TestClient(create(told, DOOR), base_url=HERE, follow_redirects=False)


def asked(record: Record, *args: str) -> list[dict[str, Any]]:
    """The objects of a command's lines."""
    done = CliRunner().invoke(main, [*args, "--json", "--record", record.where])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


def rows(room: TestClient, path: str) -> list[dict[str, str]]:
    """The rows of a sheet."""
    return list(csv.DictReader(io.StringIO(room.get(path).text.removeprefix("\ufeff"))))


def seen(page: str) -> str:
    """What a reader sees of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())


def test_a_dispute_s_sides_stand_beside_each_other_with_their_sources_and_words(room: TestClient) -> None:
    page = room.get("/disputes").text
    sides = re.findall(r'<section class="side">(.*?)</section>', page, re.DOTALL)
    assert [seen(side).split(" source ")[0] for side in sides] == ["four dock workers 1", "six dock workers 1"]
    assert "the army" in sides[0] and "Northern Post" in sides[0] and "the mayor" in sides[1]
    assert re.search(rf'href="/events/({"|".join(SHELLED)})"', page)
    assert 'kind=number">number <span class="count">1</span>' in page


def test_a_side_s_words_lead_to_the_same_words_of_the_report(room: TestClient) -> None:
    links = re.findall(r'href="(/reports/[^"]*words=[^"]*)"', room.get("/disputes").text)
    report = room.get(links[0].partition("#")[0]).text
    marked = re.findall(r'<span class="[^"]*\bwords\b[^"]*"[^>]*>([^<]*)</span>', report)
    assert "".join(marked) == "four dock workers"
    assert report.count('id="words"') == 1
    assert room.get(links[0].replace("words=", "words=a")).status_code == 400


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("kind=number", 1),
        ("kind=date", 0),
        ("where=Koprava&by=Kestrian", 1),
        ("where=Dellin", 0),
        ("by=Olvania", 0),
        ("since=2031-03-09&until=2031-03-09", 1),
        ("since=2031-03-10", 0),
    ],
)
def test_disputes_are_asked_by_kind_actor_place_and_days(room: TestClient, query: str, count: int) -> None:
    assert len(room.get(f"/api/disputes?{query}").json()["found"]) == count
    assert room.get(f"/disputes?{query}").text.count('<li class="across"') == count


def test_the_api_has_the_objects_of_the_commands(room: TestClient, told: Record) -> None:
    assert room.get("/api/disputes").json()["found"] == asked(told, "disputes")
    assert room.get("/api/changes?since=2031-03-10").json()["found"] == asked(told, "changes", "--since", "2031-03-10")
    outcomes = room.get("/api/outcomes?as_of=2031-04-01").json()["found"]
    assert outcomes == asked(told, "outcomes", "--as-of", "2031-04-01")
    tracks = room.get("/api/outcomes/by-source?as_of=2031-04-01").json()["found"]
    assert tracks == asked(told, "outcomes", "--as-of", "2031-04-01", "--by-source")
    assert all([outcomes, tracks])


def test_sheets_have_a_row_for_each_who_holds_a_side_each_change_and_each_forecast(room: TestClient) -> None:
    held = rows(room, "/disputes.csv")
    assert [(one["side"], one["source"], one["words"]) for one in held] == [
        ("1", "the army", "four dock workers"),
        ("2", "the mayor", "six dock workers"),
    ]
    changed = {one["kind"]: one for one in rows(room, "/changes.csv?since=2031-03-10")}
    assert set(changed) == {"new event", "number", "status"}
    number, status = changed["number"], changed["status"]
    assert (number["kind"], number["was"], number["now"]) == ("number", "four dock workers", "seven dock workers")
    assert (status["kind"], status["was"], status["now"]) == ("status", "foretold", "came true")
    assert [(one["id"], one["outcome"]) for one in rows(room, "/outcomes.csv")] == [(FORECAST, "came true")]
    assert [(one["id"], one["made"]) for one in rows(room, "/outcomes/by-source.csv")] == [("the mayor", "1")]


@pytest.mark.parametrize(
    "path",
    ["/api/disputes", "/api/changes?since=2031-03-10&until=2031-03-15", "/api/outcomes", "/api/outcomes/by-source"],
)
def test_an_answer_goes_on_behind_any_of_its_ids(room: TestClient, path: str) -> None:
    found = room.get(path).json()["found"]
    sign = "&" if "?" in path else "?"
    behind = [room.get(f"{path}{sign}after={one['id']}").json()["found"] for one in found]
    assert behind == [found[nth:] for nth in range(1, len(found) + 1)] != []
    assert room.get(f"{path}{sign}after=nothing").status_code == 404


def test_changes_are_those_of_the_last_week_until_a_day_is_named(room: TestClient) -> None:
    led = room.get("/changes?where=Koprava")
    assert (led.status_code, led.headers["location"].partition("?")[2]) == (303, "where=Koprava&since=2031-03-09")
    page = seen(room.get("/changes?since=2031-03-10").text)
    assert "four dock workers → seven dock workers" in page and "Before" in page and "Northern Post" in page
    assert "tells anything otherwise" in room.get("/changes?since=2031-03-16").text


def test_what_is_new_to_somebody_stays_new_until_they_say_that_they_saw_it(room: TestClient, told: Record) -> None:
    page = room.get("/changes?new=true").text
    assert "New to <bdi>Ida</bdi>" in page and "seven dock workers" in page
    form = dict(re.findall(r'name="(last|form_token)" value="([^"]*)"', page))
    ours = {"origin": HERE}
    assert room.get("/changes?new=true").text.count('<li class="across"') == page.count('<li class="across"') > 0
    assert room.post("/changes/seen", data=form, headers={"origin": "http://elsewhere"}).status_code == 403
    assert room.post("/changes/seen", data={**form, "form_token": "x"}, headers=ours).status_code == 403
    assert room.post("/changes/seen", data=form, headers=ours).status_code == 303
    assert "Nothing is told otherwise since" in room.get("/changes?new=true").text
    assert asked(told, "changes", "--new", "--who", "Ida") == []
    assert asked(told, "changes", "--new", "--who", "Ole") != []


def test_what_is_new_is_new_to_each_by_their_name(room: TestClient, told: Record) -> None:
    page = room.get("/changes?new=true").text
    form = dict(re.findall(r'name="(last|form_token)" value="([^"]*)"', page))
    ours = {"origin": HERE}
    named = {**form, "name": "Ole Brandt", "back": "/changes?new=true"}
    assert room.post("/review/who", data=named, headers=ours).headers["location"] == "/changes?new=true"
    assert "New to <bdi>Ole Brandt</bdi>" in room.get("/changes?new=true").text
    assert room.post("/changes/seen", data={**form, "last": "9" * 400}, headers=ours).status_code == 303
    assert room.get("/api/changes?new=true").json()["found"]
    room.post("/changes/seen", data=form, headers=ours)
    assert room.get("/api/changes?new=true").json()["found"] == []
    assert told.new_changes(seen=False)


def test_what_came_since_the_page_was_shown_stays_new(room: TestClient, told: Record) -> None:
    page = room.get("/changes?new=true").text
    form = dict(re.findall(r'name="(last|form_token)" value="([^"]*)"', page))
    told.add(shelling(14, "Northern Post", "nine", 9.0, "the army"))
    told.link()
    room.post("/changes/seen", data=form, headers={"origin": HERE})
    assert "nine dock workers" in room.get("/changes?new=true").text


def test_the_day_as_of_which_forecasts_are_judged_stands_in_the_address(room: TestClient) -> None:
    assert re.search(r"\?by=mayor&as_of=20\d\d-", room.get("/outcomes?by=mayor").headers["location"])
    came = seen(room.get("/outcomes?as_of=2031-03-20").text)
    assert "came true" in came and "1 forecast due" in came and "will reopen on 15 March" in came
    assert "reopened on 15 March as planned" in came
    before = room.get("/outcomes?as_of=2031-03-13").text
    assert "open <span" in before and "0 forecasts due" in before
    assert room.get("/outcomes?as_of=2031-03-13&outcome=came+true").text.count('<li class="row') == 0


def test_what_people_decided_came_of_a_forecast_is_shown_at_once(room: TestClient, told: Record) -> None:
    assert "decided by people" not in room.get("/outcomes?as_of=2031-03-20").text
    told.decide_outcome(FORECAST, "partly", note="one pier only")
    page = seen(room.get("/outcomes?as_of=2031-03-20").text)
    assert "partly decided by people" in page and "one pier only" in page and "Ida decided so" in page
    assert [(one["outcome"], one["decided"]) for one in rows(room, "/outcomes.csv")] == [("partly", "yes")]


def decide(room: TestClient, path: str, what: str, **form: str) -> Any:
    """Posts a decision on an outcome as a page's form does."""
    sent = {"form_token": DOOR.form_token, "what": what, **form}
    return room.post(path, data=sent, headers={"origin": HERE})


def test_what_came_of_a_forecast_is_decided_on_its_page_and_taken_back(room: TestClient, told: Record) -> None:
    path = f"/forecasts/{FORECAST}"
    page = room.get(path).text
    assert "came true" in seen(page) and "reopened on 15 March as planned" in seen(page)
    assert 'value="undo"' not in page
    done = decide(room, path, "did not", name="Ida Brandt", note="only for a day")
    assert (done.status_code, done.headers["location"]) == (303, path)
    page = room.get(path).text
    assert '<span class="status did-not">did not</span>' in page and 'value="undo"' in page
    assert "Ida Brandt says did not — only for a day" in seen(page)
    assert 'name="name" value="Ida Brandt"' in page, "the browser keeps the name"
    assert decide(room, path, "undo").status_code == 303
    page = room.get(path).text
    assert '<span class="status came-true">came true</span>' in page and 'class="past"' in page
    again = decide(room, path, "undo")
    assert again.status_code == 409 and "nothing on this that could be taken back" in again.text
    assert [(one.what, one.by) for _, one in told.outcome_decisions([FORECAST])] == [
        ("did not", "Ida Brandt"),
        ("undo", "Ida Brandt"),
    ]


def test_where_people_differ_on_what_came_both_are_shown_and_the_proposal_stands(room: TestClient) -> None:
    path = f"/forecasts/{FORECAST}"
    decide(room, path, "did not", name="Ida")
    decide(room, path, "partly", name="Bo")
    for page in (room.get(path).text, room.get("/outcomes?as_of=2031-04-01").text):
        assert '<span class="state contested">contested</span>' in page
        assert "Contested." in page and "Ida</bdi> says did not" in page and "Bo</bdi> says partly" in page
        assert '<span class="status came-true">' in page
    decide(room, path, "did not", name="Bo")
    assert "Contested." not in room.get(path).text


def test_who_saw_an_outcome_before_somebody_decided_is_shown_it_anew(room: TestClient, told: Record) -> None:
    page = room.get("/outcomes?as_of=2031-04-01").text
    there = re.search(r'formaction="([^"]+)" name="what" value="did not"', page)
    assert there is not None
    told.decide_outcome(FORECAST, "partly", by="Bo")
    late = decide(room, unescape(there[1]), "did not", name="Ida", note="no ship came")
    assert late.status_code == 409 and "meanwhile" in late.text and 'value="no ship came"' in late.text
    assert [one.by for _, one in told.outcome_decisions([FORECAST])] == ["Bo"]
    again = re.search(r'formaction="([^"]+)" name="what" value="did not"', late.text)
    assert again is not None and decide(room, unescape(again[1]), "did not", name="Ida").status_code == 303


def test_a_decision_that_is_sent_twice_is_taken_once(room: TestClient, told: Record) -> None:
    there = re.search(r'formaction="([^"]+)" name="what" value="did not"', room.get(f"/forecasts/{FORECAST}").text)
    assert there is not None
    for _ in range(2):
        assert decide(room, unescape(there[1]), "did not", name="Ida").status_code == 303
    assert len(told.outcome_decisions([FORECAST])) == 1
    assert decide(room, unescape(there[1]), "partly", name="Ida").status_code == 409


def test_who_saw_a_forecast_before_it_was_corrected_is_shown_it_anew(room: TestClient, told: Record) -> None:
    there = re.search(r'formaction="([^"]+)" name="what" value="did not"', room.get(f"/forecasts/{FORECAST}").text)
    assert there is not None
    told.decide(FORECAST, Choice("", "correct", "Bo", values={"due": "2031-03-16"}))
    assert decide(room, unescape(there[1]), "did not", name="Ida").status_code == 409
    assert told.outcome_decisions([FORECAST]) == []


def test_what_is_said_to_be_no_forecast_has_no_outcome(room: TestClient, told: Record) -> None:
    told.decide(FORECAST, Choice("", "reject", "Ida"))
    page = room.get(f"/forecasts/{FORECAST}").text
    assert "said to be no forecast" in page and "formaction" not in page
    assert decide(room, f"/forecasts/{FORECAST}", "partly", name="Ida").status_code == 404


def test_an_outcome_is_decided_in_the_list_that_it_stands_in(room: TestClient) -> None:
    address = "/outcomes?as_of=2031-04-01&by=mayor"
    there = re.search(r'formaction="([^"]+)" name="what" value="did not"', room.get(address).text)
    assert there is not None
    assert decide(room, unescape(there[1]), "did not", name="Ida").headers["location"] == f"{address}#{FORECAST}"
    assert decide(room, f"/forecasts/{FORECAST}?back=//evil.example", "partly", name="Bo").headers["location"] == (
        f"/forecasts/{FORECAST}"
    )


def test_a_decision_doesn_t_make_all_outcomes_be_worked_out_anew(room: TestClient, told: Record) -> None:
    assert "came true" in room.get("/outcomes?as_of=2031-04-01").text
    held = told.state()
    decide(room, f"/forecasts/{FORECAST}", "partly", name="Ida")
    assert told.state() == held
    assert '<span class="status partly">' in room.get("/outcomes?as_of=2031-04-01").text
    told.add(make.reading(make.report("Nothing happened.")))
    assert told.state() != held


@pytest.mark.parametrize(("what", "name", "status"), [("perhaps", "Ida", 400), ("", "Ida", 400), ("partly", "", 409)])
def test_a_decision_that_is_none_or_nobody_s_is_refused(
    room: TestClient, told: Record, what: str, name: str, status: int
) -> None:
    assert decide(room, f"/forecasts/{FORECAST}", what, name=name).status_code == status
    assert told.outcome_decisions([FORECAST]) == []


def test_a_forecast_s_id_may_be_shortened_and_names_nothing_else(room: TestClient) -> None:
    report, _, id = FORECAST.partition(".")
    assert room.get(f"/forecasts/{report[:7]}.{id}").headers["location"] == f"/forecasts/{FORECAST}"
    for other in (FIRST, report, "none", f"{report}.f99"):
        assert room.get(f"/forecasts/{other}").status_code == 404
        assert decide(room, f"/forecasts/{other}", "partly", name="Ida").status_code == 404


def test_what_wasn_t_foretold_yet_has_no_outcome(room: TestClient) -> None:
    assert "it was not foretold yet" in room.get(f"/forecasts/{FORECAST}?as_of=2031-03-01").text
    assert room.get(f"/api/forecasts/{FORECAST}?as_of=2031-03-01").json()["outcome"] is None


def test_shares_stand_beside_counts_where_five_outcomes_are_known() -> None:
    share = template("judged.html").module.share
    assert "60%" in share(Track("Dorin", 9, 7, 3, 1, 1, 2), 3)
    assert "%" not in share(Track("Dorin", 9, 7, 3, 1, 0, 3), 3)


def test_sources_stand_with_their_counts(room: TestClient) -> None:
    page = room.get("/outcomes/by-source?as_of=2031-03-20").text
    cells = re.search(r"the mayor</bdi></a></th>(.*?)</tr>", page, re.DOTALL)
    assert cells and re.findall(r"<td>(\d+)", cells[1]) == ["1", "1", "1", "0", "0", "0"]
    assert "outcomes?as_of=2031-03-20&amp;by=the+mayor" in page


def test_an_event_stands_once_with_all_its_tellings_and_why_they_are_one(room: TestClient, told: Record) -> None:
    page = room.get(f"/events/{FIRST}").text
    assert "3 tellings in 3 reports" in page
    for words in ("four dock workers", "six dock workers", "seven dock workers"):
        assert f'<span class="number"><bdi>{words}' in page
    assert page.count("likely the same") == 2 and page.count("<summary>") == 2
    assert "no number is in both ranges" in page
    told.decide_pair(FIRST, f"{TOLD[1].report.id}.{TOLD[1].events[0].id}", "same", note="one salvo")
    assert "same, by decision" in (page := room.get(f"/events/{FIRST}").text) and "one salvo" in page


def test_an_event_has_an_address_a_sheet_and_an_object(room: TestClient) -> None:
    assert room.get(f"/events/{FIRST[:6]}{FIRST[12:]}").headers["location"] == f"/events/{FIRST}"
    assert f'href="/events/{FIRST}"' in room.get("/events").text
    assert len(rows(room, f"/events/{FIRST}/tellings.csv")) == 3
    whole = room.get(f"/api/events/{FIRST}").json()
    assert [len(whole[part]) for part in ("found", "compared", "disputes")] == [3, 2, 1]
    assert room.get(f"/events/{FORECAST}").status_code == room.get("/events/nothing").status_code == 404


def test_an_event_that_is_told_once_has_nothing_to_be_compared_with(room: TestClient) -> None:
    alone = f"{TOLD[4].report.id}.{TOLD[4].events[0].id}"
    page = room.get(f"/events/{alone}").text
    assert "1 telling in 1 report" in page and "<summary>" not in page and "compared" not in page


def test_an_answer_is_worked_out_again_once_the_record_has_changed(room: TestClient, told: Record) -> None:
    assert len(room.get("/api/disputes").json()["found"]) == 1
    told.remove(TOLD[1].report.id)
    assert room.get("/api/disputes").json()["found"] == []


def test_an_answer_that_needs_too_many_reports_at_once_is_refused(room: TestClient, told: Record) -> None:
    told.most_at_once = 2
    for path in ("disputes", "changes?since=2031-03-01", "changes?new=true"):
        answer = room.get(f"/api/{path}")
        assert answer.status_code == 400 and "narrow" in answer.json()["error"], path
        assert "narrow" in room.get(f"/{path}").text, path
    page = room.get("/changes?new=true")
    assert page.status_code == 200 and "Take all as seen" in page.text


def test_changes_of_a_large_record_compare_its_latest_reports(room: TestClient, told: Record) -> None:
    told.most_at_once = 8
    found = room.get("/api/changes?since=2031-03-12").json()["found"]
    assert [one["now"] for one in found] == ["seven dock workers", "came true"]


def test_forecasts_of_a_large_record_are_judged_by_the_reports_nearest_to_their_day(
    room: TestClient, told: Record
) -> None:
    for nth in range(3):
        told.add(make.reading(make.report(f"Nothing happened, {nth}.", published=date(2031, 3, 12))))
    told.most_at_once = 6
    assert room.get("/api/outcomes?by=mayor").json()["found"][0]["outcome"] == "came true"
    told.add(make.reading(make.report("Nothing happened on the day itself.", published=date(2031, 3, 15))))
    assert room.get("/api/outcomes?by=mayor").json()["found"][0]["outcome"] == "cannot tell"


def test_too_many_forecasts_to_be_judged_at_once_are_judged_a_page_at_a_time(room: TestClient, told: Record) -> None:
    things = ("ferry", "school", "tram", "theatre", "mill", "station", "library", "bakery", "stadium", "garden")
    for day, thing in enumerate(things, 20):
        text = f"The {thing} will close on {day} March, the mayor said."
        of = make.report(text, published=date(2031, 3, 19))
        due = make.days(f"2031-03-{day}")
        told.add(make.reading(of, forecasts=(make.forecast(of, text.partition(",")[0], statement=None, due=due),)))
    told.most_at_once = 12
    assert "narrow" in room.get("/api/outcomes?since=2031-03-01").json()["error"]
    path, claims = "/outcomes?as_of=2031-04-20&limit=3", []
    while path:
        page = room.get(path).text
        assert "11 reports foretell this, more than 3" in page and "3 at a time" in page
        claims += re.findall(r'<li class="row forecast" id="([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = unescape(following[1]) if following else ""
    assert len(claims) == len(set(claims)) == 11
    assert "11 reports foretell this" in room.get("/outcomes/by-source?as_of=2031-04-20").text
    assert "the next ones may" in room.get("/outcomes?as_of=2031-04-20&limit=1&outcome=did+not").text


def test_a_large_record_s_pages_tell_what_they_leave_out_and_lead_to_it(
    room: TestClient, told: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "at most" not in room.get("/disputes").text
    monkeypatch.setattr("onrecord.web.partly.AT_ONCE", 2)
    monkeypatch.setattr("onrecord.web.partly.RECENT", 1)
    for path in ("/disputes", "/changes"):
        page = room.get(f"{path}?since=2031-03-13&kind=number").text
        assert "The record has 5 reports" in page
        before = re.search(r'href="([^"]+)">The days before', page)
        assert before is not None
        assert unescape(before[1]) == f"{path}?since=2031-03-10&kind=number&until=2031-03-12"
        assert "The days before" not in room.get(f"{path}?since=2031-03-01").text
    told.most_at_once = 1
    page = room.get("/disputes?since=2031-03-02").text
    assert "answer together, more than 1" in page and 'name="where"' in page


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\u202eturned", '"><img src=x>', "\x00"])
def test_hostile_names_are_shown_as_text(room: TestClient, told: Record, text: str) -> None:
    told.add(shelling(10, f"Post {text}", "eight", 8.0, "the mayor"))
    told.link()
    paths = ("/disputes", "/changes?new=true", "/outcomes?as_of=2031-03-20", f"/events/{FIRST}", "/forces", "/evidence")
    for path in paths:
        page = room.get(path)
        assert page.status_code == 200
        assert not re.findall(r"<script(?! type=\"module\" src=\"/static/)|<img|[\x00\u202e]", page.text)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_asked_by(room: TestClient, day: str) -> None:
    for path in (
        "changes?since=",
        "changes?until=",
        "outcomes?as_of=",
        "disputes?since=",
        "disputes?until=",
        "forces?since=",
    ):
        assert room.get(f"/api/{path}{day}").status_code == 200, path
    for rows in ("type", "side", "place"):
        for days in (f"since={day}", f"until={day}", "since=0001-01-01&until=9999-12-31"):
            assert room.get(f"/api/timeline/shown?rows={rows}&{days}").status_code == 200
