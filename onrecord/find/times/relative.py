"""Times told from the publication day or from a time named before: yesterday, next week, two days later."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from onrecord.find.times import periods
from onrecord.find.times.grammar import (
    CALENDAR_UNIT,
    GRAINS,
    OF_A_TIME,
    PART_OF_DAY,
    PARTS_OF_DAY,
    PORTION,
    SEASONS,
    WEEKDAY,
    Rule,
    portioned,
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


def timed(period: Period, part: str | None) -> Meaning:
    """A day, or a part of it (morning, night) where one is named."""
    if not part:
        return dated(period)
    return dated(period, "TIME", period.value + PARTS_OF_DAY[part.lower()])


_DEICTIC = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}


_OF_OUR_TIME = r"(?!['’]s (?:[a-z]+ )?(?:world|youth|society|generations?|standards|children|dollars)\b)"
"""What makes "today" no day: "today's world"."""
_LEADERS_OF = re.compile(r"\b(?:people|leaders|youth|world|men|women|children) of$")


def _deictic(match: re.Match[str], at: Setting) -> Meaning | None:
    if at.capital or at.in_name:
        return None
    word = match["word"].lower()
    if _LEADERS_OF.search(at.lead):
        return None
    by = _DEICTIC[word] + {"before": -1, "after": 1}.get((match["beyond"] or "").lower(), 0)
    day = periods.day(at.today + timedelta(days=by))
    return timed(day, "night" if word == "tonight" else match["part"])


def _part_of_today(match: re.Match[str], at: Setting) -> Meaning | None:
    """This morning, last night, overnight."""
    words = match[0].lower()
    if words == "overnight":
        last = periods.day(at.today)
        first = periods.day(at.today - timedelta(days=1))
        return Meaning("TIME", f"{first.value}TNI", Days(first.first, last.last), first)
    by = -1 if words.startswith("last") else 0
    return timed(periods.day(at.today + timedelta(days=by)), match["part"])


def _weekday(match: re.Match[str], at: Setting) -> Meaning | None:
    after = at.after
    if (
        match["day"][0].islower()
        or at.in_name
        or (after is not None and after.lower in _NAMES and after.text[0].isupper())
    ):
        return None
    return timed(_which_weekday(match, at), match["part"])


def _which_weekday(match: re.Match[str], at: Setting) -> Period:
    number = weekday_number(match["day"])
    which, week = (match["which"] or "").lower(), (match["week"] or "").lower()
    if not which and not week:
        return _beside(number, at) or nearest_weekday(number, at)
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


def _beside(number: int, at: Setting) -> Period | None:
    """ "On 16 April sirens sounded; by Sunday it was empty": the one after a day of its sentence that lies far back."""
    told = at.beside
    if told is None or told.grain != "day" or (at.published is not None and (at.today - told.first).days < 8):
        return None
    if at.tense == "future":
        return None
    return periods.day(told.first + timedelta(days=(number - told.first.weekday() - 1) % 7 + 1))


def step(which: str) -> int:
    """-1 for "last" and "the previous", 1 for "next" and "the following", 0 for "this" and "that"."""
    word = which.split()[-1]
    return -1 if word in _BACK else 1 if word in _FORWARD else 0


def _calendar(match: re.Match[str], at: Setting) -> Meaning | None:
    """Last week, earlier this month, next year, over the weekend."""
    which = match["which"].lower()
    grain = GRAINS[match["unit"].lower()]
    if at.capital and match["unit"][0].isupper():
        return None
    told = which in ("the following", "the previous", "the preceding", "the next", "that same", "the same", "that")
    if told and which != "the next":
        return _from_told(match, grain, which, at)
    if grain == "day" and which not in ("the next",):
        return None
    if which == "the next":
        return _from_told(match, grain, which, at) if grain == "day" else None
    if which in ("the past", "the last"):
        return _past_one(grain, at, of_it=match["of"] is not None)
    return dated(_shaded(portioned(periods.shifted(grain, at.today, step(which)), match), match, at))


def _shaded(period: Period, match: re.Match[str], at: Setting) -> Period:
    """Earlier this month ends today; later this month begins today."""
    shade = (match["shade"] or "").lower()
    if shade == "earlier" and period.first <= at.today <= period.last:
        return replace(period, last=at.today)
    if shade == "later" and period.first <= at.today <= period.last:
        return replace(period, first=at.today)
    return period


def _past_one(grain: Grain, at: Setting, *, of_it: bool) -> Meaning | None:
    """The past year: the twelve months up to today; "the last week of May" has the days of none but May's."""
    length = {"day": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "decade": "P10Y"}.get(grain)
    if length is None:
        return None
    if of_it:
        return Meaning("DURATION", length, None)
    first = periods.shifted(grain, at.today, -1).first
    return Meaning("DURATION", length, Days(first, at.today))


def _from_told(match: re.Match[str], grain: Grain, which: str, at: Setting) -> Meaning | None:
    base = at.last(grain)
    by = 0 if "same" in which or which == "that" else step(which)
    return dated(portioned(periods.shifted(grain, base.first, by), match))


