"""What is a dispute between sources, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.link.disputes import Dispute, disputes
from onrecord.model import Basis, Reading
from tests import make
from tests.link.mini import by_id, group, report, said


def toll(day: int, who: str, words: str, low: float, high: float | None, **more: Any) -> tuple[Reading, str]:
    """A report in which a source gives a number of dead in a raid, and its telling's id."""
    publisher = more.pop("publisher", f"Paper {who}")
    of = report(f"The raid on Amber Quay killed {words}, {who} said.", day, publisher)
    number = make.quantity(of, words, low, category="killed", counted="people", **more)
    number = type(number)(**{name: getattr(number, name) for name in number.__slots__} | {"high": high})
    raid = make.event(of, "raid", what="raid", quantities=(number.id,))
    told = said(of, who, f"The raid on Amber Quay killed {words}")
    return make.reading(of, quantities=(number,), events=(raid,), statements=(told,)), group((of, raid))[0]


def numbers(*told: tuple[Reading, str]) -> list[Dispute]:
    """The disputes over numbers of one raid."""
    found = disputes(by_id(*(one for one, _ in told)), [tuple(id for _, id in told)])
    return [one for one in found if one.kind == "number"]


def test_numbers_that_exclude_each_other() -> None:
    (one,) = numbers(toll(10, "Ana Dorin", "nine people", 9, 9), toll(10, "Ivo Senn", "23 people", 23, 23))
    assert [side.value for side in one.sides] == ["nine people", "23 people"]
    assert [source.name for side in one.sides for source in side.sources] == ["Ana Dorin", "Ivo Senn"]
    assert one.reason == "nine people against 23 people: no number is in both ranges"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("at least 11 people", 11, None), ("12 people", 12, 12)),
        (("about 3,000 people", 2700, 3300), ("3,100 people", 3100, 3100)),
        (("2,000 people", 2000, 2000), ("1,950 people", 1950, 1950)),
        (("one person", 1, 1), ("90 people", 90, 90)),
    ],
    ids=["at least", "about", "round", "a part"],
)
def test_numbers_that_hold_together(first: Any, second: Any) -> None:
    assert numbers(toll(10, "Ana Dorin", *first), toll(10, "Ivo Senn", *second)) == []


def test_a_source_that_corrects_itself_is_no_dispute() -> None:
    assert numbers(toll(10, "Ana Dorin", "17 people", 17, 17), toll(12, "Ana Dorin", "14 people", 14, 14)) == []


def test_a_number_that_grew_is_no_dispute_until_somebody_holds_to_the_old_one() -> None:
    first, later = toll(10, "Ana Dorin", "nine people", 9, 9), toll(12, "Ivo Senn", "12 people", 12, 12)
    assert numbers(first, later) == []
    assert numbers(first, later, toll(14, "Mira Tolk", "nine people", 9, 9))


def test_a_part_is_not_set_beside_its_whole() -> None:
    of = report("The raid killed 12 people, Ana Dorin said. Two people were found later, she said.", 10)
    whole, part = (
        make.quantity(of, "12 people", 12, category="killed"),
        make.quantity(of, "Two people", 2, category="killed"),
    )
    raid = make.event(of, "raid", quantities=(whole.id, part.id))
    words = "The raid killed 12 people, Ana Dorin said. Two people were found later"
    one = make.reading(of, quantities=(whole, part), events=(raid,), statements=(said(of, "Ana Dorin", words),))
    other = toll(10, "Ivo Senn", "12 people", 12, 12)
    assert numbers((one, group((of, raid))[0]), other) == []


def counted(text: str, *amounts: tuple[str, float, str], who: tuple[str, ...] = ()) -> list[Dispute]:
    """The disputes over numbers in a report that tells no event, whose actors may give them."""
    of = report(text)
    found = tuple(make.quantity(of, words, low, counted=of_what) for words, low, of_what in amounts)
    reading = make.reading(of, quantities=found, actors=tuple(make.actor(of, one) for one in who if one in text))
    return disputes(by_id(reading), [])


