"""How likely two tellings are the same: a small network over the features, learnt once (docs/model-card-link.md).

Each feature gives its score and whether it was told at all. The same numbers come out on every machine to the fourth
decimal; the reasons are those features without which the chance would be most unlike what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Literal

import numpy as np

from onrecord.link.features import OF_ENTITIES, OF_EVENTS, Feature
from onrecord.link.judgement import Verdict, by_program
from onrecord.link.known import Known
from onrecord.link.telling import EventTelling, Telling

Array = np.ndarray[Any, np.dtype[np.float32]]
Noun = Literal["events", "entities"]
FEATURES: dict[Noun, tuple[Feature[Any], ...]] = {"events": OF_EVENTS, "entities": OF_ENTITIES}
_REASONS = 4
"""Reasons given at most."""
_COUNTS = 0.2
"""Log odds that a feature moves at least to be a reason."""


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of layers, (inputs, outputs) each, and what is added; smooth steps between them, log odds at the end."""

    layers: tuple[tuple[Array, Array], ...]

    def log_odds(self, rows: Array) -> Array:
        """For rows of inputs."""
        for nth, (weights, added) in enumerate(self.layers):
            rows = rows @ weights + added
            if nth + 1 < len(self.layers):
                rows = np.maximum(rows, 0)
        return rows[:, 0]


def inputs(noun: Noun, pairs: Sequence[tuple[Telling, Telling]], known: Known) -> Array:
    """For each pair a row: the score of each feature (0 where there is none), then whether it was told."""
    features = FEATURES[noun]
    rows = np.zeros((len(pairs), 2 * len(features)), np.float32)
    for nth, (one, other) in enumerate(pairs):
        for at, feature in enumerate(features):
            score = feature.score(one, other, known)
            if score is not None:
                rows[nth, at], rows[nth, len(features) + at] = score, 1.0
    return rows


@cache
def network(noun: Noun) -> Network:
    """The learnt weights, read once."""
    packed = BytesIO((files("onrecord.link") / "weights" / f"{noun}.npz").read_bytes())
    with np.load(packed) as held:
        floats = {name: held[name].astype(np.float32) for name in held.files}
    layers = tuple((floats[f"weights{nth}"], floats[f"added{nth}"]) for nth in range(len(floats) // 2))
    return Network(layers)


def chances(noun: Noun, pairs: Sequence[tuple[Telling, Telling]], known: Known) -> list[float]:
    """For each pair how likely it is the same, from 0 to 1."""
    if not pairs:
        return []
    return [round(float(one), 4) for one in _chance(network(noun).log_odds(inputs(noun, pairs, known)))]


def _chance(log_odds: Array) -> Array:
    return (1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))).astype(np.float32)


def judge(one: Telling, other: Telling, known: Known) -> Verdict:
    """What the program holds of a pair, with its reasons."""
    noun: Noun = "events" if isinstance(one, EventTelling) else "entities"
    features = FEATURES[noun]
    row = inputs(noun, [(one, other)], known)
    without = np.repeat(row, len(features) + 1, axis=0)
    for at in range(len(features)):
        without[at + 1, [at, len(features) + at]] = 0.0
    odds = network(noun).log_odds(without)
    moves = odds[0] - odds[1:]
    chance = float(_chance(odds[:1])[0])
    told = [at for at in range(len(features)) if row[0, len(features) + at] and abs(moves[at]) >= _COUNTS]
    order = sorted(told, key=lambda at: (-moves[at] if chance >= 0.5 else moves[at], at))  # noqa: PLR2004
    said = (features[at].says(one, other, float(row[0, at])) for at in order)
    return by_program(round(chance, 4), tuple(dict.fromkeys(reason for reason in said if reason))[:_REASONS])
