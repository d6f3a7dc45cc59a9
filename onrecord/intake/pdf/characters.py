"""Words of a PDF page: characters as they were drawn, put together where they touch."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.intake.pdf.sheet import Box, Sheet, Word

_INVISIBLE = 3
"""The way of drawing that leaves no trace: the text that a program lays over a scan."""
_MOST_OBJECTS = 5_000
"""Drawings of a page that are looked at."""
_MOST_WORDS = 20_000
"""Of a page; what stands behind them is no report."""
_WHITE = 245
_BOLD = 600
_CUT = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
"""What the library, or the file, has for the hyphen at a line's end."""
_WIDEST_JOINT = 0.17
"""A gap in ems inside of which two characters can be of one word: blanks are a fifth of an em and more."""
_OVERLAP = 0.5
"""Ems by which a character may stand further back than the one before it."""

Quarters = tuple[int, int]
"""The direction in which text runs: (1, 0) to the right, (0, 1) downwards."""


@dataclass(slots=True)
class _Run:
    """What was drawn in one go: how. ``slant`` is what upright letters lean by for each point that they are high."""

    number: int
    size: float
    face: str
    bold: bool
    hidden: bool
    heading: Quarters
    base: float
    slant: float


@dataclass(slots=True)
class _Drawn:
    """A word as it was drawn, in the page's own coordinates."""

    run: _Run
    tied: bool
    text: list[str]
    left: float
    low: float
    right: float
    high: float

    def take(self, char: str, box: tuple[float, float, float, float]) -> None:
        """A further character."""
        self.text.append(char)
        left, low, right, high = box
        if right > self.right:
            self.right = right
        if left < self.left:
            self.left = left
        if low < self.low:
            self.low = low
        if high > self.high:
            self.high = high


def sheet_of(page: Any, number: int) -> Sheet:
    """The page with its words, upright as most of them are; those that run otherwise are left out."""
    left, bottom, right, top = page.get_bbox()
    quarters = page.get_rotation() // 90
    frame = Box(left, bottom, right, top)
    wide, high = right - left, top - bottom
    sheet = Sheet(number, *((wide, high) if quarters % 2 == 0 else (high, wide)))
    _drawings(page, sheet, frame, quarters)
    drawn = [one for one in islice(_drawn(page), _MOST_WORDS) if "".join(one.text).strip()]
    headings = Counter[Quarters]()
    for one in drawn:
        headings[one.run.heading] += len(one.text)
    if not headings:
        return sheet
    heading = headings.most_common(1)[0][0]
    hidden = sum(len(one.text) * (1 if one.run.hidden else -1) for one in drawn) > 0
    for _ in range(_turns(heading, quarters)):
        sheet.turn()
    quarters = (quarters + sheet.turned * 3) % 4
    for one in drawn:
        if one.run.heading == heading and one.run.hidden == hidden:
            word = _word(one, frame, quarters)
            middle = (word.left + word.right) / 2
            if -1 <= middle <= sheet.width + 1 and -1 <= word.base <= sheet.height + 1:
                sheet.words.append(word)
    return sheet


def drawings(page: Any) -> int:
    """How many things are drawn on a page: texts, pictures, lines."""
    from pypdfium2 import raw

    return int(raw.FPDFPage_CountObjects(page))


def _turns(heading: Quarters, quarters: int) -> int:
    """Quarter turns anticlockwise that set text upright which is shown in a direction."""
    across, up = heading
    for _ in range(quarters):
        across, up = up, -across
    return {(1, 0): 0, (0, -1): 1, (-1, 0): 2, (0, 1): 3}[(across, up)]


def _shown(x: float, y: float, frame: Box, quarters: int) -> tuple[float, float]:
    """A point of the page's own coordinates, as it is read; the frame's ``top`` is its lower end there."""
    return (
        (x - frame.left, frame.bottom - y),
        (y - frame.top, x - frame.left),
        (frame.right - x, y - frame.top),
        (frame.bottom - y, frame.right - x),
    )[quarters]


def _shown_box(box: tuple[float, float, float, float], frame: Box, quarters: int) -> Box:
    x, y = _shown(box[0], box[1], frame, quarters)
    u, v = _shown(box[2], box[3], frame, quarters)
    return Box(min(x, u), min(y, v), max(x, u), max(y, v))


def _word(one: _Drawn, frame: Box, quarters: int) -> Word:
    box = _shown_box((one.left, one.low, one.right, one.high), frame, quarters)
    base = _shown(one.run.base, one.run.base, frame, quarters)[1]
    run = one.run
    return Word("".join(one.text), box.left, box.right, base, run.size, run.face, run.bold, run.number, one.tied)


