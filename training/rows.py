"""Features of examples by number, and the linear equations in their weights that fitting comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
_STEPS = 300
_NEAR = 1e-5
"""How near to a solution is near enough, beside where it began."""


def seen(held: Iterable[frozenset[str]], least: int) -> tuple[str, ...]:
    """The features that so many examples have, sorted."""
    often = Counter(one for told in held for one in told)
    return tuple(sorted(one for one, count in often.items() if count >= least))


@dataclass(frozen=True, slots=True)
class Rows:
    """A row an example with the numbers of its features, filled up with ``size``, the number behind the last one."""

    numbers: np.ndarray[Any, np.dtype[np.int64]]
    size: int

    @classmethod
    def of(cls, held: Sequence[Iterable[str]], names: Sequence[str]) -> Rows:
        """The features by their place among the names; those that have none are left out."""
        number = {name: nth for nth, name in enumerate(names)}
        known = [sorted(number[one] for one in told if one in number) for told in held]
        found = np.full((len(held), max(map(len, known))), len(names))
        for nth, row in enumerate(known):
            found[nth, : len(row)] = row
        return cls(found, len(names))

    def sums(self, weights: Array) -> Array:
        """The sum of the weights of each row's features."""
        total: Array = np.append(weights, 0.0)[self.numbers].sum(axis=1)
        return total

    def back(self, values: Array) -> Array:
        """For each feature the sum of the values of the rows that have it."""
        spread = np.repeat(values, self.numbers.shape[1])
        total = np.bincount(self.numbers.ravel(), spread, self.size + 1)[: self.size]
        return total.astype(np.float64)

    def solved(self, right: Array, penalty: Array | float, counts: Array | float = 1.0) -> Array:
        """The weights of which ``back(counts * sums(weights)) + penalty * weights`` is ``right``.

        By conjugate gradients: the same equations always come to the same weights.
        """
        weights = np.zeros(self.size)
        left = right.copy()
        step, far, begun = left.copy(), left @ left, left @ left
        for _ in range(_STEPS):
            if far <= _NEAR**2 * begun:
                break
            curved = self.back(counts * self.sums(step)) + penalty * step
            length = far / (step @ curved)
            weights += length * step
            left -= length * curved
            far, before = left @ left, far
            step = left + far / before * step
        return weights
