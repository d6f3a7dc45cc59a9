"""Who the source is: resolved where exactly one fits, left open where two do."""

from __future__ import annotations

import pytest

import onrecord
from tests.attribute.who.telling import source

RESOLVED = [
    ("Mayor Jana Perrin said the dam was open. She said nobody was hurt.", "She", "Jana Perrin"),
    ("Mayor Jana Perrin said the dam was open. Perrin said nobody was hurt.", "Perrin", "Jana Perrin"),
    (
        "General Olan Brask said the road was shut. The general said it would stay so.",
        "The general",
        "Olan Brask",
    ),
    (
        "The spokesman of the army, Olan Brask, said the road was shut. He said it would stay so.",
        "He",
        "Olan Brask",
    ),
    (
        "Ms Jana Perrin met General Olan Brask, a father of two. She said the road was shut.",
        "She",
        "Jana Perrin",
    ),
    (
        "This report says the bridge lacks steel. It calls a collapse this month unlikely.",
        "It",
        "This report",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    assert source(text, words).name == name


LEFT_OPEN = [
    ("General Olan Brask met General Teo Marlin in Arden. He said the road was shut.", "He"),
    ("General Olan Brask and General Teo Marlin came. The general said the road was shut.", "The general"),
    ("The road was shut. He said it would stay so.", "He"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN)
def test_left_open(text: str, words: str) -> None:
    found = source(text, words)
    assert found.actors == ()
    assert found.name == words


def test_candidates_are_kept() -> None:
    found = source("General Olan Brask met General Teo Marlin in Arden. He said the road was shut.", "He")
    assert len(found.candidates) == 2


def test_a_joint_source_has_all_its_actors() -> None:
    text = "Both General Olan Brask and Mayor Jana Perrin said that the road was shut."
    (one,) = onrecord.read(text=text).statements
    assert one.source is not None
    assert sorted(one.source.name.split(" and ")) == ["Jana Perrin", "Olan Brask"]
    assert len(one.source.actors) == 2


SAID = [
    ("Mayor Jana Perrin said on Monday that the dam was open.", "2031-03-10"),
    ("On Monday Mayor Jana Perrin rose in the council. The dam, she said, was open.", "2031-03-10"),
    ("Mayor Jana Perrin spoke on Monday, adding that the dam was open.", "2031-03-10"),
    ("Mayor Jana Perrin said that the dam had opened on Monday.", None),
]


@pytest.mark.parametrize(("text", "day"), SAID)
def test_said_on(text: str, day: str | None) -> None:
    from datetime import date

    one = onrecord.read(text=text, published=date(2031, 3, 12)).statements[-1]
    assert (str(one.said.first) if one.said else None) == day
