"""Learning by parts of the topics in turn: what is told of a pair there comes from what the other parts taught."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from evals.chains import score
from onrecord.link.clusters import BOUNDS, clusters
from onrecord.link.judgement import by_program
from onrecord.link.likelihood import FEATURES, Network, Noun
from onrecord.link.telling import Telling
from training.link.meaning import likeness, turned
from training.link.pairs import Corpus

Array = np.ndarray[Any, Any]
Pairs = Sequence[tuple[Telling, Telling]]
PARTS = 5


def parts(held: Corpus, pairs: Pairs) -> Array:
    """(pairs, 2): the part that each of a pair is in; topics go to the parts in turn."""
    of = {topic: nth % PARTS for nth, topic in enumerate(sorted(set(held.topics.values())))}
    return np.array([(of[held.topics[one.id]], of[held.topics[other.id]]) for one, other in pairs])


def crossed(of: Array, learn: Callable[[Array], Callable[[Array], Array]]) -> Array:
    """For each pair what was learnt without the part that its first is in; ``learn`` is given which pairs to take."""
    found = np.zeros(len(of), np.float32)
    for part in range(PARTS):
        left_out = of[:, 0] == part
        found[left_out] = learn(~(of == part).any(axis=1))(left_out)
    return found


def meanings(of: Array, said: Sequence[tuple[str, str]], same: Array) -> Array:
    """How alike each pair's words are in meaning."""

    def learn(taken: Array) -> Callable[[Array], Array]:
        table = turned([said[nth] for nth in np.flatnonzero(taken)], same[taken])
        return lambda asked: likeness(table, [said[nth] for nth in np.flatnonzero(asked)])

    return crossed(of, learn)


def log_odds(of: Array, rows: Array, same: Array, teach: Callable[[Array], Network]) -> Array:
    """The log odds of each pair, by what ``teach`` makes of the pairs that are taken."""

    def learn(taken: Array) -> Callable[[Array], Array]:
        network = teach(taken)
        return lambda asked: network.log_odds(rows[asked])

    return crossed(of, learn)


def with_meanings(noun: Noun, rows: Array, found: Array) -> Array:
    """The inputs with other meanings in them."""
    at = next(nth for nth, feature in enumerate(FEATURES[noun]) if feature.name == "meaning")
    rows = rows.copy()
    rows[:, at] = np.where(rows[:, len(FEATURES[noun]) + at] > 0, found, 0.0)
    return rows


def groups(noun: Noun, tellings: Sequence[Telling], pairs: Pairs, odds: Array) -> dict[str, str]:
    """The groups that come of log odds: for each telling its group's first."""
    verdicts = {
        (min(a.id, b.id), max(a.id, b.id)): by_program(float(1 / (1 + np.exp(-one))))
        for (a, b), one in zip(pairs, odds, strict=True)
    }
    return {id: group[0] for group in clusters((one.id for one in tellings), verdicts, BOUNDS[noun]) for id in group}


def conll(held: Corpus, noun: Noun, found: dict[str, str]) -> float:
    """CoNLL F1 of groups, all topics as one corpus."""
    return score({one.id: held.chains[one.id] for one in held.of(noun)}, found).conll


def links(held: Corpus, found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of events of two reports that a key tells of."""
    told = [one for one in held.events if one.id in held.chains]
    pairs = [(a, b) for a, b in combinations(told, 2) if a.report != b.report]
    same = {(a.id, b.id) for a, b in pairs if held.chains[a.id] == held.chains[b.id]}
    ours = {(a.id, b.id) for a, b in pairs if found[a.id] == found[b.id]}
    right = len(same & ours)
    return right / max(len(ours), 1), right / max(len(same), 1), 2 * right / max(len(ours) + len(same), 1)
