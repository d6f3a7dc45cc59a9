"""Ranks what the names of a report can stand for: each by itself first, then each by what the others stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from onrecord.find.places.context import Context
from onrecord.find.places.features import BESIDE, POSSIBLE, TOLD, Asked, Numbers, Others, told, weights

ROUNDS = 3
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
    if not asked:
        return []
    alone, together = _weights()
    others = Others(asked)
    table = seen(asked, others, context)
    likely = shares(table @ alone, others.owner)
    for _ in range(ROUNDS):
        likely = shares(np.concatenate([table, others.beside(likely)], axis=1) @ together, others.owner)
    return np.split(likely, np.cumsum([len(one.found) for one in asked])[:-1])


def seen(asked: Sequence[Asked], others: Others, context: Context) -> Numbers:
    """One row a candidate of each name, one column each of ``ALONE``."""
    return np.concatenate([np.concatenate([told(one, context) for one in asked]), others.even()], axis=1)


def shares(scores: Numbers, owner: Sequence[int] | np.ndarray) -> Numbers:
    """The scores as shares of one for each owner (softmax)."""
    most = np.full(int(np.max(owner)) + 1, -np.inf)
    np.maximum.at(most, owner, scores)
    powers = np.exp(scores - most[owner])
    total = np.zeros_like(most)
    np.add.at(total, owner, powers)
    return np.asarray(powers / total[owner])
