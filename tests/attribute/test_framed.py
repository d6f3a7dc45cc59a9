"""Words laid at somebody's door with no verb, and verbs of saying by which nothing is said."""

from __future__ import annotations

import pytest

import onrecord

SAID = [
    ("In the words of Olan Brask, the bridge is a trap.", "the bridge is a trap"),
    ("In the view of the Arden government, the bridge is a trap.", "the bridge is a trap"),
    ("The road is shut, according to a plan seen by the Post.", "The road is shut"),
    ("The mayor failed, but the envoy said that the road was shut.", "that the road was shut"),
    ("The drivers promised to be back by noon.", "to be back by noon"),
]
NOT_SAID = [
    "In the middle of March, the bridge was a trap.",
    "For three days, the bridge was a trap.",
    "For the drivers, the winter is long.",
    "According to plan, the mill was shut.",
    "The wounded were sorted according to the severity of their burns.",
    "The attack did not go according to the plan of the staff.",
    "Who said that the road was shut?",
    "Has the ministry admitted that the road was shut?",
    "Any officer who says the road was shut is a fool.",
    "The ministry has yet to say whether the road is shut.",
    "The envoys are expected to announce on Friday that the road will open.",
    "The officials failed to explain why the road was shut.",
    "The harvest promised to be the best in ten years.",
]


@pytest.mark.parametrize(("text", "content"), SAID)
def test_said(text: str, content: str) -> None:
    (one,) = onrecord.read(text=text).statements
    assert content.removeprefix("that ") in one.content[0].text


@pytest.mark.parametrize("text", NOT_SAID)
def test_not_said(text: str) -> None:
    assert onrecord.read(text=text).statements == ()
