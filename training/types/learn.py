"""Logistic regression of types on what is told of deeds or seen in them, with a quadratic penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

Array = np.ndarray[Any, Any]
Told = Mapping[str, float]
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""PLOVER's types as PLV has them: YIELD is CONCEDE and RETREAT."""
PENALTY = 0.2
PENALTY_SEEN = 600.0
"""How strongly weights of what is told, and of the numbers that an encoder sees, are held near zero."""
LEAST = 2
"""Deeds that a feature must be told of."""
STEPS = 60


@dataclass(frozen=True)
class Weights:
    """A row of weights for each feature, and what is always added."""

    rows: dict[str, Array]
    always: Array

    def chances(self, told: Sequence[Told]) -> Array:
        """(deeds, types): the logarithms of how likely each type is."""
        return _logs(np.stack([self._worth(one) for one in told]))

    def _worth(self, told: Told) -> Array:
        return self.always + sum(self.rows[name] * much for name, much in told.items() if name in self.rows)


@dataclass(frozen=True)
class Sight:
    """Weights of what an encoder sees, which is first brought to one scale."""

    middle: Array
    spread: Array
    rows: Array
    always: Array

    def chances(self, seen: Array) -> Array:
        """(deeds, types): the logarithms of how likely each type is."""
        return _logs((seen - self.middle) / self.spread @ self.rows + self.always)


def _logs(worth: Array) -> Array:
    worth = worth - worth.max(axis=1, keepdims=True)
    logs: Array = worth - np.log(np.exp(worth).sum(axis=1, keepdims=True))
    return logs


def fit(told: Sequence[Told], types: Sequence[str], counts: Sequence[float]) -> Weights:
    """The weights under which the types are likeliest; each deed counts as much as ``counts`` says."""
    often = Counter(name for one in told for name in one)
    names = sorted(name for name, count in often.items() if count >= LEAST)
    place = {name: nth for nth, name in enumerate(names)}
    cells = [(row, place[name], much) for row, one in enumerate(told) for name, much in one.items() if name in place]
    rows, columns, values = zip(*cells, strict=True)
    table = torch.sparse_coo_tensor(
        torch.tensor([rows, columns]), torch.tensor(values), (len(told), len(names)), check_invariants=True
    ).coalesce()
    held, always = _fitted(table, types, counts, PENALTY)
    return Weights({name: held[nth] for name, nth in place.items()}, always)


def sight(seen: Array, types: Sequence[str], counts: Sequence[float]) -> Sight:
    """The same for what an encoder sees: (deeds, numbers)."""
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-3
    table = torch.from_numpy(((seen - middle) / spread).astype(np.float32))
    held, always = _fitted(table, types, counts, PENALTY_SEEN)
    return Sight(middle, spread, held, always)


def _fitted(table: torch.Tensor, types: Sequence[str], counts: Sequence[float], penalty: float) -> tuple[Array, Array]:
    wanted, much = torch.tensor([TYPES.index(one) for one in types]), torch.tensor(counts, dtype=torch.float32)
    weights = torch.zeros(table.shape[1], len(TYPES), requires_grad=True)
    always = torch.zeros(len(TYPES), requires_grad=True)
    steps = torch.optim.LBFGS([weights, always], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        worth = (torch.sparse.mm(table, weights) if table.is_sparse else table @ weights) + always
        missed = torch.nn.functional.cross_entropy(worth, wanted, reduction="none")
        found: torch.Tensor = (missed * much).sum() + penalty * (weights**2).sum()
        found.backward()  # type: ignore[no-untyped-call]
        return found

    steps.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy().astype(np.float64), always.detach().numpy().astype(np.float64)
