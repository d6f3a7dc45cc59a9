"""Paragraphs: lines in the order of reading, joined until one stops short, stands off or is set in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from onrecord.intake.pdf.blocks import Block
from onrecord.intake.pdf.lines import Line
from onrecord.intake.pdf.sheet import Box

_ENDS = re.compile(r"[.!?…:;]['\"’”»)\]]*(?:\s\([^()]{1,40}\))?$")
_OPENS = re.compile(r"[\"'“‘«„(\[–—•*-]*[\dA-ZÀ-Þ]")
_LISTED = re.compile(r"(?:[-–—•*·▪■◦‣+]|(?:\d{1,3}|[a-z])[.)])\s")
_CUT = re.compile(r"[^\W\d_][-‐]$|\d[-‐]$")
_ALIKE = 0.08
"""Sizes that differ by less are one."""
_INDENT = (0.6, 5.0)
"""Ems by which a paragraph's first line is set in."""
_APART = 1.28
"""Paragraphs stand apart where their lines are further from each other than so much of the usual."""
_SHORT, _HALF = 0.35, 0.55
"""A line that leaves so much of its column blank ends a paragraph, whatever its last word and the next one's first."""
_OFTEN = 0.3
"""Steps from line to line that are less common than so much of the commonest are no line's."""
_EXACT = 0.25
"""Ems by which justified lines may miss their column's edge."""


@dataclass(slots=True)
class Set:
    """A line with its column's edges; ``opens`` where it opens a block."""

    line: Line
    left: float
    right: float
    opens: bool
    justified: bool


def paragraphs_of(pages: Sequence[Sequence[Block]], body: float) -> list[list[Line]]:
    """The paragraphs of all pages, whose blocks are in the order of reading."""
    lines = [one for blocks in pages for one in _set(blocks, body)]
    leading = _leading(lines, body)
    usual = median([len(one) for one in _joined(lines, leading, 1_000)] or [1])
    return _joined(lines, leading, usual)


def _joined(lines: Sequence[Set], leading: float, usual: float) -> list[list[Line]]:
    """Lines as paragraphs; where a column's end leaves in doubt whether one goes on, it has ``usual`` lines at most."""
    paragraphs: list[list[Line]] = []
    before: Set | None = None
    for one in lines:
        if before is None or _parts(before, one, leading) or _doubtful(before, one, len(paragraphs[-1]) >= usual):
            paragraphs.append([])
        paragraphs[-1].append(one.line)
        before = one
    return paragraphs


def _doubtful(before: Set, one: Set, long: bool) -> bool:
    """Whether a paragraph ends with a ragged column that a sentence ends: it was ``long``, or a quotation follows."""
    if not one.opens or before.justified or not _ENDS.search(before.line.text):
        return False
    return _OPENS.match(one.line.text) is not None and (long or one.line.text[0] in '"“‘«„')


def _set(blocks: Sequence[Block], body: float) -> Iterator[Set]:
    """The lines of a page with the edges of their columns: a small block has those of the column that it stands in."""
    columns = [one.box for one in blocks if len(one.lines) > 2]
    for block in blocks:
        edges = block.box
        if len(block.lines) <= 2:
            holding = [one for one in columns if one.left <= edges.left + 2 and edges.right <= one.right + 2]
            edges = min(holding, key=lambda one: one.width, default=edges)
        else:
            edges = _column(block, columns)
        rights = [line.right for line in block.lines]
        justified = sum(edges.right - one < _EXACT * body for one in rights) >= 0.5 * len(rights) and len(rights) > 1
        for place, line in enumerate(block.lines):
            yield Set(line, edges.left, edges.right, place == 0, justified)


def _column(block: Block, columns: list[Box]) -> Box:
    """The block's edges, or those of a slightly wider block over or under it."""
    own = block.box
    near = [
        one
        for one in columns
        if one.left <= own.left + 1 and own.right <= one.right + 1 and one.width < 1.25 * own.width
    ]
    return max(near, key=lambda one: one.width, default=own)


def _leading(lines: Sequence[Set], body: float) -> float:
    """From one line of the text to the next, in ems of its size."""
    steps = Counter(
        round((after.line.base - one.line.base) / one.line.size, 2)
        for one, after in zip(lines, lines[1:], strict=False)
        if not after.opens and abs(one.line.size - body) < _ALIKE * body and after.line.base > one.line.base
    )
    if not steps:
        return 1.2
    often = max(steps.values())
    return min(step for step, count in steps.items() if count > _OFTEN * often)


def _parts(before: Set, one: Set, leading: float) -> bool:
    """Whether a paragraph ends between two lines."""
    first, second = before.line, one.line
    if abs(first.size - second.size) > _ALIKE * first.size:
        return True
    if first.bold != second.bold and (_stops(before, one) or second.page == first.page and not one.opens):
        return True
    if not one.opens and second.base - first.base > _APART * leading * first.size:
        return True
    if one.opens and first.bold and not before.justified and second.page == first.page:
        return True
    indent = (second.left - one.left) / second.size
    ends, opens = bool(_ENDS.search(first.text)), bool(_OPENS.match(second.text))
    if _INDENT[0] < indent < _INDENT[1]:
        return ends or _stops(before, one) or not one.opens and first.left - before.left < 0.5 * first.size
    blank = (before.right - first.right) / max(1.0, before.right - before.left)
    if blank > _HALF:
        return True
    if _LISTED.match(second.text):
        return ends or _stops(before, one)
    if not _stops(before, one) or not opens:
        return False
    return ends or blank > _SHORT


def _stops(before: Set, one: Set) -> bool:
    """Whether a line ends though the next line's first word would have fitted on it."""
    room = before.right - before.line.right
    if before.justified:
        return room > _EXACT * before.line.size
    return room > one.line.first + 0.25 * before.line.size


def pieces_of(paragraph: Sequence[Line]) -> Iterator[tuple[str, int, Box]]:
    """A paragraph's words with the page and box where they stand: a piece for each column that it runs through.

    A word that a line's end cuts keeps its hyphen and the line's end.
    """
    words, box = "", paragraph[0].box
    for place, line in enumerate(paragraph):
        before = paragraph[place - 1] if place else line
        if line.page != before.page or line.base <= before.base - 1:
            yield words, before.page, box
            words, box = "", line.box
        box = box.around(line.box)
        words += line.text
        if place < len(paragraph) - 1:
            words += "\n" if _CUT.search(line.text) else " "
    yield words, paragraph[-1].page, box
