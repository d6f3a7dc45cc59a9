"""A report from its parts: the title, where a format states one, and the body, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.intake.members import Member, Writing
from onrecord.model import Metadata, RawReport

Words = tuple[str, str]
"""Words, and where in the origin they stand."""


def report(
    member: Member, metadata: Metadata, body: Iterable[Words], title_at: str = "", notes: tuple[str, ...] = ()
) -> RawReport:
    """The report of a member; a title that the body opens with is not written twice.

    What the member was said to be counts where the format itself states nothing. NotAReport where the body is empty.
    """
    metadata = filled(metadata, member.metadata)
    written = list(body)
    first = next((words for words, _ in written if words.strip()), "")
    opening = next((line.strip() for line in first.splitlines() if line.strip()), "")
    writing = Writing()
    if not opening:
        return writing.report(member, metadata, notes)
    if metadata.title and _same(opening, metadata.title):
        metadata = replace(metadata, title=opening)
    else:
        writing.paragraph(" ".join(metadata.title.split()), title_at)
    for words, at in written:
        writing.paragraph(words.strip("\r\n"), at)
    return writing.report(member, metadata, notes)


def filled(metadata: Metadata, others: Metadata) -> Metadata:
    """What is stated, and where that is nothing, what others state."""
    return Metadata(
        title=metadata.title or others.title,
        authors=metadata.authors or others.authors,
        publisher=metadata.publisher or others.publisher,
        published=metadata.published or others.published,
        url=metadata.url or others.url,
        language=metadata.language or others.language,
    )


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()
