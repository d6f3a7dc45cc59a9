"""Makes the weights by which the candidates of a place's name are ranked, from the read halves of LGL and TR-News.

usage: python -m training.places

Of each corpus every second article is kept out (``evals.places`` scores both halves). Two models of choice among a
name's candidates (conditional logit with a quadratic penalty, by Newton's method): one for a name alone, one that also
sees what the other names of the report stand for by the first. Where none is right, the right one is "nothing known".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

import onrecord.find.places
from evals.places import FILES, Gold, kilometres, read_half
from onrecord.find.places.candidates import NOTHING, Candidate, spelled
from onrecord.find.places.context import Context
from onrecord.find.places.features import Numbers, Others
from onrecord.find.places.ranking import ALONE, ROUNDS, TOGETHER, seen, shares
from onrecord.find.places.resolve import ask
from onrecord.find.places.sites import Mention
from onrecord.parse import Parsed

OUT = Path(onrecord.find.places.__file__).with_name("weights.yml")
PENALTY = 1.0
STEPS = 25
NEAR = {"region": 500.0, "hamlet": 15.0}
WEIGHT = {"LGL": 1.0, "TR-News": 2.0}


@dataclass(frozen=True, slots=True)
class Document:
    """A report's candidates: what is told of each, whose each is, and how often each is the right one."""

    table: Numbers
    others: Others
    right: Numbers


def document(parsed: Parsed, held: list[tuple[Gold, Mention]], weight: float) -> Document | None:
    """A report as the models see it; None where it names no place."""
    context = Context.of(parsed, [one for _, one in held])
    golds: dict[tuple[str, str | None], list[Gold]] = defaultdict(list)
    for gold, one in held:
        golds[spelled(one.name), context.around(one)].append(gold)
    asked = ask([one for _, one in held], context)
    if not asked:
        return None
    right = np.concatenate([_right(one.found, golds[one.name, one.within]) for one in asked])
    others = Others(asked)
    return Document(seen(asked, others, context), others, weight * np.sqrt(right))


def _right(found: tuple[Candidate, ...], golds: list[Gold]) -> Numbers:
    """How often each candidate is the right one: by its id, or without one by its place, or nothing of them is."""
    counts = np.zeros(len(found))
    for gold in golds:
        ids = [index for index, place in enumerate(found) if place.geonames == gold.geonames]
        near = [index for index, place in enumerate(found) if place.geonames is None and _near(place, gold)]
        nothing = [len(found) - 1] if found[-1] is NOTHING else []
        for index in [*ids, *near, *nothing][:1]:
            counts[index] += 1
    return counts


def _near(place: Candidate, gold: Gold) -> bool:
    limit = NEAR.get(place.kind, 0.0)
    return kilometres((place.lat, place.lon), (gold.lat, gold.lon)) < limit


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
        tables = [
            np.concatenate([one.table, one.others.beside(now)], axis=1) for one, now in zip(held, likely, strict=True)
        ]
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
    about = {"about": "How much each feature of a candidate counts (see features.py); training.places makes it."}
    OUT.write_text(yaml.safe_dump(about | rows, sort_keys=False, width=120), "utf-8")
    print(OUT.read_text("utf-8"))


if __name__ == "__main__":
    main()
