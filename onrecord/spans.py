"""Arithmetic on ``[start, end)`` ranges, for anything that has a start and an end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Ranged(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=Ranged)


def overlap(a: Ranged, b: Ranged) -> int:
    """How many characters both cover."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def holds(outer: Ranged, inner: Ranged) -> bool:
    """Whether ``inner`` lies inside ``outer`` (or is the same)."""
    return outer.start <= inner.start and inner.end <= outer.end


def longest_first(ranges: Iterable[R]) -> list[R]:
    """The ranges that remain when each overlap is settled for the longer one (then the earlier), in text order."""
    kept: list[R] = []
    for one in sorted(ranges, key=lambda r: (r.start - r.end, r.start)):
        if not any(overlap(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda r: r.start)
