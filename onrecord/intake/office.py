"""Documents that are XML in a ZIP file: their parts, bounded, parsed so that nothing is expanded or loaded."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from onrecord.errors import NotAReport
from onrecord.intake.members import Member
from onrecord.intake.unpacking import FAULTS, why, zip_of

_MOST_PART = 60_000_000
"""Bytes of XML of one part: the text of a report, with all that is said of its looks."""


class Parts:
    """The parts of a document by name."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name, self._archive = name, archive

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part; None where there is no such part, NotAReport where it is broken or too large."""
        try:
            info = self._archive.getinfo(part)
        except KeyError:
            return None
        if info.file_size > _MOST_PART:
            raise NotAReport(f"{self._name}: its text unpacks to over {_MOST_PART:,} bytes; split it into reports")
        try:
            with self._archive.open(info) as stream:
                raw = stream.read(_MOST_PART)
        except FAULTS as error:
            raise NotAReport(f"{self._name}: {why(error)}") from error
        return parsed(self._name, raw)


@contextmanager
def parts_of(member: Member) -> Iterator[Parts]:
    """The parts of a member; NotAReport where it is no sound ZIP file."""
    with zip_of(member) as archive:
        yield Parts(member.name, archive)


def parsed(name: str, raw: bytes) -> etree._Element:
    """The root of an XML document; no entity is expanded, nothing loaded, nothing nests over 256 deep."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAReport(f"{name}: is damaged XML ({str(error)[:80]}); save it again") from error


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and entities."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute's value by its name without namespace, empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
