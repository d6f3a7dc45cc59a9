"""Resolves the names of a report together: the likeliest candidate of each, if it stands out, else none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.find.places.candidates import NOTHING, Candidate, candidates, in_tables, lies_in, spelled
from onrecord.find.places.context import Context
from onrecord.find.places.features import Asked, Numbers
from onrecord.find.places.ranking import rank
from onrecord.find.places.sites import Mention
from onrecord.lexicon import facts
from onrecord.parse import Parsed

_ENOUGH = 0.2
"""How likely the likeliest candidate must be."""
_CERTAIN = 0.5
_MAYBE = 0.15
_STRANGE = 0.9
_MOSTLY = 0.8
_SUREST = 0.97


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name stands for, or what lies to it as ``relation`` says; ``key`` is equal for all names of one place."""

    key: object
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str | None
    radius: float | None
    confidence: float
    relation: str = ""


def resolve(parsed: Parsed, mentions: Sequence[Mention]) -> list[Resolved]:
    """What each name stands for; without id and country where no candidate is strong enough."""
    context = Context.of(parsed, mentions)
    names = [(spelled(one.name), context.around(one)) for one in mentions]
    asked = ask(mentions, context)
    found = {
        (one.name, one.within): _best(one, _at_home(one, likely, context))
        for one, likely in zip(asked, rank(asked, context), strict=True)
    }
    return [found[name] for name in names]


def ask(mentions: Sequence[Mention], context: Context) -> list[Asked]:
    """Each name of the report once, with what its mentions say of it."""
    beside: dict[tuple[str, str | None], list[frozenset[str]]] = {}
    for one in mentions:
        beside.setdefault((spelled(one.name), context.around(one)), []).append(one.beside)
    return [
        Asked(name, within, frozenset().union(*words), _open_to(name, within), len(words))
        for (name, within), words in beside.items()
    ]


def _open_to(name: str, within: str | None) -> tuple[Candidate, ...]:
    """What the name can stand for: what lies where a comma puts it, or else any candidate, or nothing known."""
    found = candidates(name)
    if within is not None:
        return tuple(one for one in found if lies_in(one, within))
    return found if in_tables(name) else (*found, NOTHING)


def _at_home(one: Asked, likely: Numbers, context: Context) -> Numbers:
    """Without the chance that nothing known is meant, where most of the others' lies in the country most named."""
    if one.found[-1] is not NOTHING or likely[-1] > _STRANGE:
        return likely
    home = [context.countries.get(place.country or "", 0.0) == 1.0 for place in one.found]
    known = float(likely[:-1].sum())
    if float(likely[home].sum()) < _MOSTLY * known:
        return likely
    return np.append(likely[:-1] / known, 0.0)


def _best(one: Asked, likely: Numbers) -> Resolved:
    """The likeliest candidate; open where it isn't likely enough, or where nothing that we know is likelier still."""
    index = _seat(one, likely) if likely.max() < _CERTAIN else int(likely.argmax())
    if one.found[index] is NOTHING or likely[index] < _ENOUGH:
        return Resolved(one.name.casefold(), None, None, None, None, None, 0.6)
    return _resolved(one.found[index], float(likely[index]))


def _seat(one: Asked, likely: Numbers) -> int:
    """The capital of a country that the name may well be, where nothing is certain; else the likeliest."""
    country = facts.country_by_capital().get(one.name)
    for index, place in enumerate(one.found):
        if country is not None and place.kind == "town" and place.country == country.code and likely[index] > _MAYBE:
            return index
    return int(likely.argmax())


def country_called(name: str) -> Resolved | None:
    """The country of this name, whatever else is called so."""
    lands = [one for one in candidates(name) if one.kind == "country" and name in facts.country_by_name()]
    return _resolved(lands[0], _SUREST) if lands else None


def _resolved(place: Candidate, likely: float) -> Resolved:
    sure = round(min(likely, _SUREST), 2)
    return Resolved(place.key, place.geonames, place.lat, place.lon, place.country, float(place.reach), sure)
