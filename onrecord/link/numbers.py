"""A telling's number: of its report, and of its place there; with its day it is where it stands among all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np

from onrecord.link.telling import Telling

Numbers = np.ndarray[Any, np.dtype[np.int64]]
"""Numbers of tellings with their days, in order."""
NONE: Numbers = np.zeros(0, np.int64)
PLACES, REPORTS = 1 << 16, 1 << 25
"""Tellings that a report may have, and numbers that a report may have."""
_DAY = (PLACES * REPORTS).bit_length() - 1


def number(report: int, place: int) -> int:
    """The number of a telling by its report's number and its place among the tellings of that report."""
    return report * PLACES + place


def dated(told: Telling, number: int) -> int:
    """A telling's number with its day before it, that of its report where it tells none."""
    return (told.first or told.published or date.min).toordinal() << _DAY | number


def undated(dated: int) -> int:
    """The number alone."""
    return dated & (PLACES * REPORTS - 1)


def reports_of(dated: Numbers) -> Numbers:
    """The numbers of the reports of tellings."""
    return dated // PLACES % REPORTS


def numbered(tellings: Iterable[Telling]) -> dict[str, int]:
    """Numbers for tellings of no record, by their ids and with their days, whatever order they come in."""
    found: dict[str, int] = {}
    reports: dict[str, int] = {}
    places: dict[str, int] = {}
    for told in sorted(tellings, key=lambda one: (one.report, one.id)):
        report = reports.setdefault(told.report, len(reports))
        places[told.report] = place = places.get(told.report, -1) + 1
        found[told.id] = dated(told, number(report, place))
    return found
