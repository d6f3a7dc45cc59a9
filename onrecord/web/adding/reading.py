"""Reads the files of an addition in a process of its own: reading is heavy, and the pages don't wait for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.store import Record, open_record
from onrecord.web.adding.addition import Addition, File
from onrecord.web.adding.shelf import Shelf
from onrecord.work.paths import ENDINGS

if TYPE_CHECKING:
    from onrecord.lexicon.organisations import Lexicon

NICE = 10
"""By how much reading stands back behind the pages."""

Told = tuple[int, File | None] | str
"""What is told while files are read: the place of the next, then the same with what became of it; or why no more
can be read."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be read: an addition, the folder of its files, and the record and user's lexicon that they go by."""

    record: str
    who: str
    folder: Path
    addition: Addition
    lexicon: Lexicon | None = None


def read(work: Work, tell: Callable[[Told], None]) -> None:
    """Reads the files that are left; each is in the record when it is told of."""
    try:
        with open_record(work.record, create=False, who=work.who) as record:
            for number in work.addition.left:
                tell((number, None))
                tell((number, _become(record, work, number)))
    except OnrecordError as fault:
        tell(str(fault))


def is_readable(name: str) -> bool:
    """Whether a file's name is one of those that are read of a folder."""
    return name.lower().endswith(ENDINGS)


def _become(record: Record, work: Work, number: int) -> File:
    from onrecord.work.into import read_into  # what reads is loaded where it is read, and not with the pages
    from onrecord.work.one import Unread

    file, shelf = work.addition.files[number], Shelf(work.folder)
    was_there = shelf.put(work.addition.id, number, file)
    place = shelf.place(file)
    (outcome,) = read_into(record, [place], work.addition.published, 1, work.lexicon)
    if not isinstance(outcome, Unread):
        heading = outcome.stored.heading
        title = heading.title[:300]
        return replace(file, how=outcome.how, report=heading.id, title=title, counts=outcome.stored.counts)
    if outcome.traceback:  # a fault of ours: the file stays for whoever looks into it
        return file.unread(outcome.says)
    if not was_there:
        shelf.drop(file)
    return file.unread(outcome.says.replace(str(place), file.name))


class Reader:
    """A process that reads an addition; it ends with this one."""

    def __init__(self, work: Work) -> None:
        from onrecord.work.pool import context

        self._told, theirs = context().Pipe(duplex=False)
        self._process = context().Process(target=_read_and_tell, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def told(self, seconds: float) -> Told | None:
        """What it tells next; None where it tells nothing for so long. EOFError where it has ended."""
        return self._told.recv() if self._told.poll(seconds) else None

    def end(self) -> None:
        """Ends it, whatever it is at."""
        self._process.terminate()
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._told.close()


def _read_and_tell(work: Work, told: Connection) -> None:
    from onrecord.work.pool import begin

    begin()
    with suppress(AttributeError, OSError):
        os.nice(NICE)
    read(work, told.send)
