"""Pages that a browser saved in one file (MHTML): the page itself, read as any other, without pictures and frames."""

from __future__ import annotations

import quopri
import re
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import collapse_rfc2231_value

from onrecord.errors import NotAReport
from onrecord.intake.charset import characters
from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.page import report
from onrecord.model import Metadata

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_HEADS_END = re.compile(rb"\r?\n\r?\n")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_MOST_PARTS = 10_000


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The one report that the saved page is; NotAReport where there is no page in the file."""
    raw = member.stream.read()
    heads, body = _apart(raw)
    part, words = _root(heads, body, member.name)
    text, notes = characters(member.name, _bytes(part, words), str(part.get_content_charset() or ""))
    address = str(heads.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    found = report(member, text, Metadata(url=address if address.startswith(("http://", "https://")) else ""))
    yield replace(found, notes=(*notes, *found.notes))


def _apart(raw: bytes) -> tuple[Message, bytes]:
    """The heads of a part, and what stands under them."""
    end = _HEADS_END.search(raw)
    heads, body = (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")
    return BytesHeaderParser().parsebytes(heads[:65_536]), body


def _root(heads: Message, body: bytes, name: str) -> tuple[Message, bytes]:
    """The part that is the page: the one that the heads name as the first, else the first that is HTML."""
    if heads.get_content_type() in _PAGES:
        return heads, body
    start = collapse_rfc2231_value(heads.get_param("start") or "").strip("<> ")
    first: tuple[Message, bytes] | None = None
    for part in _parts(body, collapse_rfc2231_value(heads.get_param("boundary") or "")):
        under, words = _apart(part)
        if under.get_content_type() in _PAGES:
            if not start or str(under.get("Content-ID", "")).strip("<> ") == start:
                return under, words
            first = first or (under, words)
    if first is None:
        raise NotAReport(f"{name}: no page in it; save the page as HTML, or as a single file once more")
    return first


def _parts(body: bytes, boundary: str) -> Iterator[bytes]:
    """The parts between the lines that set them apart, one at a time."""
    if not boundary:
        return
    mark = b"--" + boundary.encode("ascii", "replace")
    begin = 0 if body.startswith(mark) else body.find(b"\n" + mark) + 1
    for _ in range(_MOST_PARTS):
        begin = body.find(b"\n", begin) + 1
        end = body.find(b"\n" + mark, begin - 1)
        if not begin or body.find(mark) < 0:
            return
        yield body[begin : end if end >= 0 else len(body)]
        if end < 0:
            return
        begin = end + 1


def _bytes(part: Message, words: bytes) -> bytes:
    """The bytes of a part out of its transfer encoding."""
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(words)
    if encoding == "base64":
        letters = _NO_BASE64.sub(b"", words)
        return a2b_base64(letters[: len(letters) // 4 * 4])
    return words
