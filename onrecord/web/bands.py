"""What a band of days and a map are given, for OpenAPI to describe."""

from __future__ import annotations

from datetime import date

from onrecord.web.contract import Shape


class Item(Shape):
    """An event or a forecast on the band; ``at`` is its address, ``places`` the ids of the places that it is at."""

    at: str
    first: date | None
    last: date | None
    who: str
    words: str
    title: str
    row: str
    type: str
    what: str
    status: str
    where: str
    places: list[str]


class Piece(Shape):
    """How many there are in some days, and how many of them are only planned; counted from the first day."""

    first: date
    count: int
    planned: int


class Band(Shape):
    """Events of a row, or forecasts, in pieces of ``step`` days."""

    row: str
    foretold: bool
    step: int
    pieces: list[Piece]


class Point(Shape):
    """A place on the map: within ``radius`` kilometres of a point, and how many events are there."""

    id: str
    name: str
    lat: float
    lon: float
    radius: float
    confidence: float
    count: int


class Shown(Shape):
    """All of it: each finding where they are few, else bands of how many there are."""

    count: int
    forecasts: int
    located: int
    places: list[Point]
    found: list[Item]
    bands: list[Band]
