"""What is a length of time, as TIMEX3 writes it, after a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.model import Days

_LENGTH = re.compile(r"P(?P<time>T)?(?P<number>\d+(?:\.\d+)?)(?P<unit>[YMWDH])")
_DAYS = {"W": 7.0, "D": 1.0, "H": 1 / 24}


def later(day: date, length: str, *, back: bool = False) -> date | None:
    """The day that is a length ("P18M", "PT48H") after a day, or before; None for other lengths ("PXD", "PT5M")."""
    found = _LENGTH.fullmatch(length)
    if found is None or found["time"] and found["unit"] != "H":
        return None
    number = float(found["number"]) * (-1 if back else 1)
    try:
        if found["unit"] in _DAYS:
            return day + timedelta(days=round(number * _DAYS[found["unit"]]))
        return _months_later(day, round(number * (12 if found["unit"] == "Y" else 1)))
    except (OverflowError, ValueError):
        return None


def around(day: date, length: str) -> Days | None:
    """ "In two weeks", "in three months": the day, week, month or year that is a length after a day."""
    found, then = _LENGTH.fullmatch(length), later(day, length)
    if found is None or then is None:
        return None
    if found["unit"] == "W":
        first = then - timedelta(days=then.weekday())
        return Days(first, ending(then, "week"))
    if found["unit"] == "M":
        return Days(then.replace(day=1), then.replace(day=monthrange(then.year, then.month)[1]))
    return Days(date(then.year, 1, 1), date(then.year, 12, 31)) if found["unit"] == "Y" else Days(then, then)


def ending(day: date, period: str) -> date:
    """The last day of the week, month or year that a day is in."""
    if period == "week":
        return date.fromordinal(min(day.toordinal() + 6 - day.weekday(), date.max.toordinal()))
    return date(day.year, 12, 31) if period == "year" else day.replace(day=monthrange(day.year, day.month)[1])


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
