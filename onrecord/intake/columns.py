"""Which column or key of a table is what of a report: as a person says, or by its usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.errors import NotAReport
from onrecord.intake.days import day_of
from onrecord.intake.entries import filled, report
from onrecord.intake.fragments import is_markup, page
from onrecord.intake.members import Held, Member, Names, Wanted
from onrecord.intake.names import people
from onrecord.intake.unpacking import shown
from onrecord.model import Metadata

_USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "body", "bodytext", "articlebody", "articletext", "articlecontent", "maintext", "content",
        "contenttext", "contenthtml", "article", "story", "storytext", "textcontent", "rawtext", "plaintext",
        "newstext", "transcript", "document", "statement", "post", "message", "html", "notes", "description", "summary",
    ),
    "title": ("title", "headline", "heading", "articletitle", "webtitle", "storytitle", "subject", "head"),
    "authors": ("authors", "author", "byline", "bylines", "writers", "writer", "reporter", "creator", "by"),
    "publisher": (
        "publisher", "outlet", "source", "sourcename", "newspaper", "publication", "publicationname", "media", "medium",
        "site", "sitename", "agency", "paper", "provider", "sourcecommonname", "sourcedomain", "domain",
    ),
    "published": (
        "published", "publishedat", "publishedon", "pubdate", "publicationdate", "datepublished", "datepublish",
        "publishdate", "publishedtime", "webpublicationdate", "firstpublished", "issued", "date", "day", "seendate",
        "datetime", "posted", "postedat", "timestamp", "created", "createdat", "time",
    ),
    "url": ("url", "link", "weburl", "articleurl", "permalink", "canonicalurl", "canonicallink", "href", "uri"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Lower case, letters and figures alone; a name before those behind it."""
_ID = "id"
"""Names reports where a person says which column it is; ids are told by no name."""
_SEPARATING = re.compile(r"[\W_]+")
_NAMING = ("text", "rendered", "name", "main", "original", "value", "title")
"""Keys under which a nested value says itself what it is: {"title": {"rendered": …}}."""
_MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A report's values by column, and its number, counted from 1."""

    number: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field that there is one for; "id" only where a person names it."""

    of: Mapping[str, str]
    names: Names = field(default_factory=Names)

    def held(self, member: Member, row: Row) -> Iterator[Held]:
        """The report of a row; nothing of an empty one, an error where it lacks a text."""
        said = {field: row.values.get(column) for field, column in self.of.items()}
        text = words_of(said["text"])
        own = shown(words_of(said.get(_ID)))
        name = self.names.own(f"{member.name}#{own}") if own else f"{member.name}#{row.number}"
        day, notes = day_of(words_of(said.get("published")))
        metadata = filled(
            Metadata(
                title=" ".join(words_of(said.get("title")).split()),
                authors=people(_each(said.get("authors"))),
                publisher=words_of(said.get("publisher")),
                published=day,
                url=words_of(said.get("url")),
                language=_code(words_of(said.get("language"))),
            ),
            member.metadata,
        )
        if not text:
            if any(words_of(value) for value in row.values.values()):
                yield NotAReport(f"{name}: has no words in column {self.of['text']!r}; fill it or leave the row out")
        elif is_markup(text):
            yield page(name, text, metadata)
        else:
            at = f"row {row.number}, column "
            yield report(
                Member(name, member.stream),
                metadata,
                [(text, at + self.of["text"])],
                at + self.of.get("title", ""),
                notes,
            )


def columns(name: str, there: Sequence[str], wanted: Wanted) -> Columns:
    """What the columns hold that are there; NotAReport, naming them, where none has texts or one wanted is missing."""
    for what, column in wanted.columns.items():
        if column not in there:
            raise NotAReport(f"{name}: has no column {column!r} for the {what}; there are {_listed(there)}")
    found = {what: column for what in _USUAL if (column := wanted.columns.get(what) or _usual(what, there))}
    if "text" not in found:
        remedy = "save the pages that it lists and give those" if "url" in found else "name the one that does"
        raise NotAReport(f"{name}: no column holds texts; {remedy}; there are {_listed(there)}")
    own = wanted.columns.get(_ID)
    return Columns({**found, _ID: own} if own else found)


def words_of(value: object) -> str:
    """A value of a table as words, empty for none."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, dict):
        return next((words for key in _NAMING if (words := words_of(value.get(key)))), "")
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(words_of, value)))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _each(value: object) -> list[str]:
    return [words_of(one) for one in value] if isinstance(value, list) else [words_of(value)] if value else []


def _code(language: str) -> str:
    """The two letters of a language that "en", "EN" and "en-GB" name."""
    first = language.replace("_", "-").split("-")[0].lower()
    return first if len(first) == 2 and first.isalpha() else ""


def _usual(field: str, there: Sequence[str]) -> str:
    """The column that has a field's usual name: whole, above a naming key, or as the last key of several."""
    for known_by in (_whole, _above, _last):
        named: dict[str, str] = {}
        for column in sorted(there, key=lambda one: not one.lower().endswith(field)):
            named.setdefault(known_by(column), column)
        for usual in _USUAL[field]:
            if usual in named:
                return named[usual]
    return ""


def _whole(column: str) -> str:
    return _SEPARATING.sub("", column).lower()


def _above(column: str) -> str:
    above, _, last = column.rpartition(".")
    return _whole(above) if last in _NAMING else ""


def _last(column: str) -> str:
    return _whole(column.rpartition(".")[2])


def _listed(there: Sequence[str]) -> str:
    named = ", ".join(repr(column[:60]) for column in there[:_MOST_NAMED])
    return named + (f" and {len(there) - _MOST_NAMED} more" if len(there) > _MOST_NAMED else "") if there else "none"
