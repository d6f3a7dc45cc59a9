"""Finds quantities."""

from __future__ import annotations

from onrecord.issues import Found
from onrecord.model import Quantity, Report, Time
from onrecord.parse import Parsed


def find_quantities(report: Report, parsed: Parsed, times: tuple[Time, ...]) -> Found[Quantity]:
    """The quantities of a report."""
    return Found(())
