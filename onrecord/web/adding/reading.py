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
from onrecord.intake.kinds import ENDINGS
from onrecord.store import Record, open_record
from onrecord.web.adding.addition import Addition, File
from onrecord.web.adding.shelf import Shelf

if TYPE_CHECKING:
    from onrecord.lexicon.organisations import Lexicon
    from onrecord.work.into import Done

_SAID = 5
"""Faults of one file that are told."""
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
    from onrecord.work.tasks import How

    file, shelf = work.addition.files[number], Shelf(work.folder)
    was_there = shelf.put(work.addition.id, number, file)
    place = shelf.place(file)
    outcomes = list(read_into(record, [place], How(work.addition.published, work.lexicon), 1))
    done = [one for one in outcomes if not isinstance(one, Unread)]
    faults = [one for one in outcomes if isinstance(one, Unread)]
    says = "; ".join(one.says.replace(str(place), file.name) for one in faults[:_SAID])
    if done:
        return replace(_read(file, done), says=says)
    if not was_there and not any(one.traceback for one in faults):  # after a fault of ours it stays to be looked into
        shelf.drop(file)
    return file.unread(says or f"{file.name}: holds no report")


def _read(file: File, done: list[Done]) -> File:
    """A file that was read, with its report, or the first of several."""
    first = done[0].stored.heading
    title = first.title[:300] if len(done) == 1 else f"{len(done)} reports, the first: {first.title[:250]}"
    counts = {noun: sum(one.stored.counts[noun] for one in done) for noun in done[0].stored.counts}
    return replace(file, how=done[0].how, report=first.id, title=title, counts=counts)


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
