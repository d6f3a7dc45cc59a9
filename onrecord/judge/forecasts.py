"""Finds claims about what has not yet happened, and when they fall due."""

from __future__ import annotations

from onrecord.issues import Found
from onrecord.model import Event, Forecast, Report, Statement, Time
from onrecord.parse import Parsed


def judge_forecasts(
    report: Report,
    parsed: Parsed,
    times: tuple[Time, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> Found[Forecast]:
    """The forecasts of a report in text order."""
    return Found(())
