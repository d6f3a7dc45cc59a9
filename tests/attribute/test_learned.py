"""What the trained tagger adds to the rules, and what it may not."""

from __future__ import annotations

import pytest

import onrecord
from tests.attribute.test_statements import row

ADDED = [
    ("Critics are skeptical of the plan for the port.", ("Critics", "of", "the plan for the port")),
    ("Perrin opposes the sale of the mine.", ("Perrin", "opposes", "the sale of the mine")),
    ("Experts agree that the wall will hold.", ("Experts", "agree", "that the wall will hold")),
]


@pytest.mark.parametrize(("text", "wanted"), ADDED)
def test_a_cue_that_no_lexicon_has(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in [row(one) for one in onrecord.read(text=text).statements]


NOT_ADDED = [
    "The army declined to say whether the bridge was mined.",
    "It goes without saying that the coat was gone.",
    "The lake is said to be bottomless.",
    "According to custom, the youngest juror opens the door.",
    "Whoever claims the hill is flat has never climbed it.",
    "The hospital admitted nine wounded men.",
    "There was no sign that either side would yield.",
]


@pytest.mark.parametrize("text", NOT_ADDED)
def test_what_is_no_statement_stays_none(text: str) -> None:
    assert [row(one) for one in onrecord.read(text=text).statements] == []


def test_a_later_paragraph_is_no_part_of_what_was_said_before() -> None:
    text = "The union said the yard was shut.\n\nThe strike goes on. Nobody was paid in March, and nobody came."
    for one in onrecord.read(text=text).statements:
        assert all(span.end <= text.index("\n\n") for span in one.content)
