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


def victim(day: int, words: str) -> tuple[Reading, str]:
    """A report in which somebody dies who is told by what number of the dead it is."""
    of = report(f"The {words} died on Friday.", day, id=f"r{day}")
    died = make.event(of, "died", what="killing", recipients=(make.part(of, words),))
    return make.reading(of, events=(died,)), group((of, died))[0]


def test_who_dies_as_the_third_makes_three() -> None:
    (one,) = changed(toll(9, "Ana Dorin", "two people", 2), victim(14, "third victim"))
    assert (one.kind, one.was, one.now) == ("number", "two people", "third victim")
    assert changed(toll(9, "Ana Dorin", "two people", 2), victim(14, "young victim")) == []


def risen(change: str, counted: str = "people") -> list[Change]:
    """What changed where a later number of dead is told as a rise."""
    of = report("The raid's toll rose, and 12 are dead.", 14, id="r14")
    number = make.quantity(of, "12", 12.0, category="killed", counted=counted, change=change)
    raid = make.event(of, "dead", what="killing", quantities=(number.id,))
    later = make.reading(of, quantities=(number,), events=(raid,)), group((of, raid))[0]
    return changed(toll(9, "Ana Dorin", "nine people", 9), later)


def test_what_a_number_rose_to_is_a_number_and_what_it_rose_by_is_none() -> None:
    (one,) = risen("rise to")
    assert (one.was, one.now) == ("nine people", "12")
    assert risen("rise by") == []


@pytest.mark.parametrize(("word", "found"), [("Four were", 1), ("Some were", 0)])
def test_a_number_that_a_sentence_calls_past_is_not_held(word: str, found: int) -> None:
    """Though another paper still gives it on the day of the new one."""
    of = report(f"{word} killed, Ivo Senn said; Ana Dorin had earlier spoken of two people.", 14, id="r14")
    numbers = [make.quantity(of, "two people", 2.0, category="killed", counted="people")]
    if found:
        numbers.append(make.quantity(of, "Four", 4.0, category="killed", counted="people"))
    earlier = said(of, "Ana Dorin", "two people", cue=make.span(of, "had earlier spoken"))
    raid = make.event(of, "killed", what="killing", quantities=tuple(one.id for one in numbers))
    later = make.reading(of, quantities=tuple(numbers), events=(raid,), statements=(earlier,)), group((of, raid))[0]
    old, again = toll(9, "Ana Dorin", "two people", 2), toll(13, "-", "two people", 2)
    assert len(changed(old, again, later)) == found


def test_people_counted_at_a_killing_are_dead() -> None:
    of = report("In the raid 12 people lost their lives.", 14, id="r14")
    number = make.quantity(of, "12 people", 12.0, category="people", counted="people")
    raid = make.event(of, "lost their lives", what="killing", quantities=(number.id,))
    (one,) = changed(
        toll(9, "Ana Dorin", "nine people", 9),
        (make.reading(of, quantities=(number,), events=(raid,)), group((of, raid))[0]),
    )
    assert (one.was, one.now) == ("nine people", "12 people")


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
        "Ana Dorin said that the claim about a cannon in the mill was withdrawn.",
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
        "The army withdrew its cannon from the mill at Orlen, after two months of claims.",
        "Ana Dorin said that a cannon was withdrawn from the mill.",
        "Ivo Senn retracted the claim about a cannon in the mill.",
        "We withdraw the report on the price of flour.",
        "Ana Dorin has not retracted the claim about a cannon in the mill.",
    ],
    ids=["troops", "a cannon", "another's claim", "another matter", "not"],
)
def test_what_takes_nothing_back(text: str) -> None:
    assert taken_back(text) == []


def printed(text: str, day: str | None = "2031-03-08", publisher: str = "Northern Post") -> list[Change]:
    """What changes where a report prints a correction; one of 8 March told of a bridge at Orlen."""
    of = report("The market was calm. The bridge at Orlen lies north of the mill. Rain fell.", 8)
    later = report(text, 14, publisher)
    times = (make.time(later, "8 March", make.days(day)),) if day and "8 March" in text else ()
    found = changes(by_id(make.reading(of), make.reading(later, times=times)), [], SINCE, UNTIL)
    return [one for one in found if one.kind == "withdrawn"]


def test_a_printed_correction() -> None:
    (one,) = printed("Correction: our report of 8 March said that the bridge at Orlen lies north. It lies south.")
    assert one.was == "The bridge at Orlen lies north of the mill."
    assert one.now.endswith("It lies south.")


def test_a_correction_without_a_label_regrets() -> None:
    text = "On 8 March we wrote that the bridge at Orlen lies north of the mill."
    assert printed(text) == []
    assert len(printed(f"{text} We regret the error.")) == 1


def test_what_is_no_correction_of_that_report() -> None:
    text = "Correction: our report of 8 March said that the bridge at Orlen lies north."
    assert printed(text, publisher="Harbour Gazette") == []
    assert printed(text, day="2031-03-07") == []
    assert printed("Correction: our report of 8 March said that wool is dear.") == []


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


