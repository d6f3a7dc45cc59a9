"""What the tagger sees: word pieces with what the parser says of each word, in windows of whole paragraphs.

A word sees its own paragraph and those before it, never one after it, and where a window ends depends only on
what stands before: so a paragraph added at the end changes nothing that was read before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from onrecord.encode.wordpieces import WordPieces

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

    ids: list[int]
    rows: list[tuple[int, ...]]
    paragraphs: list[int]
    words: list[int]


def pieces_of(
    window: Window,
    ids: Sequence[tuple[int, ...]],
    rows: Sequence[tuple[int, ...]],
    paragraphs: Sequence[int],
    vocabulary: WordPieces,
) -> Pieces:
    """The window's words behind a start piece, with a break behind each paragraph."""
    none = (0,) * (len(rows[0]) if rows else 0)
    found = Pieces([vocabulary.start], [none], [-1], [])
    for nth in range(window.first, window.last):
        found.words.append(len(found.ids))
        found.ids.extend(ids[nth])
        found.rows.extend([rows[nth]] * len(ids[nth]))
        found.paragraphs.extend([paragraphs[nth]] * len(ids[nth]))
        if nth + 1 == window.last or paragraphs[nth + 1] != paragraphs[nth]:
            found.ids.append(vocabulary.stop)
            found.rows.append(none)
            found.paragraphs.append(paragraphs[nth])
    return found
