"""Where a point lies from another: so many kilometres in a direction of the compass."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin

from onrecord.globe import EARTH, Point

_POINTS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast", "southeast", "south-southeast",
    "south", "south-southwest", "southwest", "west-southwest", "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip
BEARINGS = {name: 22.5 * nth for nth, name in enumerate(_POINTS)}
"""Degrees clockwise from north by the name of a direction."""


def away(start: Point, kilometres: float, bearing: float) -> Point:
    """The point so far from another in this direction (degrees clockwise from north)."""
    lat, lon, turn, arc = radians(start[0]), radians(start[1]), radians(bearing), kilometres / EARTH
    to = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))
    east = atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(to))
    return round(degrees(to), 3), round((degrees(lon + east) + 540) % 360 - 180, 3)


def towards(one: Point, other: Point) -> float:
    """The direction in which the other point lies, in degrees clockwise from north."""
    (x, y), (u, v) = ((radians(p), radians(q)) for p, q in (one, other))
    return degrees(atan2(sin(v - y) * cos(u), cos(x) * sin(u) - sin(x) * cos(u) * cos(v - y))) % 360
