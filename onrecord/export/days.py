"""Days as a person writes them, as short as they allow and never finer than they are."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from onrecord.model import Days


def written(days: Days | None) -> str:
    """``2031-03-12``, ``2031-03`` (all of it), ``2031-03-05–12``, ``from 2031-03-05``; empty where there are none."""
    if days is None or (days.first is None and days.last is None):
        return ""
    if days.first is None or days.last is None:
        return f"until {days.last}" if days.first is None else f"from {days.first}"
    return _range(days.first, days.last)


def _range(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return f"{first}–{last}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return first.isoformat()[:4]
    if first.month != last.month:
        return f"{first}–{last:%m-%d}"
    if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
        return first.isoformat()[:7]
    return f"{first}–{last:%d}"
