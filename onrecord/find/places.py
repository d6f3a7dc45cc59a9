"""Finds places."""

from __future__ import annotations

from onrecord.issues import Found
from onrecord.model import Place, Report, Time
from onrecord.parse import Parsed


def find_places(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> Found[Place]:
    """The places of a report."""
    return Found(())
