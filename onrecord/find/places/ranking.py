"""Ranks what the names of a report can stand for: each by itself first, then each by what the others stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.find.places.context import Context
from onrecord.find.places.features import BESIDE, POSSIBLE, TOLD, Asked, Numbers, Others, told, weights

ROUNDS = 2
ALONE = (*TOLD, *POSSIBLE)
TOGETHER = (*ALONE, *BESIDE)


@cache
def _weights() -> tuple[Numbers, Numbers]:
    """(weights of what is told of a candidate alone, weights of that and of what lies beside it)."""
    import yaml

    rows = yaml.safe_load((files("onrecord.find.places") / "weights.yml").read_text("utf-8"))
    return weights(rows["alone"], ALONE), weights(rows["together"], TOGETHER)


def rank(asked: Sequence[Asked], context: Context) -> list[Numbers]:
    """For each name how likely each of its candidates is; the numbers of a name add up to one."""
    held = [one for one in asked if one.found]
    if not held:
        return [np.zeros(0) for _ in asked]
    alone, together = _weights()
    others = Others(held)
    table = np.concatenate([np.concatenate([told(one, context) for one in held]), others.even()], axis=1)
    likely = shares(table @ alone, others.owner)
    for _ in range(ROUNDS):
        likely = shares(np.concatenate([table, others.beside(likely)], axis=1) @ together, others.owner)
    found = iter(np.split(likely, np.cumsum([len(one.found) for one in held])[:-1]))
    return [next(found) if one.found else np.zeros(0) for one in asked]


def shares(scores: Numbers, owner: Sequence[int] | np.ndarray) -> Numbers:
    """The scores as shares of one for each owner (softmax)."""
    most = np.full(int(np.max(owner)) + 1, -np.inf)
    np.maximum.at(most, owner, scores)
    powers = np.exp(scores - most[owner])
    total = np.zeros_like(most)
    np.add.at(total, owner, powers)
    return np.asarray(powers / total[owner])
