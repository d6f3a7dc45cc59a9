"""LexisNexis and Nexis Uni: fields over and under an article, "1 of 25 DOCUMENTS" above or "End of Document" below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.days import day_of
from onrecord.intake.exports.article import Article, Line, paragraphs, written
from onrecord.intake.names import people
from onrecord.model import Metadata

_ABOVE = re.compile(r"\s*(?:document\s+)?\d+\s+of\s+\d+(?:\s+documents?)?\s*", re.IGNORECASE)
_BELOW = re.compile(r"\s*end of document\s*", re.IGNORECASE)
_LENGTH = re.compile(r"\s*length:\s*[\d,]+\s+words?\s*", re.IGNORECASE)
_BODY = re.compile(r"\s*body:?\s*", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*(section|length|byline|headline|highlight|dateline|series|body|column|pub-type|edition):(?:\s+(.*))?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    "|".join(
        rf"\s*{name}(?::.*)?\s*"
        for said in (
            "load-date", "language", "graphic", "publication-type", "document-type", "pub-type", "subject",
            "journal-code", "url", "geographic", "country", "state", "city", "person",
            "company", "organization", "industry", "ticker",
            "correction-date", "update", "classification",
        )
        for name in (said.upper(), said.title())
    )
)  # fmt: skip
_LOADED = re.compile(r"\s*load-date:\s*(.*)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s*language:\s*english\b.*", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*(?:copyright\b|©|\(c\)|all rights reserved).*", re.IGNORECASE)


def is_one(texts: Sequence[str]) -> bool:
    """Whether articles are set apart so, and one of them has its length or its load date."""
    apart = any(_BELOW.fullmatch(text) for text in texts) or any(
        "of" in text.lower() and _ABOVE.fullmatch(text) for text in texts
    )
    return apart and any(_LENGTH.fullmatch(text) or _LOADED.fullmatch(text) for text in texts)


def articles(lines: Sequence[Line]) -> Iterator[Article]:
    """The articles in order; what stands before the first (a cover, a list of hits) is left out."""
    ends = any(_BELOW.fullmatch(line.text) for line in lines)
    run: list[Line] = []
    for line in lines:
        if not (_BELOW if ends else _ABOVE).fullmatch(line.text):
            run.append(line)
            continue
        yield from _article(run, ends)
        run = []
    yield from _article(run, ends)


def _article(lines: list[Line], titled: bool) -> Iterator[Article]:
    """The article in lines; ``titled`` where its title stands over the outlet's name. None in lines without a field."""
    fields: dict[str, list[Line]] = {}
    first, body = _fields(lines, fields)
    if first is None:
        return
    end = next((at for at in range(body, len(lines)) if _is_after(lines, at)), len(lines))
    head = [line for line in lines[:first] if not _RIGHTS.fullmatch(line.text) and not _ABOVE.fullmatch(line.text)]
    title, publisher, day = (_titled if titled else _untitled)(head)
    title = fields.get("headline") or title
    notes: tuple[str, ...] = ()
    if not day:
        loaded = next((match[1] for line in lines[end:] if (match := _LOADED.fullmatch(line.text))), "")
        day, notes = loaded, ()
    published, doubt = day_of(day)
    metadata = Metadata(
        title=" ".join(line.text.strip() for line in title),
        authors=people(" ".join(line.text for line in fields.get("byline", ()))),
        publisher=publisher,
        published=published,
        language="en" if any(_LANGUAGE.fullmatch(line.text) for line in lines[end:]) else "",
    )
    yield Article(metadata, tuple(paragraphs(lines[body:end])), title[0].at if title else "", (*notes, *doubt))


def _is_after(lines: list[Line], at: int) -> bool:
    """Whether the fields under a text begin here: behind a blank line, in capitals or with a capital each."""
    return bool(_AFTER.fullmatch(lines[at].text)) and (at == 0 or not lines[at - 1].text.strip())


def _fields(lines: list[Line], fields: dict[str, list[Line]]) -> tuple[int | None, int]:
    """Where the first field stands, and where the body begins; fills in the fields, which run on to a blank line."""
    first: int | None = None
    body = at = 0
    while at < len(lines):
        if _BODY.fullmatch(lines[at].text):
            return at if first is None else first, at + 1
        field = _FIELD.match(lines[at].text)
        if field is None:
            if first is not None and lines[at].text.strip():
                break
            at += 1
            continue
        first = at if first is None else first
        run = [Line(field[2] or "", lines[at].at)]
        at += 1
        while (
            at < len(lines)
            and lines[at].text.strip()
            and not _FIELD.match(lines[at].text)
            and not _BODY.fullmatch(lines[at].text)
        ):
            run.append(lines[at])
            at += 1
        fields[field[1].lower()] = written(run)
        if field[1].lower() == "body":
            return first, at - len(run) + 1 if len(run) > 1 else at
        body = at
    return first, body


def _titled(head: list[Line]) -> tuple[list[Line], str, str]:
    """Title, outlet and day of Nexis Uni: the day is the last that is one, the two others stand above it."""
    lines = written(head)
    dated = next((at for at in reversed(range(len(lines))) if day_of(lines[at].text)[0]), None)
    if dated is None or dated < 2:
        return lines[:1], lines[1].text if len(lines) > 1 else "", ""
    return [lines[dated - 2]], lines[dated - 1].text, lines[dated].text


def _untitled(head: list[Line]) -> tuple[list[Line], str, str]:
    """Title, outlet and day of LexisNexis: outlet, day, edition, and in a block of its own the title."""
    lines = written(head)
    dated = next((at for at in range(len(lines)) if day_of(lines[at].text)[0]), None)
    if dated is None:
        return [], lines[0].text if lines else "", ""
    runs = list(paragraphs(head))
    last, at = runs[-1]
    title = (
        [Line(text, at) for text in last.split("\n")] if at != lines[dated].at and lines[dated].text not in last else []
    )
    return title, lines[0].text if dated else "", lines[dated].text
