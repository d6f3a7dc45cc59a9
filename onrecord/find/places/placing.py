"""Moves a place's point and radius as the words round its name say: 15 km west of it, between it and another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.find.places.offsets import BEARINGS, away, towards
from onrecord.find.places.relations import Kind, Relation, relations
from onrecord.find.places.resolve import Resolved, country_called
from onrecord.find.places.sites import Mention
from onrecord.globe import Point, apart
from onrecord.lexicon import facts
from onrecord.model import Report
from onrecord.parse import Parsed

_OFF = 100.0
_NEAR = 15.0
_BESIDE = 10.0
_UNSURE = 0.25
"""How far a told distance and direction may lead astray, as a share of the distance."""
_LAND = 50.0
"""A place of this radius is no town: "100 km south of it" counts from its edge."""
_WAY = 500.0
"""Farther apart two places have no "between"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One sighting of a place: characters ``[start, end)``, what it is and what its name alone is (or both names)."""

    start: int
    end: int
    place: Resolved
    base: object


def placed(report: Report, parsed: Parsed, found: Sequence[Mention], places: Sequence[Resolved]) -> list[Placed]:
    """The sightings in text order: each name, or two names of one phrase ("the border between A and B") as one."""
    told = relations(report, parsed, [(one.start, one.end) for one in found])
    sightings: list[Placed] = []
    index = 0
    while index < len(found):
        one, place, relation = found[index], places[index], told.get(index)
        pair = relation.two if relation is not None else False
        both = _both(found[index : index + 2], places[index : index + 2], relation) if relation and pair else None
        if both is not None:
            sightings.append(Placed(one.start, found[index + 1].end, both, (place.key, places[index + 1].key)))
            index += 2
            continue
        moved = _moved(place, relation) if relation is not None and not pair else place
        sightings.append(Placed(one.start, one.end, moved, place.key))
        index += 1
    return sightings


def _moved(place: Resolved, relation: Relation) -> Resolved:
    """The place with its relation; point and radius are moved where it has them."""
    named = replace(place, key=(place.key, relation.words), relation=relation.words)
    if place.lat is None or place.lon is None or place.radius is None:
        return named
    if relation.kind == "outside" and place.radius > _LAND:  # "outside Norway" is anywhere but there
        return replace(named, lat=None, lon=None, radius=None)
    shift, radius = _MOVES[relation.kind](place.radius, relation)
    if not shift:
        return replace(named, radius=radius)
    lat, lon = away((place.lat, place.lon), shift, BEARINGS[relation.side.removesuffix("-central")])
    return replace(named, lat=lat, lon=lon, radius=radius)


def _away(radius: float, one: Relation) -> tuple[float, float]:
    return one.kilometres + (radius if radius > _LAND else 0.0), radius + round(_UNSURE * one.kilometres)


def _side(radius: float, one: Relation) -> tuple[float, float]:
    return 1.5 * radius + _BESIDE, radius + _BESIDE


def _part(radius: float, one: Relation) -> tuple[float, float]:
    share = 0.0 if not one.side else 0.25 if one.side.endswith("-central") else 0.5
    return share * radius, max(1.0, round(radius / 2))


def _off(radius: float, one: Relation) -> tuple[float, float]:
    return (radius if one.side else 0.0), radius + (one.kilometres or _OFF)


_MOVES: Mapping[Kind, Callable[[float, Relation], tuple[float, float]]] = {
    "away": _away,
    "side": _side,
    "part": _part,
    "off": _off,
    "apart": lambda radius, one: (0.0, radius + one.kilometres),
    "near": lambda radius, one: (0.0, radius + _NEAR),
    "outside": lambda radius, one: (0.0, radius + _BESIDE),
    "border": lambda radius, one: (0.0, radius),
    "bases": lambda radius, one: (0.0, radius),
}
"""How far the point moves to the relation's side, and the radius then, from the radius of what is named."""


def _both(names: Sequence[Mention], places: Sequence[Resolved], relation: Relation) -> Resolved | None:
    """The border of two places or what lies between them; None where the phrase can't mean that."""
    if relation.kind == "border":
        countries = [country_called(one.name) for one in names]
        one, other = (land or place for land, place in zip(countries, places, strict=True))
    elif _deal(names):
        return None
    else:
        one, other = places
    named = Resolved(
        (one.key, other.key, relation.words), None, None, None, one.country if one.country == other.country else None,
        None, min(one.confidence, other.confidence), relation.words,
    )  # fmt: skip
    points = [(place.lat, place.lon) for place in (one, other) if place.lat is not None and place.lon is not None]
    if len(points) < 2 or one.radius is None or other.radius is None:
        return named
    reach = (one.radius, other.radius)
    if relation.kind == "border":
        lat, lon = _edge(points, reach)
        return replace(named, lat=lat, lon=lon, radius=min(reach))
    far = apart(*points)
    if max(far, *reach) > _WAY:
        return None
    lat, lon = away(points[0], far / 2, towards(*points))
    return replace(named, lat=lat, lon=lon, radius=max(*reach, round(far / 2)))


def _edge(points: Sequence[Point], reach: tuple[float, float]) -> Point:
    """Where the smaller of two neighbours ends towards the larger, as far as two circles tell."""
    small = reach.index(min(reach))
    start, end = points[small], points[1 - small]
    return away(start, min(min(reach), apart(start, end) * min(reach) / sum(reach)), towards(start, end))


def _deal(names: Sequence[Mention]) -> bool:
    """Whether what is between two names are dealings: they are countries or capitals."""
    lands = (facts.country_by_name(), facts.country_by_capital())
    return all(any(one.name in table for table in lands) for one in names)
