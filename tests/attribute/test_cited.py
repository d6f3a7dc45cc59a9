"""What is said behind an insertion that names whose word it rests on."""

from __future__ import annotations

import pytest

import onrecord


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Of each statement the source's name, the cue, the content, and the cue of the one it is told in."""
    found = onrecord.read(text=text).statements
    cues = {one.id: one.cue.text if one.cue else "" for one in found}
    return [
        (
            one.source.name if one.source else "",
            one.cue.text if one.cue else "",
            " … ".join(span.text for span in one.content),
            cues[one.within] if one.within else "",
        )
        for one in found
    ]


LEAVES = "that the envoy had left"
BEHIND = [
    (
        "The paper reported on Sunday, citing two officials, that the envoy had left.",
        [("paper", "reported", LEAVES, ""), ("two officials", "citing", LEAVES, "reported")],
    ),
    (
        "The station said, citing a leaked cable, that the consulate had told the port that the ship was lost.",
        [
            ("The station", "said", "that the consulate had told the port that the ship was lost", ""),
            ("cable", "citing", "that the consulate had told the port that the ship was lost", "said"),
            ("the consulate", "had told", "that the ship was lost", "citing"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), BEHIND)
def test_what_is_said_behind_an_insertion(text: str, wanted: list[tuple[str, str, str, str]]) -> None:
    found = told(text)
    assert [(who, cue.split()[-1], words, within) for who, cue, words, within in found] == [
        (who, cue.split()[-1], words, within) for who, cue, words, within in wanted
    ]


def test_a_reason_that_is_cited_says_nothing() -> None:
    found = told("The mayor announced, citing poor health, that she would step down.")
    assert [(who, words) for who, _, words, _ in found] == [("The mayor", "that she would step down")]


def test_a_citing_without_a_saying_before_it_keeps_its_own_words() -> None:
    found = told("The council closed the bridge, citing the storm that had torn its rail.")
    assert [(who, words) for who, _, words, _ in found] == [("The council", "the storm that had torn its rail")]
