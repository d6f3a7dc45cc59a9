"""Blocks of lines that stand below each other, and the order in which a page's blocks are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.intake.pdf.lines import Line
from onrecord.intake.pdf.sheet import Box

_ALIKE = 0.06
"""Sizes that differ by less are one."""
_LEADING = 2.6
"""Lines of one block stand no further apart, in ems; what parts paragraphs may be half a line more than a line."""
_INDENT = 4.0
"""Ems by which a line of a block may begin or end further out than those before."""
_MOST = 150
"""A page of more blocks is a table or a drawing, and read from top to bottom."""
_STOPS = re.compile(r"[.!?…:;]['\"’”»)\]]*$")


@dataclass(slots=True)
class Block:
    """Lines from top to bottom; ``box`` is around them."""

    lines: list[Line]
    box: Box

    def add(self, line: Line) -> None:
        """Takes a further line."""
        self.lines.append(line)
        self.box = self.box.around(line.box)


def blocks_of(lines: list[Line], frames: Sequence[Box], strips: Sequence[Box]) -> list[Block]:
    """Lines (from top to bottom) as blocks: a line hangs on the one that it alone stands under.

    Both lie in the same ``frames``, and no column begins or ends between them: ``strips`` are the gutters.
    """
    within = {id(line): [frame for frame in frames if frame.holds(*line.box.middle)] for line in lines}
    blocks: list[Block] = []
    near: list[Block] = []
    for place, line in enumerate(lines):
        near = [one for one in near if line.base - one.lines[-1].base <= _LEADING * one.lines[-1].size]
        over = [one for one in near if _overlap(one.lines[-1].box, line.box) > 0]
        last = over[0].lines[-1] if len(over) == 1 else None
        together = last is not None and within[id(last)] == within[id(line)] and not _columned(last, line, strips)
        if together and _fits(over[0], line, lines, place):
            over[0].add(line)
            continue
        blocks.append(Block([line], line.box))
        near = [one for one in near if one not in over or one.lines[-1].base >= line.base - 1] + blocks[-1:]
    return blocks


def _columned(last: Line, line: Line, strips: Sequence[Box]) -> bool:
    """Whether one line runs over a gutter beside which the other stands."""
    return any(
        _over(strip, last) != _over(strip, line)
        for strip in strips
        if last.base + last.size > strip.top and line.base - line.size < strip.bottom
    )


def _over(strip: Box, line: Line) -> bool:
    return line.left < strip.left and line.right > strip.right


def _overlap(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _fits(block: Block, line: Line, lines: list[Line], place: int) -> bool:
    """Whether a line goes on a block: of its size and width, and alone under its last line."""
    last = block.lines[-1]
    if abs(line.size - last.size) > _ALIKE * last.size or line.base - last.base < 0.5 * line.size:
        return False
    if line.left < block.box.left - _INDENT * line.size or line.right > block.box.right + _INDENT * 2 * line.size:
        return False
    near = lines[max(0, place - 4) : place + 5]
    beside = [one for one in near if one is not line and abs(one.base - line.base) < 0.5 * line.size]
    return all(_overlap(one.box, last.box) <= 0 for one in beside)


def in_order(blocks: list[Block], between: Sequence[Box] = ()) -> list[Block]:
    """The blocks in the order of reading; ``between`` is what stands between them and isn't read.

    A picture over several columns may part what stands over it from what stands under it, or the columns may run past
    it: the order is taken in which the blocks go on better.
    """
    plain = _sorted(blocks)
    parted = [one for one in _sorted([*blocks, *(Block([], box) for box in between)]) if one.lines]
    return max(parted, plain, key=_goes_on) if parted != plain else plain


def _goes_on(order: Sequence[Block]) -> int:
    """How often a block goes on where the one before it stopped, less how often it doesn't."""
    ends = [(one.lines[-1].text, after.lines[0].text) for one, after in zip(order, order[1:], strict=False)]
    return sum(1 if (_STOPS.search(first) is None) == second[0].islower() else -1 for first, second in ends)


def _sorted(blocks: list[Block]) -> list[Block]:
    """The blocks from beginning to end.

    One comes before another that it stands over; and before one to its right, unless a third stands between the
    heights of both and reaches over both (T. M. Breuel, "High performance document layout analysis", 2003).
    """
    left = sorted(blocks, key=lambda one: (one.box.top, one.box.left))
    if len(left) > _MOST:
        return left
    before = {
        id(one): [id(other) for other in left if other is not one and _precedes(other, one, left)] for one in left
    }
    done: set[int] = set()
    order: list[Block] = []
    while left:
        one = next((one for one in left if done.issuperset(before[id(one)])), left[0])
        left.remove(one)
        done.add(id(one))
        order.append(one)
    return order


def _precedes(one: Block, other: Block, blocks: list[Block]) -> bool:
    a, b = one.box, other.box
    if _overlap(a, b) > 1:
        return (a.top, a.left) < (b.top, b.left)
    if a.left >= b.left:
        return False
    top, bottom = min(a.top, b.top), max(a.top, b.top)
    return not any(
        top < third.box.top < bottom and _overlap(third.box, a) > 1 and _overlap(third.box, b) > 1
        for third in blocks
        if third is not one and third is not other
    )
