"""Weighs what is told of an event: how certain it is, from -3 (it was or will not be) to 3 (it was or will be)."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.judge.certainty.features import features
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token
from onrecord.weights import weighed, weights

_MOST = 3.0


def certainty(parsed: Parsed, token: Token) -> float:
    """How certain the event that a word tells is, by the word's sentence alone, as its author would have it read."""
    return near(weights("onrecord.judge.certainty"), features(parsed, token))


def near(known: Mapping[str, float], told: frozenset[str]) -> float:
    """What the weights say of what is told, within the annotators' bounds."""
    return max(-_MOST, min(_MOST, weighed(known, told)))
