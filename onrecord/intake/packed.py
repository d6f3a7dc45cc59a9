"""One file compressed with gzip, bzip2 or xz: a report, a table, or an archive of many."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import cast

from onrecord.intake.members import Held, Member, Wanted
from onrecord.intake.unpacking import Reads, budget_of, unpacked

_ENDINGS = (".gz", ".bz2", ".xz")
_ARCHIVES = (".tgz", ".tbz", ".tbz2", ".txz", ".tar")
_CHUNK = 1 << 16
_MOST_MEMORY = 200_000_000
"""Bytes that xz may take for its window."""


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The file that is packed; an archive keeps its name, another goes by that without the ending."""
    head = member.stream.read(6)
    member.stream.seek(0)
    budget = budget_of(member)
    if head.startswith(b"BZh"):
        source = cast(Reads, bz2.BZ2File(member.stream))
    elif head.startswith(b"\xfd7zXZ"):
        source = cast(Reads, _Xz(member.stream))
    else:
        source = cast(Reads, gzip.GzipFile(fileobj=member.stream))
    name = PurePosixPath(member.name.rpartition("!/")[2]).name
    inner = name.removesuffix(next((end for end in _ENDINGS if name.lower().endswith(end)), ""))
    if inner.lower().endswith(_ARCHIVES):
        yield unpacked(member.name, source, budget)
    else:
        yield unpacked(f"{member.name}!/{inner}", source, budget)


class _Xz:
    """Bytes out of xz, which may name a window as large as it likes."""

    def __init__(self, stream: Reads) -> None:
        self._stream = stream
        self._decoder = lzma.LZMADecompressor(memlimit=_MOST_MEMORY)
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        words = b""
        while not words:
            if self._decoder.eof:
                self._rest = self._decoder.unused_data.lstrip(b"\0") or self._stream.read(_CHUNK)
                if not self._rest.strip(b"\0"):
                    return b""
                self._decoder = lzma.LZMADecompressor(memlimit=_MOST_MEMORY)
            elif self._decoder.needs_input and not self._rest:
                self._rest = self._stream.read(_CHUNK)
                if not self._rest:
                    raise EOFError("it is cut short")
            words, self._rest = self._decoder.decompress(self._rest, max_length=size), b""
        return words
