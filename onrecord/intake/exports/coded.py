"""Factiva with the codes of its fields: HD before the title, LP and TD before the text, AN before a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.days import day_of
from onrecord.intake.exports.article import Article, Line, paragraphs
from onrecord.intake.names import people
from onrecord.model import Metadata

_CODE = re.compile(
    r"\s{0,3}(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|CO|IN|NS|RE|RF|IPC|IPD|PUB|AN|SE|CLM|DLN|OVL)(?:\t+\s*|\s{2,}|\s*$)(.*)$"
)
_PAGE = re.compile(r"\s*(?:page \d+ of \d+.*|(?:©|\(c\)|copyright)?\s*\d{4} factiva,? inc\b.*)\s*", re.IGNORECASE)
_ID = re.compile(r"(?:document\s+)?([A-Za-z0-9]{8,})", re.IGNORECASE)
_MUST = ({"HD"}, {"LP", "TD"}, {"SN", "PD", "AN"})


def is_one(texts: Sequence[str]) -> bool:
    """Whether there are codes before a title, a text, and an outlet, a day or a number."""
    codes = {match[1] for text in texts if (match := _CODE.match(text))}
    return all(codes & must for must in _MUST)


def articles(lines: Sequence[Line]) -> Iterator[Article]:
    """The articles in order: each ends with its number, or where the next title comes."""
    fields: dict[str, list[Line]] = {}
    code = ""
    for line in lines:
        match = _CODE.match(line.text)
        if match:
            if "AN" in fields or match[1] == "HD" and "HD" in fields:
                yield from _article(fields)
                fields = {}
            code = match[1]
            fields[code] = [Line(match[2], line.at)]
        elif code and not _PAGE.fullmatch(line.text):
            fields[code].append(line)
    yield from _article(fields)


def _article(fields: dict[str, list[Line]]) -> Iterator[Article]:
    body = [*fields.get("LP", ()), Line("", ""), *fields.get("TD", ())]
    if "HD" not in fields:
        return
    day, notes = day_of(_words(fields, "PD"))
    number = _ID.fullmatch(_words(fields, "AN"))
    metadata = Metadata(
        title=_words(fields, "HD"),
        authors=people(_words(fields, "BY")),
        publisher=_words(fields, "SN"),
        published=day,
        language="en" if _words(fields, "LA").lower() == "english" else "",
    )
    at = next((line.at for line in fields["HD"] if line.text.strip()), "")
    yield Article(metadata, tuple(paragraphs(body)), at, notes, number[1] if number else "")


def _words(fields: dict[str, list[Line]], code: str) -> str:
    return " ".join(" ".join(line.text for line in fields.get(code, ())).split())
