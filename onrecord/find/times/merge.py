"""Puts neighbouring times together: "6 a.m. on Friday" is one, and so is "20 February and 4 March" behind "between"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.find.times.setting import Meaning
from onrecord.model import Days

Placed = tuple[int, int, Meaning]

_BETWEEN = re.compile(r"(?:\bbetween|\bfrom)\s(?:the\s)?$")
_GLUE = re.compile(r"(?:,?\s(?:on\s|in\sthe\s)?)")
_AND = re.compile(r"\s(?:and|to|until|till|through)\s(?:the\s)?")
_AT = re.compile(r",?\sat\s(?:about\s|around\s)?")


def merged(found: Sequence[Placed], text: str) -> list[Placed]:
    """The times with such neighbours as one; text order is kept."""
    kept: list[Placed] = []
    for placed in found:
        one = _joined(kept[-1], placed, text) if kept else None
        if one is None:
            kept.append(placed)
        else:
            kept[-1] = one
    return kept


def on_their_day(found: Sequence[Placed], text: str) -> list[Placed]:
    """The times with each clock time on the day that its paragraph named last before it."""
    kept: list[Placed] = []
    day: Placed | None = None
    for start, end, meaning in found:
        if meaning.value.startswith("T") and day is not None and "\n" not in text[day[1] : start]:
            meaning = _clocked(day[2], meaning.value)
        elif _is_day(meaning):
            day = (start, end, meaning)
        kept.append((start, end, meaning))
    return kept


def _joined(left: Placed, right: Placed, text: str) -> Placed | None:
    between = text[left[1] : right[0]]
    if len(between) > 16:
        return None
    if left[2].value.startswith("T") and _is_day(right[2]) and _GLUE.fullmatch(between):
        return left[0], right[1], _clocked(right[2], left[2].value)
    if right[2].value.startswith("T") and _is_day(left[2]) and _AT.fullmatch(between):
        return left[0], right[1], _clocked(left[2], right[2].value)
    if _AND.fullmatch(between) and _BETWEEN.search(text[max(0, left[0] - 13) : left[0]].lower()):
        return _ranged(left, right)
    return None


def _is_day(meaning: Meaning) -> bool:
    return meaning.period is not None and meaning.period.grain == "day" and "T" not in meaning.value


def _clocked(day: Meaning, clock: str) -> Meaning:
    return Meaning(
        "TIME", day.value + clock, Days(day.period.first, day.period.last) if day.period else day.days, day.period
    )


def _ranged(left: Placed, right: Placed) -> Placed | None:
    one, two = left[2], right[2]
    if one.period is None or two.period is None or one.period.first > two.period.first:
        return None
    days = Days(one.period.first, two.period.last)
    return left[0], right[1], Meaning("DATE", f"{one.value}/{two.value}", days)
