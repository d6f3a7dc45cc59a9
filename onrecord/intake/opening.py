"""Opens a file: finds its format, has that format's reader read it, and opens what lies in it in turn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import msgspec

from onrecord.errors import InputError, MissingInput, NotAReport, UnreadableInput
from onrecord.intake.files import open_file
from onrecord.intake.kinds import kind_of
from onrecord.intake.members import AS_IT_COMES, Member, Reader, Wanted, Working
from onrecord.model import RawReport
from onrecord.settings import MAX_REPORT_BYTES

READERS = {
    "pdf": "onrecord.intake.pdf.document",
    "text": "onrecord.intake.text",
    "docx": "onrecord.intake.docx",
    "odt": "onrecord.intake.odt",
    "rtf": "onrecord.intake.rtf",
    "eml": "onrecord.intake.mail",
    "mbox": "onrecord.intake.mbox",
    "csv": "onrecord.intake.table",
    "jsonl": "onrecord.intake.jsonl",
    "json": "onrecord.intake.listed",
    "feed": "onrecord.intake.feed",
    "warc": "onrecord.intake.warc",
    "zip": "onrecord.intake.zipped",
    "tar": "onrecord.intake.tar",
    "gzip": "onrecord.intake.packed",
    "export": "onrecord.intake.export",
    "sentences": "onrecord.intake.sentences",
    "html": "onrecord.intake.html",
    "mhtml": "onrecord.intake.mhtml",
    "posts": "onrecord.intake.posts",
    "epub": "onrecord.intake.epub",
}
"""The module of each format's ``read``; loaded when a first file has the format."""

_UNREAD = {
    "ole": "an office file of before 2007, or one with a password",
    "7z": "a 7-Zip archive", "rar": "a RAR archive", "zstd": "packed with Zstandard",
    "xml": "XML of a kind",
}  # fmt: skip
"""Formats that are known, as a person calls them."""
STREAMED = frozenset({"zip", "tar", "gzip", "warc", "mbox", "csv", "jsonl"})
"""Formats of many reports, which may be larger than memory; any other is held in it, and hashed as it was read."""
MAX_DOCUMENT_BYTES = 100_000_000
"""A document may have pictures; its text is bounded by ``settings.MAX_REPORT_BYTES`` as well."""
_PLAIN = frozenset({"text"})
"""What has no pictures: bounded as a report is."""

NOTHING: Mapping[str, str] = MappingProxyType({})
_WHOLE = frozenset({"html", "mhtml", "pdf", "epub", "docx", "odt"})
"""Formats of one report, as a rule."""
DEEPEST = 5
"""Archives in archives."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A member is opened now, or gone on with behind one that lies in it: who follows knows which one it hangs at."""

    name: str


def opened(
    member: Member, wanted: Wanted, refused: Mapping[str, str] = NOTHING, deep: int = 0
) -> Iterator[Begun | RawReport | InputError]:
    """All reports that a member holds, in order, with what can't be read and why.

    What is ``refused`` isn't opened: names, with what to say of each. No InputError is raised.
    """
    try:
        yield Begun(member.name)
        if member.name in refused:
            raise NotAReport(f"{member.name}: {refused[member.name]}")
        yield from _read(member, wanted, refused, deep)
    except InputError as fault:
        yield fault
    except MemoryError:  # what comes after it would fail as well: whoever opens begins anew
        raise
    except RecursionError:
        yield NotAReport(f"{member.name}: nests too deep; save it again, or export its text and give that")
    except OSError as fault:
        what = (fault.strerror or str(fault)).lower()
        yield UnreadableInput(f"{member.name}: can't be read to its end ({what}); copy it and try again")
    except Exception as fault:  # of a reader's or its library's in one member; the others are opened
        what = f"{type(fault).__name__}: {fault}".partition("\n")[0]
        yield NotAReport(f"{member.name}: opening it failed ({what:.200}); export its text and give that")


def _read(
    member: Member, wanted: Wanted, refused: Mapping[str, str], deep: int
) -> Iterator[Begun | RawReport | InputError]:
    """What the reader of a member's format finds in it; whatever that raises gets out."""
    kind = kind_of(member.name, member.stream, member.kind)
    if kind not in STREAMED:
        most = MAX_REPORT_BYTES if kind in _PLAIN else MAX_DOCUMENT_BYTES
        member = replace(member, stream=BytesIO(member.bytes(most)))
    for held in _reader(kind, member.name)(member, wanted):
        if isinstance(held, Member):
            yield from _within(held, wanted, refused, deep + 1)
            yield Begun(member.name)
        elif isinstance(held, RawReport):
            yield _sealed(held, member)
        else:
            yield Begun(member.name) if isinstance(held, Working) else held


def read_file(path: Path, wanted: Wanted = AS_IT_COMES) -> RawReport:
    """The one report that a file holds; InputError where it can't be read, or holds more."""
    with open_file(path) as file:
        found = without_marks(opened(file, wanted))
        first = next(found, None)
        if isinstance(first, InputError):
            raise first
        if first is None:
            raise NotAReport(f"{path}: holds no report; give a file with the text of one")
        if next(found, None) is not None:
            raise NotAReport(f"{path}: holds more reports than one; read it into a record")
    return first


def read_entry(path: Path, name: str, wanted: Wanted) -> RawReport:
    """The report of this name in a file; MissingInput where that holds none of the name."""
    with open_file(path) as file:
        for one in without_marks(opened(file, wanted)):
            if isinstance(one, RawReport) and one.origin == name:
                return one
    raise MissingInput(f"{name}: is no longer in {path}; bring it back")


def without_marks(found: Iterator[Begun | RawReport | InputError]) -> Iterator[RawReport | InputError]:
    """What is opened, without what tells who follows where the opening is."""
    return (one for one in found if not isinstance(one, Begun))


def hashes(member: Member, wanted: Wanted, deep: int = 0) -> Iterator[tuple[str, str]]:
    """The names of the reports in a member and the SHA-256 of each; what is one report is hashed and not read."""
    kind = kind_of(member.name, member.stream, member.kind)
    if kind in _WHOLE:
        yield member.name, _digest(member)
    elif deep <= DEEPEST:
        for held in _reader(kind, member.name)(member, wanted):
            if isinstance(held, Member):
                yield from hashes(held, wanted, deep + 1)
            elif isinstance(held, RawReport):
                yield held.origin, _sealed(held, member).sha256


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; InputError where it can't be read."""
    with open_file(path) as file:
        return _digest(file)


def _digest(member: Member) -> str:
    member.stream.seek(0)
    return hashlib.file_digest(member.stream, "sha256").hexdigest()  # type: ignore[arg-type]


def _within(
    member: Member, wanted: Wanted, refused: Mapping[str, str], deep: int
) -> Iterator[Begun | RawReport | InputError]:
    if deep > DEEPEST:
        yield NotAReport(f"{member.name}: lies in more than {DEEPEST} archives; unpack the outer ones")
    else:
        yield from opened(member, wanted, refused, deep)


def _reader(kind: str, name: str) -> Reader:
    if kind not in READERS:
        said = _UNREAD.get(kind, kind.upper())
        raise NotAReport(f"{name}: is {said}, which isn't read; save it as PDF, HTML or text")
    reader: Reader = import_module(READERS[kind]).read
    return reader


def _sealed(raw: RawReport, member: Member) -> RawReport:
    """With the hash of its member's bytes; an entry without bytes of its own has that of its text and metadata."""
    if raw.origin == member.name:
        return replace(raw, sha256=_digest(member))
    return replace(raw, sha256=hashlib.sha256(msgspec.json.encode((raw.text, raw.metadata))).hexdigest())
