"""Mastheads: an outlet's name, its motto and its line of the day, over a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.repair.credits import is_outlet
from onrecord.repair.days import Stated, all_stated
from onrecord.repair.lines import Line

_BETWEEN = re.compile(r"\s*(?:[|·•—–]|//|(?<=\s)[-/](?=\s)|\s{3,}|\t)\s*")
_DEEPEST, _MOST_PARTS, _MOST_WORDS = 3, 5, 8
"""Lines that a masthead has, parts that its line of the day has, and words that a part or a line above has."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The first ``lines`` of a report, whose last one states the day."""

    lines: int
    publisher: str
    stated: Stated


def masthead(lines: list[Line]) -> Masthead | None:
    """The masthead in the first lines: a name, perhaps a motto, and a line of which one part is a full day.

    Lines must follow it. None where there is none, and where the line of the day says nothing else: that is a date
    line (credits.py).
    """
    for nth in range(1, min(_DEEPEST, len(lines) - 1)):
        above, line = lines[:nth], lines[nth]
        if not is_outlet(above[0].text) or not all(map(_is_short, above)):
            return None
        parts = [part for part in _BETWEEN.split(line.text) if part]
        day = _day(parts)
        if day is not None:
            return Masthead(nth + 1, above[0].text, day)
    return None


def _day(parts: list[str]) -> Stated | None:
    """The day, where one part is that and no more than an edition's name behind a comma, and the others are short."""
    if len(parts) > _MOST_PARTS or any(len(part.split()) > _MOST_WORDS or part[-1] in ".!?" for part in parts):
        return None
    for part in parts:
        found = next(all_stated(part), None)
        if found is not None and found.day is not None and found.start == 0:
            beside = part[found.end :].strip(" ,.")
            if len(beside.split()) <= 2 and (beside or len(parts) > 1):
                return found
    return None


def _is_short(line: Line) -> bool:
    text = line.text
    return len(text.split()) <= _MOST_WORDS and text[-1] not in ".!?:" and next(all_stated(text), None) is None
