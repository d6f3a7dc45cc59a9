"""Words as they are searched for: in small letters, without accents, whole; and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

BETWEEN = "ǀ"
"""Stands between two texts of one column, so that no phrase reaches from one into the other; nobody writes it."""

_APART = f" {BETWEEN} "

SHORT = 60
"""Characters of a text that is likely to come again."""

_WORD = re.compile(r"[^\W_]+")
_WORDS = re.compile(r"([^\W_]+)")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> list[str]:
    """The words of a text; ``Zoë's`` is ``zoe``, ``s``."""
    return _WORD.findall(_plain(text))


class Folded:
    """A text of which many stretches are folded: its words are folded once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: list[str] | None = None
        if text.isascii() or all(map(_is_one, set(text))):  # each character of it is one when it is folded, too
            parts = _WORDS.split(_plain(text))
            ends = list(accumulate(map(len, parts)))
            self._starts, self._ends, self._words = ends[:-1:2], ends[1::2], list(map(singular, parts[1::2]))

    def prose(self, start: int, end: int) -> str:
        """The words of a stretch of the text, each in the singular."""
        if self._words is None:
            return _singulars(self._text[start:end])
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first < last and (self._starts[first] < start or self._ends[last - 1] > end):
            return _singulars(self._text[start:end])  # it begins or ends in the middle of a word
        return " ".join(self._words[first:last])


@lru_cache(maxsize=1 << 10)
def _is_one(char: str) -> bool:
    return len(_plain(char)) == 1


def _plain(text: str) -> str:
    return (text if text.isascii() else _FOREIGN.sub(_without_accents, text)).casefold()


def _without_accents(found: re.Match[str]) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", found[0]) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    return " ".join(fold(text))


def singulars(text: str) -> str:
    """A text folded, every word in the singular."""
    return _of_short(text) if len(text) < SHORT else _singulars(text)


@lru_cache(maxsize=1 << 14)
def _of_short(text: str) -> str:
    return _singulars(text)


def _singulars(text: str) -> str:
    return " ".join(map(singular, fold(text)))


def names(texts: Iterable[str | None]) -> str:
    """Texts folded, each once, kept apart from each other."""
    return apart([_folded(text) for text in texts if text])


def prose(texts: Iterable[str | None]) -> str:
    """Texts folded, each once and kept apart, with every word in the singular."""
    return apart([singulars(text) for text in texts if text])


def apart(folded: Iterable[str]) -> str:
    """Folded texts, each once, kept apart from each other."""
    return _APART.join(dict.fromkeys(filter(None, folded)))


@lru_cache(maxsize=1 << 15)
def singular(word: str) -> str:
    """The word without the ending of its plural, as English has it, or as it is: ``drones`` is ``drone``.

    Harman, D. (1991): How effective is suffixing? JASIS 42(1), the "S stemmer".
    """
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word if word.endswith(("us", "ss")) else word[:-1]


def words_at(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of a text as it stands there: start, end, and the word folded (more than one joined)."""
    for found in re.finditer(r"(?:[^\W_]|[\u0300-\u036f])+", text):
        folded = found[0].lower() if found[0].isascii() else "".join(fold(found[0]))
        if folded:
            yield found.start(), found.end(), folded
