"""Letterheads: the lines in capitals, with an address, that an office sets over its papers."""

from __future__ import annotations

import re

from onrecord.repair.days import DAY
from onrecord.repair.lines import Line
from onrecord.repair.words import word_list

_HOUSE = re.compile(r"\d{1,5}[A-Za-z]? [A-ZÀ-Þ]|P\.? ?O\.? ?Box \d|[A-ZÀ-Þ][\w.'’ -]{2,40} \d{1,5}[A-Za-z]?(?:,|$)")
_FEWEST, _MOST = 2, 6


def letterhead(lines: list[Line]) -> range | None:
    """Which of the first lines are the letterhead: one block that an address ends; None where there is none.

    Lines must follow it, for a title or text to stand under it.
    """
    start = 0
    for index in range(1, len(lines)):
        if lines[index].gap > 1:
            if _is_letterhead(lines[start:index]):
                return range(start, index)
            start = index
    return None


def _is_letterhead(block: list[Line]) -> bool:
    texts = [line.text for line in block]
    if not _FEWEST <= len(block) <= _MOST or not _address(texts[-1]) or not _capitals(block[0]):
        return False
    return all(_capitals(line) or _address(line.text) for line in block)


def _capitals(line: Line) -> bool:
    return line.text.isupper() and len(line.text) <= 60 and not line.whole and DAY.search(line.text) is None


def _address(text: str) -> bool:
    """Whether a line names a house and its street."""
    words = {word.strip(".,").lower() for word in text.split()}
    if len(text) > 80 or text.endswith((".", "!", "?")) or DAY.search(text):
        return False
    return _HOUSE.match(text) is not None and bool(words & word_list("streets"))
