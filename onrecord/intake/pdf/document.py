"""Reads a PDF: what its pages hold, in the order in which it is read, and what they say of title and publisher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Wanted, Working, Writing
from onrecord.intake.pdf.asides import aside, text_of
from onrecord.intake.pdf.blocks import Block, blocks_of, in_order
from onrecord.intake.pdf.head import Head, head_of, publisher
from onrecord.intake.pdf.lines import Line, lines_of
from onrecord.intake.pdf.margins import Margins, margins_of
from onrecord.intake.pdf.pages import Pages, take
from onrecord.intake.pdf.paragraphs import paragraphs_of, pieces_of
from onrecord.intake.pdf.sheet import Box, Sheet
from onrecord.model import Metadata

MOST_PAGES = 1_000
_PASSWORD = 4
"""The library's number for a file that asks for a password."""


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The one report in a PDF; NotAReport where it is damaged, locked, too long or without words."""
    from pypdfium2 import PdfDocument, PdfiumError

    raw = member.stream.read()
    try:
        document = PdfDocument(raw)
    except PdfiumError as error:
        if error.err_code == _PASSWORD and b"/Encrypt" in raw:
            raise NotAReport(f"{member.name}: is locked with a password; save a copy without one") from error
        raise NotAReport(f"{member.name}: is no sound PDF; save it again, or export its text") from error
    with document:
        if len(document) > MOST_PAGES:
            fault = f"has {len(document):,} pages (a report has at most {MOST_PAGES:,})"
            raise NotAReport(f"{member.name}: {fault}; split it into reports")
        pages = Pages(wanted.ocr)
        for _ in take(pages, member.name, document):
            yield Working()
        info = document.get_metadata_dict(skip_empty=True)
    yield _report(member, pages.sheets, info, pages.notes())


def _report(member: Member, sheets: list[Sheet], info: dict[str, str], notes: Sequence[str]) -> Held:
    body = _body(sheets)
    found = [lines_of(sheet, body) for sheet in sheets]
    pages = [lines for lines, _ in found]
    margins = margins_of(pages, [sheet.height for sheet in sheets], body)
    pages = [margins.without(lines) for lines in pages]
    head = head_of(pages[0] if pages else [], body, info.get("Title", ""), margins.heads)
    own = head.own()
    laid = [
        in_order(blocks_of([line for line in lines if id(line) not in own], sheet.frames, strips))
        for lines, sheet, (_, strips) in zip(pages, sheets, found, strict=True)
    ]
    kept = _running(sheets, laid, body)
    writing = _written(sheets, head, paragraphs_of(kept, body))
    if not head.title and not any(kept):
        raise NotAReport(f"{member.name}: no text in it; give a PDF with text, or a picture of it that can be read")
    return writing.report(member, _metadata(member.metadata, head, margins, info, kept), tuple(notes))


def _body(sheets: Sequence[Sheet]) -> float:
    """The size in which most of the document is set, in points."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for word in sheet.words:
            sizes[round(word.size * 4) / 4] += len(word.text)
    return max(sizes, key=lambda one: sizes[one], default=10.0)


def _running(sheets: Sequence[Sheet], laid: Sequence[list[Block]], body: float) -> list[list[Block]]:
    """The blocks of the running text, page by page."""
    text = text_of([block for blocks in laid for block in blocks], body)
    pages = []
    for sheet, blocks in zip(sheets, laid, strict=True):
        beside = [block for block in blocks if aside(block, sheet, text, blocks)]
        running = [block for block in blocks if block not in beside]
        pages.append(in_order(running, [*sheet.images(body), *(block.box for block in beside)]))
    return pages


def _written(sheets: Sequence[Sheet], head: Head, paragraphs: Sequence[Sequence[Line]]) -> Writing:
    places = {sheet.number: sheet for sheet in sheets}
    writing = Writing()
    if head.title:
        box = reduce(Box.around, (line.box for line in head.title))
        writing.paragraph(head.words, places[head.title[0].page].place(box))
    for words, line in head.stated():
        writing.paragraph(words, places[line.page].place(line.box))
    for lines in paragraphs:
        writing.pieces([(words, places[page].place(box)) for words, page, box in pieces_of(lines)])
    return writing


def _metadata(
    said: Metadata, head: Head, margins: Margins, info: dict[str, str], kept: Sequence[Sequence[Block]]
) -> Metadata:
    """What is known of the report beside its text; what holds the file goes before what the pages show."""
    text = " ".join(line.text for blocks in kept for block in blocks for line in block.lines)
    made = " ".join(info.get(key, "") for key in ("Author", "Creator", "Title", "Subject"))
    return Metadata(
        title=head.words,
        authors=said.authors,
        publisher=said.publisher or publisher(head, margins.heads, made, text),
        published=said.published,
        url=said.url,
        language=said.language,
    )
