"""Logistic regression of types on what is told of deeds, with a quadratic penalty."""

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
LEAST = 2
"""Deeds that a feature must be told of."""
STEPS = 60
INVENTED = 0.5
"""How much an invented sentence counts beside an annotated one."""


@dataclass(frozen=True)
class Weights:
    """A row of weights for each feature, and what is always added."""

    rows: dict[str, Array]
    always: Array

    def likeliest(self, told: Told) -> str:
        """The type that the features speak for most."""
        worth = self.always.copy()
        for name, much in told.items():
            if name in self.rows:
                worth += self.rows[name] * much
        return TYPES[int(worth.argmax())]


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
    wanted, much = torch.tensor([TYPES.index(one) for one in types]), torch.tensor(counts, dtype=torch.float32)
    weights = torch.zeros(len(names), len(TYPES), requires_grad=True)
    always = torch.zeros(len(TYPES), requires_grad=True)
    steps = torch.optim.LBFGS([weights, always], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        worth = torch.sparse.mm(table, weights) + always
        missed = torch.nn.functional.cross_entropy(worth, wanted, reduction="none")
        found: torch.Tensor = (missed * much).sum() + PENALTY * (weights**2).sum()
        found.backward()  # type: ignore[no-untyped-call]
        return found

    steps.step(loss)  # type: ignore[no-untyped-call]
    held = weights.detach().numpy().astype(np.float64)
    return Weights({name: held[nth] for name, nth in place.items()}, always.detach().numpy().astype(np.float64))
