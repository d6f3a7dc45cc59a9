"""What a name can stand for: the countries and regions of the tables, the towns and divisions of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import pi, sqrt
from typing import Literal

from onrecord.lexicon import facts, gazetteer
from onrecord.lexicon.gazetteer import Town

Kind = Literal["country", "region", "state", "county", "town", "hamlet", "none"]

_SHORTEST = 3
_KINDS: tuple[Kind, ...] = ("town", "state", "county", "hamlet")
_SMALLEST = 5
"""No place goes less far, in kilometres."""
_CROWD = 3000
"""People on a square kilometre of a town."""
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name can stand for; ``reach`` is how far from its middle it goes, in kilometres."""

    kind: Kind
    key: object
    geonames: int | None
    lat: float
    lon: float
    country: str | None
    state: str
    population: int
    own: bool
    reach: int


NOTHING = Candidate("none", None, None, 0.0, 0.0, None, "", 0, False, 0)
"""None of all that the tables and the gazetteer have."""


def spelled(name: str) -> str:
    """The name as it is looked up: "KOPRAVA" as "Koprava"."""
    return name.title() if name.isupper() and len(name) > _SHORTEST else name


@lru_cache(_KEPT)
def candidates(name: str) -> tuple[Candidate, ...]:
    """All that the name can stand for; a word for a people is its country alone."""
    people = facts.country_by_people().get(name)
    if people is not None and name not in facts.country_by_name():
        return (_country(people),)
    found = [_of_gazetteer(one) for one in gazetteer.places(facts.short_states().get(name.rstrip("."), name))]
    found = found or _divisions(name)
    country = facts.country_by_name().get(name)
    region = facts.region_by_name().get(name) or facts.region_by_people().get(name)
    if region is not None:
        return _with_region(_region(region), found)
    if country is not None:  # a country's own name means none of its towns and divisions
        return _country(country), *(one for one in found if one.country != country.code)
    return tuple(found)


def _country(one: facts.Country) -> Candidate:
    return Candidate("country", one.code, one.geonames, one.lat, one.lon, one.code, "", 0, True, _round(one.area))


def _region(one: facts.Region) -> Candidate:
    return Candidate("region", one.names[0], one.geonames, one.lat, one.lon, one.country, "", 0, True, one.radius)


def _round(area: float) -> int:
    """The radius of a circle of this area, in kilometres."""
    return max(_SMALLEST, round(sqrt(area / pi)))


def _of_gazetteer(one: Town) -> Candidate:
    reach = one.reach or _round(one.population / _CROWD)
    geonames = one.geonames if one.geonames > 0 else None
    return Candidate(
        _KINDS[one.level], one.geonames, geonames, one.lat, one.lon, one.country, one.state, one.population,
        bool(one.own), reach,
    )  # fmt: skip


def _with_region(region: Candidate, found: list[Candidate]) -> tuple[Candidate, ...]:
    """The region of the table with what else the gazetteer has; a division that it is gives it its id and its reach."""
    ids = [one for one in found if one.geonames is not None and one.geonames == region.geonames]
    named = [one for one in found if one.kind == "state" and one.country == region.country and region.geonames is None]
    if region.country is None and not ids:
        return (region,)  # a sea or a part of the world is no town called so
    for same in (*ids, *named):
        return replace(same, own=True), *(one for one in found if one is not same)
    return region, *found


def _divisions(name: str) -> list[Candidate]:
    """The divisions called so without a word for their kind: "Diyala province", "Donetsk region"."""
    head, _, kind = name.rpartition(" ")
    if not head or kind.lower() not in facts.words("divisions"):
        return []
    return [one for one in map(_of_gazetteer, gazetteer.places(head)) if one.kind in ("state", "county")]


def in_tables(name: str) -> bool:
    """Whether the tables of countries, peoples and regions have the name."""
    tables = (facts.country_by_name(), facts.country_by_people(), facts.region_by_name(), facts.region_by_people())
    return any(name in table for table in tables)


def land_code(name: str) -> str | None:
    """The code of the country of this name, or of the one that the region of this name lies in."""
    country, region = facts.country_by_name().get(name), facts.region_by_name().get(name)
    return country.code if country else region.country if region else None


@lru_cache(_KEPT)
def states_called(name: str) -> tuple[tuple[str, str], ...]:
    """(country, state) of the state that the name certainly means: the only one called so; no country or capital is."""
    if name in facts.country_by_name() or name in facts.country_by_capital():
        return ()
    found = [one for one in candidates(name) if one.kind == "state" and (one.own or one.country == "USA")]
    return tuple((one.country or "", one.state) for one in found) if len(found) == 1 else ()


def lies_in(one: Candidate, within: str) -> bool:
    """Whether a place lies in the country, region, state or county of this name."""
    if one.kind in ("country", "region", "none"):
        return False
    code = land_code(within)
    if code is not None and one.country == code:
        return True
    return any(_holds(other, one) for other in candidates(within))


def _holds(outer: Candidate, one: Candidate) -> bool:
    if outer.kind not in ("state", "county") or (outer.country, outer.state) != (one.country, one.state):
        return False
    if outer.kind == "state":
        return one.kind in ("county", "town", "hamlet")
    return one.kind in ("town", "hamlet") and abs(outer.lat - one.lat) + abs(outer.lon - one.lon) < 1.0
