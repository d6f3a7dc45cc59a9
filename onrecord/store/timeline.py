"""Everything that has days, in order of these: what was said, what was done, what falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import merge
from typing import cast

from onrecord.model import Days, Event, Forecast, Statement
from onrecord.store import ask
from onrecord.store.dialect import Looking
from onrecord.store.entries import Asked, AskedEvents, AskedStatements, Dated, OnDays
from onrecord.store.tables import EVENTS, FORECASTS, STATEMENTS


def timeline(looking: Looking, asked: Asked) -> Iterator[OnDays]:
    """The events, statements and forecasts with days of their own, by first day, then last day."""
    events = ask.by_day(looking, Event, EVENTS, ask.events(cast(AskedEvents, asked)), "when")
    said = ask.by_day(looking, Statement, STATEMENTS, ask.statements(cast(AskedStatements, asked)), "said")
    due = ask.by_day(looking, Forecast, FORECASTS, ask.forecasts(asked), "due")
    return merge(_on_days(events), _on_days(said), _on_days(due), key=_order)


def days_of(entry: Dated) -> Days | None:
    """The days that an entry belongs to: said, done or due; None where it has none."""
    finding = entry.finding
    if isinstance(finding, Event):
        return finding.when
    return finding.due if isinstance(finding, Forecast) else finding.said


def _on_days(entries: Iterator[Dated]) -> Iterator[OnDays]:
    for entry in entries:
        days = days_of(entry)
        if days is not None:
            yield OnDays(days, entry)


def _order(one: OnDays) -> tuple[date, date]:
    last = one.days.last or date.max
    return one.days.first or last, last
