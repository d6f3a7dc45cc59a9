"""The days that a finding belongs to, and how they lie in the record."""

from __future__ import annotations

from datetime import date

from onrecord.model import Days, Event, Finding, Forecast, Statement
from onrecord.store import keys


def days_of(finding: Finding) -> Days | None:
    """The days that a finding belongs to: said, done or due; None where it has none, or both ends are open."""
    if isinstance(finding, Event):
        days = finding.when
    elif isinstance(finding, Forecast):
        days = finding.due
    else:
        days = finding.said if isinstance(finding, Statement) else None
    return days if days and (days.first or days.last) else None


def ends(days: Days | None, published: date | None) -> tuple[date | None, date | None]:
    """The days that a finding lies on: from where it begins, or ends where that is open, to its end."""
    if days is None:
        return published, published
    last = days.last or date.max
    return days.first or last, last


def lasts(days: Days | None) -> str:
    """Whether days are *long*, or begin *open*; empty where neither."""
    if days is None:
        return ""
    if days.first is None:
        return "open"
    return "long" if (days.last or date.max) - days.first > keys.LONG else ""
