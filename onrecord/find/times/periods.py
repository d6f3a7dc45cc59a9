"""Stretches of the calendar: a day, week, month, quarter, season, year, with first and last day and TIMEX3 value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from onrecord.model import Days

Grain = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "span"]
Portion = Literal["START", "MID", "END"]

_FINER: tuple[Grain, ...] = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "span",
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included, and their TIMEX3 value."""

    first: date
    last: date
    value: str
    grain: Grain


def finer(one: Grain, other: Grain) -> bool:
    """Whether the first grain is finer than the other."""
    return _FINER.index(one) < _FINER.index(other)


def day(at: date) -> Period:
    """One day."""
    return Period(at, at, at.isoformat(), "day")


def real_day(year: int, month: int, number: int) -> Period:
    """A day by its numbers; ValueError where the calendar has none: 31 June."""
    return day(date(year, month, number))


def week(at: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = at - timedelta(days=at.weekday())
    year, number, _ = at.isocalendar()
    return Period(monday, monday + timedelta(days=6), f"{year:04}-W{number:02}", "week")


def weekend(at: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(at)
    return Period(whole.last - timedelta(days=1), whole.last, f"{whole.value}-WE", "weekend")


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months; ``month`` may lie outside 1 to 12."""
    start = year * 12 + month - 1
    after = start + count
    return date(start // 12, start % 12 + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def month(year: int, number: int) -> Period:
    """A calendar month; ``number`` may lie outside 1 to 12 and then counts into other years."""
    first, last = _months(year, number, 1)
    return Period(first, last, f"{first.year:04}-{first.month:02}", "month")


def quarter(year: int, number: int) -> Period:
    """A quarter of a year; ``number`` may lie outside 1 to 4."""
    first, last = _months(year, 3 * number - 2, 3)
    return Period(first, last, f"{first.year:04}-Q{(first.month + 2) // 3}", "quarter")


def half(year: int, number: int) -> Period:
    """The first or the second half of a year."""
    first, last = _months(year, 6 * number - 5, 6)
    return Period(first, last, f"{first.year:04}-H{(first.month + 5) // 6}", "half")


def season(year: int, code: str) -> Period:
    """A season of the northern half of the earth, by TIMEX3's code; winter goes by the year that it begins in."""
    first, last = _months(year, _SEASONS[code], 3)
    return Period(first, last, f"{year:04}-{code}", "season")


def season_named(year: int, code: str) -> Period:
    """A season as "the winter of 1994" names it: a winter may be the one that begins or the one that ends in it."""
    if code != "WI":
        return season(year, code)
    return replace(season(year, code), first=date(year - 1, 12, 1))


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}", "year")


def decade(number: int) -> Period:
    """The ten years that hold a year: 1980 to 1989."""
    first = number - number % 10
    return Period(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03}", "decade")


def century(number: int) -> Period:
    """The nth century: the 19th is 1801 to 1900, and by custom 1800 too."""
    return Period(date((number - 1) * 100 or 1, 1, 1), date(number * 100, 12, 31), f"{number - 1:02}", "century")


def around(grain: Grain, at: date) -> Period:
    """The period of a grain that holds a day."""
    return shifted(grain, at, 0)


def shifted(grain: Grain, at: date, by: int) -> Period:
    """The period ``by`` grains after (before, if negative) the one that holds a day."""
    if grain == "day":
        return day(at + timedelta(days=by))
    if grain in ("week", "weekend"):
        moved = at + timedelta(days=7 * by)
        return week(moved) if grain == "week" else weekend(moved)
    if grain == "month":
        return month(at.year, at.month + by)
    if grain == "quarter":
        return quarter(at.year, (at.month + 2) // 3 + by)
    if grain == "year":
        return year(at.year + by)
    if grain == "decade":
        return decade(at.year + 10 * by)
    return century((at.year - 1) // 100 + 1 + by)


def a_year_on(period: Period, by: int) -> Period:
    """The quarter, half, month or year ``by`` years after; of any other stretch the year."""
    year_on = period.first.year + by
    if period.grain == "quarter":
        return quarter(year_on, (period.first.month + 2) // 3)
    if period.grain == "half":
        return half(year_on, (period.first.month + 5) // 6)
    return month(year_on, period.first.month) if period.grain == "month" else year(year_on)


def days(period: Period) -> Days:
    """Its first and last day."""
    return Days(period.first, period.last)


def portion(whole: Period, which: Portion) -> Period:
    """The first, middle or last third of a period; its value stays, as TIMEX3 has it. A day has no portions."""
    if whole.grain == "day":
        return whole
    if whole.grain in ("year", "decade", "century"):
        return _portion_of_years(whole, which)
    length = (whole.last - whole.first).days + 1
    third = timedelta(
        days=-(-length // 3) if whole.grain in ("week", "weekend") else 10 if length <= 31 else length // 3
    )
    if which == "START":
        return replace(whole, last=whole.first + third - timedelta(days=1))
    if which == "MID":
        return replace(whole, first=whole.first + third, last=whole.first + 2 * third - timedelta(days=1))
    return replace(whole, first=whole.first + 2 * third)


def _portion_of_years(whole: Period, which: Portion) -> Period:
    """Thirds of a year are four months; of decades and centuries the years 0–3, 3–6, 6–9, which overlap."""
    if whole.grain == "year":
        nth = ("START", "MID", "END").index(which)
        first, last = _months(whole.first.year, 1 + 4 * nth, 4)
        return replace(whole, first=first, last=last)
    step = 1 if whole.grain == "decade" else 10
    begin = whole.first.year
    low, high = {"START": (0, 3), "MID": (3, 6), "END": (6, 9)}[which]
    return replace(whole, first=date(begin + low * step, 1, 1), last=date(begin + (high + 1) * step - 1, 12, 31))


def span(first: Period, last: Period) -> Period:
    """From one period to another, as an ISO interval."""
    return Period(first.first, last.last, f"{first.value}/{last.value}", "span")
