"""The pages of a PDF one by one, bounded in time and size, those that are pictures recognised."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import NotAReport
from onrecord.intake.pdf.characters import drawings, sheet_of
from onrecord.intake.pdf.scans import MISSING, installed, is_picture, recognised
from onrecord.intake.pdf.sheet import Sheet
from onrecord.settings import MAX_REPORT_BYTES

MOST_SECONDS = 24
"""That the pages of one file may take."""
_LATE = f"its first pages took {MOST_SECONDS} seconds; split it"
MOST_DRAWINGS = 100_000
"""Of one page; a map has some ten thousand."""


@dataclass(slots=True)
class Pages:
    """What was read, and the numbers of the pages that weren't: ``pictures`` of text, and ``damaged`` ones.

    From page ``late`` on there was no time for any, if it isn't 0.
    """

    ocr: bool
    sheets: list[Sheet] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    late: int = 0

    def notes(self) -> tuple[str, ...]:
        """What a person should know of the pages that weren't read."""
        notes = []
        if self.pictures:
            notes.append(f"{_numbered(self.pictures)} without text, and what is on it was not read; {self._remedy()}")
        if self.damaged:
            notes.append(f"{_numbered(self.damaged)} damaged or too full, and was not read")
        if self.late:
            notes.append(f"the pages from {self.late} on were not read: {_LATE}")
        return tuple(notes)

    def fault(self) -> str:
        """Why no page has words, and what helps."""
        if self.late:
            return _LATE
        if not self.sheets:
            return "has no page that can be read; save it again"
        if not self.pictures:
            return "no text in it; give a PDF with text"
        return f"holds pictures of pages and no text; {self._remedy()}"

    def _remedy(self) -> str:
        if not self.ocr:
            return "let pictures of pages be read, or give their text"
        return "split it, or give its text" if installed() else MISSING


def pages_of(name: str, document: Any, ocr: bool) -> Pages:
    """The document's pages; NotAReport where none has words, or they are too much for one report."""
    from pypdfium2 import PdfiumError

    pages, letters, end = Pages(ocr), 0, time.monotonic() + MOST_SECONDS
    for number in range(1, len(document) + 1):
        if time.monotonic() > end:
            pages.late = number
            break
        try:
            with closing(document[number - 1]) as page:
                sheet = _sheet(page, number, pages, end)
        except PdfiumError:
            pages.damaged.append(number)
            continue
        letters += sum(len(one.text) for one in sheet.words)
        if letters > MAX_REPORT_BYTES:
            raise NotAReport(f"{name}: is too large for one report (over {MAX_REPORT_BYTES:,} characters); split it")
    if not any(sheet.words for sheet in pages.sheets):
        raise NotAReport(f"{name}: {pages.fault()}")
    return pages


def _sheet(page: Any, number: int, pages: Pages, end: float) -> Sheet:
    """Adds a page to the others; one that is a picture and isn't recognised by ``end`` is noted."""
    drawn = drawings(page)
    if drawn > MOST_DRAWINGS:
        pages.damaged.append(number)
        return Sheet(number, *page.get_size())
    sheet = sheet_of(page, number)
    if is_picture(sheet, drawn):
        left = end - time.monotonic()
        found = recognised(page, number, left) if pages.ocr and left > 1 and installed() else None
        if found is None:
            pages.pictures.append(number)
        sheet = found or sheet
    pages.sheets.append(sheet)
    return sheet


def _numbered(numbers: Sequence[int]) -> str:
    listed = ", ".join(str(one) for one in numbers[:20])
    return f"page {listed} is" if len(numbers) == 1 else f"each of the pages {listed}{' …' * (len(numbers) > 20)} is"
