"""Plain text: UTF-8 (with or without a mark), or UTF-16 and UTF-32 with one."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from onrecord.errors import MissingInput, NotAReport, UnreadableInput
from onrecord.model import RawReport
from onrecord.settings import MAX_REPORT_BYTES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def read_file(path: Path) -> RawReport:
    """The text of a file as it stands, line ends too; InputError where it is missing, unreadable or no text."""
    return report_of(path, bytes_of(path))


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; InputError where it is missing or unreadable.

    Nothing but a regular file is opened, and none over ``settings.MAX_REPORT_BYTES``.
    """
    _check(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path}: {_why(error)}; change its permissions or copy it") from error
    if len(raw) > MAX_REPORT_BYTES:
        raise NotAReport(_too_large(path, len(raw)))
    return raw


def report_of(path: Path, raw: bytes) -> RawReport:
    """The text that a file's bytes hold; NotAReport where they hold none."""
    text = decoded(path, raw)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise NotAReport(f"{path}: is empty; give a file with the text of a report")
    return RawReport(str(path), text)


def _check(path: Path) -> None:
    """InputError where a path can't be a report, told without reading it."""
    try:
        state = path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise MissingInput(f"{path}: is a link to a file that is gone; mend the link") from error
        raise MissingInput(f"{path}: no such file; check the path") from error
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path}: {_why(error)}; check the path and its permissions") from error
    if stat.S_ISDIR(state.st_mode):
        raise UnreadableInput(f"{path}: is a folder; give the files in it")
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableInput(f"{path}: is a device or a pipe; save its text in a file first")
    if state.st_size > MAX_REPORT_BYTES:
        raise NotAReport(_too_large(path, state.st_size))


def _why(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _too_large(path: Path, size: int) -> str:
    return f"{path}: is too large for one report ({size:,} bytes, at most {MAX_REPORT_BYTES:,}); split it into reports"


def decoded(path: Path, raw: bytes) -> str:
    """The text of the bytes; NotAReport where they are binary or in an encoding that they don't name."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decode(path, raw[len(mark) :], encoding)
    if b"\0" in raw:
        raise NotAReport(f"{path}: is a binary file (byte {raw.index(0)} is zero); export its text and give that")
    text = _decode(path, raw, "utf-8")
    if len(_CONTROL.findall(text)) > 0.02 * len(text):
        raise NotAReport(f"{path}: is a binary file (full of control characters); export its text and give that")
    return text


def _decode(path: Path, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotAReport(f"{path}: {_fault(path, raw, encoding, error.start)}") from error


def _fault(path: Path, raw: bytes, encoding: str, at: int) -> str:
    """What is wrong with bytes that don't decode, and what to do."""
    if encoding != "utf-8":
        return f"is damaged {encoding.upper()} (at byte {at}); save it again as UTF-8"
    if _binary(raw):
        return "is a binary file; export its text and give that"
    remedy = f"iconv -f WINDOWS-1252 -t UTF-8 {path} > fixed.txt"
    return f"is not UTF-8 (byte {at} is 0x{raw[at]:02x}), most likely WINDOWS-1252; convert it: {remedy}"


def _binary(raw: bytes) -> bool:
    """Whether bytes that don't decode are no text in any encoding: too many control characters."""
    sample = raw[:65536]
    return sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample) > 0.02 * len(sample)
