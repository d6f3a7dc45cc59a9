"""Equipment: by name, by designation and by class, in the sentences that show it, counted and listed."""

from __future__ import annotations

import pytest

import onrecord
from evals import equipment as scored
from evals import halves
from onrecord.find.equipment import equipment_in

FLOORS = {False: 68, True: 65}
"""The least cases right of the read half (69) and of the kept one (69)."""


def named(text: str) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], one.name, one.kind) for one in equipment_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two Mi-8s and a Ka-52M burned.", [("Mi-8s", "Mi-8", "helicopter"), ("Ka-52M", "Ka-52", "helicopter")]),
        ("It fired Kh-101/Kh-555s.", [("Kh-101", "Kh-101", "cruise missile"), ("Kh-555s", "Kh-555", "cruise missile")]),
        ("A UH-60M Black Hawk landed.", [("UH-60M Black Hawk", "Black Hawk", "helicopter")]),
        ("It bought F-16 Block 70 jets.", [("F-16", "F-16", "fighter aircraft")]),
        ("A Shahed-type drone hit the flat.", [("Shahed", "Shahed-136", "loitering munition")]),
        ("The KhX-77 missile flew.", [("KhX-77", "KhX-77", "missile")]),
        ("A KhX-77 engine was shown.", []),
    ],
)
def test_designations(text: str, found: list[tuple[str, str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Puma helicopters landed.", [("Puma", "Puma", "helicopter")]),
        ("Puma infantry fighting vehicles came.", [("Puma", "Puma IFV", "infantry fighting vehicle")]),
        ("They flew Eagle drones.", [("Eagle", "Eagle", "drone")]),
    ],
)
def test_the_class_noun_beside_says_which_of_its_namesakes_it_is(text: str, found: list[tuple[str, str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("shown", "not_shown"),
    [
        ("They fired a Javelin.", "They named her Javelin."),
        ("Lenn was shelled by Grads.", "Grad, a suburb of Lenn, was shelled."),
        ("The brigade lost four Marders.", "The brigade met Lars Marder."),
        ("A Predator struck the house.", "The Predator film struck him."),
        ("He carried an M16.", "The M16 motorway was struck."),
    ],
)
def test_words_that_are_other_things_too_need_a_sentence_that_shows_them(shown: str, not_shown: str) -> None:
    assert len(equipment_in(shown)) == 1
    assert equipment_in(not_shown) == ()


@pytest.mark.parametrize("text", ["An 26-year-old fell.", "An oil tank blew up.", "A tank-like car came."])
def test_what_only_looks_like_equipment(text: str) -> None:
    assert equipment_in(text) == ()


def test_a_name_shown_once_is_known_further_down() -> None:
    assert len(equipment_in("Javelin missiles came. The Javelins are new.")) == 2


def test_a_quantity_has_its_equipment_and_no_models_number_is_one() -> None:
    reading = onrecord.read(text="Valdania sent 60 Leopard 2 tanks and 200 Strykers to Lenn.")
    assert [(one.span.text, one.equipment and one.equipment.name) for one in reading.quantities] == [
        ("60 Leopard 2 tanks", "Leopard 2"),
        ("200 Strykers", "Stryker"),
    ]


def test_a_quantity_of_people_has_none() -> None:
    (one,) = onrecord.read(text="Selmar trained 300 tank soldiers.").quantities
    assert one.equipment is None


@pytest.mark.parametrize(
    ("then", "has"),
    [
        ("The package includes Javelin missiles.", ["Javelin"]),
        ("Among them are six T-72 tanks.", ["T-72"]),
        ("The museum includes a T-34.", []),
    ],
)
def test_the_next_sentence_may_list_what_an_event_is_made_up_of(then: str, has: list[str]) -> None:
    reading = onrecord.read(text=f"Valdania delivered weapons to Olvania on Monday. {then}")
    event = next(one for one in reading.events if one.what == "arms transfer")
    assert [one.name for one in event.equipment] == ["weapons", *has]


def test_cases_of_our_own() -> None:
    found = halves.scores(scored.CASES, scored.wrong)
    for kept, floor in FLOORS.items():
        assert found.right["all", kept] >= floor
