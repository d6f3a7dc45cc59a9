"""Weighs what is told of a deed: how likely each type is, by weights that ``training.types`` makes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from onrecord.find.types.features import Features

Array = np.ndarray[Any, Any]
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""PLOVER's types as PLV has them: YIELD is CONCEDE and RETREAT."""


@cache
def _weights() -> tuple[Array, Mapping[str, Array]]:
    held = json.loads((files("onrecord.find.types") / "weights.json").read_text("utf-8"))
    unit = held["unit"]
    rows = {name: np.array(row, dtype=np.float64) * unit for name, row in held["rows"].items()}
    return np.array(held["always"], dtype=np.float64) * unit, rows


def chances(told: Features) -> Array:
    """How likely each of ``TYPES`` is, in their order."""
    always, rows = _weights()
    worth = always + sum((rows[name] * much for name, much in told.items() if name in rows), np.zeros(len(TYPES)))
    odds: Array = np.exp(worth - worth.max())
    found: Array = odds / odds.sum()
    return found


def likeliest(told: Features) -> tuple[str, float]:
    """The likeliest type, and how likely it is."""
    found = chances(told)
    best = int(found.argmax())
    return TYPES[best], float(found[best])
