"""Factiva as it shows articles: title, author, words, day, outlet, language, rights, text, and the article's number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.days import day_of
from onrecord.intake.exports.article import Article, Line, paragraphs, written
from onrecord.intake.names import people
from onrecord.model import Metadata

_NUMBER = re.compile(r"\s*document ([A-Z][A-Z0-9]{3,}\d{8}[A-Za-z0-9]+)\s*", re.IGNORECASE)
_WORDS = re.compile(r"\s*[\d,]+ words\s*", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*(?:copyright\b|©|\(c\)).*", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:page \d+ of \d+.*|(?:©|\(c\)|copyright)?\s*\d{4} factiva,? inc\b.*)\s*", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d{2}(?:\s*[AP]M)?(?:\s+\w+)?", re.IGNORECASE)
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_HEAD = 10
"""Lines between the words and the text."""


def is_one(texts: Sequence[str]) -> bool:
    """Whether there is a line with the number of words, and below it one with the number of an article."""
    words = next((at for at, text in enumerate(texts) if _WORDS.fullmatch(text)), None)
    return words is not None and any(_NUMBER.fullmatch(text) for text in texts[words:])


def articles(lines: Sequence[Line]) -> Iterator[Article]:
    """The articles in order, each up to its number."""
    run: list[Line] = []
    for line in lines:
        number = _NUMBER.fullmatch(line.text)
        if number:
            yield from _article(run, number[1])
            run = []
        elif not _PAGE.fullmatch(line.text):
            run.append(line)
    yield from _article(run, "")


def _article(lines: list[Line], number: str) -> Iterator[Article]:
    """The article in lines; none in lines that don't tell a number of words."""
    words = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line.text)), None)
    if words is None:
        return
    above = written(lines[:words])
    byline = above.pop() if len(above) > 1 and (_BYLINE.match(above[-1].text) or people(above[-1].text)) else None
    title = above[-1:]
    head, body = _below(lines[words + 1 :])
    day, notes = day_of(head[0].text if head else "")
    rest = [line for line in head[1:] if not _TIME.fullmatch(line.text)]
    metadata = Metadata(
        title=title[0].text if title else "",
        authors=people(byline.text) if byline else (),
        publisher=rest[0].text if rest else "",
        published=day,
        language="en" if any(line.text.lower() == "english" for line in rest) else "",
    )
    yield Article(metadata, tuple(paragraphs(body)), title[0].at if title else "", notes, number)


def _below(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the head up to the rights, or to the language where none are told, and those of the text."""
    last = 0
    for at, line in enumerate(lines[: 3 * _HEAD]):
        if len(written(lines[:at])) > _HEAD:
            break
        if line.text.strip().lower() == "english" and not last:
            last = at + 1
        if _RIGHTS.fullmatch(line.text):
            last = at + 1
            break
    while last < len(lines) and _RIGHTS.fullmatch(lines[last].text):
        last += 1
    return written(lines[:last]), lines[last:]
