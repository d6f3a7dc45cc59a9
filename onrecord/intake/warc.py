"""Crawls (WARC): the pages, texts and documents that servers answered with."""

from __future__ import annotations

import codecs
import gzip
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from typing import Any, cast

from onrecord.errors import InputError, NotAReport
from onrecord.intake.members import Held, Member, Names, Wanted
from onrecord.intake.unpacking import FAULTS, Reads, budget_of, shown, unpacked, why
from onrecord.model import Metadata

_KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf"}
_MOST_BYTES = 50_000_000
"""Of one answer."""
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_UNPACKED = frozenset({"identity", "", "gzip", "x-gzip", "deflate"})
_GZIP = b"\x1f\x8b"


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """A member for each answer with a page, a text or a PDF; all other records are passed over.

    Its address is stated, the day on which it was crawled is not: that is no day of publication.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    names = Names()
    try:
        for number, record in enumerate(_records(ArchiveIterator(_unzipped(member))), 1):
            held = _answer(member.name, number, record, names)
            if held is not None:
                yield held
    except InputError:
        raise
    except (*FAULTS, AttributeError, TypeError, ArchiveLoadFailed) as error:
        raise NotAReport(f"{member.name}: {why(cast(Exception, error))}") from error


def _records(records: Iterator[Any]) -> Iterator[Any]:
    """The records, without what the library prints of damaged ones."""
    while True:
        with redirect_stderr(StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _unzipped(member: Member) -> object:
    """The records as one stream, however they were compressed."""
    zipped = member.stream.read(2) == _GZIP
    member.stream.seek(0)
    budget = budget_of(member)
    source = cast(Reads, gzip.GzipFile(fileobj=member.stream)) if zipped else member.stream
    return unpacked(member.name, source, budget).stream


def _as_said(raw: bytes, charset: str) -> bytes:
    """Bytes in the encoding that the server names as UTF-8 with its mark, which counts before what a page says."""
    try:
        if codecs.lookup(charset).name == "utf-8":
            return raw
        return codecs.BOM_UTF8 + raw.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return raw


def _answer(name: str, number: int, record: Any, names: Names) -> Held | None:
    """What a record holds, None where it is no answer with a report in it."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind = _KINDS.get((record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower())
    if kind is None or record.http_headers.get_statuscode() != "200":
        return None
    said = (record.rec_headers.get_header("WARC-Record-ID") or "").strip()
    own = names.own(f"{name}#{shown(said) or number}")
    packed = (record.http_headers.get_header("Content-Encoding") or "identity").strip().lower()
    if packed not in _UNPACKED:
        return NotAReport(f"{own}: is packed as {shown(packed)}, which isn't read; save the page and give that")
    try:
        raw = record.content_stream().read(_MOST_BYTES + 1)
    except FAULTS as error:
        return NotAReport(f"{own}: {why(error)}")
    if len(raw) <= _MOST_BYTES and getattr(record.raw_stream, "limit", 0) > 0:
        return NotAReport(f"{own}: is cut short; have the crawl again")
    if len(raw) > _MOST_BYTES:
        return NotAReport(f"{own}: is too large for one report (over {_MOST_BYTES:,} bytes); split it into reports")
    charset = _CHARSET.search(record.http_headers.get_header("Content-Type"))
    if charset and kind != "pdf":
        raw = _as_said(raw, charset[1])
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    return Member(own, BytesIO(raw), kind, Metadata(url=url))
