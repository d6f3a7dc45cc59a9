"""Which words are mentions of an event that is told elsewhere in the report, and which are none."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from onrecord.model import Event


def events(text: str) -> tuple[Event, ...]:
    return onrecord.read(text=text, published=date(2031, 3, 12)).events


def mentions(text: str, what: str) -> list[list[str]]:
    """The words that mention each event of a kind."""
    return [[span.text for span in one.mentions] for one in events(text) if one.what == what]


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("Olvania imposed new sanctions on Kestria on Friday.", "sanction", ["imposed", "sanctions"]),
        ("Kestria cancelled the talks on Monday.", "talks", ["cancelled", "talks"]),
        ("The envoys came to the talks on the 11th.", "talks", ["came to", "talks"]),
        ("The ceasefire began at noon on Sunday.", "ceasefire", ["ceasefire", "began"]),
        ("Mortar fire hit the town of Lenn on Sunday.", "shelling", ["Mortar fire", "hit"]),
        ('The exercise "Calm Heath" ended at Tarn on Monday.', "exercise", ["exercise", "Calm Heath"]),
    ],
)
def test_all_words_of_a_clause_that_tell_an_event_mention_it(text: str, what: str, words: list[str]) -> None:
    assert [sorted(one) for one in mentions(text, what)] == [sorted(words)]


def test_a_deed_of_another_kind_beside_a_verb_is_not_the_verb_s() -> None:
    text = "Kestria cancelled the talks after the shelling of Lenn on Monday."
    assert "shelling" not in mentions(text, "talks")[0]


BACK = [
    ("Rebels attacked the mill on Monday. The minister regretted the incident.", "attack", "incident"),
    ("The two sides exchanged 40 prisoners on Monday. The exchange took an hour.", "prisoner exchange", "exchange"),
    ("Jets bombed Pellow on Monday. The ministry said that there had been no strike.", "bombing", "strike"),
    ("The brigade left Lenn on Monday. The departure took an hour.", "withdrawal", "departure"),
]


@pytest.mark.parametrize(("text", "what", "word"), BACK)
def test_a_word_for_many_things_takes_up_what_was_told(text: str, what: str, word: str) -> None:
    assert any(word in one for one in mentions(text, what))


@pytest.mark.parametrize(
    "text",
    [
        "The minister regretted the incident.",
        "The harvest was poor. The exchange took an hour.",
        "The brigade left Lenn on Monday. The departure of the minister took an hour.",
        "Rebels attacked the mill on Monday. An incident was reported at the fair in Selmar.",
    ],
)
def test_it_takes_up_nothing_else(text: str) -> None:
    words = {"incident", "exchange", "departure"}
    assert not words & {span.text for one in events(text) for span in one.mentions}


def test_a_title_sums_up_what_is_told_below() -> None:
    text = "Warplanes hit depot; Kestria denies raid\n\nTwo jets dropped six bombs on a depot near Pellow on Monday.\n"
    assert [one.what for one in events(text)] == ["airstrike"]
    assert [span.text for span in events(text)[0].mentions] == ["hit", "raid", "dropped six bombs"]


def test_a_title_of_another_place_is_no_summary() -> None:
    text = "Warplanes hit Halvik\n\nTwo jets dropped six bombs on a depot near Pellow on Monday.\n"
    assert "hit" not in {span.text for one in events(text) for span in one.mentions}


def test_a_toll_is_the_deaths_of_the_attack() -> None:
    text = "Shells struck the market in Lenn on Sunday. The governor spoke of 23 dead, the clinic put the dead at 14."
    deaths = next(one for one in events(text) if one.what == "killing")
    assert [span.text for span in deaths.mentions] == ["dead", "dead"]
    assert len(deaths.quantities) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The governor spoke of 23 dead.",
        "Shells struck Lenn on Sunday. Near Pellow the ministry counted 23 dead in the floods.",
        "Shells struck Lenn on Sunday. The mayor mourned the dead.",
        "The attack on Lenn left 12 dead and 30 wounded.",
    ],
)
def test_no_toll_without_an_attack_or_a_number_or_beside_its_own(text: str) -> None:
    assert not [one for one in events(text) if one.what in {"killing", "wounding"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The harvest was poor. The ceasefire does not forbid the flights.", "ongoing"),
        ("Shells put a strain on a truce that is three weeks old.", "ongoing"),
        ("The ministers demanded a ceasefire.", None),
        ("A ceasefire was nowhere in sight.", None),
    ],
)
def test_what_stands_is_known_by_the(text: str, status: str | None) -> None:
    assert [one.status for one in events(text) if one.what == "ceasefire"] == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Valdania has many drones. Six of them landed at Tarn on Monday.", "arms transfer"),
        ("The soldiers will train for a week, and then they will go home.", "withdrawal"),
        ("Valdania has many poets. Six of them landed at Tarn on Monday.", None),
        ("The poets will sing for a week, and then they will go home.", None),
    ],
)
def test_a_number_or_they_takes_up_who_was_told(text: str, what: str | None) -> None:
    assert (what in {one.what for one in events(text)}) if what else not events(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kestria denied that any attack was being prepared.", "denied"),
        ("Kestria did not deny that any attack was being prepared.", None),
    ],
)
def test_denied_that_any(text: str, status: str | None) -> None:
    assert [one.status for one in events(text)] == ([status] if status else [])
