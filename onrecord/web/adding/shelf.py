"""The folder where files that were added are kept: each where the record has its origin, for as long as it has it.

``HASH/NAME`` is a file that a report was read from; ``coming/ID/0`` the first file of an addition that isn't read yet;
``additions/ID.json`` an addition. All of it is beside the record, so that what is cut off goes on at the next start.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import StoreError
from onrecord.store import Record
from onrecord.web.adding.addition import Addition, File

_PIECE, _DAY = 1 << 20, 86400


def _locked(opened: BinaryIO) -> bool:
    """Whether an open file is this process's own until it is closed; always where the system has no such locks."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ModuleNotFoundError:
        return True
    try:
        flock(opened, LOCK_EX | LOCK_NB)
    except OSError:
        return False
    return True


class Shelf:
    """A folder of added files; it is made when there is a first one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._claim: BinaryIO | None = None

    @classmethod
    def beside(cls, record: Record) -> Shelf | None:
        """The folder of a record that is a file: its name and ``.files``; None for a record that is none."""
        return cls(record.file.with_name(f"{record.file.name}.files")) if record.file else None

    def claim(self) -> bool:
        """Makes this the one room that reads what is on the shelf, until it ends; False where another one is."""
        if self._claim is None:
            opened = self._made(self.folder / "lock").open("wb")
            if not _locked(opened):
                opened.close()
                return False
            self._claim = opened
        return True

    def leave(self) -> None:
        """Leaves the shelf to another room."""
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def take(self, id: str, number: int, name: str, given: BinaryIO) -> File:
        """Keeps the bytes of a file that came; StoreError where they can't be written."""
        digest, size = hashlib.sha256(), 0
        with self._written(), self._made(self._coming(id, number)).open("wb") as coming:
            while piece := given.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                coming.write(piece)
        return File(name, size, digest.hexdigest())

    def place(self, file: File) -> Path:
        """Where a file is kept that was read: files of other bytes never share a place."""
        return self.folder / file.sha256[:32] / file.name

    def put(self, id: str, number: int, file: File) -> bool:
        """Brings a file that came to its place; whether one was there before."""
        there, coming = self.place(file).exists(), self._coming(id, number)
        with self._written():
            if coming.exists():
                coming.replace(self._made(self.place(file)))
        with suppress(OSError):  # others are still to come
            coming.parent.rmdir()
        return there

    def drop(self, file: File) -> None:
        """Takes a file away that no report was read from."""
        with self._written():
            self.place(file).unlink(missing_ok=True)
        with suppress(OSError):  # the same bytes are there by another name
            self.place(file).parent.rmdir()

    def keep(self, addition: Addition) -> None:
        """Writes an addition as it is now, whole or not at all."""
        path = self._made(self._of(addition.id))
        with self._written():
            new = path.with_suffix(".new")
            new.write_bytes(msgspec.json.encode(addition))
            new.replace(path)

    def kept(self) -> Iterator[Addition]:
        """The additions that were written; what is no whole one is passed over."""
        for path in sorted(self.folder.glob("additions/*.json")):
            try:
                yield msgspec.json.decode(path.read_bytes(), type=Addition)
            except (OSError, msgspec.MsgspecError):
                continue

    def forget(self, id: str) -> None:
        """Takes away what is written of an addition, and what came with it and wasn't read; read files stay."""
        with suppress(OSError):
            self._of(id).unlink()
        shutil.rmtree(self._coming(id, 0).parent, ignore_errors=True)

    def sweep(self, known: Container[str]) -> None:
        """Takes away what came a day ago and more for an addition that was never whole."""
        for one in self.folder.glob("coming/*"):
            if one.name not in known and time.time() - one.stat().st_mtime > _DAY:
                shutil.rmtree(one, ignore_errors=True)

    def _of(self, id: str) -> Path:
        return self.folder / "additions" / f"{id}.json"

    def _coming(self, id: str, number: int) -> Path:
        return self.folder / "coming" / id / str(number)

    def _made(self, path: Path) -> Path:
        with self._written():
            path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            why = (fault.strerror or str(fault)).lower()
            remedy = "make room there, or change its permissions, or name another with --files"
            raise StoreError(f"{self.folder}: can't be written ({why}); {remedy}") from fault
