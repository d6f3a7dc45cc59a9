"""The pictures that pages are drawn with: who speaks of whom, one actor amid others, numbers by side and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.model import Days
from onrecord.store import Record
from onrecord.store.forces import Force
from onrecord.store.in_words import REACH, around
from onrecord.store.spoken import Party, Spoken
from onrecord.web import amounts
from onrecord.web.spoken import LABEL, SQUARE, TOP, WIDE, matrix
from onrecord.web.spoken import around as amid
from tests import make

NARROW = 360 - 2 * 16
"""Pixels that a page has on a telephone."""


def pair(by: str, of: str, times: int) -> Spoken:
    """Who speaks of whom, so often."""
    return Spoken("0-0", Party(by, None), Party(of, None), times, {"asserts": times})


def test_squares_stand_where_their_names_cross() -> None:
    picture = matrix([pair("Dorin", "army", 9), pair("Veyl", "army", 1), pair("Dorin", "Veyl", 4)])
    assert picture is not None
    assert [one.name for one in picture.speakers] == ["Dorin", "Veyl"]
    assert [one.name for one in picture.spoken_of] == ["army", "Veyl"]
    found = {(one.by, one.of): (one.x, one.y, one.times, one.shade) for one in picture.squares}
    assert found == {
        ("Dorin", "army"): (LABEL, TOP, 9, 5),
        ("Dorin", "Veyl"): (LABEL + SQUARE, TOP, 4, 3),
        ("Veyl", "army"): (LABEL, TOP + SQUARE, 1, 2),
    }


def test_a_picture_of_many_fits_a_telephone_and_has_no_row_without_squares() -> None:
    pairs = [pair(f"speaker {n}", f"one {n}", 30 - n) for n in range(30)] + [pair("speaker 29", "one 0", 50)]
    picture = matrix(pairs)
    assert picture is not None and picture.width <= NARROW and len(picture.spoken_of) == 10
    assert {one.by for one in picture.squares} == {one.name for one in picture.speakers}
    assert matrix([]) is None and WIDE <= NARROW


def test_an_actor_stands_between_those_who_speak_of_it_and_those_it_speaks_of() -> None:
    spoken_of = [pair("Dorin", "army", 16), pair("Veyl", "army", 4), pair("Army", "army", 3)]
    picture = amid("army", spoken_of, [pair("army", "mayor of a town with a long name", 1)])
    assert picture is not None
    assert [(one.name, one.count) for one in picture.before] == [("Dorin", 16), ("Veyl", 4)]
    assert [one.shown for one in picture.behind] == ["mayor of a tow…"]
    assert [one.thick for one in picture.lines] == [8, 4.5, 2.75]
    assert amid("army", [], []) is None


def numbers(*told: tuple[str, str, float | None, float | None]) -> list[Force]:
    """Forces of a side on a day, from so many to so many."""
    report = make.report()
    made = make.full_reading()
    (entry,) = [make.event(report, "shelled")]
    found = []
    for side, day, low, high in told:
        event = replace(entry, when=make.days(day) if day else None)
        found.append(Force(_entry(made, event), side, None, "personnel", "soldiers", low, high, report.span(0, 6)))
    return found


def _entry(made: Any, event: Any) -> Any:
    from onrecord.store.entries import Entry, Heading

    return Entry(Heading(made.report.id, "", "", date(2031, 3, 31), True), event, "", "")


def test_numbers_stand_by_side_day_and_power_of_ten() -> None:
    found = numbers(("A", "2031-03-01", 10, 1000), ("A", "2031-03-21", 100, 100), ("B", "2031-03-11", 1000, None))
    picture = amounts.picture(found, "personnel")
    assert picture is not None
    one, other = picture.sides
    assert (one.name, other.name) == ("A", "B")
    first, second = one.bars
    assert first.left == amounts.LEFT and first.left < other.bars[0].left < second.left < 100
    assert first.height == pytest.approx(amounts.HIGH * 2 / 3, abs=0.1) and second.height == 5
    assert (first.open, other.bars[0].open) == (False, True)
    assert [tick.says for tick in picture.days] == ["2031-03-01", "2031-03-11", "2031-03-21"]
    assert [tick.says for tick in picture.scale[:4]] == ["1", "10", "100", "1,000"]


def test_what_has_no_number_is_counted_and_what_has_no_day_is_of_its_report_s() -> None:
    found = numbers(
        ("A", "", 5, 5), ("A", "2031-03-01", None, None), *[(f"S{n}", "2031-03-01", 1, 1) for n in range(9)]
    )
    picture = amounts.picture(found, "personnel")
    assert picture is not None
    assert (picture.uncounted, picture.more, len(picture.sides)) == (1, 4, amounts.SIDES)
    assert amounts.categories(found) == {"personnel": 10}
    assert amounts.picture(found, "drones") is None


def test_any_days_can_be_drawn() -> None:
    for first, last in (("0001-01-01", "9999-12-31"), ("2031-03-01", "2031-03-01")):
        picture = amounts.picture(numbers(("A", first, 0, 0), ("A", last, 1e12, None)), "personnel")
        assert picture is not None and all(0 <= bar.left <= 100 for bar in picture.sides[0].bars)


def test_a_page_has_the_picture_and_the_table(room: TestClient, record: Record) -> None:
    made = make.full_reading(f"{make.TEXT}\n\nSome 300 soldiers came.")
    men = make.quantity(made.report, "300 soldiers", 300.0, category="personnel", counted="soldiers")
    record.add(replace(made, quantities=(men,), events=(replace(made.events[0], quantities=(men.id,)),)))
    page = room.get("/forces").text
    assert page.count('<rect class="amount') == 1 and "300 soldiers</bdi></a></td>" in page
    assert 'personnel <span class="count">1</span>' in page
    assert '<rect class="amount' not in room.get("/forces?category=drones").text
    assert "Nothing in the record" in room.get("/forces?where=Nowhere").text
    assert 'class="square' in room.get("/actors").text
    assert 'class="line"' in room.get("/actors?name=army").text


def test_evidence_is_asked_by_what_it_rests_on(room: TestClient) -> None:
    assert "told by Ana Dorin only" in room.get("/evidence?rests=one").text
    assert "Nothing in the record" in room.get("/evidence?rests=undisclosed").text
    assert 'aria-current="true">one source' in room.get("/evidence?rests=one").text


def test_words_stand_in_their_sentence() -> None:
    text = "It rained. Shells hit the town. “We saw it,” he said.\n\nThe end"
    report = make.report(text)
    assert around(text, make.span(report, "hit")) == ("Shells ", "hit", " the town.")
    assert around(text, make.span(report, "saw it")) == ("“We ", "saw it", ",” he said.")
    assert around(text, make.span(report, "end")) == ("The ", "end", "")
    long = f"{'word ' * 60}this {'word ' * 60}"
    before, words, behind = around(long, make.span(make.report(long), "this"))
    assert before.startswith("… word") and behind.endswith("word …") and words == "this"
    assert max(len(before), len(behind)) <= REACH + 2


@pytest.mark.parametrize("rows", ["side", "place"])
def test_the_band_has_a_row_for_each_side_or_place(room: TestClient, record: Record, rows: str) -> None:
    named = {"side": "Selmar's army", "place": "Koprava"}[rows]
    told = room.get(f"/api/timeline/shown?rows={rows}").json()
    assert [one["row"] for one in told["found"]] == [named, "forecast"]
    assert f'data-rows="{rows}" aria-current="true"' in room.get(f"/timeline?rows={rows}").text
    assert room.get("/timeline?rows=colour").status_code == 400


@pytest.mark.parametrize(("rows", "asked"), [("side", "by"), ("place", "where")])
def test_many_events_are_counted_by_side_or_place(
    room: TestClient, record: Record, monkeypatch: pytest.MonkeyPatch, rows: str, asked: str
) -> None:
    from onrecord.web import band

    monkeypatch.setattr(band, "MOST", 3)
    text = " ".join(f"Shelling{n} Vell" for n in range(9))
    report = make.report(text)
    vell = make.place(report, "Vell")
    days = [date(2031, 1, 1) + timedelta(n) for n in range(9)]
    events = (
        make.event(
            report,
            f"Shelling{n}",
            when=Days(day, day),
            actors=(make.part(report, "Vell"),),
            places=(make.site(report, "Vell", vell, nth=n),),
        )
        for n, day in enumerate(days)
    )
    record.add(make.reading(report, places=(vell,), events=tuple(events)))
    told = room.get(f"/api/timeline/shown?rows={rows}").json()
    counted = {one["row"]: sum(piece["count"] for piece in one["pieces"]) for one in told["bands"]}
    assert counted == {"Vell": 9, {"side": "Selmar's army", "place": "Koprava"}[rows]: 1, "forecast": 1}
    only = room.get(f"/api/timeline/shown?rows={rows}&{asked}=Vell").json()
    assert [one["row"] for one in only["bands"]] == ["Vell"]
