"""Feeds: RSS of every version, RDF and Atom; an entry is a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any

from onrecord.errors import InputError, NotAReport
from onrecord.intake.days import day_of
from onrecord.intake.entries import filled, report
from onrecord.intake.fragments import is_markup, page
from onrecord.intake.members import Held, Member, Names, Wanted
from onrecord.intake.names import people
from onrecord.intake.unpacking import shown
from onrecord.model import Metadata

_MOST_BYTES = 20_000_000
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,200}>")
_SAID_MAIL = re.compile(r"^\S+@\S+\s+\((.*)\)$")


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A member for each entry with a text, its name the entry's own; an entry with a title alone is an error.

    Nothing that the feed names is fetched, no address in it is resolved, no entity of its own is expanded.
    """
    found = _parsed(member)
    publisher = _plain(found.feed.get("publisher") or found.feed.get("title") or "")
    if not found.entries:
        raise NotAReport(f"{member.name}: is no feed with entries; save the feed again")
    names = Names()
    for number, entry in enumerate(found.entries, 1):
        name = names.own(f"{member.name}#{shown(str(entry.get('id') or entry.get('link') or number))}")
        try:
            yield _entry(Member(name, member.stream, metadata=member.metadata), number, entry, publisher)
        except InputError as fault:
            yield fault


def _parsed(member: Member) -> Any:
    import feedparser

    raw = _DOCTYPE.sub(b"", member.bytes(_MOST_BYTES), count=1)
    try:
        return feedparser.parse(BytesIO(raw), resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, LookupError, RecursionError, AssertionError, AttributeError, TypeError) as error:
        raise NotAReport(f"{member.name}: is a damaged feed ({str(error)[:80]}); save it again") from error


def _entry(member: Member, number: int, entry: Any, publisher: str) -> Held:
    """The entry as a report of its words, or as a page where they are HTML."""
    url = str(entry.get("link") or "")
    day, notes = day_of(str(entry.get("published") or entry.get("updated") or ""))
    metadata = filled(
        Metadata(
            title=_plain(entry.get("title") or ""),
            authors=people([_author(one) for one in entry.get("authors") or ()]),
            publisher=_plain((entry.get("source") or {}).get("title") or entry.get("publisher") or publisher),
            published=day,
            url=url,
            language=str(entry.get("language") or "")[:2].lower(),
        ),
        member.metadata,
    )
    words = _words(entry)
    if not words:
        raise NotAReport(f"{member.name}: has no text in the feed; save the page that it leads to and give that")
    if is_markup(words):
        return page(member.name, words, metadata)
    at = f"entry {number}"
    return report(member, metadata, [(words, at)], f"{at}, title", notes)


def _words(entry: Any) -> str:
    """The longest text that the entry has: its content, or its summary."""
    said = [str(one.get("value") or "") for one in entry.get("content") or ()]
    return max((one.strip() for one in [*said, str(entry.get("summary") or "")]), key=len)


def _author(author: Any) -> str:
    name = str(author.get("name") or "")
    mail = _SAID_MAIL.match(name)
    return mail[1] if mail else name


def _plain(words: object) -> str:
    """Words of a title as they are shown."""
    return " ".join(unescape(_TAG.sub("", str(words))).split())
