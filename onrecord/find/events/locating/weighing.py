"""Weighs the names of a sentence as the place of what a word tells there: the likeliest, and those listed with it."""

from __future__ import annotations

from onrecord.find.events.locating.candidates import Candidate
from onrecord.weights import weighed, weights

SURE = -1.0
"""From this weight on the likeliest name says where."""
ALSO = 1.0
"""From this weight on a name that is coordinated with the likeliest does, too."""


def weight(told: frozenset[str]) -> float:
    """What is told of a name, weighed; above 0 where it rather says where."""
    return weighed(weights("onrecord.find.events.locating"), told)


def chosen(weighed: list[tuple[float, Candidate]]) -> list[Candidate]:
    """Of names with their weights those that say where, the likeliest first."""
    if not weighed:
        return []
    most, likeliest = max(weighed, key=lambda one: (one[0], -one[1].first))
    if most < SURE:
        return []
    listed = [
        one
        for heavy, one in weighed
        if one is not likeliest and heavy > ALSO and "conj" in (one.token.relation, likeliest.token.relation)
    ]
    return [likeliest, *listed]
