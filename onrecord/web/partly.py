"""What a page on a large record leaves out, and where that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.store import Record
from onrecord.web.lately import AT_ONCE, RECENT
from onrecord.web.pages import query


@dataclass(frozen=True, slots=True)
class Partly:
    """How many reports the record has, how many a question may hold, and the addresses of the days before and last."""

    reports: int
    most: int
    earlier: str
    last: str


def partly(record: Record, path: str, asked: dict[str, Any], since: date | None) -> Partly | None:
    """What a page that looks at the days ``since`` leaves out; None where the record is small enough for all of it."""
    reports = record.size()
    if reports <= AT_ONCE:
        return None
    told = {name: value for name, value in asked.items() if name != "after"}
    last = f"{path}?{query(told, since=record.day_of_last(RECENT), until='')}"
    return Partly(reports, AT_ONCE, _before(record, path, told, since), last)


def _before(record: Record, path: str, told: dict[str, Any], since: date | None) -> str:
    """The address of the days before, as many as have about as many reports; empty where no report is of before."""
    if since is None or since == date.min:
        return ""
    until = since - timedelta(days=1)
    if record.day_of_last(0, until) is None:
        return ""
    return f"{path}?{query(told, since=record.day_of_last(RECENT, until), until=until)}"
