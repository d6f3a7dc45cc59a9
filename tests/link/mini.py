"""Mini-readings of two or three sentences, each of a day and an outlet, for tests of what differs between reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.model import Event, Reading, Report, Statement
from tests import make


def report(text: str, day: int = 10, publisher: str = "Northern Post", **more: Any) -> Report:
    """A report of a day of March 2031."""
    return make.report(text, published=date(2031, 3, day), publisher=publisher, **more)


def said(of: Report, who: str, words: str, **more: Any) -> Statement:
    """A statement of a named source."""
    return make.statement(of, words, source=make.source(of, who), **more)


def group(*members: tuple[Report, Event]) -> tuple[str, ...]:
    """Events of several reports as one."""
    return tuple(f"{of.id}.{event.id}" for of, event in members)


def by_id(*readings: Reading) -> dict[str, Reading]:
    """Readings by report id."""
    return {one.report.id: one for one in readings}
