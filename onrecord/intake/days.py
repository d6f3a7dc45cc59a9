"""Publication days as formats state them in a field of their own: ISO 8601, mail, feeds, tables, exports."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMS = tuple(
    re.compile(rf"(?:[a-z]{{3,9}}\.?,?\s+)?{form}", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})([-/.])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>(?:1[89]|2[01])\d\d)(?P<number>\d\d)(?P<day>\d\d)(?:T?\d{4}|T?\d{6})?(?:\.\d+)?Z?$",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}[\s,-]+(?P<year>\d{{4}})(?!\d)",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>\d{{4}})(?!\d)",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})\s+\d{{1,2}}:\d\d(?::\d\d)?\s+(?:[+-]\d{{4}}\s+|[A-Z]{{2,4}}\s+)?(?P<year>\d{{4}})$",
    )
)
_NUMERIC = re.compile(r"(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)", re.IGNORECASE)
_SINCE_1970 = re.compile(r"(\d{9,10})(?:\d{3}|\.\d+)?$")


def day_of(words: str) -> tuple[date | None, tuple[str, ...]]:
    """The day, in the zone that it is written in; None with a note where it isn't certain or is none, and for ""."""
    words = " ".join(words.split())
    if not words:
        return None, ()
    for form in _FORMS:
        match = form.match(words)
        if match:
            parts = match.groupdict()
            month = int(parts.get("number") or _MONTHS.index(parts["month"].lower()) + 1)
            day = _date(int(parts["year"]), month, int(parts["day"]))
            return day, () if day else (f"'{words:.40}' is no day of the calendar, so it is not taken",)
    numeric = _NUMERIC.match(words)
    if numeric:
        return _either(words, int(numeric[1]), int(numeric[3]), int(numeric[4]))
    seconds = _SINCE_1970.match(words)
    if seconds:
        return datetime.fromtimestamp(int(seconds[1]), UTC).date(), ()
    return None, (f"'{words:.40}' is no day in a form that is known, so it is not taken",)


def _either(words: str, one: int, two: int, year: int) -> tuple[date | None, tuple[str, ...]]:
    """The one day that two figures and a year may be."""
    days = sorted({day for day in (_date(year, two, one), _date(year, one, two)) if day is not None})
    if len(days) == 1:
        return days[0], ()
    fault = f"may be {days[0]} or {days[1]}" if days else "is no day of the calendar"
    return None, (f"'{words:.40}' {fault}, so it is not taken",)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
