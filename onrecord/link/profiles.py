"""What reports are about, as weighted words: each for itself, and each with those nearest to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import sqrt

Profile = Mapping[str, float]
"""Words with weights, of length one together."""
_KEPT = 60
"""Words that are kept of a report, those that tell most of what it is about."""
_NEAREST = 6
"""Reports that are looked at beside each."""
_LIKE = 0.15
"""How alike a report must be at least to be looked at."""
_CROWD = 300
"""A word of more reports than this leads to no other report."""


def shortened(weights: Profile) -> Profile:
    """The weightiest words, made of length one."""
    kept = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:_KEPT]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {word: weight / length for word, weight in kept}


def product(one: Profile, other: Profile) -> float:
    """How alike two are, from 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def threads(profiles: Mapping[str, Profile]) -> dict[str, Profile]:
    """Each report's profile with those of the reports nearest to it mixed in, by how near they are."""
    found = {}
    for id, near in _near(profiles):
        mixed: dict[str, float] = defaultdict(float)
        for other, like in [(id, 1.0), *near]:
            for word, weight in profiles[other].items():
                mixed[word] += weight * like
        found[id] = shortened(mixed)
    return found


def _near(profiles: Mapping[str, Profile]) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """For each report the nearest others, by the words that they share."""
    under: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for id, profile in profiles.items():
        for word, weight in profile.items():
            under[word].append((id, weight))
    for id, profile in profiles.items():
        like: dict[str, float] = defaultdict(float)
        for word, weight in profile.items():
            if len(under[word]) <= _CROWD:
                for other, its in under[word]:
                    like[other] += weight * its
        near = [(other, how) for other, how in like.items() if how >= _LIKE and other != id]
        yield id, sorted(near, key=lambda one: (-one[1], one[0]))[:_NEAREST]
