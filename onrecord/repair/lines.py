"""The lines of a text, and lines that a fixed width broke: they are joined again, with their hyphenated words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.repair.hyphens import Glue, Words
from onrecord.repair.mapping import Piece, Traced, compose

_LINE = re.compile(r"[^\S\n]*(\S[^\n]*)")
_WHOLE = re.compile(r"[.!?…:;]['\"’”»)\]]*$")
_LISTED = re.compile(r"(?:[-–—•*·▪■◦‣+]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,5})[.)]\s|[-=*_~#•·\s]+$)")
_NARROWEST, _WIDEST = 24, 130
_RAGGED = 12
"""A full line may be so much longer than the longest one that a sentence runs over."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it; ``gap`` counts the newlines since the last one."""

    start: int
    end: int
    text: str
    gap: int
    indent: int

    @property
    def reach(self) -> int:
        """Where it ends, from the margin."""
        return self.indent + len(self.text)

    @property
    def whole(self) -> bool:
        """Whether it ends as a sentence or its introduction does."""
        return bool(_WHOLE.search(self.text[-8:]))

    @property
    def listed(self) -> bool:
        """Whether it opens as a point of a list does, or is a rule."""
        return bool(_LISTED.match(self.text))

    @property
    def low(self) -> bool:
        """Whether it opens with a small letter."""
        return self.text[0].islower()


def lines_of(text: str) -> list[Line]:
    """The lines of a text in order; none for a text of blanks."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match[1].rstrip()
        start = match.start(1)
        gap = text.count("\n", last, start)
        lines.append(Line(start, start + len(words), words, gap, start - match.start()))
        last = start + len(words)
    return lines


@dataclass(frozen=True, slots=True)
class Join:
    """Line ``second`` goes on where line ``first`` stopped; those between them are moved behind."""

    first: int
    second: int


def joined(traced: Traced, lines: list[Line], joins: Iterable[Join]) -> Traced:
    """The text with the lines joined; the joins are in order and don't overlap."""
    after = {join.first: join for join in joins}
    if not after:
        return traced
    words = Words(traced.text)
    pieces: list[Piece] = [(0, lines[0].start)]
    index = 0
    while index < len(lines):
        moved: list[int] = []
        while index in after:
            second = after[index].second
            glue: Glue = words.glue(lines[index].text, lines[second].text)
            pieces += [(lines[index].start, lines[index].end - glue.drop), glue.blank]
            moved += range(index + 1, second)
            index = second
        pieces.append((lines[index].start, lines[index].end))
        for other in moved:
            pieces += [(lines[other - 1].end, lines[other].start), (lines[other].start, lines[other].end)]
        index += 1
        behind = lines[index].start if index < len(lines) else len(traced.text)
        pieces.append((lines[index - 1].end, behind))
    return compose(traced, pieces)


def unwrapped(traced: Traced, aside: Callable[[list[Line]], list[bool]]) -> Traced:
    """The text with the lines of a fixed-width setting joined; ``aside`` tells which lines are no running text."""
    lines = lines_of(traced.text)
    apart = aside(lines)
    joins = [Join(index, index + 1) for index in sorted({*_single(lines, apart), *_double(lines, apart)})]
    return joined(traced, lines, joins)


def _blocks(lines: list[Line], apart: list[bool], gap: int) -> Iterator[range]:
    """Unbroken runs of two and more lines that stand ``gap`` newlines apart."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].gap != gap or apart[index] or apart[index - 1]:
            if index - start > 1:
                yield range(start, index)
            start = index


def _full(one: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word wouldn't have fitted on this one."""
    return one.reach + 1 + len(following.text.split(None, 1)[0]) > width


def _goes_on(one: Line, following: Line) -> bool:
    return not following.listed and following.indent <= one.indent + 1


def _set_to_width(lines: list[Line], block: range, width: int) -> bool:
    """Whether most lines of a block are full, and many break a sentence."""
    pairs = [(lines[index], lines[index + 1]) for index in block[:-1]]
    full = sum(_full(*pair, width) for pair in pairs)
    low = sum(following.low for _, following in pairs)
    return _NARROWEST <= width <= _WIDEST and full >= 0.7 * len(pairs) and low >= 0.4 * len(pairs)


def _single(lines: list[Line], apart: list[bool]) -> Iterator[int]:
    """Lines joined to the next, in blocks set to a width."""
    blocks = list(_blocks(lines, apart, 1))
    longest = [max(lines[index].reach for index in block) for block in blocks]
    wide = [len(block) > 3 and _set_to_width(lines, block, width) for block, width in zip(blocks, longest, strict=True)]
    usual = max((width for width, is_set in zip(longest, wide, strict=True) if is_set), default=0)
    for block, width, is_set in zip(blocks, longest, wide, strict=True):
        for index in block[:-1]:
            one, following = lines[index], lines[index + 1]
            enough = width if is_set else usual
            if _goes_on(one, following) and enough and _full(one, following, enough) and (is_set or width <= _WIDEST):
                yield index


def _double(lines: list[Line], apart: list[bool]) -> Iterator[int]:
    """Lines joined to the next where the whole text is set to a width with a blank line after each line."""
    pairs = [i for i in range(len(lines) - 1) if lines[i + 1].gap == 2 and not apart[i] and not apart[i + 1]]
    low = [i for i in pairs if lines[i + 1].low and not lines[i].whole and len(lines[i].text) <= _WIDEST]
    if len(low) < 4 or len(low) < 0.3 * len(pairs):
        return
    width = max(len(lines[i].text) for i in low)
    for i in pairs:
        if (
            _goes_on(lines[i], lines[i + 1])
            and _full(lines[i], lines[i + 1], width)
            and len(lines[i].text) <= width + _RAGGED
        ):
            yield i
