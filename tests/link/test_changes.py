"""What changed between two days, and what only is told again; what a source corrects itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.link.changes import Change, changes
from onrecord.link.corrections import corrections
from onrecord.model import Days, Reading
from tests import make
from tests.link.mini import by_id, group, report, said

SINCE, UNTIL = date(2031, 3, 10), date(2031, 3, 20)


def telling(day: int, status: str, when: Days | None = None, **more: Any) -> tuple[Reading, str]:
    """A report of a day that tells an exercise with a status."""
    of = report("The exercise Quiet Harbour is the talk of the town.", day, f"Paper {day}", id=f"r{day}")
    event = make.event(of, "exercise", what="exercise", type="MOBILIZE", status=status, when=when, **more)
    return make.reading(of, events=(event,)), group((of, event))[0]


def changed(*told: tuple[Reading, str]) -> list[Change]:
    """The changes of one event between the two days."""
    return changes(by_id(*(one for one, _ in told)), [tuple(id for _, id in told)], SINCE, UNTIL)


@pytest.mark.parametrize(
    ("old", "new", "now"),
    [
        ("planned", "ongoing", "ongoing"),
        ("planned", "occurred", "occurred"),
        ("planned", "denied", "cancelled"),
        ("ongoing", "occurred", "ended"),
    ],
)
def test_an_event_comes_to_another_status(old: str, new: str, now: str) -> None:
    (one,) = changed(telling(8, old), telling(14, new))
    assert (one.kind, one.was, one.now, one.day) == ("status", old, now, date(2031, 3, 14))
    assert [at.report for at in (*one.before, *one.after)] == ["r8", "r14"]
    assert one.reason == f"told as {old} on 2031-03-08, as {now} on 2031-03-14"


@pytest.mark.parametrize(("old", "new"), [("planned", "planned"), ("occurred", "planned"), ("occurred", "occurred")])
def test_a_status_told_again_is_no_change(old: str, new: str) -> None:
    assert changed(telling(8, old), telling(14, new)) == []


def test_a_change_that_was_known_before_is_none() -> None:
    assert changed(telling(7, "planned"), telling(9, "occurred"), telling(14, "occurred")) == []


def test_a_change_outside_the_days_is_none() -> None:
    assert changed(telling(8, "planned"), telling(25, "occurred")) == []


def test_what_is_of_later_days_has_not_occurred() -> None:
    assert changed(telling(8, "planned"), telling(14, "occurred", make.days("2031-05-01"))) == []


def test_a_new_event() -> None:
    (one,) = changed(telling(14, "occurred", make.days("2031-03-13")))
    assert (one.kind, one.before, one.now) == ("new event", (), "occurred")


@pytest.mark.parametrize(
    ("status", "when"),
    [("occurred", None), ("occurred", make.days("2031-01-02")), ("planned", make.days("2031-03-19"))],
    ids=["of no day", "of long ago", "to come"],
)
def test_what_is_no_new_event(status: str, when: Days | None) -> None:
    assert changed(telling(14, status, when)) == []


def test_an_event_told_before_is_not_new() -> None:
    days = make.days("2031-03-09")
    assert changed(telling(9, "occurred", days), telling(14, "occurred", days)) == []


def toll(day: int, who: str, words: str, low: float, text: str = "The raid killed {}, {} said.") -> tuple[Reading, str]:
    """A report in which a source gives a number of dead."""
    of = report(text.format(words, who), day, "Northern Post", id=f"r{day}")
    number = make.quantity(of, words, low, category="killed", counted="people")
    struck = tuple(make.quantity(of, one, 17.0) for one in ("17",) if "not 17" in of.text)
    raid = make.event(of, "killed", what="killing", quantities=(number.id,))
    told = (said(of, who, f"The raid killed {words}"),) if who in of.text else ()
    return make.reading(of, quantities=(number, *struck), events=(raid,), statements=told), group((of, raid))[0]


def test_a_number_that_grew() -> None:
    (one,) = changed(toll(9, "Ana Dorin", "nine people", 9), toll(14, "Ivo Senn", "12 people", 12))
    assert (one.kind, one.was, one.now) == ("number", "nine people", "12 people")
    assert one.by.name == "Ivo Senn"


def test_a_smaller_number_of_another_source_is_no_change() -> None:
    assert changed(toll(9, "Ana Dorin", "12 people", 12), toll(14, "Ivo Senn", "nine people", 9)) == []


def corrected(*told: tuple[Reading, str]) -> list[str]:
    """The words that correct, of one event."""
    found = corrections(by_id(*(one for one, _ in told)), [tuple(id for _, id in told)])
    return [one.new.span.text for one in found]


def test_a_source_corrects_its_number() -> None:
    assert corrected(toll(9, "Ana Dorin", "17 people", 17), toll(14, "Ana Dorin", "14 people", 14)) == ["14 people"]
    assert corrected(toll(9, "Ana Dorin", "17 people", 17), toll(14, "Ivo Senn", "14 people", 14)) == []


def test_an_outlet_corrects_what_it_printed() -> None:
    old = toll(9, "Ana Dorin", "17 people", 17)
    assert corrected(old, toll(14, "-", "Fourteen people", 14, "{}, not 17, were killed.")) == ["Fourteen people"]
    assert corrected(old, toll(14, "-", "Fourteen people", 14, "{}, and no more, were killed.")) == []


def test_a_part_corrects_no_whole() -> None:
    old = toll(9, "Ana Dorin", "17 people", 17)
    assert corrected(old, toll(14, "Ana Dorin", "three of the dead", 3)) == []


def taken_back(text: str) -> list[Change]:
    """What changes where a later report of an outlet says this; it told of a hidden cannon."""
    of = report("A cannon is hidden in the mill at Orlen, Ana Dorin said.", 8)
    told = said(of, "Ana Dorin", "A cannon is hidden in the mill at Orlen")
    later = report(text, 14)
    actors = tuple(make.actor(later, name) for name in ("Ana Dorin", "Ivo Senn") if name in text)
    found = changes(by_id(make.reading(of, statements=(told,)), make.reading(later, actors=actors)), [], SINCE, UNTIL)
    return [one for one in found if one.kind == "withdrawn"]


@pytest.mark.parametrize(
    "text",
    [
        "We wrote of a cannon in the mill at Orlen. We withdraw the report.",
        "Ana Dorin retracted the claim about a cannon in the mill.",
        "Of the cannon in the mill at Orlen, Ana Dorin had spoken; on Friday Ana Dorin took it back.",
    ],
)
def test_words_that_are_taken_back(text: str) -> None:
    (one,) = taken_back(text)
    assert one.was == "A cannon is hidden in the mill at Orlen"
    assert one.after[0].span.text in text


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew its cannon from the mill at Orlen.",
        "Ivo Senn retracted the claim about a cannon in the mill.",
        "We withdraw the report on the price of flour.",
        "Ana Dorin has not retracted the claim about a cannon in the mill.",
    ],
    ids=["troops", "another's claim", "another matter", "not"],
)
def test_what_takes_nothing_back(text: str) -> None:
    assert taken_back(text) == []


def account(old: str, new: str, who: str = "Ana Dorin", **more: Any) -> list[Change]:
    """How a source's account changed between two reports."""
    first, later = report(f"Ana Dorin said {old}.", 8), report(f"{who} said {new}.", 14, "Harbour Gazette")
    told = make.reading(first, statements=(said(first, "Ana Dorin", old, **more),))
    retold = make.reading(later, statements=(said(later, who, new),))
    return [one for one in changes(by_id(told, retold), [], SINCE, UNTIL) if one.kind == "account"]


