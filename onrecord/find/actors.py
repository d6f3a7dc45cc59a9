"""Finds actors."""

from __future__ import annotations

from onrecord.issues import Found
from onrecord.model import Actor, Place, Report
from onrecord.parse import Parsed


def find_actors(report: Report, parsed: Parsed, places: tuple[Place, ...]) -> Found[Actor]:
    """The actors of a report."""
    return Found(())
