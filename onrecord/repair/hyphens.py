"""Words that a line's end cut: whether the hyphen belongs to the word or to the line."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from onrecord.repair.words import word_list

_CUT = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[A-Z]{1,4})[-‐]$")
_OPENING = re.compile(r"([^\W\d_]+)((?:[-‐]\w+)*)")
_BROKEN = re.compile(r"(\w+)[-‐]\s*\n\s*(\w+)")
_WAITING = re.compile(r"\w+\s+\w+[-‐]\w")
"""Behind a hyphen that waits: "and long-range"."""
_DAYS = frozenset(day.lower() for day in calendar.day_name)
_FEWEST_CUTS = 4
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Glue:
    """How two halves are put together: so many characters dropped from the first, and what goes between."""

    drop: int
    blank: str


class Words:
    """The words of a text, to tell which of two spellings it uses elsewhere."""

    def __init__(self, text: str) -> None:
        self._words: frozenset[str] | None = None
        self._text = text
        self._cutting: bool | None = None

    def _used(self, word: str) -> bool:
        if self._words is None:
            unbroken = _BROKEN.sub(" ", self._text)
            self._words = frozenset(match[0].lower().replace("‐", "-") for match in _WORD.finditer(unbroken))
        return word.lower() in self._words

    def _cuts(self) -> bool:
        """Whether the text's lines cut words: most halves at their hyphens are no words by themselves."""
        if self._cutting is None:
            pairs = _BROKEN.findall(self._text)
            cut = sum(not (self._used(left) and self._used(right)) for left, right in pairs)
            self._cutting = len(pairs) >= _FEWEST_CUTS and 2 * cut > len(pairs)
        return self._cutting

    def glue(self, first: str, second: str) -> Glue:
        """How ``second`` goes on where ``first`` stopped."""
        cut = _CUT.search(first[-60:])
        if cut is None:
            return Glue(0, "" if first.endswith("—") and not first[-2:-1].isspace() else " ")
        opening = _OPENING.match(second)
        if opening is None:
            return Glue(0, "" if second[0].isdigit() else " ")
        if opening[1] in word_list("hyphen_suspended") and (_WAITING.match(second) or self._waits(cut[1], opening[1])):
            return Glue(0, " ")
        return Glue(0 if self._keeps(cut[1], opening[1], opening[2]) else 1, "")

    def _waits(self, left: str, right: str) -> bool:
        return self._used(left) and not self._used(left + right)

    def _keeps(self, left: str, right: str, rest: str) -> bool:
        """Whether the hyphen between the halves is the word's own."""
        if left[-1].isalpha() and self._used(left.rpartition("-")[2] + right + rest):
            return False
        if not left.isalpha() and "-" not in left or right[0].isupper():
            return True
        if self._used(f"{left}-{right}{rest}"):
            return True
        if right.lower() in word_list("hyphen_before") or left.lower() in word_list("hyphen_behind"):
            return True
        if left.lower() + right.lower() in _DAYS:
            return False
        known = left[0].isupper() and right != "day" or left.lower() in word_list("hyphen_counts") or self._used(left)
        if right.lower() in word_list("hyphen_before_if_known"):
            return known
        return known and len(left) > 2 and len(right) > 3 and self._used(right) and not self._cuts()
