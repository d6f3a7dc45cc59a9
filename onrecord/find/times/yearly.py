"""Days that come again each year: fixed ones, by weekday, by Easter, by the Islamic calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from onrecord.find.times.grammar import WEEKDAYS

_ISLAMIC_EPOCH = 227014
"""``date.toordinal`` of the day before 1 Muharram of the year 1, by the civil calendar (15 July 622, Julian)."""


def days_in(year: int, more: Mapping[str, Any]) -> Iterator[tuple[date, date]]:
    """First and last day of an occasion in a year, by its lexicon entry; nothing where the year has none."""
    if "falls" in more:
        month, number = map(int, str(more["falls"]).split("-"))
        yield date(year, month, number), date(year, month, number) + timedelta(days=int(more.get("lasts", 1)) - 1)
    elif "easter" in more:
        day = easter(year) + timedelta(days=int(more["easter"]))
        yield day, day + timedelta(days=int(more.get("lasts", 1)) - 1)
    elif "orthodox" in more:
        day = orthodox_easter(year) + timedelta(days=int(more["orthodox"]))
        yield day, day
    elif "nth" in more:
        nth, weekday, which = str(more["nth"]).split()
        day = _nth_weekday(year, int(which), WEEKDAYS.index(weekday), int(nth)) + timedelta(
            days=int(more.get("plus", 0))
        )
        yield day, day
    elif "islamic" in more:
        yield from _islamic(year, str(more["islamic"]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    return date(year, (h + i - 7 * m + 114) // 31, (h + i - 7 * m + 114) % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, in the Gregorian one (Meeus); the calendars lie 10 to 16 days apart."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    julian = date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1)
    return julian + timedelta(days=year // 100 - year // 400 - 2)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _islamic(year: int, words: str) -> Iterator[tuple[date, date]]:
    """By reckoning, a day wider at each end: the moon and the country decide."""
    first, last = words.split("/")
    guess = int((year - 622) * 33 / 32)
    for one in (guess - 1, guess, guess + 1):
        begin, end = _islamic_day(one, first), _islamic_day(one, last)
        if begin.year == year:
            yield begin - timedelta(days=1), end + timedelta(days=1)


def _islamic_day(year: int, words: str) -> date:
    month, number = map(int, words.split("-"))
    ordinal = number + -(-(59 * (month - 1)) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH
    return date.fromordinal(ordinal)
