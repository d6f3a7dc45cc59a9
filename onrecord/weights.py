"""Learned weights: how much each thing that may be told of a word counts, added up over what is told of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import fsum

ALWAYS = "always"
"""The name of the weight that is always added."""
NAME = "weights.json"
"""The file of a package that holds its weights by name; ``training`` makes it."""


@cache
def weights(package: str) -> Mapping[str, float]:
    """A package's weights by the names of what they count for; read once."""
    found: dict[str, float] = json.loads((files(package) / NAME).read_text("utf-8"))
    return found


def weighed(known: Mapping[str, float], told: Iterable[str]) -> float:
    """The sum of the weights of what is told, the same in whatever order; what has no weight counts nothing."""
    return fsum([known[ALWAYS], *[known[one] for one in told if one in known]])