def test_a_source_tells_it_otherwise() -> None:
    (one,) = account(
        "that patrol boats had crossed the Merel strait", "patrol boats had crossed the Merel strait", act="denies"
    )
    assert one.reason == "Ana Dorin told it otherwise before"


def test_the_same_account_or_another_source_is_no_change() -> None:
    words = "patrol boats had crossed the Merel strait"
    assert account(words, words) == []
    assert account(f"that {words}", words, who="Ivo Senn", act="denies") == []


def test_what_a_source_first_claimed() -> None:
    of = report("The mayor admitted two men were hurt, after first claiming nothing had happened.", 14)
    now = said(of, "The mayor", "two men were hurt", act="admits")
    first = make.statement(
        of, "nothing had happened", source=make.source(of, "The mayor"), cue=make.span(of, "claiming")
    )
    (one,) = changes(by_id(make.reading(of, statements=(now, first))), [], SINCE, UNTIL)
    assert (one.kind, one.was, one.now) == ("account", "nothing had happened", "two men were hurt")


def test_the_order_of_readings_does_not_matter() -> None:
    one, other = telling(8, "planned"), telling(14, "occurred")
    groups = [(one[1], other[1])]
    there = changes(by_id(one[0], other[0]), groups, SINCE, UNTIL)
    assert there and there == changes(by_id(other[0], one[0]), groups, SINCE, UNTIL)
