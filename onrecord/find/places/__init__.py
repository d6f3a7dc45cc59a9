"""Finds places: names of countries, regions and towns, resolved to GeoNames where that is certain, else left open."""

from __future__ import annotations

from onrecord.find.names import read_names
from onrecord.find.places.resolve import Resolved, resolve
from onrecord.find.places.sites import Mention, mentions
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.model import Place, Report, Span, Time
from onrecord.parse import Parsed

__all__ = ["find_places"]


def find_places(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> Found[Place]:
    """The places of a report, each once, with all its mentions; what is a time ("March") or a person is no place."""
    found = mentions(report, parsed, read_names(report, parsed), times)
    together: dict[object, tuple[Resolved, list[Mention]]] = {}
    for one, place in zip(found, resolve(parsed, found), strict=True):
        together.setdefault(place.key, (place, []))[1].append(one)
    ids = Ids("p")
    return Found(tuple(_place(report, ids, place, held) for place, held in together.values()))


def _place(report: Report, ids: Ids, place: Resolved, held: list[Mention]) -> Place:
    spans: list[Span] = [report.span(one.start, one.end) for one in held]
    name = max((span.text for span in spans), key=len)
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
    )
