"""Lines around a report that are not the report: contact lines, share buttons, links, credits, advertisements."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.repair.lines import Line
from onrecord.repair.pages import page_lines

_LONGEST = 400


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?:{'|'.join(entry.match)})", re.IGNORECASE), entry.means)
        for entry in lexicon.load("furniture").entries
    )


@cache
def _any() -> re.Pattern[str]:
    """A line of any kind, so that running text is passed in one step."""
    return re.compile("|".join(pattern.pattern for pattern, _ in _kinds()), re.IGNORECASE)


def furniture(line: Line) -> str | None:
    """Why a line is no part of the report; None for a part of it."""
    if len(line.text) > _LONGEST or _any().fullmatch(line.text) is None:
        return None
    return next((why for pattern, why in _kinds() if pattern.fullmatch(line.text)), None)


def furniture_lines(lines: list[Line]) -> dict[int, str]:
    """Which lines (by index) are furniture of the page or of the report, and why."""
    found = page_lines(lines)
    for index, line in enumerate(lines):
        why = None if index in found else furniture(line)
        if why is not None:
            found[index] = why
    return found


def aside(lines: list[Line]) -> list[bool]:
    """For each line, whether it is no running text."""
    found = furniture_lines(lines)
    return [index in found for index in range(len(lines))]
