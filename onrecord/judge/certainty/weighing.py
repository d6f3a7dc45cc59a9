"""Weighs what is told of an event: how certain it is, from -3 (it was or will not be) to 3 (it was or will be)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.judge.certainty.features import features
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

ALWAYS = "always"
MOST = 3.0


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature; training.certainty makes them."""
    found: dict[str, float] = json.loads((files("onrecord.judge.certainty") / "weights.json").read_text("utf-8"))
    return found


def certainty(parsed: Parsed, token: Token) -> float:
    """How certain the event that a word tells is, by the word's sentence alone, as its author would have it read."""
    known = weights()
    total = known[ALWAYS] + sum(known.get(name, 0.0) for name in sorted(features(parsed, token)))
    return max(-MOST, min(MOST, total))
