"""Publication days as reports write them above their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+(?:the\s+)?)?"
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_TIME = (
    r"(?:[T,]?\s*(?:[-–|·/]\s*)?(?:at\s+)?\d{1,2}(?:[:.]\d{2}){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?|[T,]?\s+(?:at\s+)?\d{1,2}\s?[ap]\.?m\.?)"
    r"\s*(?:\(?(?:Z|(?:GMT|UTC)(?:[+-]\d{1,2})?|BST|CET|CEST|EET|EEST|MSK|IST|SGT|E[SD]?T|C[SD]T|"
    r"P[SD]?T|[+-]\d{2}:?\d{2}|local time|hrs?|h)\)?)?(?!\w)"
)
_FORMS = (
    _DAY.format(n=1) + r"\s+(?:of\s+)?" + _MONTH.format(n=1) + r"(?:,?\s+(?P<year1>\d{4}))?",
    _MONTH.format(n=2) + r"\s+" + _DAY.format(n=2) + r"(?:,?\s+(?P<year2>\d{4}))?",
    r"(?P<year3>\d{4})[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})",
    r"(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year4>\d{4})",
)
DAY = re.compile(rf"(?<![\w.,-]){_WEEKDAY}(?:{'|'.join(_FORMS)})(?:{_TIME})?(?![\w-]|[.,]\d)", re.IGNORECASE)
"""A day, perhaps with its weekday before it and a time of day behind it."""
NO_DAY = "is no day of the calendar"
_LEAP = 2000
TIME = re.compile(rf"(?<!\w){_TIME}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that a header states; ``day`` is None where it isn't certain, and then ``doubt`` says why."""

    start: int
    end: int
    words: str
    day: date | None
    month: int | None = None
    of_month: int | None = None
    doubt: str = ""

    def in_year(self, year: int) -> date | None:
        """The day in a year given elsewhere; None where it has none."""
        if self.day is not None or self.month is None or self.of_month is None:
            return self.day
        return _date(year, self.month, self.of_month)


def stated(text: str) -> Stated | None:
    """The first day that a line states, None where it states none."""
    return next(all_stated(text), None)


def all_stated(text: str) -> Iterator[Stated]:
    """The days that a line states, in its order."""
    return (_read(match) for match in DAY.finditer(text))


def _read(match: re.Match[str]) -> Stated:
    whole = (match.start(), match.end(), match[0])
    if match["one"]:
        days = _numeric(match)
        return Stated(*whole, days[0] if len(days) == 1 else None, doubt=_doubt(days))
    if match["year3"]:
        day = _date(int(match["year3"]), int(match["month3"]), int(match["day3"]))
        return Stated(*whole, day, doubt="" if day else NO_DAY)
    form = "1" if match["day1"] else "2"
    month = _MONTHS.index(match[f"month{form}"][:3].lower()) + 1
    of_month, year = int(match[f"day{form}"]), match[f"year{form}"]
    day = _date(int(year or _LEAP), month, of_month)
    doubt = NO_DAY if day is None else "" if year else "is no full date"
    if year:
        return Stated(*whole, day, doubt=doubt)
    return Stated(*whole, None, month, of_month, doubt)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> list[date]:
    """The days that two figures and a year may be: two, unless they can be read one way or the weekday decides."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year4"])
    days = {day for day in (_date(year, two, one), _date(year, one, two)) if day is not None}
    if match["weekday"]:
        days = {day for day in days if _WEEKDAYS[day.weekday()] == match["weekday"][:3].lower()}
    return sorted(days)


def _doubt(days: list[date]) -> str:
    if len(days) == 1:
        return ""
    return f"may be {days[0]} or {days[1]}" if days else NO_DAY