def turn(text: str, words: str, who: str, denier: str, act: str = "asserts") -> list[Change]:
    """How an account changed by a later report; somebody had denied that shells were sold to Orlen."""
    of = report(f"{denier} denied that shells had been sold to Orlen.", 8)
    denial = said(of, denier, "that shells had been sold to Orlen", act="denies")
    then = report(text, 14, "Harbour Gazette")
    told = said(then, who, words, act=act)
    found = changes(
        by_id(make.reading(of, statements=(denial,)), make.reading(then, statements=(told,))), [], SINCE, UNTIL
    )
    return [one for one in found if one.kind == "account"]


def test_a_report_says_that_somebody_tells_it_otherwise() -> None:
    text, words = (
        "Merelia said that a few shells had after all been sold to Orlen.",
        "that a few shells had after all been sold",
    )
    (one,) = turn(text, words, "Merelia", "The Merelian embassy")
    assert (one.was, one.now) == ("that shells had been sold to Orlen", words)
    assert (
        turn(text.replace("after all ", ""), words.replace("after all ", ""), "Merelia", "The Merelian embassy") == []
    )


def test_an_admission_of_another_matter_is_no_change() -> None:
    words = "that a bridge had been closed"
    assert turn(f"Merelia conceded {words}.", words, "Merelia", "The Merelian embassy", "admits") == []


def test_another_side_admits_only_where_much_speaks_for_it() -> None:
    words = "that shells had gone to Orlen"
    assert turn(f"Tessaria conceded {words}.", words, "Tessaria", "The Merelian embassy", "admits") == []
    words = "that shells had been sold to Orlen"
    assert len(turn(f"Tessaria conceded {words}.", words, "Tessaria", "The Merelian embassy", "admits")) == 1


def test_what_a_source_first_claimed() -> None:
    of = report("The mayor admitted two men were hurt, after first claiming nothing had happened.", 14)
    now = said(of, "The mayor", "two men were hurt", act="admits")
    first = make.statement(
        of, "nothing had happened", source=make.source(of, "The mayor"), cue=make.span(of, "claiming")
    )
    (one,) = changes(by_id(make.reading(of, statements=(now, first))), [], SINCE, UNTIL)
    assert (one.kind, one.was, one.now) == ("account", "nothing had happened", "two men were hurt")


def coming(
    later: str, trigger: str = "", claim: str = "The ferry company will reopen the Arvik route", **more: Any
) -> list[Change]:
    """What changed by a report after one that foretold something of the Arvik route by 12 March."""
    of = report(f"{claim} by 12 March.", 8)
    due = make.days("2031-03-09", "2031-03-12")
    foretold = make.reading(of, forecasts=(make.forecast(of, claim, due=due, **more),))
    then = report(later, 14, id="r14")
    fields: dict[str, Any] = {"type": "COOPERATE", "what": "reopening", "when": make.days("2031-03-11")}
    told = make.reading(then, events=(make.event(then, trigger, **fields),) if trigger else ())
    return changes(by_id(foretold, told), [(f"r14.{one.id}",) for one in told.events], SINCE, UNTIL)


def test_what_was_foretold_comes_and_is_no_new_event() -> None:
    (one,) = coming("The ferry company reopened the Arvik route on Tuesday.", "reopened")
    assert (one.kind, one.was, one.now, one.day) == ("status", "foretold", "came true", date(2031, 3, 14))
    assert one.before[0].span.text == "The ferry company will reopen the Arvik route"


def test_what_was_foretold_does_not_come() -> None:
    (one,) = coming("The ferry company did not reopen the Arvik route.")
    assert (one.kind, one.now) == ("status", "did not")


def test_what_happens_beside_what_was_foretold_is_a_new_event() -> None:
    (one,) = coming("A mill was shelled beside the Arvik route on Tuesday.", "shelled")
    assert one.kind == "new event"


@pytest.mark.parametrize(
    ("claim", "more"),
    [
        ("The ferry company will reopen the Arvik route", {"condition": "if the truce holds"}),
        ("The ferry company will not reopen the Arvik route", {}),
        ("The ferry company will reopen the second Arvik route", {}),
    ],
    ids=["on a condition", "that it won't", "another of several"],
)
def test_what_was_foretold_otherwise_is_no_status(claim: str, more: dict[str, Any]) -> None:
    found = coming("The ferry company reopened the first Arvik route on Tuesday.", claim=claim, **more)
    assert [one for one in found if one.kind == "status"] == []


def test_the_order_of_readings_does_not_matter() -> None:
    one, other = telling(8, "planned"), telling(14, "occurred")
    groups = [(one[1], other[1])]
    there = changes(by_id(one[0], other[0]), groups, SINCE, UNTIL)
    assert there and there == changes(by_id(other[0], one[0]), groups, SINCE, UNTIL)
