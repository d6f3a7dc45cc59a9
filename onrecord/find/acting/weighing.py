"""Weighs what is told of a name: how likely it stands for those who govern there."""

from __future__ import annotations

from math import exp

from onrecord.find.acting.features import features
from onrecord.find.acting.standing import Standing
from onrecord.lexicon import facts
from onrecord.parse import Parsed
from onrecord.weights import weighed, weights

NEVER = frozenset({"unread", "bracketed", "dateline"})
"""What is told only of places: "Ana Kolb (Norway)", "ORN, March 3 -"."""


def acting(parsed: Parsed, start: int, end: int, standing: Standing) -> float:
    """How likely the name at the characters ``[start, end)`` stands for those who govern there, 0 to 1."""
    told = features(parsed, start, end, standing)
    if told & NEVER:
        return 0.0
    return 1.0 / (1.0 + exp(-weighed(weights("onrecord.find.acting"), told)))


def is_building(parsed: Parsed, first: int, last: int) -> bool:
    """Whether tokens ``[first, last)`` name a seat of power where only the building is meant: "outside the Kremlin"."""
    name = " ".join(token.text for token in parsed.tokens[first:last])
    if name not in facts.words("houses of power"):
        return False
    return acting(parsed, parsed.tokens[first].start, parsed.tokens[last - 1].end, "house") < 0.5
