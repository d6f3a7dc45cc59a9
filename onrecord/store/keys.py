"""Where a finding lies in the record: one whole number that sorts by day, then by report, then by place in the text.

A key is 22 bits of the day, 25 of the report's number and 16 of the place in the report (0 is the report itself), 63
in all, so that any database keeps it as an integer, and what is asked for in order of days is read in order of keys.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

REPORTS = 1 << 25
"""Numbers that a report may have."""
MOST = (1 << 16) - 1
"""Findings that a report may have."""
A_DAY = REPORTS * (MOST + 1)
"""Keys that a day has."""
NEVER = date.max.toordinal() + 1
"""The ordinal of what has no day: it lies behind all days."""
LONG = timedelta(days=31)
"""What goes on for more days than these is looked for by itself where it may have begun before the days asked for."""


def number_of(report: str) -> int:
    """The number that a report has by its id, where no other report of the record has it already."""
    return int.from_bytes(hashlib.sha256(report.encode()).digest()[:4]) % REPORTS


def key(day: date | None, report: int, place: int) -> int:
    """The key of what lies on a day; what has no day comes last."""
    return ((day.toordinal() if day else NEVER) * REPORTS + report) * (MOST + 1) + place


def first_on(day: date) -> int:
    """The smallest key that a day can have."""
    return key(day, 0, 0)


def first_after(day: date) -> int:
    """The smallest key behind those that a day can have."""
    return key(day + timedelta(1) if day < date.max else None, 0, 0)


def before_long(day: date) -> int:
    """The smallest key of what reaches ``day`` without being long."""
    return first_on(day - LONG) if day > date.min + LONG else 0
