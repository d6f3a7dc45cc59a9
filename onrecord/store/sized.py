"""Distances and numbers, which the index of words holds roughly: looked at again in what it finds."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, isnan

from onrecord.errors import QueryError
from onrecord.globe import apart
from onrecord.model import Event, Reading
from onrecord.store.entries import Circle
from onrecord.store.folding import fold
from onrecord.store.marks import reach
from onrecord.store.searched import Told

Keeps = Callable[[Reading, Told], bool]
"""Whether a finding is what was asked for."""


def sound(circle: Circle) -> Circle:
    """The circle as it is; QueryError where there is no such one."""
    if -90 <= circle.lat <= 90 and -180 <= circle.lon <= 180 and circle.radius >= 0 and isfinite(circle.radius):
        return circle
    said = ",".join(f"{one:g}" for one in circle)
    raise QueryError(f"{said}: is no circle on Earth; write degrees north and east and kilometres: 50.45,30.52,25")


def lying(circle: Circle) -> Keeps:
    """Whether a place of an event lies in a circle."""

    def keeps(reading: Reading, one: Told) -> bool:
        sites = {site.place for site in one.places} if isinstance(one, Event) else set()
        return any(
            apart((circle.lat, circle.lon), (place.lat, place.lon)) <= circle.radius
            for place in reading.places
            if place.id in sites and place.lat is not None and place.lon is not None
        )

    return keeps


def counting(least: float, category: str | None) -> Keeps:
    """Whether a quantity of an event, of a category if that is given, is this number or may be more.

    QueryError where there is no such number.
    """
    if isnan(least):
        raise QueryError("nan: is no number that something can be over; write 100")
    wanted = fold(category) if category is not None else None

    def keeps(reading: Reading, one: Told) -> bool:
        own = one.quantities if isinstance(one, Event) else ()
        return any(
            quantity.id in own
            and (wanted is None or fold(quantity.category or "other") == wanted)
            and (most := reach(quantity)) is not None
            and most >= least
            for quantity in reading.quantities
        )

    return keeps
