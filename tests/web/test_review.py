"""Review by plain forms: each decision under a name, the next finding after it, contrary ones side by side."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, get_type_hints

import pytest
from starlette.testclient import TestClient

from onrecord.review import Choice
from onrecord.store import Record, Shown, entries
from onrecord.web import asked
from onrecord.web.app import create
from onrecord.web.door import Door
from onrecord.web.person import COOKIE, as_name, back_to
from tests.web.conftest import HERE, small
from tests.web.test_report import HOSTILE, hostile

READING = small()
REPORT = READING.report.id
EVENT, FORECAST = f"{REPORT}.e60", READING.forecasts[0]
TOLD = f"{REPORT}.{READING.statements[0].id}"


@pytest.fixture
def ida(room: TestClient) -> TestClient:
    """The room as Ida uses it, whose name is kept."""
    room.cookies.set(COOKIE, "Ida%20Br%C3%A5ten")
    return room


def token(room: TestClient, path: str) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="form_token" value="([^"]+)"', room.get(path).text)
    assert found is not None
    return found[1]


def post(room: TestClient, path: str, fields: dict[str, str] | None = None, **form: str) -> Any:
    """Posts a form as its page would, with fields that are written in its boxes."""
    page = path if room.get(path).status_code == 200 else f"/review/{EVENT}"
    return room.post(path, data={"form_token": token(room, page), **_named(fields), **form}, headers={"origin": HERE})


def _named(fields: dict[str, str] | None) -> dict[str, str]:
    return {f"set.{name}": value for name, value in (fields or {}).items()}


def queue(record: Record, **filters: Any) -> list[str]:
    return [one.id for one in record.to_review(**filters)]


def test_the_queue_begins_with_what_is_least_certain(ida: TestClient, record: Record) -> None:
    first, second, *_ = queue(record)
    assert ida.get("/review").headers["location"] == f"/review/{first}"
    page = ida.get(f"/review/{first}").text
    assert f'href="/review/{second}" data-key="j"' in page and "the first" in page
    assert f'href="/review/{first}" data-key="k"' in ida.get(f"/review/{second}").text
    assert "5 to look at" in page


def test_filters_stand_in_the_address_and_stay_there(ida: TestClient, record: Record) -> None:
    first, second = queue(record, noun="statement")[:2]
    at = ida.get(f"/review?noun=statement&report={REPORT[:5]}&about=&country=").headers["location"]
    assert at == f"/review/{first}?noun=statement&report={REPORT[:5]}"
    assert f'href="/review/{second}?noun=statement&amp;report={REPORT[:5]}" data-key="j"' in ida.get(at).text
    after = post(ida, at, what="accept")
    assert after.headers["location"] == f"/review/{second}?noun=statement&report={REPORT[:5]}"
    assert "Nothing is left to review that answers to this" in ida.get("/review?by=nobody").text
    assert '<option value="">undecided</option>' in ida.get(at).text


def test_the_queue_is_asked_by_programs(ida: TestClient, record: Record) -> None:
    told = ida.get("/api/review?noun=statement&limit=1").json()
    assert [one["in_record"] for one in told["found"]] == queue(record, noun="statement")[:1]
    assert [one["noun"] for one in told["found"]] == ["statement"]
    rest = ida.get(f"/api/review?noun=statement&after={told['after']}").json()
    assert [one["in_record"] for one in rest["found"]] == queue(record, noun="statement")[1:]
    assert ida.get("/api/review?state=sure").status_code == 400


def test_a_page_of_the_queue_is_asked_by_all_that_the_record_is() -> None:
    fields = set(asked.Review.model_fields) - {"limit"}
    assert fields == set(get_type_hints(entries.AskedReview)) - {"rejected"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/review/zzz", 404),
        (f"/review/{REPORT}", 404),
        (f"/review/{REPORT}.s999999", 404),
        (f"/review/{REPORT}.a46", 404),
        (f"/review/{EVENT}?noun=actor", 400),
        (f"/review/{EVENT}?unknown=1", 400),
        ("/review?report=zzz", 404),
        ("/review?state=sure", 400),
        ("/review?after=zzz", 404),
        ("/review/new", 400),
        ("/review/new?report=zzz", 404),
        (f"/review/new?report={REPORT}&noun=actor", 400),
    ],
)
def test_what_is_asked_amiss_is_said_in_words(ida: TestClient, path: str, status: int) -> None:
    assert ida.get(path).status_code == status


def test_a_shortened_id_leads_to_the_whole_one(ida: TestClient) -> None:
    found = ida.get(f"/review/{REPORT[:5]}.e60?noun=event")
    assert found.headers["location"] == f"/review/{EVENT}?noun=event"


def test_a_finding_is_shown_in_its_words_with_its_fields_and_why_it_is_uncertain(ida: TestClient) -> None:
    page = unescape(ida.get(f"/review/{EVENT}").text)
    assert '<span class="m trigger" data-at="60" data-to="67">shelled</span>' in page
    assert "Confidence <strong>0.90</strong>" in page
    assert "“bridge” is none of the report's actors." in page
    assert "what Ana Dorin asserts holds it" in page
    assert "Why it is uncertain" in page


def test_the_name_is_asked_once_and_put_on_each_decision(room: TestClient, record: Record) -> None:
    page = room.get(f"/review/{EVENT}").text
    assert "Your name, put on each decision" in page and 'value="accept"' not in page
    kept = post(room, "/review/who", name="  Ida\n Bråten\u202e ", back=f"/review/{EVENT}")
    assert kept.headers["location"] == f"/review/{EVENT}"
    assert {"httponly", "samesite=strict"} <= set(kept.headers["set-cookie"].lower().split("; "))
    page = room.get(f"/review/{EVENT}").text
    assert "Your name" not in page and "as <bdi>Ida Bråten</bdi>" in page and "Another name" in page
    post(room, f"/review/{EVENT}", what="accept")
    post(room, f"/review/{TOLD}", what="reject", note=" no such words ")
    assert [(one.by, one.what, one.note) for one in record.decisions()] == [
        ("Ida Bråten", "accept", ""),
        ("Ida Bråten", "reject", "no such words"),
    ]


def test_nothing_is_decided_without_a_name(room: TestClient, record: Record) -> None:
    assert post(room, f"/review/{EVENT}", what="accept").headers["location"] == f"/review/{EVENT}"
    assert not list(record.decisions())


def test_only_one_who_serves_the_room_for_themselves_is_offered_their_name(record: Record) -> None:
    record.who = "somebody-here"
    near = TestClient(create(record, Door()), base_url=HERE)
    assert 'value="somebody-here"' in near.get("/review").text
    door = Door.at("0.0.0.0")
    far = TestClient(create(record, door), base_url="http://192.168.1.5:8031")
    far.get("/enter", params={"token": door.token})
    assert "Your name" in far.get("/review").text and "somebody-here" not in far.get("/review").text


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "/\\evil.example", "", "/a\nb", "review"]
)
def test_a_form_leads_back_to_pages_of_ours_only(address: str) -> None:
    assert back_to(address, "/review") == "/review"
    assert back_to("/review/a.b?noun=event", "/review") == "/review/a.b?noun=event"


def test_a_name_is_one_line_of_what_can_be_seen() -> None:
    assert as_name("\x00 <b>\u202eIda</b>\n\t B ") == "<b> Ida</b> B"
    assert as_name(" \x07 ") == "" and len(as_name("x" * 500)) == 80


@pytest.mark.parametrize("form", [{}, {"form_token": "x"}, {"form_token": "é", "what": "accept"}])
def test_what_is_posted_without_our_token_is_refused(ida: TestClient, record: Record, form: dict[str, str]) -> None:
    for path in (f"/review/{EVENT}", "/review/who", f"/review/new?report={REPORT}"):
        assert ida.post(path, data=form, headers={"origin": HERE}).status_code == 403
        assert ida.post(path, data=form, headers={"origin": "https://evil.example"}).status_code == 403
    assert not list(record.decisions())


@pytest.mark.parametrize("what", ["", "add", "tie", "erase"])
def test_what_cannot_be_decided_here_is_refused(ida: TestClient, record: Record, what: str) -> None:
    assert post(ida, f"/review/{EVENT}", what=what).status_code == 400
    assert not list(record.decisions())


def test_after_a_decision_the_next_comes_and_after_the_last_the_first_that_is_left(
    ida: TestClient, record: Record
) -> None:
    first, *_, last = queue(record)
    assert post(ida, f"/review/{last}", what="accept").headers["location"] == "/review"
    assert ida.get("/review").headers["location"] == f"/review/{first}"
    at = first
    while at != "/review":
        at = post(ida, f"/review/{at.rpartition('/')[2]}", what="reject").headers["location"]
    page = ida.get("/review").text
    assert "Nothing is left to review." in page
    assert "you rejected “" in page and 'data-key="u"' in page


def test_undo_takes_the_last_decision_back_wherever_one_is(ida: TestClient, record: Record) -> None:
    first, second, *_ = queue(record)
    post(ida, f"/review/{first}", what="reject")
    page = ida.get(f"/review/{second}").text
    assert f'action="/review/{first}" class="undo"' in page
    undone = post(ida, f"/review/{first}", what="undo")
    assert undone.headers["location"] == f"/review/{first}"
    assert queue(record)[0] == first
    assert 'data-key="u"' not in ida.get(f"/review/{first}").text.replace("a x e n u", "")
    assert post(ida, f"/review/{first}", what="undo").status_code == 409


def test_undo_takes_back_what_was_decided_elsewhere_on_what_has_no_page(ida: TestClient, record: Record) -> None:
    place = READING.places[0]
    record.decide(f"{REPORT}.{place.id}", Choice("", "untie", "Ida Bråten", span=(17, 24)))
    assert "you untied a mention from “Koprava”" in ida.get(f"/review/{EVENT}").text
    assert post(ida, f"/review/{REPORT}.{place.id}", what="undo").headers["location"] == "/review"
    assert [one.what for one in record.decisions()] == ["untie", "undo"]


def test_who_saw_something_else_is_told_that_somebody_decided_meanwhile(ida: TestClient, record: Record) -> None:
    seen = re.search(r'name="seen" value="(\w+)"', ida.get(f"/review/{EVENT}").text)
    assert seen is not None
    record.decide(EVENT, Choice("", "correct", "Bo", values={"status": "denied"}))
    stale = post(ida, f"/review/{EVENT}", what="accept", seen=seen[1])
    assert stale.status_code == 409 and "Somebody decided on this meanwhile" in stale.text
    assert [one.by for one in record.decisions()] == ["Bo"]
    fresh = re.search(r'name="seen" value="(\w+)"', stale.text)
    assert fresh is not None and fresh != seen
    assert post(ida, f"/review/{EVENT}", what="accept", seen=fresh[1]).status_code == 303


def test_fields_are_edited(ida: TestClient, record: Record) -> None:
    page = ida.get(f"/review/{EVENT}?edit=true").text
    assert '<option value="alleged" selected>' in page and 'value="60-67 shelled"' in page
    post(ida, f"/review/{EVENT}", {"status": "denied"}, what="correct", note="seen on film")
    (entry,) = record.events()
    assert (entry.review, entry.finding.status) == ("corrected", "denied")
    page = ida.get(f"/review/{EVENT}").text
    assert '<th scope="row">status</th><td><bdi>alleged</bdi></td><td><bdi>denied</bdi></td>' in page
    assert "corrects it: <bdi>status: denied</bdi>" in page and "seen on film" in page


def test_what_cannot_be_is_said_and_what_was_written_stays(ida: TestClient, record: Record) -> None:
    wrong = post(ida, f"/review/{EVENT}", {"when": "soon", "name": "Winter Shield"}, what="correct")
    assert wrong.status_code == 409
    assert "when: &#39;soon&#39; are no days" in wrong.text
    assert 'value="soon"' in wrong.text and 'value="Winter Shield"' in wrong.text
    assert post(ida, f"/review/{EVENT}", what="correct").status_code == 409
    assert not list(record.decisions())


def test_a_statement_is_split(ida: TestClient, record: Record) -> None:
    parts = "Selmar's army shelled a bridge\r\nnear Koprava on Monday\r\n\r\n"
    assert post(ida, f"/review/{TOLD}", what="split", parts=parts).status_code == 303
    assert [one.review for one in record.statements() if one.review] == ["split", "split"]
    wrong = post(ida, f"/review/{TOLD}", what="split", parts="one part", note="two of them")
    assert wrong.status_code == 409
    assert ">one part</textarea>" in wrong.text and 'value="two of them"' in wrong.text


def test_contrary_decisions_of_two_people_are_shown_as_such(ida: TestClient, record: Record) -> None:
    post(ida, f"/review/{EVENT}", {"status": "denied"}, what="correct")
    record.decide(EVENT, Choice("", "reject", "Bo", note="no such bridge"))
    page = ida.get(f"/review/{EVENT}").text
    assert '<span class="state contested">contested</span>' in page
    (sides,) = re.findall(r'<div class="sides">.*?</div>', page, re.DOTALL)
    assert re.findall(r'<bdi class="who">(.*?)</bdi> (\w+)', sides) == [("Ida Bråten", "corrects"), ("Bo", "rejects")]
    assert ida.get("/review?state=contested").headers["location"] == f"/review/{EVENT}?state=contested"
    post(ida, f"/review/{EVENT}", what="reject")
    page = ida.get(f"/review/{EVENT}").text
    assert '<span class="state rejected">rejected</span>' in page and "sides" not in page
    assert '<li class="past">' in page


def test_what_was_missed_is_added(ida: TestClient, record: Record) -> None:
    path = f"/review/new?report={REPORT}&noun=event"
    made = post(ida, path, {"trigger": "stays closed", "type": "COERCE", "what": "closure"}, note="missed")
    shown = record.show(made.headers["location"].removeprefix("/review/"))
    assert isinstance(shown, Shown)
    assert (shown.entry.review, shown.entry.words) == ("added", "stays closed")
    assert [(one.by, one.note) for one in shown.decisions] == [("Ida Bråten", "missed")]
    page = ida.get(made.headers["location"]).text
    assert "adds it" in page and 'data-key="u"' in page
    undone = post(ida, made.headers["location"], what="undo")
    assert undone.headers["location"] == "/review"


def test_what_is_added_needs_words_and_a_name(room: TestClient, record: Record) -> None:
    path = f"/review/new?report={REPORT}&noun=forecast"
    assert "nobody is named" in post(room, path, {"claim": "Talks could begin"}).text
    wrong = post(room, path, {"hedge": "could"}, name="Ida")
    assert wrong.status_code == 409 and 'value="could"' in wrong.text
    made = post(room, path, {"claim": "Talks could begin"}, name="Ida")
    assert made.status_code == 303 and COOKIE in made.headers["set-cookie"]
    assert [one.by for one in record.decisions()] == ["Ida"]


def test_a_report_s_notes_lead_to_review_and_tell_what_was_decided(ida: TestClient, record: Record) -> None:
    page = ida.get(f"/reports/{REPORT}").text
    assert page.count("data-decide") == 5 and page.count('value="accept"') == 1, "one form for all notes"
    seen = re.search(rf'data-note="{EVENT.partition(".")[2]}" data-seen="(\w+)"', page)
    assert seen is not None
    assert f'href="/review/{EVENT}?report={REPORT}"' in page
    done = post(ida, f"/review/{EVENT}", {"status": "denied"}, what="correct")
    assert done.status_code == 303
    assert post(ida, f"/review/{EVENT}?seen={seen[1]}", what="accept", back="report").status_code == 409
    back = post(ida, f"/review/{TOLD}", what="reject", back="report")
    assert back.headers["location"] == f"/reports/{TOLD.replace('.', '#')}"
    page = ida.get(f"/reports/{REPORT}").text
    assert "1 rejected finding" in page and '<span class="state rejected">' in page
    assert '<th scope="row">status</th><td><bdi>alleged</bdi></td><td><bdi>denied</bdi></td>' in page
    assert '<bdi class="who">Ida Bråten</bdi> rejects it' in page


def test_what_the_program_no_longer_finds_says_so(ida: TestClient, record: Record) -> None:
    from dataclasses import replace

    from onrecord.model import MadeBy

    post(ida, f"/review/{EVENT}", what="accept")
    record.add(replace(READING, events=(), made_by=MadeBy("9.9.9", ())))
    assert "The program no longer finds this" in ida.get(f"/review/{EVENT}").text
    assert "The program no longer finds this" in ida.get(f"/reports/{REPORT}").text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_text(ida: TestClient, record: Record, text: str) -> None:
    reading = hostile(text)
    record.add(reading)
    for id in ("s0", "e0", "f0"):
        for path in (f"/review/{reading.report.id}.{id}", f"/review/{reading.report.id}.{id}?edit=true&whole=true"):
            page = ida.get(path)
            assert page.status_code == 200
            shown = re.sub(r'<script type="module" src="/static/', "", page.text)
            assert re.findall(r"<script|<img|\x00|[\u202a-\u202e\u2066-\u2069]", shown) == []
            assert len(page.text) < 10_000_000
    page = ida.get(f"/review/new?report={reading.report.id}")
    assert page.status_code == 200 and not set("\x00\u202e") & set(page.text)
    post(ida, f"/review/{reading.report.id}.e0", {"status": "occurred"}, what="correct", note=text[:2000])
    assert not set("\x00\u202e") & set(ida.get(f"/review/{reading.report.id}.e0").text)


def test_no_page_has_script_or_style_in_itself(ida: TestClient) -> None:
    for path in (f"/review/{EVENT}", f"/review/{EVENT}?edit=true", f"/review/new?report={REPORT}"):
        text = ida.get(path).text
        assert re.findall(r"<script(?![^>]* src=\"/static/)|<style|\sstyle=|\son[a-z]+=|javascript:", text) == []
        assert re.findall(r"(?:src|href|action)=\"(?!/(?!/)|#)[^\"]*", text) == []
