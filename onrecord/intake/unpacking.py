"""What packed formats share: streams out of them, bounds on what comes out, which members are passed over."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import SEEK_CUR, SEEK_END, SEEK_SET, RawIOBase
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol, cast

from onrecord.errors import InputError, NotAReport
from onrecord.intake.members import Member

_FREE = 500_000_000
_RATIO = 200
"""A file may unpack to ``_FREE`` bytes and ``_RATIO`` times its own size; text and pages unpack to 3 to 40 times."""
MOST_MEMBERS = 1_000_000
MOST_HELD = 100_000_000
"""Bytes of a member that can be sought in: what must be held in memory is no larger (opening.MAX_DOCUMENT_BYTES)."""
_HEAD = 1 << 20
"""Bytes that are held of any member: who tells its format or its delimiter goes back to its beginning."""
_CHUNK = 1 << 18
FAULTS = (
    EOFError, OSError, ValueError, RuntimeError, LookupError, OverflowError, struct.error,
    zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
"""What the libraries of packed formats raise of what is damaged, encrypted, or packed in a way they don't know."""

_NO_TEXT = frozenset({
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".css",
    ".scss", ".less", ".js", ".mjs", ".map", ".ts", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4",
    ".m4a", ".m4v", ".ogg", ".wav", ".webm", ".mov", ".avi", ".mkv", ".flv", ".swf", ".py", ".pyc", ".sh",
    ".bat", ".exe", ".dll", ".so", ".class", ".jar", ".cdx", ".cdxj", ".idx", ".sha1", ".sha256", ".md5",
    ".sig", ".asc", ".p7s", ".ics", ".vcf", ".lock", ".ini", ".ds_store", ".db",
})  # fmt: skip
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x00\x00\x01\x00", b"wOFF", b"wOF2")
_ABOUT = ("readme", "license", "licence", "copying", "changelog", "thumbs.db", "desktop.ini")


class Reads(Protocol):
    """What bytes can be had from in order."""

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(slots=True)
class Budget:
    """How many bytes may still come out of a file and all that is packed in it, and how many members."""

    left: int
    members: int

    @property
    def spent(self) -> bool:
        return self.left <= 0 or self.members <= 0


class Unpacked(RawIOBase):
    """A stream out of a packed one: read in order, sought in as far as it is held.

    Its beginning is held, and all of it (up to ``MOST_HELD``) once somebody seeks its end. A packed format's own errors
    come as NotAReport naming the member, as does a budget that is spent.
    """

    def __init__(self, name: str, source: Reads, budget: Budget) -> None:
        self._name, self.budget = name, budget
        self._held = bytearray()
        self._at = self._drawn = 0
        self._piece: Callable[[int], bytes] = getattr(source, "read1", source.read)
        self._fault: InputError | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = SEEK_SET, /) -> int:
        if whence == SEEK_END:
            while (
                self._drawn <= MOST_HELD
                and self._drawn == len(self._held)
                and self._draw(_CHUNK, hold=MOST_HELD + _CHUNK)
            ):
                pass
            offset += self._drawn
        elif whence == SEEK_CUR:
            offset += self._at
        if offset > len(self._held) and offset != self._drawn:
            raise NotAReport(f"{self._name}: is too large to be read where it is packed; unpack it first")
        self._at = offset
        return offset

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        if self._at >= len(self._held):
            words = self._next(len(buffer))
        else:
            words = bytes(self._held[self._at : self._at + len(buffer)])
        buffer[: len(words)] = words
        self._at += len(words)
        return len(words)

    def _next(self, size: int) -> bytes:
        if self._at != self._drawn:
            raise NotAReport(f"{self._name}: is too large to be read where it is packed; unpack it first")
        return self._draw(size, hold=_HEAD)

    def _draw(self, size: int, hold: int) -> bytes:
        """More bytes of the source, which are held while those so far are."""
        if self.budget.left <= 0:
            raise NotAReport(f"{self._name}: unpacks to far more than a file of its size should; unpack it and look")
        words = self._whole(min(size, _CHUNK))
        if self._drawn == len(self._held) and self._drawn < hold:
            self._held += words
        self._drawn += len(words)
        self.budget.left -= len(words)
        return words

    def _whole(self, size: int) -> bytes:
        """So many bytes of the source, fewer at its end: what stands before a fault is had before that is told."""
        words = bytearray()
        while self._fault is None and len(words) < size:
            try:
                piece = self._piece(size - len(words))
            except InputError as fault:
                self._fault = fault
            except FAULTS as error:
                self._fault = NotAReport(f"{self._name}: {why(error)}")
            else:
                if not piece:
                    break
                words += piece
        if self._fault and not words:
            raise self._fault
        return bytes(words)


def why(error: Exception) -> str:
    """What is wrong with a packed member, from the error that its format's library raised."""
    says = str(error).splitlines()[0][:80].lower() if str(error).strip() else "it is cut short"
    if "password" in says or "encrypted" in says:
        return "is encrypted; unpack it with its password"
    if isinstance(error, NotImplementedError):
        return f"is packed in a way that isn't read ({says}); unpack it first"
    return f"is damaged ({says}); pack it again"


def zip_of(member: Member) -> zipfile.ZipFile:
    """A member's archive, to be closed by who takes it; NotAReport where it is no sound ZIP file."""
    try:
        return zipfile.ZipFile(member.stream)
    except FAULTS as error:
        raise NotAReport(f"{member.name}: {why(error)}") from error


def budget_of(member: Member) -> Budget:
    """The budget that holds for what is packed in a member: that of the file that it lies in."""
    if isinstance(member.stream, Unpacked):
        return member.stream.budget
    size = member.stream.seek(0, SEEK_END)
    member.stream.seek(0)
    return Budget(_FREE + _RATIO * size, MOST_MEMBERS)


def unpacked(name: str, source: Reads, budget: Budget, kind: str = "") -> Member:
    """A member out of a packed file."""
    return Member(name, cast(BinaryIO, Unpacked(name, source, budget)), kind)


def shown(name: str) -> str:
    """A member's name in one line."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape", "replace").decode() for char in name)


def passed_over(name: str) -> bool:
    """Whether a member's name says that it holds no report: hidden, about the archive, pictures, scripts, styles."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if any(part == "__MACOSX" or part.startswith(".") and part.strip(".") for part in parts):
        return True
    last = parts[-1].lower() if parts else ""
    return PurePosixPath(last).suffix in _NO_TEXT or last.startswith(_ABOUT)


def is_picture(member: Member) -> bool:
    """Whether a member's first bytes are a picture's or a font's."""
    head = member.stream.read(8)
    member.stream.seek(0)
    return head.startswith(_PICTURES)
