"""Times told from the publication day or from a time named before: yesterday, next week, two days later."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.find.times import periods
from onrecord.find.times.amounts import Amount, amount
from onrecord.find.times.grammar import (
    AMOUNT,
    CALENDAR_UNIT,
    GRAINS,
    HEDGE,
    PART_OF_DAY,
    PARTS_OF_DAY,
    PORTION,
    SEASONS,
    UNIT,
    WEEKDAY,
    Rule,
    portion_of,
    weekday_number,
)
from onrecord.find.times.nearest import nearest_weekday, nearest_year
from onrecord.find.times.periods import Grain, Period
from onrecord.find.times.setting import Meaning, Setting, UnanchoredError, dated
from onrecord.model import Days

_NAMES = frozenset(
    [
        "times",
        "telegraph",
        "mirror",
        "express",
        "mail",
        "herald",
        "post",
        "sun",
        "people",
        "league",
        "prayers",
        "agreement",
        "school",
        "movement",
    ]
)
_BACK = frozenset(["last", "past", "previous", "preceding"])
_FORWARD = frozenset(["next", "coming", "following", "upcoming"])


def _part(period: Period, match: re.Match[str]) -> Period:
    which = portion_of(match)
    return periods.portion(period, which) if which else period


def _timed(period: Period, part: str | None) -> Meaning:
    """A day, or a part of it (morning, night) where one is named."""
    if not part:
        return dated(period)
    return dated(period, "TIME", period.value + PARTS_OF_DAY[part.lower()])


_DEICTIC = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}


def _deictic(match: re.Match[str], at: Setting) -> Meaning | None:
    word = match["word"].lower()
    by = _DEICTIC[word] + {"before": -1, "after": 1}.get((match["beyond"] or "").lower(), 0)
    day = periods.day(at.today + timedelta(days=by))
    return _timed(day, "night" if word == "tonight" else match["part"])


def _part_of_today(match: re.Match[str], at: Setting) -> Meaning | None:
    """This morning, last night, overnight."""
    words = match[0].lower()
    if words == "overnight":
        last = periods.day(at.today)
        first = periods.day(at.today - timedelta(days=1))
        return Meaning("TIME", f"{first.value}TNI", Days(first.first, last.last), first)
    by = -1 if words.startswith("last") else 0
    return _timed(periods.day(at.today + timedelta(days=by)), match["part"])


def _weekday(match: re.Match[str], at: Setting) -> Meaning | None:
    after = at.after
    if match["day"][0].islower() or (after is not None and after.lower in _NAMES and after.text[0].isupper()):
        return None
    return _timed(_which_weekday(match, at), match["part"])


def _which_weekday(match: re.Match[str], at: Setting) -> Period:
    number = weekday_number(match["day"])
    which, week = (match["which"] or "").lower(), (match["week"] or "").lower()
    if not which and not week:
        return nearest_weekday(number, at)
    if at.published is None:
        raise UnanchoredError(f"XXXX-WXX-{number + 1}")
    monday = periods.week(at.today).first
    if week:
        by = {"last": -7, "this": 0, "next": 7}[week]
        return periods.day(monday + timedelta(days=number + by))
    if which == "next":
        return periods.day(monday + timedelta(days=number + 7))
    if which in ("last", "this past"):
        back = (at.today.weekday() - number - 1) % 7 + 1
        return periods.day(at.today - timedelta(days=back))
    if which in ("the previous", "the following", "the next"):
        base = at.last("day").first
        step = 1 if which != "the previous" else -1
        away = ((number - base.weekday()) * step - 1) % 7 + 1
        return periods.day(base + timedelta(days=away * step))
    if which in ("this coming", "the coming", "coming"):
        return periods.day(at.today + timedelta(days=(number - at.today.weekday() - 1) % 7 + 1))
    return periods.day(monday + timedelta(days=number))


def _step(which: str) -> int:
    word = which.split()[-1]
    return -1 if word in _BACK else 1 if word in _FORWARD else 0


def _calendar(match: re.Match[str], at: Setting) -> Meaning | None:
    """Last week, earlier this month, next year, over the weekend."""
    which = match["which"].lower()
    grain = GRAINS[match["unit"].lower()]
    told = which in ("the following", "the previous", "the preceding", "the next", "that same", "the same", "that")
    if told and which != "the next":
        return _from_told(match, grain, which, at)
    if grain == "day" and which not in ("the next",):
        return None
    if which == "the next":
        return _from_told(match, grain, which, at) if grain == "day" else None
    if which in ("the past", "the last"):
        return _past_one(grain, at)
    base = _sunday_week(grain, at)
    return dated(_shaded(_part(periods.shifted(grain, base, _step(which)), match), match, at))


def _sunday_week(grain: Grain, at: Setting) -> date:
    return at.today


def _shaded(period: Period, match: re.Match[str], at: Setting) -> Period:
    """Earlier this month ends today; later this month begins today."""
    shade = (match["shade"] or "").lower()
    if shade == "earlier" and period.first <= at.today <= period.last:
        return replace(period, last=at.today)
    if shade == "later" and period.first <= at.today <= period.last:
        return replace(period, first=at.today)
    return period


def _past_one(grain: Grain, at: Setting) -> Meaning | None:
    """The past year: the twelve months up to today."""
    length = {"day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "decade": "P10Y"}.get(grain)
    if length is None:
        return None
    first = periods.shifted(grain, at.today, -1).first
    return Meaning("DURATION", length, Days(first, at.today))


def _from_told(match: re.Match[str], grain: Grain, which: str, at: Setting) -> Meaning | None:
    base = at.last(grain)
    by = 0 if "same" in which or which == "that" else _step(which)
    return dated(_part(periods.shifted(grain, base.first, by), match))


def _the_weekend(match: re.Match[str], at: Setting) -> Meaning | None:
    """The weekend: the last one that has begun, or the next one where the clause looks ahead."""
    this = periods.weekend(at.today)
    if at.tense == "future" or this.first <= at.today:
        return dated(this)
    return dated(periods.shifted("weekend", at.today, -1))


def _year_so_far(match: re.Match[str], at: Setting) -> Meaning | None:
    """The end of the year, the rest of the month."""
    whole = periods.around(GRAINS[match["unit"].lower()], at.today)
    words = match["edge"].lower()
    if "rest" in words or "remainder" in words:
        return dated(replace(whole, first=at.today))
    which = "END" if "end" in words or "close" in words else "MID" if "mid" in words else "START"
    return dated(periods.portion(whole, which))


def _season(match: re.Match[str], at: Setting) -> Meaning | None:
    which, code = (match["which"] or "").lower(), SEASONS[match["season"].lower()]
    if match["season"][0].isupper():
        return None
    if match["season"].lower() == "fall" and not which.startswith(("last", "this", "next")):
        return None
    near = nearest_year(code, at)
    if which.startswith("next") and near.first <= at.today:
        near = periods.season(near.first.year + 1, code)
    elif which.startswith("this") and which != "this past":
        near = periods.season(at.today.year, code)
    elif which.startswith("last") or which == "this past":
        near = periods.season(at.today.year, code)
        if near.last >= at.today:
            near = periods.season(at.today.year - 1, code)
    return dated(_part(near, match))


def _away(count: Amount, base: Period, sign: int) -> Meaning:
    """So many units from a base, no finer than the unit; a decade is good to five years either way."""
    if count.number is None or count.number != int(count.number):
        open_ = Days(None, base.first) if sign < 0 else Days(base.last, None)
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", open_)
    by = sign * int(count.number)
    if count.unit in ("hour", "minute", "second"):
        hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[count.unit] * by
        other = base.first + timedelta(days=(-1 if sign < 0 else 1) * -int(-abs(hours) // 24))
        first, last = sorted((base.first, other))
        return Meaning("TIME", "PAST_REF" if sign < 0 else "FUTURE_REF", Days(first, last))
    grain = GRAINS[count.unit]
    if count.unit == "fortnight":
        by *= 2
    if grain in ("decade", "century"):
        years = by * (10 if grain == "decade" else 100)
        about = 5 if grain == "decade" else 50
        year = base.first.year + years
        return Meaning("DATE", f"{year:04}", Days(date(year - about, 1, 1), date(year + about, 12, 31)))
    return dated(periods.shifted(grain, base.first, by))


def _ago(match: re.Match[str], at: Setting) -> Meaning | None:
    return _away(amount(match["amount"], match["unit"]), periods.day(at.today), -1)


def _from_now(match: re.Match[str], at: Setting) -> Meaning | None:
    return _away(amount(match["amount"], match["unit"]), periods.day(at.today), 1)


def _later(match: re.Match[str], at: Setting) -> Meaning | None:
    """Two days later, a year earlier: counted from the time named before."""
    count = amount(match["amount"], match["unit"])
    grain = GRAINS.get(count.unit, "day")
    sign = -1 if match["way"].lower() in ("earlier", "previously", "before", "prior") else 1
    if match["way"].lower() in ("before", "after", "prior") and not _ends(at):
        return None
    return _away(count, at.last("day" if grain in ("day", "week") else grain), sign)


def _ends(at: Setting) -> bool:
    """Whether nothing stands behind it that it could be counted from."""
    return at.after is None or at.after.pos in ("PUNCT", "CCONJ", "VERB", "AUX", "ADV") or at.after.tag == "IN"


def _day_beside(match: re.Match[str], at: Setting) -> Meaning | None:
    """The day before, the evening after."""
    if not _ends(at):
        return None
    word, by = match["unit"].lower(), -1 if match["way"].lower() == "before" else 1
    grain = GRAINS.get(word, "day")
    base = at.last(grain)
    return _timed(periods.shifted(grain, base.first, by), word if word in PARTS_OF_DAY else None)


def _part_beside(match: re.Match[str], at: Setting) -> Meaning | None:
    """The same evening, the following morning, that night."""
    by = _step(match["which"].lower()) if match["which"].lower().split()[-1] in _BACK | _FORWARD else 0
    return _timed(periods.shifted("day", at.last("day").first, by), match["part"])


def _then(match: re.Match[str], at: Setting) -> Meaning | None:
    base = at.last("century")
    return Meaning("DATE", base.value, Days(base.first, None))


_WHICH = (
    r"(?P<which>last|next|this past|this coming|this|the past|the last|the current|the coming|the next|the following"
    r"|the previous|the preceding|that same|the same|that|past)"
)
_SHADE = r"(?:(?P<shade>earlier|later) )?"

RULES = (
    Rule(
        "deictic",
        rf"(?:(?:early|late|earlier|later) )?(?:the day (?P<beyond>before|after) )?(?P<word>yesterday|today|tomorrow|tonight)(?: (?P<part>{PART_OF_DAY}))?",
        _deictic,
    ),
    Rule(
        "part_of_today",
        rf"(?:(?:early|late|earlier|later) )?(?:this|last) (?P<part>{PART_OF_DAY})|overnight",
        _part_of_today,
    ),
    Rule(
        "weekday",
        r"(?:(?:early|late|earlier|later)(?: on)? )?"
        r"(?:(?P<which>last|next|this past|this coming|this|the previous|the following|the next|the coming|coming) )?"
        rf"(?P<day>{WEEKDAY})(?:(?: of|,)? (?P<week>last|this|next) week)?(?: (?P<part>{PART_OF_DAY}))?",
        _weekday,
    ),
    Rule(
        "calendar",
        rf"{_SHADE}{PORTION}?{_WHICH} (?:calendar |fiscal |financial )?(?P<unit>{CALENDAR_UNIT})",
        _calendar,
    ),
    Rule("the_weekend", r"the weekend", _the_weekend),
    Rule(
        "edge",
        r"(?:the )?(?P<edge>(?:very )?(?:end|start|beginning|middle|close|rest|remainder) of) the (?:current )?(?P<unit>week|month|year|decade|century)",
        _year_so_far,
    ),
    Rule(
        "season_said",
        rf"{PORTION}?(?:(?P<which>last|next|this past|this coming|this|the coming|the) )?(?P<season>{'|'.join(SEASONS)})(?! offensive)",
        _season,
    ),
    Rule("ago", rf"{HEDGE}?(?P<amount>{AMOUNT}) (?P<unit>{UNIT})(?: or so)? ago", _ago),
    Rule("from_now", rf"{HEDGE}?(?P<amount>{AMOUNT}) (?P<unit>{UNIT}) (?:from now|hence)", _from_now),
    Rule(
        "later",
        rf"{HEDGE}?(?P<amount>{AMOUNT}) (?P<unit>{UNIT}) (?P<way>later|earlier|previously|before|after|prior)",
        _later,
    ),
    Rule("day_beside", rf"the (?P<unit>day|week|month|year|{PART_OF_DAY}) (?P<way>before|after)", _day_beside),
    Rule(
        "part_beside",
        rf"(?P<which>the same|that same|that|the following|the next|the previous) (?P<part>{PART_OF_DAY})",
        _part_beside,
    ),
)
