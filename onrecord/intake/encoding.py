"""Bytes to characters: UTF-8, UTF-16 and UTF-32 with or without a mark, an older encoding as the bytes suggest."""

from __future__ import annotations

import codecs
import re
from collections.abc import Generator
from contextlib import suppress
from io import TextIOWrapper
from typing import BinaryIO

from onrecord.errors import NotAReport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_STRAY = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as ``surrogateescape`` hands it over."""
_USUAL = "cp1252"
_HEAD = 1 << 18
_MIXED = "most of the file is UTF-8; what is not is read as WINDOWS-1252"


def decoded(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, with a note where their encoding was guessed; NotAReport where they are binary."""
    text, notes = _of_marked(name, raw) or _of_wide(name, raw) or _of_narrow(name, raw.rstrip(b"\0"))
    if len(_CONTROL.findall(text)) > 0.02 * len(text):
        raise NotAReport(f"{name}: is a binary file (full of control characters); export its text and give that")
    return text, notes


def _of_marked(name: str, raw: bytes) -> tuple[str, tuple[str, ...]] | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _in(name, raw[len(mark) :], encoding), ()
    return None


def _of_wide(name: str, raw: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-16 and UTF-32 that have lost their mark; None for any other."""
    wide = _without_mark(raw)
    return (_in(name, raw, wide), (f"the file has no mark of its encoding; read as {wide.upper()}",)) if wide else None


def _of_narrow(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
    if b"\0" in raw:
        raise NotAReport(f"{name}: is a binary file (byte {raw.index(0)} is zero); export its text and give that")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _mixed(raw) or _guessed(name, raw)


def lines(name: str, stream: BinaryIO, longest: int) -> Generator[str, None, None]:
    """The lines of a stream of any length, line ends too; one that is over ``longest`` characters comes in pieces.

    The encoding is told from the beginning; a byte of the rest that is none in it is read as WINDOWS-1252.
    """
    raw = stream.read(_HEAD)
    stream.seek(0)
    mark, encoding = next(((mark, encoding) for mark, encoding in _MARKS if raw.startswith(mark)), (b"", ""))
    stream.seek(len(mark))
    encoding = encoding or _without_mark(raw) or _of_head(name, raw)
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = TextIOWrapper(stream, encoding, errors, newline="")
    try:
        while line := text.readline(longest):
            yield line if line.isascii() and "\0" not in line else unstray(line.replace("\0", ""))
    finally:
        with suppress(ValueError):  # the stream is closed already where who took the lines let go of them
            text.detach()


def unstray(text: str) -> str:
    """With stray bytes as the characters of WINDOWS-1252."""
    return _STRAY.sub(lambda match: bytes([ord(match[0]) - 0xDC00]).decode(_USUAL, "replace"), text)


def _of_head(name: str, raw: bytes) -> str:
    """The encoding of bytes that have no mark and are cut anywhere."""
    whole = raw[: raw.rfind(b"\n") + 1] or raw
    if len(_STRAY.findall(whole.decode("utf-8", "surrogateescape"))) <= _true_utf8(whole):
        return "utf-8"
    _, notes = _guessed(name, whole)
    return notes[0].split("read as ")[1].split(",")[0]


def _true_utf8(raw: bytes) -> int:
    """How many characters beyond ASCII are sound UTF-8."""
    text = raw.decode("utf-8", "ignore")
    return sum(char > "\x7f" for char in text) if not text.isascii() else 0


def _in(name: str, raw: bytes, encoding: str) -> str:
    """The text in an encoding that is known, without zeros at its end; NotAReport where it is damaged."""
    try:
        return raw.decode(encoding).rstrip("\0")
    except UnicodeDecodeError as error:
        fault = f"is damaged {encoding.upper()} (at byte {error.start}); save it again as UTF-8"
        raise NotAReport(f"{name}: {fault}") from error


def _without_mark(raw: bytes) -> str:
    """UTF-16 or UTF-32 where zeros stand as they do in it: text of Latin letters is half zeros, or three quarters."""
    sample = raw[: 4096 - 4096 % 4]
    if len(sample) < 8 or 0 not in sample:
        return ""
    zeros = [sample[place::4].count(0) / max(1, len(sample[place::4])) for place in range(4)]
    for encoding, shape in (("utf-32-le", "0111"), ("utf-32-be", "1110"), ("utf-16-le", "0101"), ("utf-16-be", "1010")):
        if all(zero > 0.7 if sign == "1" else zero < 0.05 for zero, sign in zip(zeros, shape, strict=True)):
            return encoding
    return ""


def _mixed(raw: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with pieces in an older encoding, as texts put together from several; None where most is not UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    cut = len(text) - len(text.rstrip("".join(map(chr, range(0xDC80, 0xDD00)))))
    if stray == cut < 4 and _true_utf8(raw):
        return text[: len(text) - cut], ("the file ends within a character",)
    return (unstray(text), (_MIXED,)) if stray < _true_utf8(raw) else None


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