def _drawn(page: Any) -> Iterator[_Drawn]:
    """Words in the order in which they were drawn."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    handle = textpage.raw
    address, unicode_of, object_of = ctypes.c_void_p, raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject
    runs: dict[int | None, _Run] = {}
    measured = _Measured(raw, handle)
    word: _Drawn | None = None
    after_blank = True
    for index in range(textpage.count_chars()):
        char = chr(unicode_of(handle, index))
        drawer = object_of(handle, index)
        if char.isspace() or not drawer:
            if word is not None:
                yield word
            word, after_blank = None, True
            continue
        key = address.from_buffer(drawer).value
        run = runs.get(key)
        if run is None:
            run = runs[key] = _run(raw, textpage, index, drawer, len(runs))
        box = measured.box(index, run)
        if word is not None:
            touches = _touches(word, box, run)
            if word.run is not run or not touches:
                yield word
                word, after_blank = None, not touches
        if word is None:
            word = _Drawn(run, not after_blank, [], *box)
        after_blank = False
        word.take(_CUT.get(char, char), box)
    if word is not None:
        yield word


class _Measured:
    """The room of each character, in the page's own coordinates: left, low, right, high."""

    def __init__(self, raw: Any, handle: Any) -> None:
        self._raw, self._handle = raw, handle
        self._loose, self._tight = raw.FS_RECTF(), [ctypes.c_double() for _ in range(4)]
        self._corner, self._sides = ctypes.byref(self._loose), [ctypes.byref(one) for one in self._tight]

    def box(self, index: int, run: _Run) -> tuple[float, float, float, float]:
        """With the blanks beside it where it stands upright; else its ink, as the library has no more to say."""
        if run.heading == (1, 0):
            self._raw.FPDFText_GetLooseCharBox(self._handle, index, self._corner)
            leans = run.slant * (self._loose.top - self._loose.bottom)  # over the blank behind it
            return self._loose.left, self._loose.bottom, self._loose.right - leans, self._loose.top
        self._raw.FPDFText_GetCharBox(self._handle, index, *self._sides)
        left, right, low, high = (one.value for one in self._tight)
        return left, low, right, high


def _touches(word: _Drawn, box: tuple[float, float, float, float], run: _Run) -> bool:
    """Whether a character stands close behind a word; of one drawn in another direction than upright it is believed."""
    if run.heading != (1, 0) or word.run.heading != run.heading:
        return word.run.heading == run.heading
    gap = box[0] - word.right
    return -_OVERLAP * run.size < gap < _WIDEST_JOINT * run.size and abs(word.run.base - run.base) < _OVERLAP * run.size


def _run(raw: Any, textpage: Any, index: int, drawer: Any, number: int) -> _Run:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    across, up = matrix.a, matrix.b
    if abs(across) >= abs(up):
        heading, base = ((1, 0) if across >= 0 else (-1, 0)), y.value
    else:
        heading, base = ((0, 1) if up > 0 else (0, -1)), x.value
    size = raw.FPDFText_GetFontSize(textpage, index) * ((matrix.c**2 + matrix.d**2) ** 0.5 or 1.0)
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(textpage, index, name, 100, flags)
    face = name.value.decode("utf-8", "replace")
    bold = raw.FPDFText_GetFontWeight(textpage, index) >= _BOLD or "bold" in face.lower()
    hidden = raw.FPDFTextObj_GetTextRenderMode(drawer) == _INVISIBLE
    slant = min(max(matrix.c / matrix.d, 0.0), 1.0) if heading == (1, 0) and matrix.d > 0 and not up else 0.0
    return _Run(number, min(max(abs(size), 0.5), 500.0), face, bold, hidden, heading, base, slant)


def _drawings(page: Any, sheet: Sheet, frame: Box, quarters: int) -> None:
    """Takes the page's images, and the rectangles that are drawn or shaded on it."""
    from pypdfium2 import PdfiumError, raw

    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]
    try:
        for one in islice(page.get_objects(filter=kinds, max_depth=1), _MOST_OBJECTS):
            box = _shown_box(one.get_bounds(), frame, quarters)
            if one.type == raw.FPDF_PAGEOBJ_IMAGE:
                sheet.pictures.append(box)
            elif box.width > 60 and box.height > 30 and _visible(raw, one):
                sheet.frames.append(box)
    except PdfiumError:
        return


def _visible(raw: Any, path: Any) -> bool:
    """Whether a path is drawn or shaded otherwise than in white."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    if stroke.value:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(path.raw, red, green, blue, alpha)
    return bool(fill.value) and alpha.value > 10 and min(red.value, green.value, blue.value) < _WHITE