@pytest.mark.parametrize(
    "text",
    [
        "Ana Dorin counted 900 barrels. Ivo Senn gave 400.",
        "900 barrels, says Ana Dorin; by Ivo Senn's reckoning it is 400.",
        "Ana Dorin counted 900 barrels, Ivo Senn 400.",
    ],
)
def test_numbers_that_are_given_side_by_side(text: str) -> None:
    (one,) = counted(text, ("900 barrels", 900, "barrels"), ("400", 400, ""), who=("Ana Dorin", "Ivo Senn"))
    assert [[source.name for source in side.sources] for side in one.sides] == [["Ivo Senn"], ["Ana Dorin"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Dorin counted 900 barrels. Ivo Senn gave 400 more.",
        "Ana Dorin counted 900 barrels. The road is closed. Nobody came. Ivo Senn gave 400.",
        "The quay holds 900 barrels. Ivo Senn gave 400.",
    ],
    ids=["on top", "far", "nobody gives it"],
)
def test_numbers_that_are_not_set_against_each_other(text: str) -> None:
    assert counted(text, ("900 barrels", 900, "barrels"), ("400", 400, ""), who=("Ana Dorin", "Ivo Senn")) == []


def test_who_speaks_of_numbers_needs_no_name() -> None:
    amounts = ("900 marchers", 900, "marchers"), ("400", 400, "marchers")
    (one,) = counted("The organisers spoke of 900 marchers, the police of 400.", *amounts)
    assert [side.sources[0].name for side in one.sides] == ["police", "organisers"]


def test_a_number_that_is_said_to_stand_for_another() -> None:
    old = report("Fourteen holes were found in the roof of the mill at Orlen.", 8, "Paper Dorin")
    new = report("The roof of the mill at Orlen has nine holes, not 14.", 9)
    told = make.reading(old, quantities=(make.quantity(old, "Fourteen holes", 14, counted="holes"),))
    nine, struck = make.quantity(new, "nine holes", 9, counted="holes"), make.quantity(new, "14", 14, counted="holes")
    (one,) = disputes(by_id(told, make.reading(new, quantities=(nine, struck))), [])
    assert [side.value for side in one.sides] == ["Fourteen holes", "nine holes"]
    same = report("Fourteen holes were found in the roof of the mill at Orlen.", 8, "Northern Post")
    told = make.reading(same, quantities=(make.quantity(same, "Fourteen holes", 14, counted="holes"),))
    assert disputes(by_id(told, make.reading(new, quantities=(nine, struck))), []) == []


def test_what_is_to_come_is_not_set_against_what_is() -> None:
    assert numbers(toll(10, "Ana Dorin", "nine people", 9, 9), toll(10, "Ivo Senn", "23 people", 23, 23))
    of = report("Ivo Senn promised that 23 people would be freed from Amber Quay.", 10, "Paper Senn")
    all_of_them = make.quantity(of, "23 people", 23, category="captured", counted="people")
    freed = make.event(of, "freed", what="release", quantities=(all_of_them.id,), status="planned")
    promised = said(of, "Ivo Senn", "that 23 people would be freed from Amber Quay", act="promises")
    plan = make.reading(of, quantities=(all_of_them,), events=(freed,), statements=(promised,))
    its = report("Nine people were freed from Amber Quay.", 10, "Paper Dorin")
    nine = make.quantity(its, "Nine people", 9, category="captured", counted="people")
    done = make.event(its, "freed", what="release", quantities=(nine.id,))
    fact = make.reading(its, quantities=(nine,), events=(done,))
    assert numbers((plan, group((of, freed))[0]), (fact, group((its, done))[0])) == []


def test_copies_are_one_origin() -> None:
    text = "Nine people died in the raid, Ana Dorin said."
    readings, ids = [], []
    for publisher in ("Northern Post", "Harbour Gazette"):
        of = report(text, 10, publisher, id=f"copy{len(ids)}")
        raid = make.event(of, "raid", what="raid", quantities=("q0",))
        number = make.quantity(of, "Nine people", 9, category="killed")
        told = said(of, "Ana Dorin", "Nine people died in the raid")
        readings.append(make.reading(of, events=(raid,), quantities=(number,), statements=(told,)))
        ids += group((of, raid))
    other, id = toll(10, "Ivo Senn", "23 people", 23, 23)
    (one,) = disputes(by_id(*readings, other), [(*ids, id)], {"copy1": "copy0"})
    assert len(one.sides[0].said) == 2
    assert len(one.sides[0].sources) == 1


