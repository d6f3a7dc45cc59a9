"""Texts that services and coders of events write, many articles in one: told by their structure and taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.errors import NotAReport
from onrecord.intake.entries import Words, report
from onrecord.intake.exports import blocks, coded, displayed, lexis
from onrecord.intake.exports.article import Article, Line
from onrecord.intake.members import Held, Member

_SIGN = re.compile(
    r"^[ \t]*(?:length:[ \t]|load-date:|HD(?:[ \t]{2}|\t|[ \t]*$)|document [A-Z]{3}|\d{6,8}[ \t]+[A-Z][\w.:/]*-)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of some style, so that other texts are passed in one step."""
_STYLES = (lexis, coded, displayed, blocks)
"""Each has ``is_one(texts)``, whether lines are of its style, and ``articles(lines)``."""


def is_export(text: str) -> bool:
    """Whether the beginning of a text is an export's."""
    return bool(_SIGN.search(text)) and any(style.is_one(text.splitlines()) for style in _STYLES)


def exported(member: Member, pieces: Sequence[Words], spaced: bool) -> Iterator[Held] | None:
    """The reports of an export, by number; None where the pieces are no export.

    ``spaced`` where each piece is a paragraph, and not a line with a blank line behind paragraphs.
    """
    lines = [Line(text, at) for words, at in pieces for text in [*words.split("\n"), *([""] if spaced else [])]]
    texts = [line.text for line in lines]
    style = next((style for style in _STYLES if style.is_one(texts)), None)
    return None if style is None else _held(member, style.articles(lines))


def _held(member: Member, articles: Iterator[Article]) -> Iterator[Held]:
    number = 0
    for number, article in enumerate(articles, 1):
        own = Member(f"{member.name}#{article.id or number}", member.stream)
        try:
            yield report(own, article.metadata, article.body, article.title_at, article.notes)
        except NotAReport as fault:
            yield fault
    if not number:
        raise NotAReport(f"{member.name}: holds no article; export it again with the full texts")
