"""Arithmetic on ``[start, end)`` ranges, for anything that has a start and an end."""

from __future__ import annotations

from typing import Protocol


class Ranged(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlap(a: Ranged, b: Ranged) -> int:
    """How many characters both cover."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def holds(outer: Ranged, inner: Ranged) -> bool:
    """Whether ``inner`` lies inside ``outer`` (or is the same)."""
    return outer.start <= inner.start and inner.end <= outer.end
