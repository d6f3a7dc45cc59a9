"""Marks: what a finding is by its fields, each as one word that the index of words holds beside the others.

``status0denied`` stands for ``status == "denied"``: the index finds marks and words alike, together, in order of keys.
Numbers and points are marked roughly, by their power of ten and by the squares that they lie in, and looked at again
when found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import cos, floor, log10, radians

from onrecord.model import Actor, Event, Forecast, Place, Quantity, Reading, Statement
from onrecord.store.days import days_of, lasts
from onrecord.store.folding import fold
from onrecord.store.forces import amounts
from onrecord.store.resting import rests
from onrecord.store.telling import teller

SIZES = (1, 10)
"""Degrees that a square of the Earth is wide and high."""
MOST_SQUARES = 400
"""Squares that are asked for one by one; in a circle too wide for that every resolved place is looked at."""
KILOMETRES = 111.19
"""Of one degree of latitude, and not more than that."""


@lru_cache(maxsize=1 << 14)
def mark(field: str, value: str | int) -> str:
    """The word for a field of this value; it holds nothing that a query could be misled by."""
    return f"{''.join(fold(field))}0{''.join(fold(str(value)))}"


class Marks:
    """The marks of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = {one.id: one for one in reading.actors}
        self._places = {one.id: one for one in reading.places}
        self._quantities = {one.id: one for one in reading.quantities}

    def of(self, finding: Statement | Event | Forecast, places: Iterable[Place]) -> str:
        """The marks of a finding that is told at these places, in one string."""
        if isinstance(finding, Statement):
            found = self._of_statement(finding)
        elif isinstance(finding, Event):
            found = self._of_event(finding)
        else:
            found = self._of_forecast(finding)
        lasting = lasts(days_of(finding))
        return " ".join(dict.fromkeys((*found, *_of_places(places), *([mark("lasts", lasting)] if lasting else []))))

    def _of_statement(self, one: Statement) -> Iterator[str]:
        yield mark("is", "statement")
        for field in ("act", "manner", "evidence", "stance"):
            yield mark(field, getattr(one, field))
        yield from self._countries("from", one.source.actors if one.source else ())
        yield from (mark("rests", each) for each in rests(self._reading, one))

    def _of_event(self, one: Event) -> Iterator[str]:
        yield mark("is", "event")
        yield from (mark("type", one.type), mark("what", one.what), mark("status", one.status))
        yield from (mark("status", account.status) for account in one.accounts)
        yield from (mark("context", context) for context in one.contexts)
        yield from ([mark("mode", one.mode)] if one.mode else [])
        yield from self._countries("from", (part.actor for part in one.actors))
        yield from self._countries("to", (part.actor for part in one.recipients))
        yield from self._amounts([self._quantities[each] for each in one.quantities if each in self._quantities])
        for force in amounts(one, self._quantities):
            yield from (mark("forces", "told"), mark("forces", force.category))
        yield from (mark("rests", each) for each in rests(self._reading, one))

    def _of_forecast(self, one: Forecast) -> Iterator[str]:
        yield mark("is", "forecast")
        yield mark("due", "known" if one.due else "open")
        yield from ([mark("scheduled", "yes")] if one.scheduled else [])
        yield from ([mark("condition", "yes")] if one.condition else [])
        told = teller(self._reading, one.statement)
        yield from self._countries("from", told.source.actors if told and told.source else ())

    def _countries(self, side: str, ids: Iterable[str | None]) -> Iterator[str]:
        actors: list[Actor] = [self._actors[each] for each in ids if each in self._actors]
        return (mark(side, actor.country) for actor in actors if actor.country)

    def _amounts(self, quantities: list[Quantity]) -> Iterator[str]:
        for one in quantities:
            yield mark("counts", one.category or "other")
            amount = reach(one)
            for power in range(_power(amount) + 1 if amount is not None else 0):
                yield mark("reaches", power)


def reach(one: Quantity) -> float | None:
    """The highest number that a quantity may be; None where it has none."""
    return one.high if one.high is not None or one.low is None else float("inf")


def _power(amount: float) -> int:
    """The power of ten that an amount reaches, from 0 to 15; -1 for less than one."""
    if amount == float("inf"):
        return 15
    return min(15, floor(log10(amount))) if amount >= 1 else -1


def at_least(amount: float) -> str | None:
    """The mark of everything that may be ``amount`` or more; None where that is everything."""
    power = _power(amount)
    return mark("reaches", power) if power >= 0 else None


def _of_places(places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        if place.country:
            yield mark("in", place.country)
        if place.lat is not None and place.lon is not None:
            yield from (_square(floor(place.lat), floor(place.lon), size) for size in SIZES)
            yield mark("square", "known")


def _square(lat: int, lon: int, size: int) -> str:
    """The square of a size that has a point in it."""
    return mark(f"square{size}", f"{(lat + 90) // size}x{(lon + 180) % 360 // size}")


def squares(lat: float, lon: float, radius: float) -> list[str]:
    """The marks of which a place within ``radius`` kilometres has one."""
    high = radius / KILOMETRES
    south, north = max(-90, floor(lat - high)), min(90, floor(lat + high))
    widest = max(abs(lat - high), abs(lat + high))
    wide = high / cos(radians(widest)) if widest < 89 else 180
    west, east = floor(lon - wide), floor(lon + wide)
    for size in SIZES:
        rows, columns = range(south, north + size, size), range(west, min(east, west + 359) + size, size)
        if len(rows) * len(columns) <= MOST_SQUARES:
            return list(dict.fromkeys(_square(min(y, north), x, size) for y in rows for x in columns))
    return [mark("square", "known")]
