"""Text that remembers where each of its characters stood in the origin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Kept, Report

Piece = tuple[int, int] | str
"""Characters ``[start, end)`` that stay, or words that repair puts in."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A text under repair; ``kept`` as in Report."""

    text: str
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts ``words`` where the characters ``[start, end)`` stand."""

    start: int
    end: int
    words: str


def trace(text: str) -> Traced:
    """An untouched text: every character stands where it stood."""
    return Traced(text, (Kept(0, 0, len(text)),) if text else ())


def compose(traced: Traced, pieces: Iterable[Piece]) -> Traced:
    """A new text from pieces of an old one, in any order, and words of repair's own."""
    starts = [run.start for run in traced.kept]
    words: list[str] = []
    kept: list[Kept] = []
    length = 0
    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
            length += len(piece)
            continue
        start, end = piece
        for run in _cut(traced.kept, starts, start, end):
            _append(kept, Kept(length + run.start - start, run.origin, run.length))
        words.append(traced.text[start:end])
        length += end - start
    return Traced("".join(words), tuple(kept))


def _cut(kept: tuple[Kept, ...], starts: list[int], start: int, end: int) -> Iterable[Kept]:
    index = max(0, bisect_right(starts, start) - 1)
    while index < len(kept) and kept[index].start < end:
        run = kept[index]
        first, last = max(start, run.start), min(end, run.start + run.length)
        if first < last:
            yield Kept(first, run.origin + first - run.start, last - first)
        index += 1


def _append(kept: list[Kept], run: Kept) -> None:
    if kept:
        last = kept[-1]
        if last.start + last.length == run.start and last.origin + last.length == run.origin:
            kept[-1] = Kept(last.start, last.origin, last.length + run.length)
            return
    kept.append(run)


def edit(traced: Traced, edits: Iterable[Edit]) -> Traced:
    """The text with all edits made (in order, not overlapping); characters that an edit repeats stay mapped."""
    pieces: list[Piece] = []
    at = 0
    for one in edits:
        start, end, words = _least(traced.text, one)
        if start == end and not words:
            continue
        pieces += [(at, start), words]
        at = end
    if not pieces:
        return traced
    return compose(traced, [*pieces, (at, len(traced.text))])


def _least(text: str, one: Edit) -> tuple[int, int, str]:
    """The edit without what its two sides have in common at their ends."""
    start, end, words = one.start, one.end, one.words
    while start < end and words and text[start] == words[0]:
        start, words = start + 1, words[1:]
    while start < end and words and text[end - 1] == words[-1]:
        end, words = end - 1, words[:-1]
    return start, end, words


def origin_offset(report: Report, offset: int) -> int:
    """Where the character at ``offset`` stood in the origin; for one that repair put in, the nearest kept one's place.

    0 for a report in which nothing was kept.
    """
    if not report.kept:
        return 0
    index = bisect_right([run.start for run in report.kept], offset) - 1
    before = report.kept[max(index, 0)]
    if before.start <= offset < before.start + before.length:
        return before.origin + offset - before.start
    after = report.kept[min(index + 1, len(report.kept) - 1)]
    if index < 0 or after.start > offset and after.start - offset <= offset - (before.start + before.length - 1):
        return after.origin
    return before.origin + before.length - 1
