"""Finds events."""

from __future__ import annotations

from onrecord.issues import Found
from onrecord.model import Actor, Event, Place, Quantity, Report, Time
from onrecord.parse import Parsed


def find_events(
    report: Report,
    parsed: Parsed,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    places: tuple[Place, ...],
    actors: tuple[Actor, ...],
) -> Found[Event]:
    """The events of a report."""
    return Found(())
