"""The days of two events, or that two times mean: the same, within each other, near, or excluding each other."""

from __future__ import annotations

from datetime import date
from math import exp

from onrecord.link.features.feature import Feature, by_degree
from onrecord.link.known import Known
from onrecord.link.telling import EventTelling, Telling

_LONG = 366
"""Days from which on a stretch says little."""
_AWAY, _SOON = 10.0, 4.0
"""Days over which what is near fades, and over which news does."""
_SHORT = 3
"""Days that a time has at most that tells a day."""


def share(a: Telling, b: Telling, _: Known) -> float | None:
    """1 for one and the same day; less the longer the days that both may mean; below 0 where none is in both."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    gap = _gap(a.first, a.last, b.first, b.last)
    if gap > 0:
        return -1 + 0.8 * exp(-(gap - 1) / _AWAY)
    longest = max((a.last - a.first).days, (b.last - b.first).days)
    return max(0.0, 1 - longest / _LONG)


def _gap(first: date, last: date, its_first: date, its_last: date) -> int:
    return max((its_first - last).days, (first - its_last).days)


def published(a: Telling, b: Telling, _: Known) -> float | None:
    """How near the days are on which the reports were printed."""
    if a.published is None or b.published is None:
        return None
    return exp(-abs((a.published - b.published).days) / _AWAY)


def day_apart(a: EventTelling, b: EventTelling, _: Known) -> float | None:
    """Of two that tell their very days: 1 for the same, less the farther they are; below 0 where they are far."""
    if not (_is_short(a) and _is_short(b)):
        return None
    assert a.first and a.last and b.first and b.last
    gap = max(0, _gap(a.first, a.last, b.first, b.last))
    return 1.5 * exp(-gap) - 0.5


def soon_told(a: EventTelling, b: EventTelling, _: Known) -> float | None:
    """Of two of which one alone tells its day: 1 where the other was printed just then, less the later; below 0 before.

    What is planned is printed before its day.
    """
    for dated, other in ((a, b), (b, a)):
        if _is_short(dated) and not (other.first and other.last) and other.published and dated.last:
            away = (other.published - dated.last).days
            return exp(-away / _SOON) if away >= 0 else exp(away / _SOON) - 1
    return None


def _is_short(told: EventTelling) -> bool:
    return told.first is not None and told.last is not None and (told.last - told.first).days <= _SHORT


def _says(a: Telling, b: Telling, score: float) -> str:
    if score < 0:
        return f"their days exclude each other ({_days(a)}; {_days(b)})"
    return f"both may be on {_days(a)}" if (a.first, a.last) == (b.first, b.last) else "their days agree"


def _days(told: Telling) -> str:
    return str(told.first) if told.first == told.last else f"{told.first} to {told.last}"


def _printed(_: Telling, __: Telling, score: float) -> str:
    return "printed within days of each other" if score > 0.5 else "printed far apart in time"  # noqa: PLR2004


FEATURES: tuple[Feature[Telling], ...] = (Feature("days", share, _says), Feature("published", published, _printed))
OF_EVENTS: tuple[Feature[EventTelling], ...] = (
    Feature("day apart", day_apart, lambda _, __, ___: ""),
    Feature("soon told", soon_told, by_degree("one was told soon after the other's day", "", 0.5)),
)
