"""What stands beside a name: appositions on either side, and what somebody is said to be."""

from __future__ import annotations

import pytest

from tests.tie.calling import called

TIED = [
    ("Olan Brask, the commander of the 12th Brigade, fired.", "Olan Brask", "commander of the 12th Brigade"),
    ("The regiment's commander, Major Olan Brask, fired.", "Olan Brask", "regiment's commander"),
    ("Its spokesman, Olan Brask, denied it.", "Olan Brask", "Its spokesman"),
    ("Olan Brask is the mayor of Velland. Brask left.", "Olan Brask", "mayor of Velland"),
    ("The Lake Observatory, a research body in Orn, warned of a flood.", "Lake Observatory", "research body in Orn"),
    ("Ida Brask, the commander's wife, left.", "Ida Brask", "commander's wife"),
]


@pytest.mark.parametrize(("text", "name", "words"), TIED)
def test_tied(text: str, name: str, words: str) -> None:
    assert words in called(text, name)


LEFT = [
    ("Chancellor Ute Brandt and her counterpart, Marek Zielin, met.", "Marek Zielin", "Chancellor"),
    ("Olan Brask is no minister. Brask left.", "Olan Brask", "minister"),
    ("Olan Brask was a guest of the mayor. Brask left.", "Olan Brask", "mayor"),
    ("Ida Brask, the commander's wife, left.", "Ida Brask", "commander"),
]


@pytest.mark.parametrize(("text", "name", "words"), LEFT)
def test_left(text: str, name: str, words: str) -> None:
    assert words not in called(text, name)
