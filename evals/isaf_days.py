"""The day of a press release: of its publication, of what it tells, and which days its words could tell to anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.find.times.grammar import month_number, weekday_number
from onrecord.model import Event, Reading

_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"{_MONTH} (?P<day>\d{{1,2}})(?!\d)(?:, ?(?P<year>20\d\d))?"
_DATELINE = re.compile(rf"\({_DAY}\)")
_HEADS = (_DATELINE, re.compile(rf"^{_DAY}:", re.MULTILINE), re.compile(rf"\bUpdate,? {_DAY}"))
"""Where a release says when it came out: (Feb. 3, 2031), "Feb. 3: Operations in …", "Update Feb. 3, 2031"."""
_NUMBER = re.compile(r"\b(20[01]\d)-[01]\d-[A-Z]")
_TOLD = re.compile(
    r"\b(?:(?P<today>today|tonight|this (?:morning|afternoon|evening))|(?P<night>overnight|(?:past|last) 24 hours)"
    r"|(?P<yesterday>yesterday|last ?night)|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)",
    re.IGNORECASE,
)
_OWN = frozenset({"killing", "arrest"})
_STRETCH = timedelta(days=3)


def published(text: str) -> date | None:
    """The day of the dateline or of the headline, with the year that it or the release's number tells, if any does."""
    for head in _HEADS:
        told = head.search(text)
        numbered = _NUMBER.search(text)
        year = told and (told["year"] or numbered and numbered[1])
        if told is not None and year:
            return _date(int(year), told)
    return None


def begins(text: str) -> int:
    """Where the release's text begins: behind its dateline, if it has one."""
    told = _DATELINE.search(text)
    return told.end() if told else 0


def _date(year: int, told: re.Match[str]) -> date | None:
    try:
        return date(year, month_number(told["month"]), int(told["day"]))
    except ValueError:
        return None


def day(reading: Reading) -> date | None:
    """The day of the first killing or arrest that has one, else of the first event, else of publication.

    A night counts for its evening, the past 24 hours for their end.
    """
    days = [(event.what in _OWN, one) for event in reading.events if (one := _day_of(reading, event)) is not None]
    return next((one for own, one in days if own), next((one for _, one in days), reading.report.published))


def _day_of(reading: Reading, event: Event) -> date | None:
    when = event.when
    if when is None or when.first is None or when.last is None or when.last - when.first > _STRETCH:
        return None
    words = event.when_basis.words[0] if event.when_basis else None
    lasts = any(time.span == words and time.type == "DURATION" for time in reading.times)
    return when.last if lasts else when.first


def tellable(text: str) -> frozenset[date]:
    """The days that a reader could take the release's day for: all that it names, from the day of its publication."""
    return frozenset(_named(text, published(text)))


def _named(text: str, today: date | None) -> Iterator[date]:
    for told in re.finditer(_DAY, text):
        years = [int(told["year"])] if told["year"] else [today.year, today.year - 1] if today else []
        yield from (one for year in years if (one := _date(year, told)) is not None)
    if today is None:
        return
    yield today
    for told in _TOLD.finditer(text):
        if told["weekday"]:
            yield today - timedelta(days=(today.weekday() - weekday_number(told["weekday"])) % 7)
        elif not told["today"]:
            yield today - timedelta(days=1)
