"""The pages of a PDF one by one, bounded in time and size, those that are pictures recognised."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import NotAReport
from onrecord.intake.pdf.characters import drawings, sheet_of
from onrecord.intake.pdf.scans import MISSING, installed, is_picture, recognised
from onrecord.intake.pdf.sheet import Sheet
from onrecord.settings import MAX_REPORT_BYTES

MOST_SECONDS = 24
"""That the pages of one file may take, without what recognising pictures of pages takes."""
SCAN_SECONDS = 24
"""That recognising one page may take."""
MOST_SCANS = 200
"""Pages of a file that are recognised."""
MOST_DRAWINGS = 100_000
"""Of one page; a map has some ten thousand."""


@dataclass(slots=True)
class Pages:
    """What was read, and the numbers of the pages that weren't: ``pictures`` of text, and ``damaged`` ones.

    Pictures of pages were ``recognised`` on others, which took ``recognising`` seconds.
    """

    ocr: bool
    sheets: list[Sheet] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    recognised: set[int] = field(default_factory=set)
    recognising: float = 0.0

    def notes(self) -> tuple[str, ...]:
        """What a person should know of the pages that weren't read."""
        notes = []
        if self.pictures:
            notes.append(f"{_numbered(self.pictures)} without text, and what is on it was not read; {self._remedy()}")
        if self.damaged:
            notes.append(f"{_numbered(self.damaged)} damaged or too full, and was not read")
        return tuple(notes)

    def fault(self) -> str:
        """Why no page has words, and what helps."""
        if not self.sheets:
            return "has no page that can be read; save it again"
        if not self.pictures:
            return "no text in it; give a PDF with text"
        return f"holds pictures of pages and no text; {self._remedy()}"

    def _remedy(self) -> str:
        if not self.ocr:
            return "let pictures of pages be read, or give their text"
        return "split it, or give its text" if installed() else MISSING


def take(pages: Pages, name: str, document: Any) -> Iterator[int]:
    """Takes the document's pages, and tells the number of each when its picture was recognised, which takes a while.

    NotAReport where none has words, or they are too much for one report.
    """
    from pypdfium2 import PdfiumError

    letters, begun = 0, time.monotonic()
    for number in range(1, len(document) + 1):
        if time.monotonic() - begun - pages.recognising > MOST_SECONDS:
            raise NotAReport(f"{name}: its pages take over {MOST_SECONDS} seconds to read; split it")
        try:
            with closing(document[number - 1]) as page:
                sheet = _sheet(page, number, pages)
        except PdfiumError:
            pages.damaged.append(number)
            continue
        letters += sum(len(one.text) for one in sheet.words)
        if letters > MAX_REPORT_BYTES:
            raise NotAReport(f"{name}: is too large for one report (over {MAX_REPORT_BYTES:,} characters); split it")
        if number in pages.recognised:
            yield number
    if not any(sheet.words for sheet in pages.sheets):
        raise NotAReport(f"{name}: {pages.fault()}")


def _sheet(page: Any, number: int, pages: Pages) -> Sheet:
    """Adds a page to the others; one that is a picture and isn't recognised is noted."""
    drawn = drawings(page)
    if drawn > MOST_DRAWINGS:
        pages.damaged.append(number)
        return Sheet(number, *page.get_size())
    sheet = sheet_of(page, number)
    if is_picture(sheet, drawn):
        found = _recognised(page, number, pages)
        if found is None:
            pages.pictures.append(number)
        sheet = found or sheet
    pages.sheets.append(sheet)
    return sheet


def _recognised(page: Any, number: int, pages: Pages) -> Sheet | None:
    if not pages.ocr or not installed() or len(pages.recognised) >= MOST_SCANS:
        return None
    begun = time.monotonic()
    pages.recognised.add(number)
    found = recognised(page, number, SCAN_SECONDS)
    pages.recognising += time.monotonic() - begun
    return found


def _numbered(numbers: Sequence[int]) -> str:
    listed = ", ".join(str(one) for one in numbers[:20])
    return f"page {listed} is" if len(numbers) == 1 else f"each of the pages {listed}{' …' * (len(numbers) > 20)} is"
