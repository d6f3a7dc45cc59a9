"""What the tagger sees: word pieces with what the parser says of each word, in windows of whole paragraphs.

A word sees its own paragraph and those before it, never one after it, and where a window ends depends only on
what stands before: so a paragraph added at the end changes nothing that was read before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Protocol

import numpy as np

from onrecord.encode.wordpieces import WordPieces

Numbers = np.ndarray[Any, np.dtype[np.int64]]
WINDOW = 224
"""Pieces in a window at most."""
CONTEXT = 32
"""Pieces of what was read before that a window begins with, at most."""
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'


class Word(Protocol):
    """A token, as far as the tagger looks at it; ``head`` counts in the same sequence."""

    @property
    def text(self) -> str: ...
    @property
    def tag(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def head(self) -> int: ...
    @property
    def sentence(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of words beside their letters: names for the rows of one table."""

    rows: dict[str, int]

    def of(self, names: Sequence[str]) -> tuple[int, ...]:
        """The rows of the names; row 0 for a name that was never seen."""
        return tuple([self.rows.get(name, 0) for name in names])


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[first, last)``, of which those from ``fresh`` on are read here for the first time."""

    first: int
    fresh: int
    last: int


@lru_cache(maxsize=50_000)
def shape(text: str) -> str:
    """How a word is written."""
    if not any(letter.isalpha() for letter in text):
        return "number" if any(letter.isdigit() for letter in text) else "mark"
    if text.islower():
        return "small"
    if text.isupper() and len(text) > 1:
        return "CAPITALS"
    return "Title" if text[0].isupper() and text[1:] == text[1:].lower() else "miXed"


def quoted(words: Sequence[Word], paragraphs: Sequence[int]) -> list[bool]:
    """For each word whether quotation marks of its paragraph stand open around it (the marks count as inside)."""
    found, inside = [], False
    for nth, word in enumerate(words):
        if nth and paragraphs[nth] != paragraphs[nth - 1]:
            inside = False
        mark = word.text
        opens = mark in _OPENING or (mark in (*_EITHER, "``") and not inside)
        closes = mark in _CLOSING or (mark in (*_EITHER, "''") and inside)
        inside = inside or opens
        found.append(inside)
        if closes:
            inside = False
    return found


def _depths(words: Sequence[Word]) -> list[int]:
    """For each word how many stand above it; each is climbed to once, since a text without stops is one deep tree."""
    depth = [-1] * len(words)
    for nth in range(len(words)):
        path: list[int] = []
        at = nth
        while depth[at] < 0 and words[at].head != at and len(path) < len(words):
            path.append(at)
            at = words[at].head
        depth[at] = max(depth[at], 0)
        for one in reversed(path):
            depth[one] = depth[words[one].head] + 1
    return depth


def _edges(words: Sequence[Word]) -> tuple[list[str], list[str]]:
    """For each word the relation of the largest constituent that begins with it, and of the largest that ends."""
    low, high = list(range(len(words))), list(range(len(words)))
    depth = _depths(words)
    for nth in sorted(range(len(words)), key=lambda nth: -depth[nth]):
        at = words[nth].head
        low[at], high[at] = min(low[at], low[nth]), max(high[at], high[nth])
    begins, ends = list(range(len(words))), list(range(len(words)))
    for nth in range(len(words)):
        if depth[nth] < depth[begins[low[nth]]]:
            begins[low[nth]] = nth
        if depth[nth] < depth[ends[high[nth]]]:
            ends[high[nth]] = nth
    return [words[at].relation for at in begins], [words[at].relation for at in ends]


def traits(words: Sequence[Word], paragraphs: Sequence[int]) -> list[tuple[str, ...]]:
    """The names of each word's traits: tag, relation, what begins and ends with it, shape, quotation marks."""
    inside = quoted(words, paragraphs)
    begins, ends = _edges(words)
    return [
        (
            f"tag {word.tag}",
            f"is {word.relation}",
            f"begins {begins[nth]}",
            f"ends {ends[nth]}",
            f"{shape(word.text)} {'in' if inside[nth] else 'out'}",
        )
        for nth, word in enumerate(words)
    ]


