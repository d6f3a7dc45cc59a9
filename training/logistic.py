"""Logistic regression on names of features: the weights under which yes-or-no examples are likeliest.

With a quadratic penalty, by Newton's method, so that the same examples always come to the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.weights import ALWAYS
from training.rows import Rows, seen

_STEPS = 25
_NEAR = 1e-3
"""No step follows one that moves every weight by less."""
_ALWAYS_PENALTY = 0.01


@dataclass(frozen=True, slots=True)
class Example:
    """What is told of something, whether it is what is asked for, and how much it counts."""

    told: frozenset[str]
    is_so: bool
    counts: float = 1.0


def fit(held: Sequence[Example], penalty: float, least: int) -> dict[str, float]:
    """The weights, by the names of features that ``least`` examples have, and ``ALWAYS``."""
    names = (*seen((example.told for example in held), least), ALWAYS)
    rows = Rows.of([(*example.told, ALWAYS) for example in held], names)
    right = np.array([example.is_so for example in held], dtype=np.float64)
    counts = np.array([example.counts for example in held])
    penalties = np.array([penalty] * (len(names) - 1) + [_ALWAYS_PENALTY])
    found = np.zeros(len(names))
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-rows.sums(found)))
        slope = rows.back(counts * (right - likely)) - penalties * found
        step = rows.solved(slope, penalties, counts * likely * (1.0 - likely))
        found += step
        if np.abs(step).max() < _NEAR:
            break
    return dict(zip(names, found.tolist(), strict=True))
