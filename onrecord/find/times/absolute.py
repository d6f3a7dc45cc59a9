"""Dates that need no other: days, months, years, quarters, seasons, decades, centuries, by number and name."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.find.numbers import worth
from onrecord.find.times import periods
from onrecord.find.times.grammar import (
    DAY,
    MONTH,
    MONTHS,
    ORDINAL,
    PORTION,
    SEASONS,
    WEEKDAY,
    YEAR,
    Rule,
    month_number,
    ordinal_number,
    portioned,
)
from onrecord.find.times.nearest import nearest_day, nearest_day_number, nearest_month
from onrecord.find.times.setting import Meaning, Setting, dated
from onrecord.model import Days
from onrecord.parse import Token

_NOT_YEARS = frozenset({
    "km", "kilometers", "kilometres", "miles", "metres", "meters", "feet", "tons", "tonnes", "troops", "soldiers",
    "people", "men", "women", "percent", "mph", "bc", "toyota", "ford", "honda", "chevrolet", "mercedes", "bmw",
    "hyundai", "kia", "nissan", "mitsubishi", "lada", "volkswagen",
})  # fmt: skip


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_CLOCKS = frozenset(["hours", "hrs", "hr", "h", "gmt", "utc", "local", "z", "a.m.", "p.m."])
_NUMBERED = frozenset({
    "at", "no", "no.", "number", "page", "room", "flight", "route", "highway", "resolution", "article", "unit",
    "model", "form", "paragraph", "code", "section", "channel", "version", "dialled", "dialed",
})  # fmt: skip


def _full(match: re.Match[str], at: Setting) -> Meaning | None:
    after = at.after
    if at.in_name or (match[0][:4].lower() == "the " and after is not None and after.pos in ("NOUN", "PROPN", "ADJ")):
        return None  # "a week after the 4 June attack": the article is the attack's
    month, number = month_number(match["month"]), _number(match["day"])
    if match["year"]:
        return dated(periods.real_day(int(match["year"]), month, number))
    if match["month"].islower():
        return None
    return dated(nearest_day(month, number, at))


def _day_number(match: re.Match[str], at: Setting) -> Meaning | None:
    """On the 21st, the attack of the 9th: behind a word that leads days, and counting nothing behind it."""
    after = at.after
    if at.before not in ("on", "of", "by", "until", "till", "since", "from", "before", "after", "to", "and"):
        return None
    if after is not None and after.pos not in (
        "PUNCT",
        "VERB",
        "AUX",
        "CCONJ",
        "ADP",
        "ADV",
        "PRON",
        "DET",
        "SCONJ",
        "PART",
    ):
        return None
    if at.before in ("to", "and") and at.beside is None:
        return None
    if at.before in ("of", "to", "and") and after is not None and after.lower == "of":
        return None
    return dated(nearest_day_number(_number(match["day"]), at))


def _day_and(match: re.Match[str], at: Setting) -> Meaning | None:
    """April 24 and 25, 24 and 25 April: two days, each with its own number."""
    number = _number(match["day"])
    if match["month"]:
        year = match["year"]
        month = month_number(match["month"])
        return dated(periods.real_day(int(year), month, number) if year else nearest_day(month, number, at))
    told, after = at.beside, at.after
    if after is not None and (after.tag in ("NN", "NNS", "NNP", "CD", "JJ") or after.lower in _NOT_YEARS):
        return None  # "on April 3 and 25 men"
    if told is None or told.grain != "day" or not _MONTH_DAY.search(at.lead) or number <= told.first.day:
        return None
    return dated(periods.real_day(told.first.year, told.first.month, number))


_MONTH_DAY = re.compile(rf"{MONTH} {DAY} and$", re.IGNORECASE)


def _weekday_number(match: re.Match[str], at: Setting) -> Meaning | None:
    """Tuesday the 14th."""
    number = _number(match["day"])
    return dated(nearest_day_number(number, at)) if 1 <= number <= 31 else None


def _military(match: re.Match[str], at: Setting) -> Meaning | None:
    """05 MAR 29: two digits behind a month in capitals are its year, unless they count what stands behind them."""
    after = at.after
    if after is not None and (after.tag in ("NN", "NNS", "CD") or after.lower in _NOT_YEARS or after.lower in _CLOCKS):
        return None
    year = at.year_of_two(int(match["year"]))
    return dated(periods.real_day(year, month_number(match["month"]), _number(match["day"])))


def _far(match: re.Match[str], at: Setting) -> Meaning | None:
    """31 December 9999: four digits behind a day are its year, unless they count what stands behind them."""
    after = at.after
    if after is not None and (after.tag in ("NNS", "CD") or after.lower in _NOT_YEARS or after.lower in _CLOCKS):
        return None
    return _full(match, at)


def _stretch(match: re.Match[str], at: Setting) -> Meaning | None:
    """From day to day of one month, or of two."""
    one = month_number(match["month"])
    two = month_number(match["month2"]) if match["month2"] else one
    if match["month"].islower():
        return None
    if match["year"]:
        last = periods.real_day(int(match["year"]), two, _number(match["last"]))
    else:
        last = nearest_day(two, _number(match["last"]), at)
    first = periods.real_day(last.first.year - (two < one), one, _number(match["day"]))
    if first.first > last.last:
        return None
    return dated(periods.span(first, last))


def _month_of_year(match: re.Match[str], at: Setting) -> Meaning | None:
    return dated(portioned(periods.month(int(match["year"]), month_number(match["month"])), match))


def _month(match: re.Match[str], at: Setting) -> Meaning | None:
    """A month alone: "may" and "march" are mostly verbs, "June" may be a person."""
    word, here, after = match["month"], at.here, at.after
    if at.in_name or (match["portion"] is None and match["which"] is None and here is not None and _is_family(here)):
        return None
    if word[0].islower() or (word[:3].lower() in ("mar", "may", "aug") and word.isupper()):
        return None
    if here is not None and here.tag in ("MD", "VB", "VBP", "VBZ", "VBD") and not at.led:
        return None
    if word == "March" and at.before in ("the", "annual") and after is not None and after.lower in ("for", "of", "on"):
        return None  # "the annual March for Peace"
    if len(word) <= 4 and word.lower() in ("mar", "jan", "jun", "dec", "oct", "apr", "aug", "sep", "nov", "feb", "jul"):
        return None
    if (
        not at.led
        and after is not None
        and after.tag in ("NNP", "NNPS")
        and word.lower() in ("april", "may", "june", "august")
    ):
        return None
    which = "next" if after is not None and after.lower in _DUE else match["which"]
    return dated(portioned(nearest_month(month_number(word), at, which), match))


_DUE = frozenset(["delivery", "deliveries", "contract", "contracts", "futures", "transactions"])
"""What a month names ahead: "sold for |December| delivery"."""


def _is_family(here: Token) -> bool:
    """Whether a month's name is somebody's: "spokesman Tom March"."""
    return here.lower in ("march", "may") and here.relation in ("nsubj", "nsubjpass") and here.tag == "NNP"


def _month_of_a_year(match: re.Match[str], at: Setting) -> Meaning | None:
    """June last year."""
    by = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return dated(portioned(periods.month(at.today.year + by, month_number(match["month"])), match))


def _year(match: re.Match[str], at: Setting) -> Meaning | None:
    """Four digits are a year unless they count something."""
    number, after = int(match["year"]), at.after
    if at.in_name or at.before[-4:].isdigit() or _is_model(at):
        return None
    if after is not None and not at.led and not match["portion"]:
        counts = after.tag == "NNS" and at.here is not None and at.here.relation in ("nummod", "quantmod")
        if after.lower in _NOT_YEARS or (counts and at.before != "the"):
            return None
    if at.before in _NUMBERED or (number < 1800 and not at.led):
        return None
    return dated(portioned(periods.year(number), match))


def _is_model(at: Setting) -> bool:
    """Whether a number stands right behind a name or another number that it belongs to: a Hawkeye 2000."""
    return not at.led and at.after is not None and at.after.tag == "CD"


def _years(match: re.Match[str], at: Setting) -> Meaning | None:
    """2014-15, 1939-1945."""
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first - first % 100 + int(match["last"])
    if not first < last <= first + 120:
        return None
    return dated(periods.span(periods.year(first), periods.year(last)))


_AGES = frozenset(["his", "her", "their", "my", "roaring"])
_DEGREES = re.compile(r"\b(?:temperature|high|low|speed|age|score)s?\b")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _decade(match: re.Match[str], at: Setting) -> Meaning | None:
    if at.in_name or (match["word"] and match["word"][0].isupper()) or (match["word"] and at.before in _AGES):
        return None
    if match["bare"] and (match[0][:3].lower() not in ("the", "mid") or _DEGREES.search(at.lead)):
        return None  # "in his 40s"
    if match["word"]:
        year = 1920 + 10 * _DECADES.index(match["word"].lower())
    elif match["short"] or match["bare"]:
        year = 1900 + int(match["short"] or match["bare"]) * 10
    else:
        year = int(match["long"]) * 10
    return dated(portioned(periods.decade(year), match))


def _century(match: re.Match[str], at: Setting) -> Meaning | None:
    number = ordinal_number(match["nth"])
    return dated(portioned(periods.century(number), match)) if 1 <= number <= 30 else None


def _year_of(match: re.Match[str], at: Setting) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["which"]:
        return at.today.year + {"last": -1, "this": 0, "next": 1}[match["which"].split()[0].lower()]
    return None


def _quarter(match: re.Match[str], at: Setting) -> Meaning | None:
    nth, year = ordinal_number(match["nth"]), _year_of(match, at)
    count = 4 if match["unit"].lower() == "quarter" else 2
    if nth > count:
        return None
    make = periods.quarter if count == 4 else periods.half
    beside = _BESIDE.search(at.lead) is not None
    if count == 2 and year is None and at.latest("quarter", "half") is None:
        return None  # "in the second half" may be of a match
    if year is None:
        today = at.today
        ahead = make(today.year, nth).first > today
        year = today.year - 1 if ahead and at.tense != "future" else today.year
    meaning = dated(portioned(make(year, nth), match))
    return replace(meaning, period=None) if beside else meaning


_BESIDE = re.compile(r"\b(?:after|from|than|unlike|against)(?: an?)?(?: [a-z]+)?$")
"""What makes a quarter one that the report's own is held against: "after a flat |second quarter|"."""


