"""Who tells what in a report, as a picture: "Der Spiegel ← CIA ← …", the one who is nearest to us on the left."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model import Reading
from onrecord.web.notes import NOBODY

MOST = 14
"""Rows of the picture; what is told by way of others comes first."""
NAME = 26
"""Characters of a name that are shown."""
ROW, LETTER, PAD, GAP, HIGH = 30, 7.3, 10, 44, 22
"""Pixels: a row, a letter, a box's edge, between two columns, a box."""


@dataclass(slots=True)
class Teller:
    """Somebody whom others tell of: the name, the statements that are theirs there, and whom they tell of in turn."""

    name: str
    statements: list[str] = field(default_factory=list)
    tells: dict[str, Teller] = field(default_factory=dict)

    @property
    def deep(self) -> int:
        """How many are told of behind this one, at most."""
        return 1 + max((one.deep for one in self.tells.values()), default=-1)


@dataclass(frozen=True, slots=True)
class Box:
    """A name in the picture, and where it stands; ``before`` is the box that the arrow leads to."""

    name: str
    count: int
    statement: str
    x: float
    y: float
    width: float
    before: Box | None

    @property
    def shown(self) -> str:
        """The name, as much of it as there is room for."""
        return self.name if len(self.name) <= NAME else f"{self.name[: NAME - 1].rstrip()}…"

    @property
    def label(self) -> str:
        """The name and how many statements are theirs."""
        return f"{self.shown} {self.count}" if self.count > 1 else self.shown

    @property
    def arrow(self) -> str:
        """The line from this box to the one before, as SVG draws it; empty for the first."""
        if self.before is None:
            return ""
        end, middle = self.before.x + self.before.width + 3, self.x - GAP / 2
        return f"M{self.x:g} {self.y:g}H{middle:g}V{self.before.y:g}H{end:g}"


@dataclass(frozen=True, slots=True)
class Chain:
    """The picture: its size, its boxes, and how many tellers there was no room for."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    more: int


def chain(reading: Reading) -> Chain | None:
    """The picture of who tells what; None where nobody but the report itself tells anything."""
    report = reading.report
    first = Teller(report.publisher or ", ".join(report.authors) or "this report")
    _tell(reading, first)
    if not first.tells:
        return None
    tellers = sorted(first.tells.values(), key=lambda one: (-one.deep, -len(one.statements)))
    kept: list[Teller] = []
    for one in tellers:
        if sum(map(_rows, kept)) + _rows(one) <= MOST or not kept:
            kept.append(one)
    first.tells = {one.name: one for one in kept}
    boxes = _laid_out(first)
    width = max(box.x + box.width for box in boxes) + 2
    return Chain(width, max(box.y for box in boxes) + ROW / 2, tuple(boxes), len(tellers) - len(kept))


def _tell(reading: Reading, first: Teller) -> None:
    """Hangs each statement's source behind that of the statement which tells it."""
    waiting = list(reading.statements)
    known: dict[str | None, Teller] = {None: first}
    ids = {one.id for one in waiting}
    while waiting:
        ready = [one for one in waiting if one.within in known or one.within not in ids]
        if not ready:
            return
        for one in ready:
            before = known.get(one.within, first)
            name = one.source.name if one.source else NOBODY
            teller = before.tells.setdefault(name, Teller(name))
            teller.statements.append(one.id)
            known[one.id] = teller
        waiting = [one for one in waiting if one.id not in known]


def _rows(one: Teller) -> int:
    return max(1, sum(map(_rows, one.tells.values())))


def _laid_out(first: Teller) -> list[Box]:
    columns: list[float] = []
    _measure(first, 0, columns)
    starts = [1.0]
    for width in columns:
        starts.append(starts[-1] + width + GAP)
    boxes: list[Box] = []
    _place(first, None, 0, 0, starts, boxes)
    return boxes


def _measure(one: Teller, column: int, columns: list[float]) -> None:
    if column == len(columns):
        columns.append(0)
    columns[column] = max(columns[column], _width(one))
    for each in one.tells.values():
        _measure(each, column + 1, columns)


def _width(one: Teller) -> float:
    letters = min(len(one.name), NAME) + (len(f" {len(one.statements)}") if len(one.statements) > 1 else 0)
    return letters * LETTER + 2 * PAD


def _place(one: Teller, before: Box | None, column: int, row: int, starts: list[float], boxes: list[Box]) -> None:
    statement = one.statements[0] if one.statements else ""
    y = (row + 0.5) * ROW
    box = Box(one.name, len(one.statements), statement, starts[column], y, _width(one), before)
    boxes.append(box)
    for each in one.tells.values():
        _place(each, box, column + 1, row, starts, boxes)
        row += _rows(each)
