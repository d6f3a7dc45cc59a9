"""A place's name that stands for those who govern there, and the same name where only the place is meant."""

from __future__ import annotations

import pytest

import onrecord

BOTH = [
    ("Ankara asked the islanders for patience.", "Ankara", True),
    ("Snow fell in Ankara.", "Ankara", False),
    ("The refusal of Ankara surprised the islanders.", "Ankara", True),
    ("The roofs of Ankara were white.", "Ankara", False),
    ("A pact between Lisbon and Rabat was signed.", "Rabat", True),
    ("The ferry between Lisbon and Rabat sank.", "Rabat", False),
    ("Nobody expected an Ankara-brokered truce.", "Ankara", True),
    ("An Ankara-based singer was robbed.", "Ankara", False),
    ("The Ankara regime is worried.", "Ankara", True),
    ("An Ankara bakery burned down.", "Ankara", False),
    ("The party takes its money from Ankara.", "Ankara", True),
    ("The party took the train from Ankara.", "Ankara", False),
    ("The Kremlin rejected the plan.", "Kremlin", True),
    ("A crowd waited outside the Kremlin.", "Kremlin", False),
    ("Hargeisa expelled two traders.", "Hargeisa", True),
    ("Rain fell on Hargeisa.", "Hargeisa", False),
]


@pytest.mark.parametrize(("text", "name", "acts"), BOTH)
def test_acts(text: str, name: str, acts: bool) -> None:
    reading = onrecord.read(text=text)
    mentioned = {span.text for actor in reading.actors for span in actor.mentions}
    assert (name in mentioned) is acts
    if not acts:
        assert name in {span.text for place in reading.places for span in place.mentions}


@pytest.mark.parametrize(
    "text", ["The lorries went to Kano.", "They fled from Kano by night.", "The road to Goma is cut."]
)
def test_a_large_town_behind_a_direction_is_a_place(text: str) -> None:
    assert any(span.text in ("Kano", "Goma") for place in onrecord.read(text=text).places for span in place.mentions)


def test_a_given_name_behind_a_direction_is_no_town() -> None:
    assert not onrecord.read(text="He gave the letter to Jackson.").places
