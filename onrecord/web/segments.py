"""Cuts a text at every edge of what is marked in it: pieces that follow each other, each with all that it is part of.

Findings nest and overlap, elements of a page can't; so a page has a flat row of pieces instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters ``[start, end)`` that are some part ("source", "content", "trigger", …) of the finding ``id``.

    ``chief`` where they are what the finding's address leads to.
    """

    start: int
    end: int
    id: str
    part: str
    chief: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, what it is part of, the widest first, and the findings whose addresses lead to it."""

    start: int
    text: str
    marks: tuple[Marked, ...]
    addresses: tuple[str, ...]

    @property
    def found(self) -> str:
        """The ids of the findings that this is part of, the innermost last."""
        return " ".join(dict.fromkeys(mark.id for mark in self.marks))

    @property
    def styles(self) -> str:
        """The classes that it is shown by: its parts, and how many statements deep it is said."""
        parts = dict.fromkeys(mark.part for mark in self.marks)
        deep = min(sum(mark.part == "content" for mark in self.marks), 3)
        return " ".join(["m", *parts, *([f"deep-{deep}"] if deep > 1 else [])])


def segments(text: str, start: int, end: int, marks: Iterable[Marked]) -> Iterator[Segment]:
    """The pieces of ``text[start:end]`` in order; together they are all of it."""
    inside = sorted((one for one in marks if one.start < end and start < one.end), key=lambda one: one.start)
    edges = {start, end} | {edge for one in inside for edge in (one.start, one.end) if start < edge < end}
    active: list[Marked] = []
    coming = 0
    for low, high in pairwise(sorted(edges)):
        active = [one for one in active if one.end > low]
        while coming < len(inside) and inside[coming].start <= low:
            active.append(inside[coming])
            coming += 1
        widest_first = tuple(sorted(active, key=lambda one: (one.start - one.end, one.start, one.id)))
        yield Segment(low, text[low:high], widest_first, _addresses(widest_first, low, start))


def _addresses(marks: tuple[Marked, ...], low: int, start: int) -> tuple[str, ...]:
    """Those whose chief words begin here, or began before the stretch of text that is shown."""
    return tuple(one.id for one in marks if one.chief and (one.start == low or one.start < low == start))
