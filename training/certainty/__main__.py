"""Makes the weights by which events are told to be certain.

usage: python -m training.certainty

Ridge regression of the annotators' numbers in the training part of the factuality corpus on the features of
``onrecord.judge.certainty``, by conjugate gradients. Prints how near it comes to the tenths left out in turn. What the
rules say is one of the features, so it is run again where they change.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evals.factuality import targets
from onrecord.judge.certainty.features import features
from onrecord.judge.certainty.weighing import near
from onrecord.weights import ALWAYS
from training.rows import Array, Rows, seen
from training.weights import rounded, write

PACKAGE = "onrecord.judge.certainty"
PENALTY = 30.0
LEAST = 3
"""How often a feature is seen at least."""
FOLDS = 10
_DROPPED = 0.003


def learn(held: Sequence[frozenset[str]], right: Array) -> dict[str, float]:
    """The weight of each feature that is seen often enough."""
    names = seen(held, LEAST)
    rows = Rows.of(held, names)
    always = float(right.mean())
    found = rows.solved(rows.back(right - always), PENALTY)
    return {ALWAYS: always, **dict(zip(names, found.tolist(), strict=True))}


def main() -> None:
    """Writes the weights."""
    taught = list(targets("train"))
    held, right = [features(one.parsed, one.token) for one in taught], np.array([one.certain for one in taught])
    fold = np.array([one.block for one in taught]) * FOLDS // (taught[-1].block + 1)
    crossed = np.zeros(len(right))
    for nth in range(FOLDS):
        out = fold == nth
        weights = learn([one for one, apart in zip(held, out, strict=True) if not apart], right[~out])
        crossed[out] = [near(weights, one) for one, apart in zip(held, out, strict=True) if apart]
    error, r = abs(crossed - right).mean(), np.corrcoef(crossed, right)[0, 1]
    kept = rounded(learn(held, right), 3, _DROPPED)
    write(PACKAGE, kept)
    print(f"{len(right)} words, {len(kept)} weights; left out in turn: mean absolute error {error:.3f}, r {r:.3f}")


if __name__ == "__main__":
    main()