def _months_of_year(match: re.Match[str], at: Setting) -> Meaning | None:
    """The first three months of the year, the last six months of 2014."""
    count = int(worth(match["count"]) or 0)
    year = _year_of(match, at) or _year_told(at)
    if not 1 <= count <= 12:
        return None
    first = 1 if match["edge"].lower() == "first" else 13 - count
    whole = periods.span(periods.month(year, first), periods.month(year, first + count - 1))
    return Meaning("DURATION", f"P{count}M", Days(whole.first, whole.last))


def _year_told(at: Setting) -> int:
    """The year that "the year" means: of the time named last where the clause tells what is past."""
    told = at.latest("day", "week", "month", "quarter", "season", "half", "year") if at.tense == "past" else None
    return told.first.year if told is not None else at.today.year


def _season(match: re.Match[str], at: Setting) -> Meaning | None:
    """Summer 2014, the winter of 1947-48; the last names both its years, so it is the one that begins in the first."""
    code, year = SEASONS[match["season"].lower()], int(match["year"])
    if match["last"]:
        follows = code == "WI" and (year + 1) % 100 == int(match["last"][-2:])
        return dated(portioned(periods.season(year, code), match)) if follows else None
    return dated(portioned(periods.season_named(year, code), match))


_CAPITALS = "|".join(name.upper() for name in MONTHS)
_THIRD = rf"(?:the )?{PORTION}?(?:the )?"
_TO = r"\s?(?:[-–—]| to | through )\s?"
_THE_YEAR = rf"(?:,? (?P<year>{YEAR}))?"
_FAR = rf"(?!{YEAR})\d{{4}}(?![.,:]?\d|[-–]\w)"
_OF_YEAR = (
    rf"(?:(?:,? (?:of |in )?(?:fiscal )?(?P<year>{YEAR}))|(?: of)? (?P<which>last|this|next) year"
    r"|(?: of)? (?:the year)(?!\w))"
)

