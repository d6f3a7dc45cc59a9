"""What the lexicon knows, laid over what the encoder marked."""

from __future__ import annotations

import pytest

from onrecord.find.names import settle_names
from onrecord.parse import Name, NameKind, parse
from tests import make


def settled(text: str, *marks: tuple[str, NameKind, float]) -> list[tuple[str, str]]:
    names = []
    for words, kind, score in marks:
        start = text.index(words)
        names.append(Name(start, start + len(words), kind, score))
    report = make.report(text)
    found = settle_names(report, parse(report).named(tuple(names))).names
    return [(text[one.start : one.end], one.kind) for one in found]


def test_known_equipment_is_what_it_is_whatever_was_marked() -> None:
    text = "Two T-72 tanks and a Bayraktar TB2 burned near Orn."
    assert settled(text, ("T-72 tanks", "organisation", 0.9), ("Orn", "place", 0.9)) == [
        ("T-72", "platform"),
        ("Bayraktar TB2", "platform"),
        ("Orn", "place"),
    ]


def test_words_for_a_class_are_no_names() -> None:
    assert settled("Two tanks and some cruise missiles burned.") == []


@pytest.mark.parametrize(("kind", "score"), [("place", 0.6), ("person", 0.8), ("people", 0.4)])
def test_a_word_for_a_people_alone_is_one(kind: NameKind, score: float) -> None:
    assert settled("Norwegian sailors left.", ("Norwegian", kind, score)) == [("Norwegian", "people")]
    assert settled("Norwegian sailors left.") == [("Norwegian", "people")]


def test_inside_a_longer_name_it_is_a_part_of_it() -> None:
    text = "Norwegian Air Shuttle stayed."
    assert settled(text, ("Norwegian Air Shuttle", "organisation", 0.9)) == [("Norwegian Air Shuttle", "organisation")]


def test_a_sure_mark_stands() -> None:
    assert settled("Norwegian lost money.", ("Norwegian", "organisation", 0.99)) == [("Norwegian", "organisation")]


def test_equipment_that_is_a_person_s_surname_is_the_person() -> None:
    text = "President Teo Sarin left. Soldiers used sarin gas."
    assert ("Teo Sarin", "person") in settled(text, ("Teo Sarin", "person", 0.7))
    assert ("sarin", "weapon") in settled(text, ("Teo Sarin", "person", 0.7))
    assert ("Sarin", "weapon") in settled("Teo said Sarin was used.", ("Teo", "person", 0.7))
