"""How certain it is that what a word tells has happened or will, by its sentence."""

from __future__ import annotations

import pytest

from onrecord.judge.certainty import certainty
from onrecord.judge.certainty.climbing import steps
from onrecord.judge.certainty.governing import classes
from onrecord.parse import Parsed, Token, parse
from tests import make


def at(text: str, word: str) -> tuple[Parsed, Token]:
    parsed = parse(make.report(text))
    token = parsed.token_at(text.index(word))
    assert token is not None
    return parsed, token


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        (("Kestria attacked Lenn.", "attacked"), ("Kestria may attack Lenn.", "attack")),
        (("Kestria may attack Lenn.", "attack"), ("Kestria did not attack Lenn.", "attack")),
        (("They managed to attack Lenn.", "attack"), ("They failed to attack Lenn.", "attack")),
        (("They condemned the attack.", "attack"), ("They called for an attack.", "attack")),
        (("They learned that talks were held.", "held"), ("They wondered whether talks were held.", "held")),
        (("When the army attacked, they fled.", "attacked"), ("If it attacked again, they would flee.", "attacked")),
        (("They did not speak of the attack.", "attack"), ("They did not attack.", "attack")),
    ],
)
def test_one_is_surer_than_the_other(surer: tuple[str, str], less: tuple[str, str]) -> None:
    assert certainty(*at(*surer)) > certainty(*at(*less)) + 0.5


@pytest.mark.parametrize(
    ("text", "word", "low", "high"),
    [
        ("Kestrian jets bombed the depot on Tuesday.", "bombed", 2.5, 3.0),
        ("Kestria might bomb the bridges.", "bomb", 0.0, 2.0),
        ("Kestria has not bombed the bridges.", "bombed", -3.0, -1.0),
    ],
)
def test_from_not_to_certain(text: str, word: str, low: float, high: float) -> None:
    assert low <= certainty(*at(text, word)) <= high


def test_the_way_up_goes_by_prepositions_and_shares_helpers() -> None:
    way = steps(*at("The army did not shell or storm the town in the week of the talks.", "talks"))
    assert [(step.lemma, step.link) for step in way[:2]] == [("talk", "prep:of"), ("week", "prep:in")]
    storm = steps(*at("The army did not shell or storm the town.", "storm"))[0]
    assert (storm.joined, storm.negated, storm.tense) == (True, True, "did VB")


def test_a_subject_that_is_nobody_negates() -> None:
    assert steps(*at("No army attacked the convoy.", "attacked"))[0].negated
    assert not steps(*at("The army attacked no convoy.", "attacked"))[0].negated


def test_a_word_governs_in_the_classes_that_it_is_listed_in() -> None:
    assert "keeps from" in classes("refuse")
    assert classes("lantern") == ("other",)
