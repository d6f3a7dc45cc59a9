"""Adds a length of time, as TIMEX3 writes it, to a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

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


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
