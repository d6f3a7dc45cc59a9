"""Whom a noun for one person takes up: by title, calling, age or kind; and where it means somebody else."""

from __future__ import annotations

import pytest

from tests.attribute.who.telling import source

RESOLVED = [
    ("Jana Perrin leads a party in the lower house. The politician said it rained.", "The politician", "Jana Perrin"),
    (
        "The Sarn president, Olan Brask, met Kestria's president, Ida Holm. The Kestrian president said it rained.",
        "The Kestrian president",
        "Ida Holm",
    ),
    (
        "Kestria, whose president, Ida Holm, is ill, met President Olan Brask. The Kestrian president said it rained.",
        "The Kestrian president",
        "Ida Holm",
    ),
    (
        "Former minister Olan Brask met Minister Jana Perrin. The minister said it rained.",
        "The minister",
        "Jana Perrin",
    ),
    (
        "Former minister Olan Brask met Minister Jana Perrin. The former minister said it rained.",
        "The former minister",
        "Olan Brask",
    ),
    ("Admiral Jana Perrin met Vice-Admiral Olan Brask. The admiral said it rained.", "The admiral", "Jana Perrin"),
    ("Dr Jana Perrin treats the miners. The doctor said it rained.", "The doctor", "Jana Perrin"),
    ("Ambassador Jana Perrin met Judge Olan Brask. The diplomat said it rained.", "The diplomat", "Jana Perrin"),
    ("The pilot Olan Brask met the nurse Jana Perrin. The nurse said it rained.", "The nurse", "Jana Perrin"),
    ("Olan Brask, 54, lost his boat. The 54-year-old said it rained.", "The 54-year-old", "Olan Brask"),
    ("Olan Brask was elected mayor in May. The mayor said it rained.", "The mayor", "Olan Brask"),
    (
        "Rebel leader Olan Brask met the negotiator Jana Perrin. The guerrilla commander said it rained.",
        "The guerrilla commander",
        "Olan Brask",
    ),
    ("Olan Brask drives the route four times a week. The trucker said it rained.", "The trucker", "Olan Brask"),
    (
        "The hospital director said it rained. Olan Brask, the director of the hospital, left.",
        "The hospital director",
        "Olan Brask",
    ),
    ("Olan Brask and Jana Perrin went to law. The former said it rained.", "The former", "Olan Brask"),
    ("Olan Brask fired Jana Perrin when the latter said that it rained.", "the latter", "Jana Perrin"),
    (
        "A senior official of the ministry met Minister Jana Perrin. The official said it rained.",
        "The official",
        "senior official of the ministry",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    assert source(text, words).name == name


LEFT_OPEN = [
    # known by an office, and so perhaps another one
    ("Mayor Jana Perrin came. The analyst said it rained.", "The analyst"),
    # another office of the same name
    ("Foreign Minister Jana Perrin came. The interior minister said it rained.", "The interior minister"),
    ("The Sarn president, Olan Brask, came. The Kestrian president said it rained.", "The Kestrian president"),
    # two of them
    ("Police captains Olan Brask and Teo Marlin came. The captain said it rained.", "The captain"),
    ("The pilots Olan Brask and Teo Marlin came. The pilot said it rained.", "The pilot"),
    # somebody else may hold the office, or was introduced by the noun
    ("Olan Brask drives the route. The minister said it rained.", "The minister"),
    ("Olan Brask met Teo Marlin. The trucker said it rained.", "The trucker"),
    ("Olan Brask, Jana Perrin and Teo Marlin came. The former said it rained.", "The former"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN)
def test_left_open(text: str, words: str) -> None:
    named = {"Olan Brask", "Jana Perrin", "Teo Marlin"}
    assert source(text, words).name not in named
