"""Whom a pronoun takes up, and where it stays open."""

from __future__ import annotations

import pytest

from tests.attribute.who.telling import source

RESOLVED = [
    # the text tells the gender, by a noun, a title or a possessive
    ("Her husband, Olan Brask, met Jana Perrin. He said the dam was open.", "He", "Olan Brask"),
    ("The widow Jana Perrin met the priest Olan Brask. She said the dam was open.", "She", "Jana Perrin"),
    (
        "Mayor Jana Perrin wrote. The answer came from her deputy, Mr Olan Brask. He said no dam was open.",
        "He",
        "Olan Brask",
    ),
    # whoever was asked answers
    ("Olan Brask asked the pilot Teo Marlin who had called. He answered that nobody had.", "He", "Teo Marlin"),
    # nobody speaks of himself by name
    ("President Olan Brask fired General Teo Marlin. “I had warned Marlin twice,” he said.", "he", "Olan Brask"),
    # the dead say nothing any more
    (
        "General Olan Brask leads the army. General Teo Marlin died in May. He said the road was shut.",
        "He",
        "Olan Brask",
    ),
    # the subject of the sentence before, where nobody else has a part in it
    ("General Olan Brask said the road was shut. General Teo Marlin left. He said it was cold.", "He", "Teo Marlin"),
    # a quotation may run over many paragraphs before its speaker comes back
    (
        "“It came at night,” said General Olan Brask. “We slept.\n\n“It took the wheel.\n\n“It took the mill.\n\n"
        "“It took the house.\n\n“It took us all,” he said.",
        "he",
        "Olan Brask",
    ),
    # nobody before, and one alone behind
    ("She is tired. “I did not see the car,” she says. Jana Perrin is the only witness of it.", "she", "Jana Perrin"),
    # bodies and texts
    ("The Harbour Board sued the Pilots' Union. It said the pier was shut.", "It", "Harbour Board"),
    ("The resolution is broad. It calls for a ceasefire.", "It", "resolution"),
]


@pytest.mark.parametrize(("text", "words", "name"), RESOLVED)
def test_resolved(text: str, words: str, name: str) -> None:
    assert source(text, words).name == name


LEFT_OPEN = [
    # a full name of which it is not known whose it is may be a man's
    ("General Olan Brask met Teun Aalbers. He said the road was shut.", "He"),
    ("Olan Brask, a pilot, and Teo Marlin, a judge, met. Both men left early. He said the road was shut.", "He"),
    ("Mr Olan Brask asked Mr Teo Marlin for help. He said the road was shut.", "He"),
    ("General Olan Brask and General Teo Marlin fought. “I won,” he said.", "he"),
    ("He was tired. “I did not see the car,” he says. Olan Brask and Teo Marlin are witnesses of it.", "he"),
    ("The resolution is broad. The Harbour Board met the Pilots' Union. He said no pier was shut.", "He"),
]


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN)
def test_left_open(text: str, words: str) -> None:
    found = source(text, words)
    assert found.actors == ()
    assert found.name == words
