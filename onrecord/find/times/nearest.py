"""Which Friday, which February, which 20 February: the one that tense and publication day point at."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta

from onrecord.find.times import periods
from onrecord.find.times.periods import Period
from onrecord.find.times.setting import Setting, UnanchoredError

_AGAINST_TENSE = 150
"""Days that a date on the wrong side of the publication day is worth: parsers err, and a year is long."""

_NEVER = 10_000
"""The next 29 February is never so near that tense is not to be trusted."""
_LEAP = 2000


def nearest_day(month: int, number: int, at: Setting) -> Period:
    """A day of a month without a year; ValueError where no year has it, UnanchoredError without a publication day."""
    date(_LEAP, month, number)
    if at.published is None:
        raise UnanchoredError(f"XXXX-{month:02}-{number:02}")
    tense = at.tense

    def distance(day: date) -> int:
        away = (day - at.today).days
        against = (away > 0 and tense == "past") or (away < 0 and tense == "future")
        return abs(away) + (_NEVER if rare or at.before == "ended" else _AGAINST_TENSE) * against

    rare = (month, number) == (2, 29)
    years = range(max(1, at.today.year - 8), min(9999, at.today.year + 8) + 1)
    return periods.day(min((date(year, month, number) for year in years if not rare or isleap(year)), key=distance))


def nearest_year_of(month: int, number: int, at: Setting) -> Period:
    """The day of a month that lies nearest to the publication day, whatever the tense."""
    if at.published is None:
        raise UnanchoredError(f"XXXX-{month:02}-{number:02}")
    today = at.today
    days = [
        date(year, month, number)
        for year in (today.year - 1, today.year, today.year + 1)
        if _is_real(year, month, number)
    ]
    if not days:
        date(today.year, month, number)
    return periods.day(min(days, key=lambda day: abs(day - today)))


def nearest_day_number(number: int, at: Setting) -> Period:
    """The 9th: of the month named before, if the text does ("22 April … the 24th"); else the last one, or the next."""
    told = at.latest("day")
    if told is not None and at.beside is not None and told.last.year > 1:
        first = told.first
        return _on_or_after(
            first.replace(day=1) if first.day <= number else periods.shifted("month", first, 1).first, number
        )
    if at.published is None:
        raise UnanchoredError(f"XXXX-XX-{number:02}")
    today = at.today
    if at.tense in ("future", "present"):
        return _on_or_after(
            today.replace(day=1) if today.day <= number else periods.shifted("month", today, 1).first, number
        )
    month = today.replace(day=1) if number <= today.day else periods.shifted("month", today, -1).first
    while not _is_real(month.year, month.month, number):
        month = periods.shifted("month", month, -1).first
    return periods.real_day(month.year, month.month, number)


def _on_or_after(month: date, number: int) -> Period:
    """That day of a month, or of the next one that has such a day."""
    while not _is_real(month.year, month.month, number):
        month = periods.shifted("month", month, 1).first
    return periods.real_day(month.year, month.month, number)


def _is_real(year: int, month: int, number: int) -> bool:
    return number <= monthrange(year, month)[1]


def nearest_month(number: int, at: Setting, which: str | None = None) -> Period:
    """A month without a year: the last one unless the clause looks ahead; "last", "next" and "this" say it."""
    if at.published is None:
        raise UnanchoredError(f"XXXX-{number:02}")
    year, month = at.today.year, at.today.month
    word = (which or "").split()[0].lower() if which else ""
    if word == "last" or (which or "").lower().endswith("past"):
        return periods.month(year - (number >= month), number)
    if word == "next":
        return periods.month(year + (number <= month), number)
    if word == "this":
        return periods.month(year, number)
    if at.before == "through":  # "the sales through August": whichever is near
        ahead = (number - month) % 12 + (2 if at.tense == "past" else 0)
        by = (number < month) if ahead <= 6 else -(number > month)
        return periods.month(year + by, number)
    if at.tense in ("future", "present"):
        ahead, back = (number - month) % 12, (month - number) % 12
        soon = at.tense == "future" or ahead <= back
        return (
            periods.month(year + (number < month), number) if soon else periods.month(year - (number > month), number)
        )
    return periods.month(year - (number > month), number)


def nearest_weekday(number: int, at: Setting) -> Period:
    """A weekday: the last one up to the publication day, or the next one from it where the clause looks ahead."""
    if at.published is None:
        raise UnanchoredError(f"XXXX-WXX-{number + 1}")
    if at.tense in ("future", "present"):
        return periods.day(at.today + timedelta(days=(number - at.today.weekday()) % 7))
    return periods.day(at.today - timedelta(days=(at.today.weekday() - number) % 7))


def nearest_year(code: str, at: Setting) -> Period:
    """A season without a year."""
    today = at.today
    this = periods.season(today.year, code)
    if this.first > today and at.tense != "future":
        return periods.season(today.year - 1, code)
    if this.last < today and at.tense == "future":
        return periods.season(today.year + 1, code)
    return this
