"""Pronouns: whose they are, and those that nobody or several may be meant by."""

from __future__ import annotations

import pytest

from tests.tie.calling import called

TIED = [
    ("Ana Kolb, a judge, told the board that she had written.", "Ana Kolb", ["Ana Kolb", "judge", "she"]),
    ("Judge Ana Kolb left. Then she wrote her report.", "Ana Kolb", ["Ana Kolb", "she", "her"]),
    ("Mr Olan Brask spoke with Ms Ana Kolb, and she agreed.", "Ana Kolb", ["Ana Kolb", "she"]),
    ("Judge Ana Kolb hurt herself.", "Ana Kolb", ["Ana Kolb", "herself"]),
    ("The Roads Agency published its report.", "Roads Agency", ["Roads Agency", "its"]),
    ("The Roads Agency said it had paid.", "Roads Agency", ["Roads Agency", "it"]),
    ("The Roads Agency has left. It took no part.", "Roads Agency", ["Roads Agency", "It"]),
    ('"I saw nothing," Judge Ana Kolb said.', "Ana Kolb", ["I", "Ana Kolb"]),
    ('"We saw nothing," the Roads Agency said.', "Roads Agency", ["We", "Roads Agency"]),
    ("Norway denied it. The Norwegians say they left.", "Norway", ["Norway", "Norwegians", "they"]),
]


@pytest.mark.parametrize(("text", "name", "words"), TIED)
def test_tied(text: str, name: str, words: list[str]) -> None:
    assert called(text, name) == words


LEFT = [
    ("Judge Ana Kolb met Judge Ida Lunt. A guard saw her.", "Ana Kolb", "her"),
    ("Mr Olan Brask left. She wept.", "Olan Brask", "She"),
    ("Judge Ana Kolb thanked her.", "Ana Kolb", "her"),
    ("The Roads Agency met. It is clear that nobody paid.", "Roads Agency", "It"),
    ("The Roads Agency met. It rained.", "Roads Agency", "It"),
    ("The Roads Agency saw a law. The law had its limits.", "Roads Agency", "its"),
    ('Judge Ana Kolb wrote to Mr Olan Brask. "I saw nothing," a nurse said.', "Ana Kolb", "I"),
    ('Mr Olan Brask said: "He saw nothing."', "Olan Brask", "He"),
]


@pytest.mark.parametrize(("text", "name", "word"), LEFT)
def test_left(text: str, name: str, word: str) -> None:
    assert word not in called(text, name)


def test_a_person_is_not_in_its_own_words() -> None:
    """ "His" in "his deputy" is the other one's."""
    assert "his" in called("Judge Olan Brask came. Teo Lunt, his deputy, left.", "Olan Brask")
