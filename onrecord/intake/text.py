"""Plain text and Markdown: UTF-8, or UTF-16 and UTF-32 with a mark; an older encoding is told from the bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Wanted
from onrecord.model import RawReport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_USUAL = "cp1252"
_BLANK = "\ufeff\u200b \t\r\n\f\v\u00a0"


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The text as it stands, line ends too; NotAReport where the bytes are no text."""
    text, notes = decoded(member.name, member.bytes())
    if not text.strip(_BLANK):
        raise NotAReport(f"{member.name}: is empty; give a file with the text of a report")
    yield RawReport(member.name, text, metadata=member.metadata, notes=notes)


def decoded(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, with a note where their encoding was guessed; NotAReport where they are binary."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _by_mark(name, raw[len(mark) :], encoding), ()
    if b"\0" in raw:
        raise NotAReport(f"{name}: is a binary file (byte {raw.index(0)} is zero); export its text and give that")
    notes: tuple[str, ...] = ()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text, notes = _guessed(name, raw)
    if len(_CONTROL.findall(text)) > 0.02 * len(text):
        raise NotAReport(f"{name}: is a binary file (full of control characters); export its text and give that")
    return text, notes


def _by_mark(name: str, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        fault = f"is damaged {encoding.upper()} (at byte {error.start}); save it again as UTF-8"
        raise NotAReport(f"{name}: {fault}") from error


def _guessed(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Bytes that are no UTF-8, in the encoding that makes most sense of them.

    Many encodings of one byte a letter make as much sense of English; then it is the one that most of it is in.
    """
    from charset_normalizer import from_bytes

    found = () if _binary(raw) else tuple(from_bytes(raw))
    if not found:
        raise NotAReport(f"{name}: is a binary file; export its text and give that")
    usual = next((one for one in found if _USUAL in one.could_be_from_charset and one.chaos <= found[0].chaos), None)
    encoding = "WINDOWS-1252" if usual else found[0].encoding.replace("_", "-").upper()
    return str(usual or found[0]), (f"the file is not UTF-8; read as {encoding}, as its bytes suggest",)


def _binary(raw: bytes) -> bool:
    """Whether bytes that don't decode are no text in any encoding: too many control characters."""
    sample = raw[:65536]
    return sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample) > 0.02 * len(sample)