RULES = (
    Rule(
        "stretch",
        rf"(?P<month>{MONTH}) (?P<day>{DAY})(?:{_TO}|\s?[-–—]\s?(?P<month2>{MONTH}) )(?P<last>{DAY}){_THE_YEAR}",
        _stretch,
    ),
    Rule(
        "stretch_uk",
        rf"(?P<day>{DAY}){_TO}(?P<last>{DAY}) (?P<month>{MONTH})(?P<month2>){_THE_YEAR}",
        _stretch,
    ),
    Rule("day_and_us", rf"(?<=and\s)(?P<month>)(?P<day>{DAY})(?!\d|[:.,]\d|%| {MONTH})", _day_and),
    Rule("day_and_uk", rf"(?P<day>{DAY})(?= and {DAY} (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?)", _day_and),
    Rule(
        "military",
        rf"(?P<day>{DAY}) (?P<month>(?-i:{_CAPITALS})) (?P<year>\d\d)(?![.,:]?\d|%|[-–/]\w)",
        _military,
    ),
    Rule("far_us", rf"(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?P<day>{DAY}),? (?P<year>{_FAR})", _far),
    Rule("far_uk", rf"(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}),? (?P<year>{_FAR})", _far),
    Rule(
        "full_us",
        rf"(?:{WEEKDAY},? |(?:last|this|next) )?"
        rf"(?P<month>{MONTH})(?: |(?<=\.))(?P<day>{DAY})(?!\d|:\d|,\d{{3}}){_THE_YEAR}",
        _full,
    ),
    Rule(
        "full_uk",
        rf"(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY}) (?:of )?(?P<month>{MONTH}){_THE_YEAR}",
        _full,
    ),
    Rule("weekday_number", rf"{WEEKDAY},? (?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th))", _weekday_number),
    Rule(
        "day_number", r"the (?P<day>(?:[12]?1st|[12]?2nd|[12]?3rd|1?[4-9]th|1[0-3]th|2[04-9]th|30th|31st))", _day_number
    ),
    Rule("month_of_year", rf"{PORTION}?(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})", _month_of_year),
    Rule(
        "month_of_a_year", rf"{PORTION}?(?P<month>{MONTH}),? (?:of )?(?P<which>last|this|next) year", _month_of_a_year
    ),
    Rule("years", rf"(?P<year>{YEAR})[-–—](?P<last>{YEAR}|\d\d)(?!\.\d|,\d|[-–]\w)", _years),
    Rule(
        "decade",
        rf"{_THIRD}(?:(?P<long>(?:1[5-9]|20)\d)0['’]?s|['’](?P<short>[1-9])0['’]?s"
        r"|(?P<bare>[2-9])0['’]?s"
        rf"|(?P<word>{'|'.join(_DECADES)}))",
        _decade,
    ),
    Rule("century", rf"{_THIRD}(?P<nth>{ORDINAL})[-\s]century", _century),
    Rule(
        "quarter",
        rf"{_THIRD}(?:fiscal )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
        rf"[-\s](?:fiscal )?(?P<unit>quarter|half){_OF_YEAR}?",
        _quarter,
    ),
    Rule(
        "months_of_year",
        rf"the (?P<edge>first|last) (?P<count>\d{{1,2}}|[a-z]+) months(?={_OF_YEAR})",
        _months_of_year,
    ),
    Rule(
        "season",
        rf"{_THIRD}(?P<season>{'|'.join(SEASONS)}),? (?:of )?(?P<year>{YEAR})(?:[-–/](?P<last>{YEAR}|\d\d))?",
        _season,
    ),
    Rule(
        "month",
        rf"{PORTION}?(?:(?P<which>last|next|this(?: past| coming)?) )?(?P<month>{MONTH})",
        _month,
    ),
    Rule(
        "year",
        rf"{PORTION}?(?:(?:the )?(?:year|fiscal) )?(?P<year>{YEAR})(?![-–]\d|[.,]\d|%|-(?:series|type|model|class)\b)",
        _year,
    ),
)
