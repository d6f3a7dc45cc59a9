"""Opens a file: finds its format, has that format's reader read it, and opens what lies in it in turn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from pathlib import Path

import msgspec

from onrecord.errors import InputError, NotAReport
from onrecord.intake.files import open_file
from onrecord.intake.kinds import kind_of
from onrecord.intake.members import AS_IT_COMES, Member, Reader, Wanted
from onrecord.model import RawReport
from onrecord.settings import MAX_REPORT_BYTES

READERS = {
    "text": "onrecord.intake.text",
    "html": "onrecord.intake.html",
    "mhtml": "onrecord.intake.mhtml",
    "epub": "onrecord.intake.epub",
}
"""The module of each format's ``read``; loaded when a first file has the format."""

STREAMED = frozenset({"zip", "tar", "gzip", "warc", "mbox", "csv", "jsonl"})
"""Formats of many reports, which may be larger than memory; any other is held in it, and hashed as it was read."""
MAX_DOCUMENT_BYTES = 100_000_000
"""A document may have pictures; its text is bounded by ``settings.MAX_REPORT_BYTES`` as well."""
_PLAIN = frozenset({"text", "rtf"})
"""What has no pictures, or has them as text: bounded as a report is."""

DEEPEST = 5
"""Archives in archives."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A member is opened now: who follows knows which one it hangs at."""

    name: str


def opened(member: Member, wanted: Wanted, deep: int = 0) -> Iterator[Begun | RawReport | InputError]:
    """All reports that a member holds, in order, with what can't be read and why; nothing is raised."""
    try:
        kind = kind_of(member.name, member.stream, member.kind)
        yield Begun(member.name)
        if kind not in STREAMED:
            most = MAX_REPORT_BYTES if kind in _PLAIN else MAX_DOCUMENT_BYTES
            member = replace(member, stream=BytesIO(member.bytes(most)))
        for held in _reader(kind, member.name)(member, wanted):
            if isinstance(held, Member):
                yield from _within(held, wanted, deep + 1)
            elif isinstance(held, RawReport):
                yield _sealed(held, member)
            else:
                yield held
    except InputError as fault:
        yield fault


def read_file(path: Path, wanted: Wanted = AS_IT_COMES) -> RawReport:
    """The one report that a file holds; InputError where it can't be read, or holds more."""
    with open_file(path) as file:
        found = (held for held in opened(file, wanted) if not isinstance(held, Begun))
        first = next(found, None)
        if isinstance(first, InputError):
            raise first
        if first is None:
            raise NotAReport(f"{path}: holds no report; give a file with the text of one")
        if next(found, None) is not None:
            raise NotAReport(f"{path}: holds more reports than one; read it into a record")
    return first


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; InputError where it can't be read."""
    with open_file(path) as file:
        return _digest(file)


def _digest(member: Member) -> str:
    member.stream.seek(0)
    return hashlib.file_digest(member.stream, "sha256").hexdigest()  # type: ignore[arg-type]


def _within(member: Member, wanted: Wanted, deep: int) -> Iterator[Begun | RawReport | InputError]:
    if deep > DEEPEST:
        yield NotAReport(f"{member.name}: lies in more than {DEEPEST} archives; unpack the outer ones")
    else:
        yield from opened(member, wanted, deep)


def _reader(kind: str, name: str) -> Reader:
    if kind not in READERS:
        raise NotAReport(f"{name}: is {kind}, which isn't read; save it as PDF, HTML or text")
    reader: Reader = import_module(READERS[kind]).read
    return reader


def _sealed(raw: RawReport, member: Member) -> RawReport:
    """With the hash of its member's bytes; an entry without bytes of its own has that of its text and metadata."""
    if raw.origin == member.name:
        return replace(raw, sha256=_digest(member))
    return replace(raw, sha256=hashlib.sha256(msgspec.json.encode((raw.text, raw.metadata))).hexdigest())
