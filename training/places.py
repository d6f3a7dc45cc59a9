"""Makes the weights by which the candidates of a place's name are ranked, from the read halves of LGL and TR-News.

usage: python -m training.places

Of each corpus every second article is kept out (``evals.places`` scores both halves). Two models of choice among a name's
candidates (conditional logit with a quadratic penalty, by Newton's method): one for a name alone, one that also sees what
the other names of the report stand for by the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

import onrecord.find.places
from evals.places import FILES, Gold, read_half
from onrecord.find.places.context import Context
from onrecord.find.places.features import Numbers, Others, told
from onrecord.find.places.ranking import ALONE, ROUNDS, TOGETHER, shares
from onrecord.find.places.resolve import ask
from onrecord.find.places.sites import Mention
from onrecord.find.places.candidates import spelled
from onrecord.parse import Parsed

OUT = Path(onrecord.find.places.__file__).with_name("weights.yml")
PENALTY = 1.0
STEPS = 25
WEIGHT = {"LGL": 1.0, "TR-News": 2.0}


@dataclass(frozen=True, slots=True)
class Document:
    """A report's candidates: what is told of each, whose each is, and how often each is the right one."""

    table: Numbers
    others: Others
    right: Numbers


def document(parsed: Parsed, held: list[tuple[Gold, Mention]], weight: float) -> Document | None:
    """A report as the models see it; None where no name has a candidate."""
    context = Context.of(parsed, [one for _, one in held])
    counts: Counter[tuple[tuple[str, str | None], int]] = Counter()
    for gold, one in held:
        counts[(spelled(one.name), context.around(one)), gold.geonames] += 1
    asked = [one for one in ask([one for _, one in held], context) if one.found]
    if not asked:
        return None
    right = [counts[(one.name, one.within), place.geonames or 0] for one in asked for place in one.found]
    others = Others(asked)
    table = np.concatenate([np.concatenate([told(one, context) for one in asked]), others.even()], axis=1)
    return Document(table, others, weight * np.sqrt(np.array(right, dtype=np.float64)))


def fit(tables: list[Numbers], documents: list[Document]) -> Numbers:
    """The weights under which the right candidates are likeliest."""
    table = np.concatenate(tables)
    counts = [int(one.others.owner.max()) + 1 for one in documents]
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    owner = np.concatenate([one.others.owner + start for one, start in zip(documents, starts, strict=True)])
    right = np.concatenate([one.right for one in documents])
    total = np.zeros(sum(counts))
    np.add.at(total, owner, right)
    found = np.zeros(table.shape[1])
    for _ in range(STEPS):
        likely = shares(table @ found, owner) * total[owner]
        slope = table.T @ (right - likely) - PENALTY * found
        means = np.zeros((len(total), table.shape[1]))
        np.add.at(means, owner, table * likely[:, None])
        spread = (table * likely[:, None]).T @ table - means.T @ (means / np.maximum(total, 1e-9)[:, None])
        found = found + np.linalg.solve(spread + PENALTY * np.eye(len(found)), slope)
    return found


def documents() -> Iterator[Document]:
    """The reports of the read halves."""
    for name in FILES:
        for parsed, held in read_half(name):
            one = document(parsed, held, WEIGHT[name])
            if one is not None:
                yield one


def train(held: list[Document]) -> tuple[Numbers, Numbers]:
    """The weights alone and together."""
    alone = fit([one.table for one in held], held)
    likely = [shares(one.table @ alone, one.others.owner) for one in held]
    for _ in range(ROUNDS):
        tables = [np.concatenate([one.table, one.others.beside(now)], axis=1) for one, now in zip(held, likely, strict=True)]
        together = fit(tables, held)
        likely = [shares(table @ together, one.others.owner) for table, one in zip(tables, held, strict=True)]
    return alone, together


def main() -> None:
    """Writes the weights."""
    alone, together = train(list(documents()))
    rows = {
        "alone": {name: round(float(value), 2) for name, value in zip(ALONE, alone, strict=True)},
        "together": {name: round(float(value), 2) for name, value in zip(TOGETHER, together, strict=True)},
    }
    about = {"about": "How much each feature of a candidate counts (features.py says what they are); made by training.places."}
    OUT.write_text(yaml.safe_dump(about | rows, sort_keys=False, width=120), "utf-8")
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    main()
