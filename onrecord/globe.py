"""Points on the Earth, and how far they lie apart."""

from __future__ import annotations

from math import asin, cos, radians, sin

Point = tuple[float, float]
"""Latitude and longitude in degrees."""
EARTH = 6371.0
"""The mean radius of the Earth, in kilometres."""


def apart(one: Point, other: Point) -> float:
    """The distance of two points along the globe, in kilometres (haversine)."""
    (x, y), (u, v) = ((radians(p), radians(q)) for p, q in (one, other))
    half = sin((u - x) / 2) ** 2 + cos(x) * cos(u) * sin((v - y) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, half**0.5))
