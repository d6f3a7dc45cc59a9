"""Ids that any worker anywhere gives alike: they come from where a finding stands, or from a report's words."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from datetime import date
from itertools import count
from typing import Literal

Letter = Literal["a", "p", "t", "q", "s", "e", "f"]


def of_report(text: str, published: date | None) -> str:
    """The id of a report: twelve hexadecimal digits from its repaired text and its publication day.

    Of 100,000 reports two get the same once in 50,000 records; of a million, once in 500.
    """
    day = published.isoformat() if published else ""
    return hashlib.sha256(f"{day}\n{text}".encode()).hexdigest()[:12]


class Ids:
    """Gives each finding of one noun an id from its words' place: ``s1042``, then ``s1042b`` for a second one there."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._taken: dict[int, int] = {}

    def at(self, start: int) -> str:
        """A new id for a finding whose words start at ``start``; call in a fixed order."""
        nth = self._taken.get(start, 0)
        self._taken[start] = nth + 1
        return f"{self._letter}{start}" + ("" if nth == 0 else chr(ord("a") + nth) if nth < 26 else f"-{nth}")


def of_added(letter: str, start: int, taken: Container[str]) -> str:
    """A new id for what a person adds at ``start``: ``s1042x1``, then ``s1042x2``; :class:`Ids` gives none like it."""
    return next(id for id in (f"{letter}{start}x{nth}" for nth in count(1)) if id not in taken)


def is_added(id: str) -> bool:
    """Whether a person gave this finding to the record, not the program."""
    return "x" in id
