"""Makes the weights by which events are told to be certain.

usage: python -m training.certainty

Ridge regression of the annotators' numbers in the training part of the factuality corpus on the features of
``onrecord.judge.certainty``, by conjugate gradients. Prints how near it comes to the tenths left out in turn. What the
rules say is one of the features, so it is run again where they change.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import onrecord.judge.certainty
from evals.factuality import targets
from onrecord.judge.certainty.features import features
from onrecord.judge.certainty.weighing import ALWAYS, MOST

OUT = Path(onrecord.judge.certainty.__file__).with_name("weights.json")
PENALTY = 30.0
LEAST = 3
"""How often a feature is seen at least."""
FOLDS = 10
_STEPS = 300
_NEAR = 1e-5
_DROPPED = 0.003
Array = np.ndarray[Any, np.dtype[np.float64]]
Rows = np.ndarray[Any, np.dtype[np.int64]]
"""The numbers of each example's features, filled up with the number behind the last one."""


def rows(held: Sequence[frozenset[str]], names: Sequence[str]) -> Rows:
    """The features by number; those that have none are left out."""
    number = {name: nth for nth, name in enumerate(names)}
    known = [[number[one] for one in sorted(told) if one in number] for told in held]
    found = np.full((len(held), max(map(len, known))), len(names))
    for nth, row in enumerate(known):
        found[nth, : len(row)] = row
    return found


def told(table: Rows, weights: Array) -> Array:
    """The sum of the weights of each row."""
    total: Array = np.append(weights, 0.0)[table].sum(axis=1)
    return total


def fit(table: Rows, size: int, right: Array) -> Array:
    """The weights that come nearest to what is right, for the penalty on their squares."""

    def back(values: Array) -> Array:
        total: Array = np.bincount(table.ravel(), np.repeat(values, table.shape[1]), size + 1)[:size].astype(np.float64)
        return total

    weights = np.zeros(size)
    left = back(right)
    step, far, begun = left.copy(), left @ left, left @ left
    for _ in range(_STEPS):
        if far <= _NEAR**2 * begun:
            break
        curved = back(told(table, step)) + PENALTY * step
        length = far / (step @ curved)
        weights += length * step
        left -= length * curved
        far, before = left @ left, far
        step = left + far / before * step
    return weights


def learn(held: Sequence[frozenset[str]], right: Array) -> dict[str, float]:
    """The weight of each feature that is seen often enough."""
    counts = Counter(one for seen in held for one in seen)
    names = sorted(one for one, count in counts.items() if count >= LEAST)
    always = float(right.mean())
    found = fit(rows(held, names), len(names), right - always)
    return {ALWAYS: always, **dict(zip(names, found.tolist(), strict=True))}


def weighed(weights: dict[str, float], held: Sequence[frozenset[str]]) -> Array:
    """How certain each is by the weights."""
    total = [weights[ALWAYS] + sum(weights.get(one, 0.0) for one in seen) for seen in held]
    near: Array = np.clip(np.array(total), -MOST, MOST)
    return near


def main() -> None:
    """Writes the weights."""
    taught = list(targets("train"))
    held, right = [features(one.parsed, one.token) for one in taught], np.array([one.certain for one in taught])
    fold = np.array([one.block for one in taught]) * FOLDS // (taught[-1].block + 1)
    crossed = np.zeros(len(right))
    for nth in range(FOLDS):
        out = fold == nth
        weights = learn([one for one, apart in zip(held, out, strict=True) if not apart], right[~out])
        crossed[out] = weighed(weights, [one for one, apart in zip(held, out, strict=True) if apart])
    error, r = abs(crossed - right).mean(), np.corrcoef(crossed, right)[0, 1]
    kept = {name: round(value, 3) for name, value in learn(held, right).items() if abs(value) > _DROPPED}
    OUT.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(right)} words, {len(kept)} weights; left out in turn: mean absolute error {error:.3f}, r {r:.3f}")


if __name__ == "__main__":
    main()
