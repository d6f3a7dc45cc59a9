"""Entities that nothing tells apart, so that one of them is judged for all: a name that thousands of reports have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from onrecord.link.telling import EntityTelling, Telling
from onrecord.link.words import fold

T = TypeVar("T", bound=Telling)
_FULL = 2
"""Words of a name that is taken for whole; a last name alone is many people's."""


def alike(told: Telling) -> str | None:
    """What is the same of all entities that are taken for one unseen; None where one must be looked at.

    A place is one by where it lies, a country by its name, all others by a whole name with kind, country and sector.
    """
    if not isinstance(told, EntityTelling) or not told.named:
        return None
    if told.place is not None:
        spot = told.place
        return f"alike {spot.geonames} {spot.lat} {spot.lon} {spot.radius}" if spot.geonames is not None else None
    words = fold(told.said)
    if len(words) < _FULL and told.kind != "country":
        return None
    return f"alike {' '.join(words)}; {told.kind}; {told.country}; {told.sector}"


def bundled(tellings: Iterable[T], decided: Collection[str] = ()) -> list[Sequence[T]]:
    """The tellings in bundles of those that are alike, each with the one first that says most.

    Those of one report are not alike, since their report has them for two; nor are those that people ``decided`` on.
    """
    found: dict[str, list[T]] = defaultdict(list)
    reports: dict[str, set[str]] = defaultdict(set)
    for told in sorted(tellings, key=lambda one: one.id):
        key = alike(told)
        if key is None or told.id in decided or told.report in reports[key]:
            found[told.id].append(told)
        else:
            found[key].append(told)
            reports[key].add(told.report)
    return [sorted(bundle, key=_says_most) for bundle in found.values()]


def _says_most(told: Telling) -> tuple[int, int, str]:
    names = len(told.names) if isinstance(told, EntityTelling) else 0
    return -names, -len(told.words), told.id
