"""Whom a plural source takes up, and who speak together."""

from __future__ import annotations

import pytest

from tests.attribute.who.telling import last_source, source

BOTH = "Jana Perrin and Olan Brask"
RESOLVED = [
    ("Jana Perrin and Olan Brask came. They said it rained.", "They", "Jana Perrin and Olan Brask"),
    ("Jana Perrin and Olan Brask came. Both said it rained.", "Both", "Jana Perrin and Olan Brask"),
    ("Mayors Jana Perrin and Olan Brask came. The mayors said it rained.", "The mayors", "Jana Perrin and Olan Brask"),
    (
        "Ms Jana Perrin, Mr Olan Brask and Ms Ida Holm came. The two women said it rained.",
        "The two women",
        "Jana Perrin and Ida Holm",
    ),
    (
        "Olan Brask, the cook Teo Marlin and the nurse Jana Perrin fell. Brask is ill. The other two said it rained.",
        "The other two",
        "Teo Marlin and Jana Perrin",
    ),
    ("Two senators, Jana Perrin and Olan Brask, came. The senators said it rained.", "The senators", BOTH),
    ("Prosecutors Jana Perrin and Olan Brask came. The prosecutors said it rained.", "The prosecutors", BOTH),
    ("Colonel Jana Perrin and Captain Olan Brask survived. The officers said it rained.", "The officers", BOTH),
]


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    found = source(text, words)
    assert found.name == name
    assert len(found.actors) == 2


LEFT_OPEN = [
    ("Olan Brask, Teo Marlin and Jana Perrin came. The two men said it rained.", "The two men"),
    ("Jana Perrin came. Both said it rained.", "Both"),
    ("Police arrested Jana Perrin and Olan Brask. They said it rained.", "They"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN)
def test_left_open(text: str, words: str) -> None:
    assert source(text, words).actors == ()


def test_a_joint_source_stays_open_where_one_of_them_does() -> None:
    text = "Mayor Jana Perrin met Judge Olan Brask and Judge Teo Marlin. The mayor and the judge said that it rained."
    found = source(text, "The mayor and the judge")
    assert found.actors == ()
    assert len(found.candidates) == 3


def test_bodies_without_a_name_speak_together() -> None:
    assert last_source("Both the army and the police said it rained.").name == "army and police"


def test_those_who_say_it_with_somebody_are_no_further_words_for_him() -> None:
    text = "Jana Perrin, the head of the port and a former pilot, said it rained."
    assert last_source(text).name == "Jana Perrin"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Jana Perrin, and the judge, Olan Brask, said it rained.",
        "Jana Perrin, together with Olan Brask, said it rained.",
        "Jana Perrin and her deputy, Olan Brask, said it rained.",
        "Jana Perrin, 54, and her son Olan Brask, 20, said it rained.",
    ],
)
def test_those_who_speak_together_are_one_source(text: str) -> None:
    assert last_source(text).name == "Jana Perrin and Olan Brask"
