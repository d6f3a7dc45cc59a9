"""Puts neighbouring times together: "6 a.m. on Friday" is one; both ends of a pair get its whole days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from onrecord.find.times import periods
from onrecord.find.times.grammar import MONTH, PARTS_OF_DAY, WEEKDAY
from onrecord.find.times.periods import Period
from onrecord.find.times.reach import reached
from onrecord.find.times.setting import Meaning
from onrecord.model import Days

Placed = tuple[int, int, Meaning]

_BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s)?(?:(?:late|early|mid)[-\s])?$", re.IGNORECASE)
_GLUE = re.compile(r"(?:,?\s(?:on\s|in\sthe\s)?)")
_AND = re.compile(r"\s(?:and|to|until|till|through)\s(?:the\s)?")
_TO = re.compile(r"\s(?:to|until|till|through)\s(?:the\s)?|\s?[-–—]\s?")
_AT = re.compile(r",?\sat\s(?:about\s|around\s)?")
_PART_OF = re.compile(r"\bthe\s(night|evening|afternoon|morning)\sof\s$", re.IGNORECASE)
_BREAK = re.compile(r"\n\s*\n")
_YEAR = re.compile(r"\d{4}$")
_BARE_MONTH = re.compile(rf"(?:{MONTH}|\d|{WEEKDAY})", re.IGNORECASE)
_RELATED = ("day", "month", "quarter", "year", "week")


def merged(found: Sequence[Placed], text: str) -> list[Placed]:
    """The times with such neighbours as one, and pairs over their whole stretch; text order is kept."""
    kept: list[Placed] = []
    for placed in found:
        placed = _part_of_day(placed, text)
        one = _joined(kept[-1], placed, text) if kept else None
        if one is not None:
            kept[-1] = one
            continue
        pair = _paired(kept[-1], placed, text) if kept else None
        if pair is not None:
            kept[-1], placed = pair
        kept.append(placed)
    return kept


_PARAGRAPHS = 3
"""Paragraphs that a day holds on for."""


def on_their_day(found: Sequence[Placed], text: str) -> list[Placed]:
    """The times with each clock time on the day that the text named last, no more than some paragraphs before it."""
    kept: list[Placed] = []
    day: Placed | None = None
    for start, end, meaning in found:
        if meaning.value.startswith("T"):
            if day is not None and len(_BREAK.findall(text, day[1], start)) <= _PARAGRAPHS:
                meaning = _clocked(day[2], meaning.value)
        elif _is_day(meaning):
            day = (start, end, meaning)
        kept.append((start, end, meaning))
    return kept


_NO_STOP = re.compile(r"[^.,;:!?]{1,60}")


def nights(found: Sequence[Placed], text: str) -> list[Placed]:
    """The times with each "overnight" on the day told behind it: "an overnight raid in Lenn Monday" was that night."""
    kept = list(found)
    for nth, ((start, end, meaning), (start2, _, day)) in enumerate(pairwise(found)):
        on, own = day.period, meaning.period
        if on is None or own is None or text[start:end].lower() != "overnight":
            continue
        if on.grain == "day" and on.first <= own.first and _NO_STOP.fullmatch(text, end, start2):
            night = Days(on.first, on.first + timedelta(days=1))
            kept[nth] = (start, end, Meaning("TIME", f"{on.value[:10]}TNI", night, on))
    return kept


def _part_of_day(placed: Placed, text: str) -> Placed:
    """The night of 28 February: the words before a day that make it a part of it."""
    start, end, meaning = placed
    before = _PART_OF.search(text, max(0, start - 20), start) if _is_day(meaning) else None
    if before is None:
        return placed
    return before.start(), end, _clocked(meaning, PARTS_OF_DAY[before[1].lower()])


def _joined(left: Placed, right: Placed, text: str) -> Placed | None:
    between = text[left[1] : right[0]]
    if len(between) > 16:
        return None
    if left[2].value.startswith("T") and _is_day(right[2]) and _GLUE.fullmatch(between):
        return left[0], right[1], reached(_clocked(right[2], left[2].value), text, left[0], right[1])
    if between == ", " and _is_day(left[2]) and _is_day(right[2]) and left[2].days == right[2].days:
        return left[0], right[1], left[2]  # "this coming Sunday, March eighth"
    if right[2].value.startswith("T") and _is_day(left[2]) and _AT.fullmatch(between):
        return left[0], right[1], _clocked(left[2], right[2].value)
    return None


def _is_day(meaning: Meaning) -> bool:
    return meaning.period is not None and meaning.period.grain == "day" and "T" not in meaning.value


def _clocked(day: Meaning, clock: str) -> Meaning:
    return Meaning("TIME", day.value + clock, day.days, day.period)


def _paired(left: Placed, right: Placed, text: str) -> tuple[Placed, Placed] | None:
    """ "From 1 May to 30 April 2032", "between March and June": each end stands for the whole stretch."""
    between = text[left[1] : right[0]]
    if len(between) > 16 or not (
        _TO if _BETWEEN.search(text, max(0, left[0] - 16), left[0]) is None else _AND
    ).fullmatch(between):
        return None
    one, two = left[2].period, right[2].period
    if one is None or two is None or one.grain not in _RELATED or two.grain not in _RELATED:
        return None
    one = _before(one, two, text[left[0] : left[1]], text[right[0] : right[1]])
    if one.first > two.first:
        return None
    days = Days(one.first, two.last)
    value = one.value + left[2].value[len(one.value) :] if left[2].type == "TIME" else one.value
    first = replace(left[2], days=days, period=one, value=value)
    return (left[0], left[1], first), (right[0], right[1], replace(right[2], days=days))


def _before(one: Period, two: Period, words: str, other: str) -> Period:
    """The first end in the year (a weekday: in the week) of the other, or in the one before it."""
    if not _BARE_MONTH.match(words) or _YEAR.search(words):
        return one
    if one.grain == two.grain == "day" and re.match(WEEKDAY, words, re.IGNORECASE) and one.first > two.first:
        return periods.day(one.first - timedelta(days=7))
    if not re.search(MONTH, words, re.IGNORECASE) or not (_YEAR.search(other) or one.first > two.first):
        return one
    for year in (two.first.year, two.first.year - 1):
        near = _in_year(one, year)
        if near is not None and near.first <= two.first:
            return near
    return one


def _in_year(one: Period, year: int) -> Period | None:
    if one.grain == "month":
        whole = periods.month(year, one.first.month)
        return whole if one.first.day == 1 and one.last.day >= 28 else None
    try:
        return periods.real_day(year, one.first.month, one.first.day) if one.grain == "day" else None
    except ValueError:
        return None
