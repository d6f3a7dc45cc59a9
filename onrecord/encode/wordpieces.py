"""Words to word pieces: BERT's uncased vocabulary, longest match first."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

UNKNOWN, START, BREAK = "[UNK]", "[CLS]", "[SEP]"
MAX_LETTERS = 60
"""A longer run of letters is one unknown piece."""
MAX_PIECES = 48
"""Of a longer word only so many pieces are looked at."""


def _is_mark(letter: str) -> bool:
    """Whether BERT takes the character for punctuation (every ASCII symbol, and Unicode's punctuation)."""
    return (letter.isascii() and not letter.isalnum()) or unicodedata.category(letter).startswith("P")


def _runs(word: str) -> list[str]:
    """The word in small letters without accents, each punctuation mark for itself; control characters fall out."""
    runs: list[str] = []
    joins = False
    for letter in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn" or kind.startswith("C"):
            continue
        if letter.isspace():
            joins = False
        elif _is_mark(letter) or not joins:
            runs.append(letter)
            joins = not _is_mark(letter)
        else:
            runs[-1] += letter
    return runs


class WordPieces:
    """A vocabulary; ``pieces`` gives a word's ids."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids[UNKNOWN]
        self.start = self._ids[START]
        self.stop = self._ids[BREAK]
        self.pieces = lru_cache(maxsize=50_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces; at least one, the unknown one if need be."""
        found = [number for run in _runs(word[: 4 * MAX_LETTERS]) for number in self._of_run(run)]
        return tuple(found[:MAX_PIECES]) or (self.unknown,)

    def _of_run(self, run: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(run) <= MAX_LETTERS:
            end = len(run)
            while end > start and ("##" if start else "") + run[start:end] not in self._ids:
                end -= 1
            if end == start:
                return [self.unknown]
            found.append(self._ids[("##" if start else "") + run[start:end]])
            start = end
        return found or [self.unknown]
