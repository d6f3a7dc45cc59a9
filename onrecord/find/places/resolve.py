"""Resolves the names of a report together: the likeliest candidate of each, if it stands out, else none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.find.places.candidates import Candidate, candidates, spelled
from onrecord.find.places.context import Context
from onrecord.find.places.features import Asked, Numbers
from onrecord.find.places.ranking import rank
from onrecord.find.places.sites import Mention
from onrecord.parse import Parsed

_ENOUGH = 0.25
"""How likely the likeliest candidate must be."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name stands for; ``key`` is equal for the names of one place."""

    key: object
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str | None
    confidence: float


def resolve(parsed: Parsed, mentions: Sequence[Mention]) -> list[Resolved]:
    """What each name stands for; without id and country where no candidate is strong enough."""
    context = Context.of(parsed, mentions)
    names = [(spelled(one.name), context.around(one)) for one in mentions]
    asked = ask(mentions, context)
    found = {(one.name, one.within): _best(one, likely) for one, likely in zip(asked, rank(asked, context), strict=True)}
    return [found[name] for name in names]


def ask(mentions: Sequence[Mention], context: Context) -> list[Asked]:
    """Each name of the report once, with what its mentions say of it."""
    beside: dict[tuple[str, str | None], set[str]] = {}
    for one in mentions:
        beside.setdefault((spelled(one.name), context.around(one)), set()).update(one.beside)
    return [Asked(name, within, frozenset(words), candidates(name)) for (name, within), words in beside.items()]


def _best(one: Asked, likely: Numbers) -> Resolved:
    if not one.found:
        return Resolved(one.name.casefold(), None, None, None, None, 0.6)
    index = int(likely.argmax())
    if likely[index] < _ENOUGH:
        return Resolved(one.name.casefold(), None, None, None, None, 0.6)
    return _resolved(one.found[index], float(likely[index]))


def _resolved(place: Candidate, likely: float) -> Resolved:
    return Resolved(place.key, place.geonames, place.lat, place.lon, place.country, round(min(likely, 0.97), 2))
