"""Finds places: names of countries, regions and towns, resolved to GeoNames where that is certain, else left open.

A name in a phrase like "15 km west of Orn" or "northern Orn" is a place of its own, moved as the phrase says.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.find.names import Names
from onrecord.find.places.datelines import datelined
from onrecord.find.places.placing import Placed, placed
from onrecord.find.places.resolve import resolve
from onrecord.find.places.sites import mentions
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Place, Report, Span, Time
from onrecord.parse import Parsed

__all__ = ["find_places"]


def find_places(report: Report, parsed: Parsed, names: Names, times: tuple[Time, ...]) -> Found[Place]:
    """The places of a report, each once, with all its mentions; what is a time ("March") or a person is no place."""
    found = mentions(report, parsed, names, times)
    sightings = placed(report, parsed, found, resolve(parsed, [*found, *datelined(report)])[: len(found)])
    together: dict[object, list[Placed]] = {}
    called: dict[object, list[Span]] = {}
    for one in sightings:
        together.setdefault(one.place.key, []).append(one)
        called.setdefault(one.base, []).append(report.span(one.start, one.end))
    ids = Ids("p")
    return Found(tuple(_place(report, ids, held, called[held[0].base]) for held in together.values()))


def _place(report: Report, ids: Ids, held: list[Placed], called: Iterable[Span]) -> Place:
    """One place; its name is the longest that what is named has anywhere in the report."""
    spans = [report.span(one.start, one.end) for one in held]
    place = held[0].place
    name = max((span.text for span in called), key=len)
    return Place(
        id=ids.at(spans[0].start),
        name=" ".join(name.split()),
        geonames=place.geonames,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        radius=place.radius,
        mentions=tuple(spans),
        confidence=place.confidence,
        relation=place.relation,
    )
