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
from onrecord.store.resting import Statements, rests

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

    def __init__(self, reading: Reading, statements: Statements) -> None:
        self._statements = statements
        self._actors = {one.id: one for one in reading.actors}
        self._places = {one.id: one for one in reading.places}
        self._quantities = {one.id: one for one in reading.quantities}
        self._lie: dict[str, tuple[str, ...]] = {}

    def of(self, finding: Statement | Event | Forecast, places: Iterable[Place]) -> str:
        """The marks of a finding that is told at these places, in one string."""
        if isinstance(finding, Statement):
            found = self._of_statement(finding)
        elif isinstance(finding, Event):
            found = self._of_event(finding)
        else:
            found = [*self._of_forecast(finding)]
        for place in places:
            if place.id not in self._lie:
                self._lie[place.id] = tuple(_of_place(place))
            found += self._lie[place.id]
        lasting = lasts(days_of(finding))
        if lasting:
            found.append(mark("lasts", lasting))
        return " ".join(dict.fromkeys(found))

    def _of_statement(self, one: Statement) -> list[str]:
        found = [*_said(one.act, one.manner, one.evidence, one.stance)]
        found += self._countries("from", one.source.actors if one.source else ())
        return found + [mark("rests", each) for each in rests(self._statements, one)]

    def _of_event(self, one: Event) -> list[str]:
        statuses = one.status, *(account.status for account in one.accounts)
        found = [*_done(one.type, one.what, statuses, one.contexts, one.mode)]
        found += self._countries("from", [part.actor for part in one.actors])
        found += self._countries("to", [part.actor for part in one.recipients])
        for quantity in (self._quantities[each] for each in one.quantities if each in self._quantities):
            found += _counted(quantity.category, reach(quantity))
        for force in amounts(one, self._quantities):
            found += mark("forces", "told"), mark("forces", force.category)
        return found + [mark("rests", each) for each in rests(self._statements, one)]

    def _of_forecast(self, one: Forecast) -> Iterator[str]:
        yield mark("is", "forecast")
        yield mark("due", "known" if one.due else "open")
        yield from ([mark("scheduled", "yes")] if one.scheduled else [])
        yield from ([mark("condition", "yes")] if one.condition else [])
        told = self._statements.get(one.statement) if one.statement else None
        yield from self._countries("from", told.source.actors if told and told.source else ())

    def _countries(self, side: str, ids: Iterable[str | None]) -> list[str]:
        actors: list[Actor] = [self._actors[each] for each in ids if each in self._actors]
        return [mark(side, actor.country) for actor in actors if actor.country]


@lru_cache(maxsize=1 << 10)
def _said(act: str, manner: str, evidence: str, stance: str) -> tuple[str, ...]:
    fields = mark("act", act), mark("manner", manner), mark("evidence", evidence), mark("stance", stance)
    return mark("is", "statement"), *fields


@lru_cache(maxsize=1 << 12)
def _done(
    type: str, what: str, statuses: tuple[str, ...], contexts: tuple[str, ...], mode: str | None
) -> tuple[str, ...]:
    found = [mark("is", "event"), mark("type", type), mark("what", what)]
    found += [mark("status", status) for status in statuses]
    found += [mark("context", context) for context in contexts]
    return *found, *([mark("mode", mode)] if mode else [])


@lru_cache(maxsize=1 << 12)
def _counted(category: str, amount: float | None) -> tuple[str, ...]:
    powers = range(_power(amount) + 1 if amount is not None else 0)
    return mark("counts", category or "other"), *(mark("reaches", power) for power in powers)


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


def _of_place(place: Place) -> Iterator[str]:
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
