"""Forces as a picture: for each side the numbers of one category that are told of it, by day.

Days lie in percent of the width, so that the picture fits any page and its letters stay as large as they are. Heights
are by powers of ten: of ten soldiers and of ten thousand both are seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log10

from onrecord.store.days import days_of
from onrecord.store.forces import Force

MOST = 400
"""Numbers that are drawn."""
SIDES = 6
HIGH, HEAD, FOOT = 84, 32, 24
"""Pixels: of a side, of its name above, of the days beneath all."""
LEFT = 12.0
"""Percent of the width for the numbers of the scale."""
DOT = 1.6
"""Percent of the width that a number of one day has at least."""
NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Bar:
    """A number: where it stands in percent and pixels; ``open`` where it has no upper or no lower end."""

    force: Force
    left: float
    width: float
    top: float
    height: float
    open: bool


@dataclass(frozen=True, slots=True)
class Side:
    """Whose the numbers are, where their name stands, and the numbers."""

    name: str
    top: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale, or a day: its words and where it stands."""

    says: str
    at: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The numbers of one category; ``more`` sides, and ``uncounted`` mentions, there is no room or no number for."""

    category: str
    height: float
    sides: tuple[Side, ...]
    scale: tuple[Tick, ...]
    days: tuple[Tick, ...]
    more: int
    uncounted: int


def categories(forces: Iterable[Force]) -> dict[str, int]:
    """How many numbers there are of each category, the most first."""
    return dict(Counter(one.category for one in forces if _is_counted(one)).most_common())


def picture(forces: Sequence[Force], category: str) -> Picture | None:
    """The picture of a category's numbers; None where none has a day."""
    of_it = [one for one in forces if one.category == category]
    counted = [(one, days) for one in of_it if _is_counted(one) and (days := _days(one))]
    if not counted:
        return None
    by_side: dict[str, list[tuple[Force, tuple[date, date]]]] = {}
    for one, days in counted:
        by_side.setdefault(one.side or NOBODY, []).append((one, days))
    often = sorted(by_side, key=lambda name: (name == NOBODY, -len(by_side[name]), name))[:SIDES]
    shown = [each for name in often for each in by_side[name]]
    first, last = min(days[0] for _, days in shown), max(days[1] for _, days in shown)
    top = ceil(log10(max(10.0, *(_ends(one)[1] for one, _ in shown))))
    span = (last - first).days + 1
    sides = []
    for nth, name in enumerate(often):
        base = (nth + 1) * (HIGH + HEAD)
        bars = tuple(
            _bar(one, (days[0] - first).days, (days[1] - days[0]).days, span, base, top) for one, days in by_side[name]
        )
        sides.append(Side(name, base - HIGH, bars))
    scale = tuple(
        Tick(f"{10**power:,}", side.top + HIGH - HIGH * power / top)
        for side in sides
        for power in range(0, top + 1, max(1, ceil(top / 3)))
    )
    height = len(sides) * (HIGH + HEAD) + FOOT
    return Picture(
        category, height, tuple(sides), scale, _ticks(first, last), len(by_side) - len(sides), len(of_it) - len(counted)
    )


def _is_counted(one: Force) -> bool:
    return one.low is not None or one.high is not None


def _days(one: Force) -> tuple[date, date] | None:
    """The days of a number, as far as it has them; those of its report where its event has none."""
    when = days_of(one.entry.finding)
    ends = [day for day in (when.first, when.last) if day] if when else []
    published = one.entry.report.published
    ends = ends or ([published] if published else [])
    return (ends[0], ends[-1]) if ends else None


def _ends(one: Force) -> tuple[float, float]:
    """The lowest and the highest that is told; where one is open, both are the other."""
    known = [max(1.0, end) for end in (one.low, one.high) if end is not None]
    return known[0], known[-1]


def _bar(one: Force, after: int, long: int, span: int, base: float, top: int) -> Bar:
    low, high = _ends(one)
    room = 100 - LEFT - DOT
    bottom, upper = (base - HIGH * log10(end) / top for end in (low, high))
    height = max(5.0, bottom - upper)
    left = LEFT + room * after / span
    return Bar(
        one,
        round(left, 2),
        round(max(DOT, room * (long + 1) / span), 2),
        round(bottom - height, 1),
        round(height, 1),
        None in (one.low, one.high),
    )


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    """The first day, the last, and one between."""
    days = sorted({first, first + timedelta(days=(last - first).days // 2), last})
    span = max(1, (last - first).days)
    return tuple(Tick(day.isoformat(), round(LEFT + (100 - LEFT) * (day - first).days / span, 2)) for day in days)
