"""The band of days: each finding where there are few, else how many there are, and what the first view shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from onrecord.model import Days, Reading
from onrecord.store import Record
from onrecord.web import band
from onrecord.web.asked import Band
from tests import make


def many(count: int, first: date = date(2031, 1, 1), **more: object) -> Reading:
    """A report of many events of an hour each, one a day."""
    text = " ".join(f"Shelling{n}" for n in range(count))
    report = make.report(text)
    days = [first + timedelta(n) for n in range(count)]
    events = tuple(make.event(report, f"Shelling{n}", when=Days(day, day), **more) for n, day in enumerate(days))
    return make.reading(report, events=events)


def test_few_findings_are_given_one_by_one_with_their_places(room: TestClient) -> None:
    told = room.get("/api/timeline/shown").json()
    assert [(one["type"], one["status"], one["first"]) for one in told["found"]] == [
        ("ASSAULT", "alleged", "2031-03-10"),
        ("forecast", "planned", "2031-04-01"),
    ]
    (place,) = told["places"]
    assert (place["name"], place["lat"], place["radius"], place["count"]) == ("Koprava", 50.0, 5.0, 1)
    assert told["found"][0]["places"] == [place["id"]]
    assert room.get(told["found"][0]["at"].partition("#")[0]).status_code == 200


def test_many_findings_are_counted_by_type_and_piece(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(band, "MOST", 5)
    monkeypatch.setattr(band, "PIECES", 4)
    record.add(many(20, type="AID", status="planned"))
    told = band.band(record, Band(since=date(2031, 1, 1), until=date(2031, 1, 20)))
    assert told["found"] == []
    (aid,) = told["bands"]
    assert (aid["row"], aid["step"], told["count"]) == ("aid", 5, 20)
    assert [piece["count"] for piece in aid["pieces"]] == [5, 5, 5, 5]
    assert [piece["first"] for piece in aid["pieces"]] == ["2031-01-01", "2031-01-06", "2031-01-11", "2031-01-16"]
    assert all(piece["planned"] == piece["count"] for piece in aid["pieces"])


def test_counts_of_all_types_are_the_count_of_events(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(band, "MOST", 3)
    record.add(many(7, type="AID"))
    record.add(many(9, date(2032, 1, 1), type="AGREE"))
    told = band.band(record, Band())
    counted = {one["row"]: sum(piece["count"] for piece in one["pieces"]) for one in told["bands"]}
    assert counted == {"assault": 1, "aid": 7, "agree": 9, "forecast": 1}
    assert told["count"] == 17
    only = band.band(record, Band(type="aid"))
    assert [one["row"] for one in only["bands"]] == ["aid", "forecast"]


def test_the_first_view_leaves_out_what_is_long_ago(record: Record) -> None:
    record.add(many(100))
    old = make.reading(make.report("A war of long ago."))
    event = make.event(old.report, "war", when=make.days("1870-07-19"))
    record.add(replace(old, events=(event,)))
    shown = band.extent(record, Band())
    assert shown is not None and shown[0] >= date(2031, 1, 1)
    assert band.extent(record, Band(where="Nowhere")) is None


def test_the_page_says_which_days_it_shows(room: TestClient) -> None:
    page = room.get("/timeline?since=2031-03-01&until=2031-03-31&type=ASSAULT").text
    assert 'data-first="2031-03-01" data-last="2031-03-31" data-query="type=ASSAULT"' in page
    assert "No event in the record" in room.get("/timeline?where=Nowhere").text


def test_the_whole_timeline_comes_as_json_and_csv(room: TestClient) -> None:
    assert len(room.get("/api/timeline").json()["found"]) == len(room.get("/timeline.csv").text.splitlines()) - 1
