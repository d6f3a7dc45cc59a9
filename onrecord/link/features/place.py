"""Where two events, or what two entities are, lie to each other."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.globe import apart
from onrecord.link.features.feature import Feature
from onrecord.link.known import Known
from onrecord.link.names import standing
from onrecord.link.telling import EntityTelling, EventTelling, Spot

_NEAR, _FAR = 10.0, 60.0
"""Kilometres that two points may be apart and still be one place; and from which on they aren't."""


def lie(a: Spot, b: Spot) -> float:
    """1 for one place, 0.5 where one lies in the other, 0 for unknown, down to -1 for far apart."""
    if a.geonames is not None and a.geonames == b.geonames:
        return 1.0
    if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        away = apart((a.lat, a.lon), (b.lat, b.lon))
        reach = max(a.radius or 0.0, b.radius or 0.0)
        if away <= _NEAR:
            return 0.8
        return 0.5 if away <= reach else (-1.0 if away > reach + _FAR else -0.3)
    return max(standing(a.name, b.name).score, 0.0)


def same_place(a: EventTelling, b: EventTelling, _: Known) -> float | None:
    """How the places that lie nearest to each other lie."""
    return max((lie(x, y) for x, y in _pairs(a, b)), default=None)


def _pairs(a: EventTelling, b: EventTelling) -> Iterator[tuple[Spot, Spot]]:
    return ((x, y) for x in a.places for y in b.places)


def _of_events(a: EventTelling, b: EventTelling, score: float) -> str:
    one, other = max(_pairs(a, b), key=lambda pair: (lie(*pair), pair[0].name, pair[1].name))
    return _said(one, other, score)


def _said(one: Spot, other: Spot, score: float) -> str:
    if score < 0:
        return f"{one.name} and {other.name} are apart"
    if one.name == other.name:
        return f"both are at {one.name}"
    return f"{one.name} and {other.name} {'may be one place' if score >= 0.5 else 'may be two places'}"  # noqa: PLR2004


def one_place(a: EntityTelling, b: EntityTelling, _: Known) -> float | None:
    """How two entities that are places lie."""
    return lie(a.place, b.place) if a.place and b.place else None


def _of_entities(a: EntityTelling, b: EntityTelling, score: float) -> str:
    return _said(a.place, b.place, score) if a.place and b.place else ""


OF_EVENTS: tuple[Feature[EventTelling], ...] = (Feature("place", same_place, _of_events),)
OF_ENTITIES: tuple[Feature[EntityTelling], ...] = (Feature("place", one_place, _of_entities),)
