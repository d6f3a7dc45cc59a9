"""A document's paragraphs as a word processor holds them, and the report, or reports, that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.intake.entries import report
from onrecord.intake.exports import exported
from onrecord.intake.members import Held, Member
from onrecord.intake.names import people
from onrecord.model import Metadata

_FILE = re.compile(
    r"\.(?:docx?|odt|rtf|txt|pdf|tmp)$|^(?:microsoft word|untitled|document ?\d*|word document)\b", re.IGNORECASE
)
_TOP = 12
"""Paragraphs among which a byline stands."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its words, its place ("paragraph 7"), and whether the document sets it as its title."""

    words: str
    at: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document's properties state; word processors fill them in by themselves, so that they aren't always so."""

    title: str = ""
    author: str = ""
    language: str = ""


def held(member: Member, blocks: Sequence[Block], stated: Stated, notes: tuple[str, ...]) -> Iterator[Held]:
    """The report, or those of an export of many."""
    blocks = [block for block in blocks if block.words.strip()]
    many = exported(member, [(block.words, block.at) for block in blocks], spaced=True)
    if many is not None:
        yield from many
        return
    title = next((block for block in blocks if block.title), None)
    metadata = Metadata(
        title=" ".join(title.words.split()) if title else _property_title(stated.title, blocks),
        authors=_authors(stated.author, blocks),
        language=stated.language,
    )
    body = [(block.words, block.at) for block in blocks if block is not title]
    if title and not body:
        body, metadata = [(title.words, title.at)], replace(metadata, title="")
    yield report(member, metadata, body, title.at if title else "properties", notes)


def _property_title(title: str, blocks: Sequence[Block]) -> str:
    """The title of the properties, if the document opens with it, or with a paragraph of its body."""
    title = " ".join(title.split())
    if not title or not blocks or _FILE.search(title):
        return ""
    first = " ".join(blocks[0].words.split()).casefold()
    return title if first == title.casefold() or len(first) > 200 and not first.startswith(title.casefold()) else ""


def _authors(author: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Those of the properties whom the document names at its top: others typed or saved it."""
    top = " ".join(block.words for block in blocks[:_TOP]).casefold()
    return tuple(name for name in people(author) if name.casefold() in top)
