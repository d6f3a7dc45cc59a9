"""Who speaks of whom as a picture: a square for each pair, or one actor, who speaks of it and of whom it speaks.

Both are as wide as a telephone's page and grow with it; what there is no room for stands in the list beneath.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from onrecord.store.spoken import Spoken

MOST, BESIDE = 10, 9
"""Names on each side of the squares, and on each side of one actor."""
LABEL, SQUARE, TOP = 104, 22, 96
"""Pixels: of the names on the left, of a square, of the names above."""
ROW, MIDDLE, WIDE = 24, 164, 328
"""Pixels of the other picture: a name, where the actor stands, and how wide it is."""
OFTEN = 10
"""Statements for which a line is at its thickest at least."""
NAME = 15
"""Letters of a name that there is room for."""
SHADES = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands."""

    name: str
    x: float
    y: float
    count: int = 0

    @property
    def shown(self) -> str:
        """As much of it as there is room for."""
        return self.name if len(self.name) <= NAME else f"{self.name[: NAME - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Square:
    """How often one speaks of another, where that stands, and how dark it is (1 to 5)."""

    by: str
    of: str
    times: int
    x: float
    y: float
    shade: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The squares: those who speak on the left, of whom above."""

    width: int
    height: int
    speakers: tuple[Name, ...]
    spoken_of: tuple[Name, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line between a name and the actor: as SVG draws it, and how thick."""

    path: str
    thick: float


@dataclass(frozen=True, slots=True)
class Around:
    """An actor amid others: who speaks of it on the left, of whom it speaks on the right."""

    height: int
    before: tuple[Name, ...]
    behind: tuple[Name, ...]
    lines: tuple[Line, ...]


def matrix(pairs: Iterable[Spoken]) -> Matrix | None:
    """The squares of those who speak most and of whom most is spoken; None where nobody speaks of anybody."""
    times: Counter[tuple[str, str]] = Counter()
    for one in pairs:
        times[one.by.name, one.of.name] += one.times
    if not times:
        return None
    likely = _often((by, count) for (by, _), count in times.items())
    columns = _often((of, count) for (by, of), count in times.items() if by in likely)
    shown = {pair: count for pair, count in times.items() if pair[0] in likely and pair[1] in columns}
    rows = [name for name in likely if any(by == name for by, _ in shown)]
    most = max(shown.values())
    squares = (
        Square(by, of, count, LABEL + SQUARE * columns.index(of), TOP + SQUARE * rows.index(by), _shade(count, most))
        for (by, of), count in shown.items()
    )
    return Matrix(
        LABEL + SQUARE * len(columns),
        TOP + SQUARE * len(rows),
        tuple(Name(name, LABEL - 6, TOP + SQUARE * (nth + 0.5)) for nth, name in enumerate(rows)),
        tuple(Name(name, LABEL + SQUARE * (nth + 0.5), TOP - 6) for nth, name in enumerate(columns)),
        tuple(squares),
    )


def around(name: str, spoken_of: Sequence[Spoken], speaks_of: Sequence[Spoken]) -> Around | None:
    """The picture of an actor, by the pairs in which others speak of it, and in which it speaks; None without any."""
    before = _counted(name, spoken_of, lambda one: one.by.name)
    behind = _counted(name, speaks_of, lambda one: one.of.name)
    if not before and not behind:
        return None
    rows = max(len(before), len(behind), 2)
    most = max((*before.values(), *behind.values(), OFTEN))
    lines = []
    sides = []
    for names, x, towards in ((before, LABEL, -1), (behind, WIDE - LABEL, 1)):
        first = (rows - len(names)) / 2
        placed = tuple(
            Name(name, x, (first + nth + 0.5) * ROW, count) for nth, (name, count) in enumerate(names.items())
        )
        sides.append(placed)
        lines += [Line(_path(one, towards, rows), 1 + 7 * sqrt(one.count / most)) for one in placed]
    return Around(rows * ROW, sides[0], sides[1], tuple(lines))


def _path(one: Name, towards: int, rows: int) -> str:
    """From a name to the actor in the middle."""
    start, end, middle = one.x + 4 * -towards, MIDDLE + 6 * towards, rows * ROW / 2
    bend = (start + end) / 2
    return f"M{start:g} {one.y:g}C{bend:g} {one.y:g} {bend:g} {middle:g} {end:g} {middle:g}"


def _counted(actor: str, pairs: Iterable[Spoken], named: Callable[[Spoken], str]) -> dict[str, int]:
    """How often others than the actor are in some pairs."""
    counts: Counter[str] = Counter()
    for one in pairs:
        if named(one).casefold() != actor.strip().casefold():
            counts[named(one)] += one.times
    return dict(counts.most_common(BESIDE))


def _often(counts: Iterable[tuple[str, int]]) -> list[str]:
    """The names with the highest counts, as many as there is room for."""
    found: Counter[str] = Counter()
    for name, count in counts:
        found[name] += count
    return [name for name, _ in found.most_common(MOST)]


def _shade(count: int, most: int) -> int:
    return max(1, min(SHADES, round(SHADES * sqrt(count / most))))
