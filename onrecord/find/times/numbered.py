"""Dates in numbers alone: 2031-03-04, 4/3/2031, 04.03.2031, 12.III.1915."""

from __future__ import annotations

import re

from onrecord.find.times import periods
from onrecord.find.times.grammar import MONTHS, YEAR, Rule, month_number
from onrecord.find.times.setting import Meaning, Setting, UnanchoredError, dated

_SLASHED = re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\w/])")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def day_first(text: str) -> bool | None:
    """Whether a report's slashed dates put the day first: told by numbers over 12; None if untold or mixed."""
    first, second = set(), set()
    for match in _SLASHED.finditer(text):
        one, two = int(match[1]), int(match[2])
        if one > 12 >= two:
            first.add(match.start())
        elif two > 12 >= one:
            second.add(match.start())
    return None if bool(first) == bool(second) else bool(first)


def _iso(match: re.Match[str], at: Setting) -> Meaning | None:
    if int(match["m"]) > 12 or int(match["d"]) > 31:
        return None
    day = periods.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    clock = match["clock"]
    return dated(day, "TIME", f"{day.value}T{clock}") if clock else dated(day)


def _year(match: re.Match[str], at: Setting) -> int:
    return int(match["y"]) if len(match["y"]) == 4 else at.year_of_two(int(match["y"]))


def _slashed(match: re.Match[str], at: Setting) -> Meaning | None:
    """11/02/89 may be two days: told by its own numbers, or by another date of the report; else by nothing."""
    one, two, year = int(match["a"]), int(match["b"]), _year(match, at)
    if max(one, two) > 31 or min(one, two) > 12:
        return None
    first = one > 12 or one == two or (two <= 12 and at.day_first)
    if not first and two <= 12 and at.day_first is None:
        raise UnanchoredError(f"{year:04}-XX-XX", "order of day and month")
    return dated(periods.real_day(year, two, one) if first else periods.real_day(year, one, two))


def _dotted(match: re.Match[str], at: Setting) -> Meaning | None:
    """04.03.2031: with dots the day stands first."""
    month = _ROMAN.index(match["roman"].lower()) + 1 if match["roman"] else int(match["m"])
    if month > 12 or int(match["d"]) > 31:
        return None
    if match["yy"] and len(match["d"]) + len(match["m"] or "mm") < 4:
        return None  # 1.2.31 may be a version
    year = at.year_of_two(int(match["yy"])) if match["yy"] else _year(match, at)
    return dated(periods.real_day(year, month, int(match["d"])))


def _year_first(match: re.Match[str], at: Setting) -> Meaning | None:
    """2031/03/12, 2031.3.12."""
    if int(match["m"]) > 12 or int(match["d"]) > 31:
        return None
    return dated(periods.real_day(int(match["y"]), int(match["m"]), int(match["d"])))


def _named_month(match: re.Match[str], at: Setting) -> Meaning | None:
    """12-Mar-2031, 12/Mar/31."""
    return dated(periods.real_day(_year(match, at), month_number(match["month"]), int(match["d"])))


def _iso_month(match: re.Match[str], at: Setting) -> Meaning | None:
    """2031-03; 2031-33 and 2011-12 are spans of years."""
    if int(match["m"]) > int(match["y"]) % 100 or at.before in ("no", "no.", "code", "number", "resolution"):
        return None
    return dated(periods.month(int(match["y"]), int(match["m"])))


RULES = (
    Rule("year_first", r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\.?\d)", _year_first),
    Rule(
        "named_month",
        rf"(?P<d>0?[1-9]|[12]\d|3[01])[-/](?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}[-/](?P<y>\d{{4}}|\d\d)",
        _named_month,
    ),
    Rule("iso_month", rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?!-)", _iso_month),
    Rule(
        "iso",
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:(?:T| )(?P<clock>\d\d:\d\d(?::\d\d)?)Z?)?",
        _iso,
    ),
    Rule("slashed", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)", _slashed),
    Rule(
        "dotted",
        r"(?P<d>0?[1-9]|[12]\d|3[01])\.\s?(?:(?P<m>0?[1-9]|1[0-2])|(?P<roman>(?-i:[IVX]+)))\.(?:\s?(?P<y>\d{4})|(?P<yy>\d\d))(?!\.?\d)",
        _dotted,
    ),
)
