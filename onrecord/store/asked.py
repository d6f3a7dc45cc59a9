"""A question put to the record, from the filters it is asked with to what is looked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any, cast

from onrecord.errors import QueryError
from onrecord.model import Event, Reading
from onrecord.store.entries import (
    Asked,
    AskedEvents,
    AskedForecasts,
    AskedReports,
    AskedReview,
    AskedStatements,
    Circle,
)
from onrecord.store.marks import at_least, squares
from onrecord.store.searched import Told
from onrecord.store.wanted import EVERYTHING, All, Phrase, Wanted, holding, marked
from onrecord.store.wanted import Any as AnyOf

Keeps = Callable[[Reading, Told], bool]
_EARTH = 6371.0
"""The mean radius of the Earth, in kilometres."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: of some nouns (by letter; "r" for reports), what the index has, and on which days.

    ``ends`` are days, one of which what is asked for ends by, or doesn't end by; ``keeps`` decides on what is found.
    """

    nouns: str
    wanted: Wanted = EVERYTHING
    since: date | None = None
    until: date | None = None
    history: bool = False
    rejected: bool = False
    dated: bool = False
    due: date | None = None
    open: date | None = None
    after: str | None = None
    keeps: Keeps | None = None

    def also(self, *parts: Wanted | None) -> Question:
        """The question for what matches this, too."""
        more = tuple(part for part in parts if part is not None and part != EVERYTHING)
        if not more:
            return self
        had = self.wanted.parts if isinstance(self.wanted, All) else (self.wanted,)
        return replace(self, wanted=All((*had, *more)))


def reports(asked: AskedReports) -> Question:
    """The question for reports."""
    return _in_time("r", asked).also(_words(asked, "by", "by"))


def statements(asked: AskedStatements) -> Question:
    """The question for statements."""
    marks = [_mark(asked, field, field) for field in ("act", "evidence", "manner", "stance")]
    return told("s", asked).also(_words(asked, "to", "to"), *marks)


def events(asked: AskedEvents) -> Question:
    """The question for events."""
    question = told("e", asked).also(
        _words(asked, "to", "to"),
        _words(asked, "told_by", "told"),
        _mark(asked, "status", "status"),
        _mark(asked, "counts", "counts"),
        _kind(asked.get("type")),
    )
    near, over, counts = asked.get("near"), asked.get("over"), asked.get("counts")
    if near is not None:
        question = question.also(AnyOf(tuple(Phrase(("marks",), (one,)) for one in squares(*_sound(near)))))
    if over is not None:
        least = at_least(over)
        question = question.also(Phrase(("marks",), (least,)) if least else None)
    if near is None and over is None:
        return question
    return replace(
        question, keeps=lambda reading, one: _lies(reading, one, near) and _reaches(reading, one, over, counts)
    )


def to_review(asked: AskedReview) -> Question:
    """The question for what is to be reviewed."""
    noun = (asked.get("noun") or "")[:1]
    return replace(told(noun or "sef", asked), rejected=True)


def forecasts(asked: AskedForecasts) -> Question:
    """The question for forecasts."""
    scheduled = marked("scheduled", "yes") if asked.get("scheduled") else None
    return replace(told("f", asked).also(scheduled), due=asked.get("due"), open=asked.get("open"))


def told(nouns: str, asked: Asked) -> Question:
    """The question for what is told, by the filters that statements, events and forecasts share."""
    question = replace(_in_time(nouns, asked), rejected=asked.get("rejected", False))
    return question.also(
        _words(asked, "by", "by"),
        _words(asked, "about", "about", "to", "title"),
        _words(asked, "where", "place"),
        _mark(asked, "country", "from"),
    )


def _in_time(nouns: str, asked: AskedReports) -> Question:
    times = {name: asked.get(name) for name in ("since", "until", "after")}
    return Question(nouns, history=asked.get("history", False), **cast(Any, times))


def _words(asked: Any, name: str, *columns: str) -> Wanted | None:
    words: str | None = asked.get(name)
    return None if words is None else holding(words, *columns)


def _mark(asked: Any, name: str, field: str) -> Wanted | None:
    value: str | None = asked.get(name)
    return None if value is None else marked(field, value)


def _kind(kind: str | None) -> Wanted | None:
    return AnyOf((marked("type", kind), marked("what", kind))) if kind is not None else None


def _sound(circle: Circle) -> Circle:
    if not (-90 <= circle.lat <= 90 and -180 <= circle.lon <= 180 and circle.radius >= 0):
        raise QueryError(f"{circle.lat},{circle.lon}: is no point on Earth with a radius; write 50.45,30.52,25 (km)")
    return circle


def _lies(reading: Reading, one: Told, circle: Circle | None) -> bool:
    if circle is None:
        return True
    sites = {site.place for site in one.places} if isinstance(one, Event) else set()
    return any(
        kilometres(circle.lat, circle.lon, place.lat, place.lon) <= circle.radius
        for place in reading.places
        if place.id in sites and place.lat is not None and place.lon is not None
    )


def kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """The way between two points along the Earth, in kilometres (haversine)."""
    half = sin(radians(to_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(to_lat)) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def _reaches(reading: Reading, one: Told, least: float | None, category: str | None) -> bool:
    if least is None:
        return True
    own = one.quantities if isinstance(one, Event) else ()
    return any(
        quantity.id in own
        and (category is None or (quantity.category or "other") == category.lower())
        and ((quantity.high is None and quantity.low is not None) or (quantity.high or 0) >= least)
        for quantity in reading.quantities
    )
