"""Pages that are pictures of text: Tesseract, where it is installed, says which words stand where."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from onrecord.intake.pdf.sheet import Box, Sheet, Word

MISSING = "install tesseract to have them read (apt-get install tesseract-ocr)"
_DOTS = 300
"""Dots an inch that a page is drawn in."""
_MOST_DOTS = 20_000_000
"""Of one page; a larger one is drawn more coarsely."""
_FEWEST_LETTERS = 25
"""A page with fewer letters and something drawn on it is a picture."""
_SURE = 30
"""Percent: words that are recognised with less certainty are specks and scratches."""
_DEEP = frozenset("gjpqy,;()[]{}Q/")
_HIGH = frozenset("bdfhklABCDEFGHIJKLMNOPRSTUVWXYZ0123456789")
_HIGHEST, _MIDDLE = 0.7, 0.47
"""How high letters rise, in ems: those with a stem, and the others."""
_BLANK = 0.12
"""Ems between words at least, though their letters touch on a picture."""
_SNAP = 0.16
"""Sizes that differ by less from the page's usual one are taken for it: they are measured on pictures."""


@dataclass(slots=True)
class _Seen:
    """A word on the picture, in dots from its upper left corner; ``line`` tells which words stand on one line."""

    text: str
    box: Box
    line: tuple[int, int, int]


def is_picture(sheet: Sheet, drawings: int) -> bool:
    """Whether a page has next to no text, though something is drawn on it."""
    return sum(len(one.text) for one in sheet.words) < _FEWEST_LETTERS and drawings > 0


def installed() -> bool:
    """Whether Tesseract is there."""
    return shutil.which("tesseract") is not None


def recognised(page: Any, number: int, seconds: float) -> Sheet | None:
    """The page with the words that were recognised on it; None where that took too long or failed."""
    from pytesseract import Output, TesseractError, image_to_data

    wide, high = page.get_size()
    scale = min(_DOTS / 72, (_MOST_DOTS / max(1.0, wide * high)) ** 0.5)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    image = page.render(scale=scale, grayscale=True).to_pil()
    try:
        found = image_to_data(image, config=f"--dpi {round(scale * 72)}", timeout=seconds, output_type=Output.DICT)
    except (TesseractError, RuntimeError, OSError, ValueError):
        return None
    sheet = Sheet(number, wide, high)
    seen, pictures = _found(found)
    sheet.pictures = [Box(*(one / scale for one in box)) for box in pictures]
    sheet.words = list(_words(_straight(seen), scale))
    return sheet


def _found(table: Mapping[str, Sequence[Any]]) -> tuple[list[_Seen], list[Box]]:
    """Words, and pictures: what Tesseract reports as a word without letters."""
    seen, pictures = [], []
    for place, text in enumerate(table["text"]):
        left, top = table["left"][place], table["top"][place]
        box = Box(left, top, left + table["width"][place], top + table["height"][place])
        sure = float(table["conf"][place])
        if sure < 0:
            continue
        if not text.strip():
            pictures.append(box)
        elif sure >= _SURE:
            line = (table["block_num"][place], table["par_num"][place], table["line_num"][place])
            seen.append(_Seen(text.strip(), box, line))
    return seen, pictures


def _lines(seen: Sequence[_Seen]) -> dict[tuple[int, int, int], list[_Seen]]:
    lines: dict[tuple[int, int, int], list[_Seen]] = defaultdict(list)
    for one in seen:
        lines[one.line].append(one)
    return lines


def _straight(seen: list[_Seen]) -> list[_Seen]:
    """The words as they would stand if the page hadn't lain askew."""
    slopes = [_slope(line) for line in _lines(seen).values() if len(line) > 4]
    slope = median(slopes) if slopes else 0.0
    return [_Seen(one.text, _turned(one.box, slope), one.line) for one in seen]


def _slope(line: Sequence[_Seen]) -> float:
    plain = [one for one in line if not _DEEP.intersection(one.text)] or line
    first, last = plain[0].box, plain[-1].box
    return (last.bottom - first.bottom) / (last.left - first.left) if last.left > first.left else 0.0


def _turned(box: Box, slope: float) -> Box:
    x, y = box.middle
    right, down = slope * y, -slope * x
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def _words(seen: Sequence[_Seen], scale: float) -> Iterator[Word]:
    lines = list(_lines(seen).values())
    sizes = [_size(line) for line in lines]
    usual = median(size for line, size in zip(lines, sizes, strict=True) for _ in line) if lines else 0.0
    for number, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        size = usual if abs(size - usual) < _SNAP * usual else size
        base = _base(line)
        for one, after in zip(line, [*line[1:], None], strict=True):
            right = min(one.box.right, after.box.left - _BLANK * size) if after else one.box.right
            yield Word(
                one.text, one.box.left / scale, right / scale, base / scale, size / scale, "", False, number, False
            )


def _base(line: Sequence[_Seen]) -> float:
    """The foot line: where words without deep letters end."""
    plain = [one.box.bottom for one in line if not _DEEP.intersection(one.text)]
    return median(plain or [one.box.bottom for one in line])


def _size(line: Sequence[_Seen]) -> float:
    """The size of a line's letters, from how high they rise."""
    base = _base(line)
    high = [base - one.box.top for one in line if _HIGH.intersection(one.text)]
    size = median(high) / _HIGHEST if high else median(base - one.box.top for one in line) / _MIDDLE
    return max(size, 1.0)
