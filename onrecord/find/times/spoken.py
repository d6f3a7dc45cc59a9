"""Days and years in words, as transcripts have them: March eighth, nineteen seventy-nine, the first of May."""

from __future__ import annotations

import re

from onrecord.find.numbers import ORDINALS, worth
from onrecord.find.times import periods
from onrecord.find.times.grammar import MONTH, SEASONS, WEEKDAY, YEAR, Rule, month_number
from onrecord.find.times.nearest import nearest_day
from onrecord.find.times.setting import Meaning, Setting, dated

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TWO = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"(?:[-\s](?:{_ONES}))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|hundred|{_ONES})"
)
_NTH_DAY = rf"(?:(?:twenty|thirty)-)?(?:{'|'.join(list(ORDINALS)[:19])})|twentieth|thirtieth"


def _spoken_day(match: re.Match[str], at: Setting) -> Meaning | None:
    """March eighth: as it is said, in transcripts."""
    number = _worded(match["nth"])
    if match["month"][0].islower() or (at.after is not None and at.after.tag in ("NN", "NNS", "NNP")):
        return None
    return dated(nearest_day(month_number(match["month"]), number, at))


def _spoken_year(match: re.Match[str], at: Setting) -> Meaning | None:
    """In nineteen seventy-nine, by the year two thousand: as it is said, in transcripts."""
    after = at.after
    if not (at.led or match[0].lower().startswith("the year")) or (
        after is not None and after.tag in ("NNS", "NN", "CD")
    ):
        return None
    number = _year_said(match)
    return dated(periods.year(number)) if number is not None else None


def _year_said(match: re.Match[str]) -> int | None:
    """The year that ``_YEAR_SAID`` matched; None where it is a number of something ("twenty two")."""
    if not match["century"]:
        return 2000 + int(worth(match["more"] or "") or 0)
    rest = 0 if match["rest"].lower() == "hundred" else int(worth(match["rest"]) or 0)
    if match["rest"].lower() in _ONES.split("|") or (match["century"].lower() == "twenty" and rest < 10):
        return None
    return {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match["century"].lower()] + rest


def _part_of_spoken_year(match: re.Match[str], at: Setting) -> Meaning | None:
    """The winter of nineteen ninety-four, May of two thousand."""
    year = _year_said(match)
    if year is None:
        return None
    if match["season"]:
        return dated(periods.season_named(year, SEASONS[match["season"].lower()]))
    return dated(periods.month(year, month_number(match["month"])))


def _day_worded(match: re.Match[str], at: Setting) -> Meaning | None:
    """The first of May, the twelfth of March 2031."""
    number, month = _worded(match["nth"]), month_number(match["month"])
    if match["month"][0].islower():
        return None
    return dated(
        periods.real_day(int(match["year"]), month, number) if match["year"] else nearest_day(month, number, at)
    )


def _worded(nth: str) -> int:
    return sum({"twenty": 20, "thirty": 30}.get(word) or ORDINALS.get(word) or 30 for word in nth.lower().split("-"))


_YEAR_SAID = (
    rf"(?:(?P<century>eighteen|nineteen|twenty) (?P<rest>{_TWO})"
    rf"|(?P<thousand>two thousand)(?: and)?(?: (?P<more>{_TWO}))?)"
)

RULES = (
    Rule("spoken_day", rf"(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?:the )?(?P<nth>{_NTH_DAY})", _spoken_day),
    Rule(
        "part_of_spoken_year",
        rf"(?:(?:the )?(?P<season>{'|'.join(SEASONS)})|(?P<month>{MONTH})),? (?:of )?{_YEAR_SAID}",
        _part_of_spoken_year,
    ),
    Rule("spoken_year", rf"(?:the year )?{_YEAR_SAID}", _spoken_year),
    Rule("day_worded", rf"the (?P<nth>{_NTH_DAY}) of (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?", _day_worded),
)
