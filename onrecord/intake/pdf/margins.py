"""Running heads, feet and page numbers: what stands at the edges of one page after the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.intake.pdf.lines import Line

_ROWS = 3
"""So many rows at each edge are looked at."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\[(|·\s]*(?:page\s*|p\.\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\])|·\s]*", re.IGNORECASE
)
_SAME_HEIGHT = 4.0
"""Points by which a running head may stand higher or lower from page to page."""
_EDGE = 0.12
"""Of the page's height: what stands nearer to its edge may be a head or foot though it stands on no other page."""
_SMALLER, _APART = 0.93, 1.6
"""Such a one is smaller than so much of the text, and so many of its ems apart from it."""
_FAR_OUT, _LARGEST, _FAR_APART = 0.08, 1.05, 3.0
"""Or it stands further out and further apart, and is as large as the text."""


@dataclass(slots=True)
class Margins:
    """The lines that belong to pages: ``heads`` above their text, ``feet`` below it."""

    heads: list[Line] = field(default_factory=list)
    feet: list[Line] = field(default_factory=list)

    def without(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that are none of them."""
        mine = {id(one) for one in (*self.heads, *self.feet)}
        return [one for one in lines if id(one) not in mine]


def margins_of(pages: Sequence[list[Line]], heights: Sequence[float], body: float) -> Margins:
    """The margins of a document; ``pages`` are the lines of each page from top to bottom."""
    margins = Margins()
    for flipped, found in ((False, margins.heads), (True, margins.feet)):
        edges = [_rows(reversed(lines) if flipped else lines) for lines in pages]
        repeated = _repeated(edges)
        for rows, height in zip(edges, heights, strict=True):
            depth = _depth(rows, height, body, repeated, flipped)
            found += [line for row in rows[:depth] for line in row]
    return margins


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """The first rows, each from left to right, and one more."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(line.base - rows[-1][0].base) < 2:
            rows[-1].append(line)
        elif len(rows) > _ROWS:
            break
        else:
            rows.append([line])
    return rows


def _repeated(edges: Sequence[list[list[Line]]]) -> set[int]:
    """Lines (by ``id``) that stand at about the same height of several pages, their numbers aside."""
    alike: dict[str, list[Line]] = defaultdict(list)
    for rows in edges:
        for row in rows[:_ROWS]:
            for line in row:
                alike[_shape(line)].append(line)
    return {id(line) for found in alike.values() for line in found if _again(line, found)}


def _again(line: Line, found: list[Line]) -> bool:
    return any(one.page != line.page and abs(one.base - line.base) < _SAME_HEIGHT for one in found)


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _depth(rows: list[list[Line]], height: float, body: float, repeated: set[int], flipped: bool) -> int:
    """How many of a page's first rows belong to the page."""
    for place in range(min(_ROWS, len(rows) - 1)):
        row = rows[place]
        way = (height - row[0].base if flipped else row[0].base) / height
        known = all(id(line) in repeated or _NUMBER.fullmatch(line.text) for line in row)
        if not known and not _lonely(row, rows[place + 1], way, body):
            return place
    return min(_ROWS, len(rows) - 1)


def _lonely(row: list[Line], following: list[Line], way: float, body: float) -> bool:
    """Whether a row stands at the page's edge, small and apart, or far out and far apart."""
    gap = abs(following[0].base - row[0].base) / body
    size = max(line.size for line in row) / body
    return way < _EDGE and size < _SMALLER and gap > _APART or way < _FAR_OUT and size < _LARGEST and gap > _FAR_APART


def parts(heads: Iterable[Line]) -> Iterator[str]:
    """What running heads say: their parts, without page numbers."""
    for line in heads:
        for part in re.split(r"\s*[|·•—–/]\s*|\s{3,}|\t", line.text):
            words = re.sub(r"^\W*\d{1,3}\b\W*|\W*\b\d{1,3}\W*$", "", part).strip() if not _dated(part) else part.strip()
            if words and not _NUMBER.fullmatch(part):
                yield words


def _dated(text: str) -> bool:
    return re.search(r"\b(?:19|20)\d\d\b", text) is not None
