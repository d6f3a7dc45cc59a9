"""Takes files and has them read, one addition after the other, while the pages look on."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import RLock, Thread
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Protocol

from onrecord.errors import NotFound, StoreError
from onrecord.store import Record
from onrecord.web.adding.addition import STOPPED, Addition, File
from onrecord.web.adding.names import kept_name
from onrecord.web.adding.reading import Reader, Told, Work, is_readable
from onrecord.web.adding.shelf import Shelf

if TYPE_CHECKING:
    from onrecord.lexicon.organisations import Lexicon

MOST_FILES = 500
"""Files of an addition."""
MOST_KEPT = 200
"""Additions that are remembered."""
LONGEST = 600.0
"""Seconds that one file may be read."""
_LOOK = 0.2
"""Seconds after which it is looked whether somebody wants the reading stopped."""


class Reads(Protocol):
    """Something that reads an addition and tells of it."""

    def told(self, seconds: float) -> Told | None:
        """What it tells next; None where it tells nothing for so long. EOFError where it has ended."""

    def end(self) -> None:
        """Ends it."""


class Desk:
    """The additions of a record, those that are read and those that wait; nothing can be added without a shelf."""

    def __init__(
        self,
        record: Record,
        shelf: Shelf | None,
        lexicon: Lexicon | None = None,
        start: Callable[[Work], Reads] = Reader,
    ) -> None:
        self._record, self.shelf, self._lexicon, self._start = record, shelf, lexicon, start
        self._changed = RLock()
        self._additions = {one.id: one for one in sorted(shelf.kept(), key=_begun)} if shelf else {}
        self._thread: Thread | None = None
        self._closed = False
        self.reading: tuple[str, int] | None = None
        """The addition that is read just now, and the place of the file in it."""

    def open(self) -> None:
        """Goes on with what was cut off, unless another room reads it; what somebody stopped stays so."""
        left = [one for one in self.additions() if one.left and one.halted != STOPPED]
        if self.shelf is None or not self.shelf.folder.exists():
            return
        try:
            ours, says = self.shelf.claim(), "another reading room on this record reads it"
        except StoreError as fault:
            ours, says = False, str(fault)
        if ours:
            self.shelf.sweep(self._additions)
        for one in left:
            if ours:
                self.go_on(one.id)
            else:
                self._additions[one.id] = replace(one, halted=says)

    def close(self) -> None:
        """Stops reading; what isn't read goes on when the desk is opened again."""
        with self._changed:
            self._closed = True
            thread = self._thread
        if thread:
            thread.join(20)
        if self.shelf:
            self.shelf.leave()

    def additions(self) -> list[Addition]:
        """All that are remembered, in the order in which they are read."""
        with self._changed:
            return list(self._additions.values())

    def addition(self, id: str) -> Addition:
        """The addition with this id; NotFound where none has it."""
        with self._changed:
            if id not in self._additions:
                raise NotFound(f"{id}: no files were added by this name, or too long ago; look at /add")
            return self._additions[id]

    def take(self, given: Iterable[tuple[str, BinaryIO]], published: date | None) -> Addition:
        """Keeps files, by the names that they were given by, and has them read when their turn comes.

        StoreError where they can't be kept; then none of them is.
        """
        if self.shelf is None:
            raise StoreError(f"{self._record.where}: has no folder for files; start with --files FOLDER to add some")
        id = secrets.token_hex(6)
        try:
            files = tuple(_taken(self.shelf, id, number, *one) for number, one in enumerate(given))
            addition = Addition(id, datetime.now(UTC), published, files)
            self.shelf.keep(addition)
            self.shelf.claim()
        except StoreError:
            self.shelf.forget(id)
            raise
        with self._changed:
            self._additions[id] = addition
            self._forget_some(self.shelf)
            self._wake()
        return addition

    def stop(self, id: str) -> None:
        """Has no more of an addition read until somebody wants it to go on."""
        self._halt(id, STOPPED)

    def go_on(self, id: str) -> None:
        """Has an addition read on."""
        self._halt(id, "")

    def _halt(self, id: str, says: str) -> None:
        with self._changed:
            self._keep(replace(self.addition(id), halted=says))
            self._wake()

    def _keep(self, addition: Addition) -> None:
        self._additions[addition.id] = addition
        if self.shelf:
            self.shelf.keep(addition)

    def _forget_some(self, shelf: Shelf) -> None:
        done = [one.id for one in self._additions.values() if not one.left]
        for id in done[: max(0, len(self._additions) - MOST_KEPT)]:
            del self._additions[id]
            shelf.forget(id)

    def _wake(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = Thread(target=self._run, daemon=True, name="onrecord-adding")
            self._thread.start()

    def _run(self) -> None:
        while (work := self._next()) is not None:
            try:
                self._read(work)
            except Exception as fault:  # no process begun, nothing can be written down: the next is read all the same
                with self._changed:
                    addition = self._additions.get(work.addition.id, work.addition)
                    self._additions[addition.id] = replace(addition, halted=str(fault) or type(fault).__name__)

    def _read(self, work: Work) -> None:
        reader = self._start(work)
        try:
            self._follow(reader, work.addition.id)
        finally:
            reader.end()
            self.reading = None

    def _next(self) -> Work | None:
        """The addition that is to be read now; None, and the thread's end, where there is none."""
        with self._changed:
            for one in self._additions.values():
                if self.shelf and one.goes_on and not self._closed:
                    return Work(self._record.address, self._record.who, self.shelf.folder, one, self._lexicon)
            self._thread = None
            return None

    def _follow(self, reader: Reads, id: str) -> None:
        """Writes down what a reader tells, until it ends or somebody stops it."""
        at, since = None, monotonic()
        while not self._closed and not self.addition(id).halted:
            try:
                told = reader.told(_LOOK)
            except (EOFError, OSError):
                self._lost(id, at, "the process that read it was killed; split it into shorter reports")
                return
            if told is None:
                if monotonic() - since > LONGEST:
                    self._lost(
                        id, at, f"reading it took over {LONGEST / 60:.0f} minutes; split it into shorter reports"
                    )
                    return
                continue
            since = monotonic()
            if isinstance(told, str):
                self._halt(id, told)
                return
            at = self._tell(id, *told)

    def _tell(self, id: str, number: int, file: File | None) -> int | None:
        """Writes down what became of a file; given back is the place of the one that is read now, if one is."""
        self.reading = (id, number)
        if file is None:
            return number
        with self._changed:
            self._keep(self.addition(id).became(number, file))
        return None

    def _lost(self, id: str, at: int | None, says: str) -> None:
        """Writes down that a reader is gone: what it read can't be read, the rest is read by the next."""
        with self._changed:
            addition = self.addition(id)
            if at is not None:
                file = addition.files[at]
                self._keep(addition.became(at, file.unread(f"{file.name}: {says}")))
            elif addition.left:
                self._halt(id, "what reads the files ended before it began; go on, or read them with `onrecord read`")


def _begun(addition: Addition) -> datetime:
    return addition.begun


def _taken(shelf: Shelf, id: str, number: int, given: str, stream: BinaryIO) -> File:
    """A file as it is kept; one of a kind that isn't read is not."""
    name = kept_name(given)
    if is_readable(name):
        return shelf.take(id, number, name, stream)
    size = stream.seek(0, 2)
    return File(name, size, "").unread(
        f"{name}: is of a kind that isn't read; save it as PDF, HTML or text and add that"
    )