def raids(first: dict[str, Any], second: dict[str, Any]) -> list[Dispute]:
    """Two reports' tellings of a raid; each told by a source, with fields of event and statement."""
    readings, members = [], []
    for nth, given in enumerate((first, second)):
        of = report(f"The raid on Amber Quay hit the mill, {given['who']} said.", 10 + nth, f"Paper {nth}")
        told = said(of, given["who"], "The raid on Amber Quay hit the mill", act=given.get("act", "asserts"))
        event = make.event(of, "raid", told_by=told.id, status=given.get("status", "occurred"), when=given.get("when"))
        readings.append(make.reading(of, statements=(told,), events=(event,)))
        members.append((of, event))
    return disputes(by_id(*readings), [group(*members)])


def test_an_event_that_is_denied() -> None:
    found = raids({"who": "Ana Dorin"}, {"who": "Ivo Senn", "status": "denied", "act": "denies"})
    one = next(one for one in found if one.about)
    assert one.kind == "asserted/denied"
    assert one.reason == "Ivo Senn denies what Ana Dorin tells"
    assert [side.value for side in one.sides] == ["asserted", "denied"]


def test_who_takes_back_an_own_claim_disputes_nothing() -> None:
    assert raids({"who": "Ana Dorin"}, {"who": "Ana Dorin", "status": "denied", "act": "denies"}) == []


def test_a_plan_that_came_to_nothing_is_not_denied() -> None:
    assert raids({"who": "Ana Dorin", "status": "planned"}, {"who": "Ivo Senn", "status": "denied"}) == []


def test_what_did_not_happen_on_another_day_denies_nothing() -> None:
    first = {"who": "Ana Dorin", "when": make.days("2031-03-02")}
    second = {"who": "Ivo Senn", "status": "denied", "when": make.days("2031-03-08")}
    assert raids(first, second) == []


def claimed(text: str, denier: str, words: str, **more: Any) -> list[Dispute]:
    """A report in which Ana Dorin says that the ferry was searched, and somebody says something after it."""
    of = report(text)
    one = said(of, "Ana Dorin", "soldiers had searched the ferry")
    return disputes(by_id(make.reading(of, statements=(one, said(of, denier, words, **more)))), [])


def test_a_denial_is_of_what_was_said_before_it() -> None:
    text = "Ana Dorin said soldiers had searched the ferry. Ivo Senn denied that the ferry had been searched."
    (one,) = claimed(text, "Ivo Senn", "that the ferry had been searched", act="denies")
    assert [side.at[0].span.text for side in one.sides] == [
        "soldiers had searched the ferry",
        "that the ferry had been searched",
    ]


def test_words_that_open_with_no_deny() -> None:
    text = 'Ana Dorin said soldiers had searched the ferry. "No soldiers searched the ferry," Ivo Senn said.'
    assert claimed(text, "Ivo Senn", "No soldiers searched the ferry")


@pytest.mark.parametrize("words", ["soldiers had searched the ferry twice", "no bread was left in the bakery at Orlen"])
def test_what_denies_nothing_of_it(words: str) -> None:
    assert claimed(f"Ana Dorin said soldiers had searched the ferry. Ivo Senn said {words}.", "Ivo Senn", words) == []


def test_what_never_was_is_denied_and_what_will_not_be_is_not() -> None:
    text = "Ana Dorin said soldiers had searched the ferry. Ivo Senn said {}."
    never = "the soldiers had never searched the ferry"
    assert claimed(text.format(never), "Ivo Senn", never)
    will_not = "no soldiers would search the ferry"
    assert claimed(text.format(will_not), "Ivo Senn", will_not) == []


def test_what_all_sides_deny_is_not_disputed_between_them() -> None:
    text = "Ana Dorin said soldiers had searched the ferry. {} denied that they had searched the ferry."
    words = "that they had searched the ferry"
    assert claimed(text.format("The guards"), "The guards", words, act="denies")
    assert claimed(text.format("Both sides"), "Both sides", words, act="denies") == []


