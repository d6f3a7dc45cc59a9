"""The package of a book: what it states of itself, and its chapters in the order in which they are read."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from onrecord.errors import NotAReport
from onrecord.intake.days import day_of
from onrecord.intake.names import people
from onrecord.intake.unpacking import FAULTS, why
from onrecord.model import Metadata
from onrecord.settings import MAX_REPORT_BYTES

_MOST_CHAPTERS = 2_000
_MOST_BYTES = 5 * MAX_REPORT_BYTES
"""Of all chapters with their markup."""
_NO_TEXT = re.compile(r"\b(?:cover|toc|nav|landmarks|title-?page|copyright-page|index|page-list|loi|lot|colophon)\b")
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_VOID = "br|hr|img|meta|link|input|col|area|base|wbr|source|track|param|embed"
_CLOSED_AT_ONCE = re.compile(rf"<(?!(?:{_VOID})\b)([a-zA-Z][\w:]*)(\s[^<>]*)?/>")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book, by its place in the archive."""

    path: str
    source: bytes


class Book:
    """A book's archive, of which no more is unpacked than a book may have."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._archive = archive
        self._left = _MOST_BYTES
        container = self._xml("META-INF/container.xml")
        self.package = next((one.get("full-path", "") for one in container.iter("{*}rootfile")), "")
        self._root = self._xml(self.package)
        self._locked = self._locked_files()

    def metadata(self) -> Metadata:
        """What the package states of the book."""
        addresses = [*self._said("source"), *self._said("identifier")]
        return Metadata(
            title=next(iter(self._said("title")), ""),
            authors=people(self._said("creator")),
            publisher=next(iter(self._said("publisher")), ""),
            published=next((day for one in self._said("date") if (day := day_of(one)[0])), None),
            url=next((one for one in addresses if one.startswith(("http://", "https://"))), ""),
            language=next((one[:2].lower() for one in self._said("language") if one[:2].isalpha()), ""),
        )

    def chapters(self) -> Iterator[Chapter]:
        """The chapters in their order, without those that the package says are no text."""
        items = {item.get("id", ""): item for item in self._root.iter("{*}item")}
        guide = {self._path(one.get("href", "")): one.get("type", "") for one in self._root.iter("{*}reference")}
        order = [items[one.get("idref", "")] for one in self._root.iter("{*}itemref") if one.get("idref", "") in items]
        if len(order) > _MOST_CHAPTERS:
            raise NotAReport(f"{self._name}: has over {_MOST_CHAPTERS:,} chapters; split it")
        for item in order:
            path = self._path(item.get("href", ""))
            marks = f"{guide.get(path, '')} {item.get('properties', '')}"
            if item.get("media-type") in _PAGES and not _NO_TEXT.search(marks):
                if path in self._locked:
                    raise NotAReport(f"{self._name}: is protected against reading; give a book without protection")
                yield Chapter(path, self._bytes(path))

    def _said(self, name: str) -> list[str]:
        found = self._root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        return [words for one in found if (words := " ".join("".join(one.itertext()).split()))]

    def _path(self, href: str) -> str:
        """A file of the package, from the archive's root."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.package), unquote(href.partition("#")[0])))

    def _locked_files(self) -> frozenset[str]:
        """The files that are encrypted; fonts often are, which does no harm."""
        if "META-INF/encryption.xml" not in self._archive.namelist():
            return frozenset()
        references = self._xml("META-INF/encryption.xml").iter("{*}CipherReference")
        return frozenset(unquote(one.get("URI", "")) for one in references)

    def _bytes(self, path: str) -> bytes:
        """A file's bytes; NotAReport where it is missing, or the book is larger than one may be."""
        try:
            with self._archive.open(path) as file:
                raw = file.read(self._left + 1)
        except KeyError as error:
            raise NotAReport(f"{self._name}: lacks its part {path!r}; download it again") from error
        except FAULTS as error:
            raise NotAReport(f"{self._name}: {why(error)}") from error
        self._left -= len(raw)
        if self._left < 0:
            raise NotAReport(f"{self._name}: is too large for one report (over {_MOST_BYTES:,} bytes); split it")
        return raw

    def _xml(self, path: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        try:
            root = etree.fromstring(self._bytes(path), parser)
        except etree.LxmlError as error:
            raise NotAReport(f"{self._name}: its part {path!r} is damaged; download it again") from error
        if root is None:
            raise NotAReport(f"{self._name}: its part {path!r} is damaged; download it again")
        return root


def as_html(source: str) -> str:
    """The source of an XHTML file as HTML has it: an element closed at once gets an end."""
    return _CLOSED_AT_ONCE.sub(r"<\1\2></\1>", source)