def layout(
    lengths: Sequence[int], paragraphs: Sequence[int], window: int = WINDOW, context: int = CONTEXT
) -> list[Window]:
    """Windows over words of so many pieces, each word fresh in one of them.

    A paragraph begins a new window where it doesn't fit; one that is longer than a window is cut between words.
    """
    room = window - 2
    found: list[Window] = []
    first = fresh = last = 0
    while last < len(lengths):
        used = sum(lengths[first:last]) + _breaks(paragraphs, first, last)
        end = _paragraph_end(paragraphs, last)
        size = sum(lengths[last:end]) + 1
        if used + size <= room:
            last = end
            continue
        if last > fresh:
            found.append(Window(first, fresh, last))
            first, fresh = _back(lengths, paragraphs, last, context), last
            continue
        while last < end and used + lengths[last] + 1 <= room:
            used += lengths[last]
            last += 1
        if last == fresh:
            first, last = fresh, fresh + 1
        found.append(Window(first, fresh, last))
        first, fresh = _back(lengths, paragraphs, last, context), last
    if last > fresh:
        found.append(Window(first, fresh, last))
    return found


def _breaks(paragraphs: Sequence[int], first: int, last: int) -> int:
    """How many paragraphs words ``[first, last)`` belong to."""
    return len(set(paragraphs[first:last]))


def _paragraph_end(paragraphs: Sequence[int], first: int) -> int:
    """The word behind the last one of the paragraph that word ``first`` stands in."""
    end = first
    while end < len(paragraphs) and paragraphs[end] == paragraphs[first]:
        end += 1
    return end


def _back(lengths: Sequence[int], paragraphs: Sequence[int], last: int, context: int) -> int:
    """The first of the words before ``last`` that fit into so many pieces."""
    first, used = last, 0
    while first and used + lengths[first - 1] + 1 <= context:
        first -= 1
        used += lengths[first] + (first + 1 < len(paragraphs) and paragraphs[first] != paragraphs[first + 1])
    return first


@dataclass(frozen=True, slots=True)
class Pieces:
    """A window for the encoder: piece ids, trait rows and paragraph of each, and where each word's first piece is."""

    ids: Numbers
    rows: Numbers
    paragraphs: Numbers
    words: Numbers


class Sequences:
    """A report's words as pieces, one after another, out of which windows are cut.

    ``ids`` has the pieces of each word, at least one; ``rows`` (words, traits) and ``paragraphs`` one entry a word.
    """

    def __init__(
        self, ids: Sequence[tuple[int, ...]], rows: Sequence[tuple[int, ...]], paragraphs: Sequence[int]
    ) -> None:
        self.lengths = [len(one) for one in ids]
        self._counts = np.array(self.lengths, dtype=np.int64)
        self._offsets = np.concatenate([[0], np.cumsum(self._counts)])
        self._ids = np.fromiter(chain.from_iterable(ids), np.int64, int(self._offsets[-1]))
        self._rows = np.repeat(np.array(rows, dtype=np.int64), self._counts, axis=0)
        self._paragraphs = np.array(paragraphs, dtype=np.int64)

    def pieces(self, window: Window, vocabulary: WordPieces) -> Pieces:
        """The window's words behind a start piece, with a break behind each paragraph."""
        paragraphs = self._paragraphs[window.first : window.last]
        closes = np.append(paragraphs[1:] != paragraphs[:-1], True)
        sizes = self._counts[window.first : window.last] + closes
        ends = 1 + np.cumsum(sizes)
        is_word = np.ones(int(ends[-1]), dtype=bool)
        is_word[0] = False
        is_word[ends[closes] - 1] = False
        first, last = self._offsets[window.first], self._offsets[window.last]
        ids = np.full(len(is_word), vocabulary.stop, dtype=np.int64)
        ids[0], ids[is_word] = vocabulary.start, self._ids[first:last]
        rows = np.zeros((len(is_word), self._rows.shape[1]), dtype=np.int64)
        rows[is_word] = self._rows[first:last]
        return Pieces(ids, rows, np.concatenate([[-1], np.repeat(paragraphs, sizes)]), ends - sizes)