def test_a_denial_is_not_of_the_words_that_tell_of_it() -> None:
    of = report("Lenn denied any search: the ferry was empty, Ivo Senn said.")
    tells = said(of, "Ivo Senn", "Lenn denied any search: the ferry was empty")
    denies = said(of, "Lenn", "any search", act="denies", within=tells.id)
    assert disputes(by_id(make.reading(of, statements=(tells, denies))), []) == []


def test_a_denial_of_what_a_report_tells_itself() -> None:
    of = report("On Monday the ferry was boarded and searched. Ivo Senn denied that the ferry had been searched.")
    denies = said(of, "Ivo Senn", "that the ferry had been searched", act="denies")
    (one,) = disputes(by_id(make.reading(of, statements=(denies,))), [])
    assert one.sides[0].at[0].span.text == "On Monday the ferry was boarded and searched."


def test_a_claim_told_again_is_one_dispute() -> None:
    readings = []
    for nth, word in enumerate(("denied", "rejected")):
        of = report(
            f"Ana Dorin said soldiers had searched the ferry at Orlen. Ivo Senn {word} it.", 10 + nth, f"P{nth}"
        )
        told, senn = said(of, "Ana Dorin", "soldiers had searched the ferry at Orlen"), make.actor(of, "Ivo Senn")
        readings.append(make.reading(of, statements=(told,), actors=(senn,)))
    (one,) = disputes(by_id(*readings), [])
    assert len(one.reports) == 2


def test_an_account_that_is_called_names_is_denied() -> None:
    text = "Ana Dorin said soldiers had searched the ferry. Ivo Senn called the account a fairy tale."
    assert claimed(text, "Ivo Senn", "the account a fairy tale")


def test_a_bare_denial() -> None:
    of = report("Ana Dorin said soldiers had searched the ferry. Ivo Senn denied it.")
    told, senn = said(of, "Ana Dorin", "soldiers had searched the ferry"), make.actor(of, "Ivo Senn")
    (one,) = disputes(by_id(make.reading(of, statements=(told,), actors=(senn,))), [])
    assert one.sides[1].at[0].span.text == "Ivo Senn denied it"
    other = report("Ana Dorin said soldiers had searched the ferry. Ivo Senn watched it.")
    told, senn = said(other, "Ana Dorin", "soldiers had searched the ferry"), make.actor(other, "Ivo Senn")
    assert disputes(by_id(make.reading(other, statements=(told,), actors=(senn,))), []) == []


def test_an_accusation_that_is_denied_is_over_who_did_it() -> None:
    of = report("Ana Dorin blamed the Border Guard for both fires. Ivo Senn denied that guards had lit the fires.")
    blames = said(of, "Ana Dorin", "the Border Guard for both fires", act="accuses")
    denies = said(of, "Ivo Senn", "that guards had lit the fires", act="denies")
    (one,) = disputes(by_id(make.reading(of, statements=(blames, denies))), [])
    assert one.kind == "actor"


def dated(first: str, second: str, how: str = "tied") -> list[Dispute]:
    """Two outlets' days of one departure."""
    readings, members = [], []
    for nth, day in enumerate((first, second)):
        of = report("The convoy left on the day.", 20, f"Paper {nth}", id=f"r{nth}")
        basis = make_basis(of, how)
        event = make.event(of, "left", what="withdrawal", when=make.days(day), when_basis=basis)
        readings.append(make.reading(of, events=(event,)))
        members.append((of, event))
    return disputes(by_id(*readings), [group(*members)])


def make_basis(of: Any, how: Any) -> Any:
    """Why an event's days are as they are."""
    return Basis(how, "so it says", (make.span(of, "day"),))


def test_days_that_exclude_each_other() -> None:
    (one,) = dated("2031-03-10", "2031-03-12")
    assert one.kind == "date"
    assert [side.value for side in one.sides] == ["2031-03-10", "2031-03-12"]


def test_days_that_are_of_two_events_or_only_guessed() -> None:
    assert dated("2031-03-10", "2031-03-10") == []
    assert dated("2031-01-10", "2031-03-12") == []
    assert dated("2031-03-10", "2031-03-12", how="story") == []
