"""Books (EPUB): one report, of the chapters in their order, without cover, contents and what else is not text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import NotAReport
from onrecord.intake.book import Book, Chapter, as_html
from onrecord.intake.charset import characters
from onrecord.intake.dom import Block, blocks, parsed
from onrecord.intake.headline import plain
from onrecord.intake.members import Held, Member, Wanted, Writing
from onrecord.intake.page import listed
from onrecord.intake.stated import merged
from onrecord.intake.unpacking import zip_of
from onrecord.model import RawReport

_LINKED = 0.8
"""Share of a line in a table of contents that is a link."""


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The one report that a book is; NotAReport where it is no book, is locked, or holds no text."""
    with zip_of(member) as archive:
        yield _report(Book(member.name, archive), member)


def _report(book: Book, member: Member) -> RawReport:
    metadata = merged(member.metadata, book.metadata())
    title, writing, begun = plain(metadata.title), Writing(), False
    writing.paragraph(metadata.title, f"{book.package}, title")
    for chapter in book.chapters():
        for block, at in _text(chapter, member.name):
            if begun or plain(block.words) != title:
                writing.paragraph(listed(block), at)
            begun = begun or len(block.words) > 40 and not block.heading and plain(block.words) != title
    if not begun:
        raise NotAReport(f"{member.name}: there is no running text in the book; give one with text")
    return writing.report(member, metadata)


def _text(chapter: Chapter, name: str) -> list[tuple[Block, str]]:
    """The blocks of a chapter with their places; none of a table of contents."""
    source, _ = characters(f"{name}, {chapter.path}", chapter.source)
    found = blocks(name, parsed(f"{name}, {chapter.path}", as_html(source)))
    points = [block for block in found if not block.heading]
    if points and all(block.link > _LINKED for block in points):
        return []
    own = [block for block in found if all(one.by_name for one in block.asides)]
    return [(block, f"{chapter.path}, {block.at}") for block in own]
