"""Lines of a page: words on one foot line, parted where a gutter runs between columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from onrecord.intake.pdf.gutters import gutters
from onrecord.intake.pdf.sheet import Box, Sheet, Word

_STEP = 8.0
"""Points: rows are looked for so far above and below, twice."""
_LEVEL = 0.25
"""Words whose foot lines differ by less (of their size) stand on one."""
_NEAR, _FAR = 0.45, 2.5
"""Ems between words that surely stand on one line, and that surely don't."""
_RAISED = 0.8
"""Raised marks are smaller than so much of the text."""
_INITIAL = 1.8
"""A letter that opens a text over several lines is larger than so much of it."""


@dataclass(slots=True)
class Line:
    """Words side by side; ``left`` is where the line begins, which an initial letter may have pushed to the right."""

    page: int
    words: list[Word]
    left: float
    right: float
    base: float
    size: float
    face: str
    bold: bool
    text: str

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return Box(self.left, self.base - 0.75 * self.size, self.right, self.base + 0.25 * self.size)

    @property
    def first(self) -> float:
        """How wide its first word is."""
        width = 0.0
        for place, word in enumerate(self.words):
            if place and not _joined(self.words[place - 1], word):
                break
            width = word.right - self.words[0].left
        return width


def lines_of(sheet: Sheet, body: float) -> tuple[list[Line], list[Box]]:
    """The lines of a page from top to bottom, and the gutters between them.

    ``body`` is the size of most of the document's text.
    """
    initials = [one for one in sheet.words if len(one.text) <= 2 and one.size > _INITIAL * body and _tall(one, sheet)]
    words = [one for one in sheet.words if all(one is not initial for initial in initials)]
    fragments = [one for row in _rows(words) for one in _fragments(sheet.number, row)]
    strips = gutters([one.box for one in fragments], body)
    lines = [line for row in _rows_of(fragments) for line in _parted(row, strips)]
    for initial in initials:
        _lead(initial, lines)
    return sorted(lines, key=lambda one: (one.base, one.left)), strips


def _tall(initial: Word, sheet: Sheet) -> bool:
    """Whether other words stand to the right of it above its foot line."""
    reach = initial.right + initial.size
    return any(
        initial.right - 1 <= word.left <= reach and initial.box.top - 2 <= word.base < initial.base - 2
        for word in sheet.words
        if word is not initial
    )


def _rows(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words of one foot line, over the whole page."""
    row: list[Word] = []
    for word in sorted(words, key=lambda one: one.base):
        if row and word.base - row[0].base > _LEVEL * min(word.size, row[0].size):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _fragments(page: int, row: list[Word]) -> Iterator[Line]:
    """Words that surely stand on one line: close together, or drawn in one go."""
    row.sort(key=lambda one: one.left)
    held = [row[0]]
    for word in row[1:]:
        gap = word.left - held[-1].right
        size = max(word.size, held[-1].size)
        if gap < _NEAR * size or word.run == held[-1].run and gap < _FAR * size:
            held.append(word)
        else:
            yield line_of(page, held)
            held = [word]
    yield line_of(page, held)


def line_of(page: int, words: list[Word]) -> Line:
    """The line that words make, from left to right."""
    letters = sum(len(one.text) for one in words)
    size = median(one.size for one in words for _ in one.text)
    bold = sum(len(one.text) for one in words if one.bold) > 0.8 * letters
    base = max(words, key=lambda one: len(one.text) * (abs(one.size - size) < 0.5)).base
    face = max({one.face for one in words}, key=lambda name: sum(len(one.text) for one in words if one.face == name))
    return Line(page, words, words[0].left, max(one.right for one in words), base, size, face, bold, _text(words))


def _text(words: list[Word]) -> str:
    parts = [words[0].text]
    for before, word in zip(words, words[1:], strict=False):
        parts.append(word.text if _joined(before, word) else f" {word.text}")
    return "".join(parts)


def _joined(before: Word, word: Word) -> bool:
    """Whether no blank stands between two words: they touch, or the second was drawn straight behind the first."""
    gap = word.left - before.right
    return gap < (0.17 if word.tied else 0.08) * word.size


def _rows_of(fragments: list[Line]) -> list[list[Line]]:
    """Fragments at one height, raised marks with the text that they belong to."""
    rows: list[list[Line]] = []
    at: dict[int, list[list[Line]]] = defaultdict(list)
    for one in sorted(fragments, key=lambda one: -one.size):
        here = int(one.base // _STEP)
        near = (row for step in range(here - 2, here + 3) for row in at[step])
        row = next((row for row in near if _level(one, row)), None)
        if row is None:
            row = []
            rows.append(row)
            at[here].append(row)
        row.append(one)
    return rows


def _level(one: Line, row: list[Line]) -> bool:
    """Whether a fragment stands on a row's foot line, or is a raised or lowered mark that touches a word there."""
    if abs(one.base - row[0].base) <= _LEVEL * one.size and one.size > 0.5 * row[0].size:
        return True
    if abs(one.base - row[0].base) > 0.6 * row[0].size or len(one.text) > 4:
        return False
    return any(
        one.size < _RAISED * word.size and -1 <= one.left - word.right < 0.3 * word.size
        for line in row
        for word in line.words
    )


def _parted(row: list[Line], strips: list[Box]) -> Iterator[Line]:
    """The lines of a row: its fragments, put together where no gutter and no wide gap is between them."""
    row.sort(key=lambda one: one.left)
    held = [row[0]]
    for one in row[1:]:
        before = held[-1]
        wide = one.left - before.right > _FAR * max(one.size, before.size)
        if wide or any(_between(strip, before, one) for strip in strips):
            yield _whole(held)
            held = []
        held.append(one)
    yield _whole(held)


def _between(strip: Box, before: Line, after: Line) -> bool:
    return (
        strip.left >= before.right - 1
        and strip.right <= after.left + 1
        and strip.top <= max(before.base, after.base)
        and strip.bottom >= min(before.base, after.base) - before.size / 2
    )


def _whole(fragments: list[Line]) -> Line:
    """One line of fragments, without the raised numbers that point to notes."""
    words = [word for one in fragments for word in one.words]
    size = max(one.size for one in fragments)
    kept = [word for place, word in enumerate(words) if not (place and _points(word, words[place - 1], size))]
    return line_of(fragments[0].page, kept) if len(fragments) > 1 or len(kept) < len(words) else fragments[0]


def _points(word: Word, before: Word, size: float) -> bool:
    """Whether a word is a raised number or sign behind another, and not the power of a unit."""
    raised = word.size < _RAISED * size and before.base - word.base > 0.15 * size
    return raised and not word.text.strip("0123456789*†‡,") and before.text not in ("m", "km", "cm", "mm")


def _lead(initial: Word, lines: list[Line]) -> None:
    """Sets an initial letter before the line that it opens; the lines beside it begin where it does."""
    beside = [
        line
        for line in lines
        if line.base > initial.box.top - 2
        and line.box.top < initial.box.bottom
        and -1 <= line.left - initial.right < 2 * line.size
    ]
    if not beside:
        return
    first = min(beside, key=lambda one: one.base)
    first.text = initial.text + first.text
    for line in beside:
        line.left = initial.left
