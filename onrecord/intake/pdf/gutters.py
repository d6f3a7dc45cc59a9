"""Gutters: the blank strips between columns."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.intake.pdf.sheet import Box

_NARROWEST = 0.55
"""Of the text's size: no gutter is narrower, and few blanks of a line are as wide in line after line."""
_CLEAR = 1.0
"""A strip that is so wide is a gutter sooner."""
_FEW, _MANY = 2, 4
"""So many lines stand at both sides of a clear and of a narrow one."""
_MOST_FRAGMENTS, _MOST_TRIED = 4_000, 500
"""A page in more pieces is a table or a drawing; and of its blanks so many are looked at."""
_COLUMN = 4.0
"""Ems: what is narrower is no column, but the numbers of a list."""


def gutters(fragments: list[Box], body: float) -> list[Box]:
    """The strips that part columns, each as far up and down as nothing crosses it; ``fragments`` are parts of lines."""
    if len(fragments) > _MOST_FRAGMENTS:
        return []
    order = sorted(fragments, key=lambda one: one.bottom)
    bottoms = [one.bottom for one in order]
    gaps = _gaps(order, bottoms, body)
    strips: list[Box] = []
    tried = 0
    for before, after in gaps:
        middle = (before.bottom + after.bottom) / 2
        if any(_inside(strip, before, after, middle) for strip in strips):
            continue
        tried += 1
        if tried > _MOST_TRIED:
            break
        strip = _strip(order, before, after, body)
        if strip is not None and _parts(strip, gaps, body):
            strips.append(strip)
    return strips


def _gaps(order: list[Box], bottoms: list[float], body: float) -> list[tuple[Box, Box]]:
    """Each fragment with its neighbour to the right."""
    found = []
    for one in order:
        reach = max(one.height, body)
        start, end = bisect_left(bottoms, one.bottom - reach), bisect_left(bottoms, one.bottom + reach)
        beside = [other for other in order[start:end] if other.left >= one.right - 1 and _level(one, other)]
        if beside:
            nearest = min(beside, key=lambda other: other.left)
            if nearest.left - one.right >= _NARROWEST * body:
                found.append((one, nearest))
    return found


def _level(one: Box, other: Box) -> bool:
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 0.3 * min(one.height, other.height)


def _inside(strip: Box, before: Box, after: Box, middle: float) -> bool:
    return strip.left >= before.right - 1 and strip.right <= after.left + 1 and strip.top <= middle <= strip.bottom


def _strip(order: list[Box], before: Box, after: Box, body: float) -> Box | None:
    """The blank between two fragments, grown up and down until something crosses it."""
    left, right = before.right, after.left
    middle = (before.bottom + after.bottom) / 2
    top, bottom = 0.0, 1e6
    for one in sorted(order, key=lambda one: abs(one.bottom - middle)):
        if one.bottom < top or one.top > bottom or one.right <= left or one.left >= right:
            continue
        if one.left <= left and right - one.right >= _NARROWEST * body:
            left = one.right
        elif one.right >= right and one.left - left >= _NARROWEST * body:
            right = one.left
        elif one.bottom < middle:
            top = max(top, one.bottom)
        else:
            bottom = min(bottom, one.top)
    return Box(left, top, right, bottom) if right - left >= _NARROWEST * body else None


def _parts(strip: Box, gaps: list[tuple[Box, Box]], body: float) -> bool:
    """Whether columns stand at both sides of a strip: enough lines, and wide ones."""
    sides = [pair for pair in gaps if _inside(strip, *pair, (pair[0].bottom + pair[1].bottom) / 2)]
    if len(sides) < (_FEW if strip.width >= _CLEAR * body else _MANY):
        return False
    widest = (max(pair[0].width for pair in sides), max(pair[1].width for pair in sides))
    return min(widest) >= _COLUMN * body
