"""Resolves a place's name by the country behind its comma, by what else the report names, and by its size."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

from onrecord.find.places.context import Context, candidates, lies_in, spelled
from onrecord.find.places.sites import Mention
from onrecord.lexicon import facts
from onrecord.lexicon.gazetteer import Town

_HERE = 2.5
_STATE = 1.5
_OWN = 0.6
_DIVISION = 1.0
_CAPITAL = 1.2
_NAMED_CAPITAL = 1.8
_ENOUGH = 4.6
_ALONE = 5.4
"""A town of which the report says nothing more counts only if it has over some 150,000 people under its own name."""
_UNSURE = 0.4
_SAME = 0.15
"""Two towns this near in score can't be told apart."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name stands for; ``key`` is equal for the names of one place."""

    key: object
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str | None
    confidence: float


def resolve(one: Mention, context: Context) -> Resolved:
    """What the name stands for; without id and country where no candidate is strong enough."""
    name = spelled(one.name)
    state = _is_state(name, context)
    found = None if state else _of_table(name)
    return found or town(name, one.within, context) or Resolved(name.casefold(), None, None, None, None, 0.6)


_EAST = ("RUS", "ARM", "AZE", "TUR", "UKR")


def _is_state(name: str, context: Context) -> bool:
    """Whether "Georgia" is the state of the USA here."""
    near = max((context.shares.get(code, 0.0) for code in _EAST), default=0.0)
    return name == "Georgia" and context.shares.get("USA", 0.0) > near and bool(context.states - {"GA"})


def _of_table(name: str) -> Resolved | None:
    """A country, by its name or its people's, or a region; None where the tables don't have the name."""
    country = facts.country_by_name().get(name) or facts.country_by_people().get(name)
    if country is not None:
        return Resolved(country.code, country.geonames, country.lat, country.lon, country.code, 0.96)
    region = facts.region_by_name().get(name)
    if region is None:
        return None
    return Resolved(region.names[0], region.geonames, region.lat, region.lon, region.country, 0.92)


def town(name: str, within: str | None, context: Context) -> Resolved | None:
    """The town or state of this name, if one stands out; None where none does."""
    all_ = candidates(name)
    if not all_:
        return None
    inside = [one for one in all_ if within is not None and lies_in(one, within)]
    if not inside and name in context.within:
        inside = [one for one in all_ if lies_in(one, context.within[name])]
    capital = facts.country_by_capital().get(name)
    scored = sorted(
        ((_score(one, context) + _seat(one, capital, context), one) for one in inside or all_),
        key=lambda pair: (-pair[0], pair[1].geonames),
    )
    best, chosen = scored[0]
    if not inside and best < (_ENOUGH if chosen.country in context.shares else _ALONE):
        return None
    margin = best - scored[1][0] if len(scored) > 1 else 9.0
    if not inside and margin < _SAME:
        return None
    sure = 0.95 if inside or margin > 1.0 else 0.85 if margin > _UNSURE else 0.65
    return Resolved(chosen.geonames, chosen.geonames, chosen.lat, chosen.lon, chosen.country, sure)


def _seat(one: Town, country: facts.Country | None, context: Context) -> float:
    """What being the capital that the name stands for adds; more where the report names the country."""
    if country is None or one.country != country.code or one.division:
        return 0.0
    return _CAPITAL + _NAMED_CAPITAL * context.shares.get(one.country, 0.0)


def _score(one: Town, context: Context) -> float:
    score = log10(one.population + 10)
    if one.country in context.shares:
        score += _HERE * (0.6 + 0.4 * context.shares[one.country])
    if one.country == "USA" and one.state in context.states:
        score += _STATE
    return score + (_OWN if one.own else 0.0) + (_DIVISION if one.division else 0.0)
