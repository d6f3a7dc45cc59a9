"""Weighs what is told of a name: how likely it stands for those who govern there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.find.acting.features import features
from onrecord.find.acting.standing import Standing
from onrecord.lexicon import facts
from onrecord.parse import Parsed

ALWAYS = "always"
NEVER = frozenset({"unread", "bracketed", "dateline"})
"""What is told only of places: "Ana Kolb (Norway)", "ORN, March 3 -"."""


@cache
def _weights() -> Mapping[str, float]:
    """The weight of each feature; training.acting makes them."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("onrecord.find.acting") / "weights.yml").read_text("utf-8")
    found: dict[str, float] = yaml.load(text, Loader=loader)["weights"]
    return found


def acting(parsed: Parsed, start: int, end: int, standing: Standing) -> float:
    """How likely the name at the characters ``[start, end)`` stands for those who govern there, 0 to 1."""
    weights, told = _weights(), features(parsed, start, end, standing)
    if told & NEVER:
        return 0.0
    total = weights[ALWAYS] + sum(weights.get(one, 0.0) for one in sorted(told))
    return 1.0 / (1.0 + exp(-total))


def is_building(parsed: Parsed, first: int, last: int) -> bool:
    """Whether tokens ``[first, last)`` name a seat of power where only the building is meant: "outside the Kremlin"."""
    name = " ".join(token.text for token in parsed.tokens[first:last])
    if name not in facts.words("houses of power"):
        return False
    return acting(parsed, parsed.tokens[first].start, parsed.tokens[last - 1].end, "house") < 0.5