def _the_weekend(match: re.Match[str], at: Setting) -> Meaning | None:
    """The weekend: the last one that has begun, or the next one where the clause looks ahead."""
    this = periods.weekend(at.today)
    if at.tense == "future" or this.first <= at.today:
        return dated(this)
    return dated(periods.shifted("weekend", at.today, -1))


def _year_so_far(match: re.Match[str], at: Setting) -> Meaning | None:
    """The end of the year, the rest of the month."""
    grain = GRAINS[match["unit"].lower()]
    told = at.latest("day", "week", "month", "quarter", "season", "half", "year") if at.tense == "past" else None
    near = told is None or periods.finer(grain, told.grain)
    whole = periods.around(grain, at.today if near or told is None else told.first)
    words = match["edge"].lower()
    if "rest" in words or "remainder" in words:
        return dated(replace(whole, first=at.today))
    which: periods.Portion = "END" if "end" in words or "close" in words else "MID" if "mid" in words else "START"
    return dated(periods.portion(whole, which))


def _first_of(match: re.Match[str], at: Setting) -> Meaning | None:
    """Since the first of the year, on the first of the month; the next one where the clause looks ahead."""
    if not at.led and at.before != "on":
        return None
    grain = GRAINS[match["unit"].lower()]
    whole = periods.around(grain, at.today)
    ahead = at.tense == "future" and whole.first <= at.today
    first = (periods.shifted(grain, at.today, 1) if ahead else whole).first
    return dated(periods.day(first))


def _in_fall(at: Setting) -> bool:
    """ "Will open in the fall"; not "in the fall of Dellin"."""
    return at.before in ("in", "by", "until") and at.after is not None and at.after.lower != "of"


def _season(match: re.Match[str], at: Setting) -> Meaning | None:
    which, code = (match["which"] or "").lower(), SEASONS[match["season"].lower()]
    if match["season"][0].isupper():
        return None
    if (
        not at.led
        and at.before != "over"
        and not which.startswith(("last", "this", "next", "that", "the coming"))
        and match["portion"] is None
    ):
        return None
    if match["season"].lower() == "fall" and not (which.startswith(("last", "this", "next", "that")) or _in_fall(at)):
        return None
    if which == "that":
        return dated(periods.season(at.last("year").first.year, code))
    near = nearest_year(code, at)
    if which.startswith("next") and near.first <= at.today:
        near = periods.season(near.first.year + 1, code)
    elif which.startswith("this") and which != "this past":
        near = periods.season(at.today.year, code)
    elif which.startswith("last") or which == "this past":
        near = periods.season(at.today.year, code)
        if near.last >= at.today:
            near = periods.season(at.today.year - 1, code)
    return dated(portioned(near, match))


_WHICH = (
    r"(?P<which>last|next|this past|this coming|this|the past|the last|the current|the coming|the next|the following"
    r"|the previous|the preceding|that same|the same|that|past)"
)
_SHADE = r"(?:(?P<shade>earlier|later) )?"

RULES = (
    Rule(
        "deictic",
        rf"(?:(?:early|late|earlier|later) )?(?:the day (?P<beyond>before|after) )?"
        rf"(?P<word>yesterday|today{_OF_OUR_TIME}|tomorrow|tonight)(?: (?P<part>{PART_OF_DAY}))?",
        _deictic,
    ),
    Rule(
        "part_of_today",
        rf"(?:(?:early|late|earlier|later) )?(?:this|last) (?P<part>{PART_OF_DAY})|overnight",
        _part_of_today,
    ),
    Rule(
        "weekday",
        r"(?:(?:early|late)(?: on)? |(?:earlier|later) on )?"
        r"(?:(?P<which>last|next|this past|this coming|this|the previous|the following|the next|the coming|coming) )?"
        rf"(?P<day>{WEEKDAY})(?:(?: of|,)? (?P<week>last|this|next) week)?(?: (?P<part>{PART_OF_DAY}))?",
        _weekday,
    ),
    Rule(
        "calendar",
        rf"{_SHADE}{PORTION}?{_WHICH} (?:calendar |fiscal |financial )?(?P<unit>{CALENDAR_UNIT}){OF_A_TIME}?",
        _calendar,
    ),
    Rule("the_weekend", r"the weekend", _the_weekend),
    Rule(
        "edge",
        r"(?:the )?(?P<edge>(?:very )?(?:end|start|beginning|middle|close|rest|remainder) of)"
        r" the (?:current )?(?P<unit>week|month|year|decade|century)",
        _year_so_far,
    ),
    Rule("first_of", r"the first of the (?P<unit>month|year)(?!['’])\b", _first_of),
    Rule(
        "season_said",
        rf"{PORTION}?(?:(?P<which>last|next|this past|this coming|this|that|the coming|the) )?"
        rf"(?P<season>{'|'.join(SEASONS)})(?! offensive)",
        _season,
    ),
)
