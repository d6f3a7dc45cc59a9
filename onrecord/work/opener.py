"""Opens files in a process of its own, bounded in time and memory: a hostile one costs itself, and nothing else.

What a file holds comes back one report after the other; the process goes no further than what is taken. Plain text is
opened in this process: nothing in it can hang.
"""

from __future__ import annotations

import math
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import SEEK_END
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from onrecord.errors import InputError, NotAReport
from onrecord.intake.files import open_file
from onrecord.intake.kinds import kind_of
from onrecord.intake.members import AS_IT_COMES, Member, Wanted
from onrecord.intake.opening import Begun, opened, without_marks
from onrecord.model import RawReport
from onrecord.settings import MAX_REPORT_BYTES
from onrecord.work.pool import begin, context

LONGEST = 30.0
"""Seconds that a report in a file may take to come, or a file to have none."""
MOST_MEMORY = 1 << 30
"""Bytes of address space of the process that opens files."""
_MOST_LOST = 5
"""Parts of a file that may take too long or too much, after which the rest of it is left."""
_GRACE = 10
"""Seconds after which the process ends by itself where nobody ended it."""
_PLAIN = (".txt", ".text", ".md")

T = TypeVar("T")

Opened = RawReport | InputError


class Opener:
    """Opens one file after the other; the process is begun for the first that needs it, and ends with the opener."""

    def __init__(self, wanted: Wanted = AS_IT_COMES, longest: float = LONGEST) -> None:
        self._wanted, self._longest = wanted, longest
        self._process: _Process | None = None

    def open(self, path: Path) -> Iterator[Opened]:
        """The reports that a file holds, in order, with what can't be read and why; never nothing."""
        holds = False
        for one in self._opened(path):
            holds = True
            yield one
        if not holds:
            yield NotAReport(f"{path}: holds no report; give a file with the text of one")

    def _opened(self, path: Path) -> Iterator[Opened]:
        try:
            if is_plain(path):
                with open_file(path) as file:
                    if _is_text(file):
                        yield from without_marks(opened(file, self._wanted))
                        return
            yield from self._in_process(path)
        except InputError as fault:
            yield fault

    def _in_process(self, path: Path) -> Iterator[Opened]:
        """What a process tells; where it is lost at a part of the file, another one goes on behind that."""
        refused: dict[str, str] = {}
        given = 0
        while True:
            process = self._alive()
            try:
                process.begin(path, refused)
                yield from self._following(process, given)
                return
            except _Lost as lost:
                self.end()
                name = lost.at.name or str(path)
                if name in refused:
                    yield NotAReport(f"{name}: {lost.says}")
                    return
                if len(refused) == _MOST_LOST:
                    yield NotAReport(f"{path}: over {_MOST_LOST} parts can't be opened, the rest is left; unpack it")
                    return
                refused[name], given = lost.says, lost.at.given
            except GeneratorExit:
                self.end()
                raise

    def _alive(self) -> _Process:
        """The process, another one where it ended between two files."""
        if self._process is None or not self._process.is_alive():
            self.end()
            self._process = _Process(self._wanted, self._longest)
        return self._process

    def _following(self, process: _Process, given: int) -> Iterator[Opened]:
        """What the process tells of a file, from behind what was given before; _Lost where it dies or hangs."""
        around: list[_At] = []
        nth = 0
        while (told := process.told(self._longest, around[-1] if around else _NOWHERE)) is not None:
            if isinstance(told, Begun):
                place = next((place for place, one in enumerate(around) if one.name == told.name), len(around))
                around[place:] = around[place : place + 1] or [_At(told.name, nth)]
                continue
            nth += 1
            if nth > given:
                yield told

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        if self._process:
            self._process.end()
            self._process = None


@dataclass(frozen=True, slots=True)
class _At:
    """A part of a file that is being opened, by its name, and how much was told of the file before it."""

    name: str
    given: int


_NOWHERE = _At("", 0)


class _Lost(Exception):
    """The process is gone or hangs, at a part of a file."""

    def __init__(self, at: _At, says: str) -> None:
        super().__init__(says)
        self.at, self.says = at, says


class _Process:
    """A process that opens files."""

    def __init__(self, wanted: Wanted, longest: float) -> None:
        self._pipe, theirs = context().Pipe()
        given = (theirs, wanted, MOST_MEMORY, math.ceil(longest) + _GRACE)
        self._process = context().Process(target=_open_and_tell, args=given, daemon=True)
        self._process.start()
        theirs.close()

    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.is_alive()

    def begin(self, path: Path, refused: Mapping[str, str]) -> None:
        """Has it open a file, but for what is refused in it; _Lost where it is gone."""
        try:
            self._pipe.send((path, dict(refused)))
        except OSError as fault:
            raise _Lost(_NOWHERE, "the process that opens files ended") from fault

    def told(self, seconds: float, at: _At) -> Begun | Opened | None:
        """What it tells next, None at the end of the file; _Lost where it tells nothing for so long, or is gone."""
        try:
            if self._pipe.poll(seconds):
                told: Begun | Opened | None = self._pipe.recv()
                return told
        except (EOFError, OSError) as fault:
            says = f"opening it needs over {MOST_MEMORY >> 20:,} MB of memory, or is more than its reader can take"
            raise _Lost(at, f"{says}; export its text and give that") from fault
        raise _Lost(at, f"opening it takes over {seconds:.0f} seconds; export its text and give that")

    def end(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def is_plain(path: Path) -> bool:
    """Whether a file's name says that it is plain text, which holds one report."""
    return path.name.lower().endswith(_PLAIN)


def _is_text(file: Member) -> bool:
    """Whether a file that is called plain text is some, and no larger than a report."""
    kind, size = kind_of(file.name, file.stream), file.stream.seek(0, SEEK_END)
    file.stream.seek(0)
    return kind == "text" and size <= MAX_REPORT_BYTES


def _open_and_tell(pipe: Connection, wanted: Wanted, memory: int, longest: int) -> None:
    begin()
    _bound(memory)
    with suppress(EOFError, OSError, MemoryError):
        while True:
            path, refused = pipe.recv()
            for one in timed(_opened(path, wanted, refused), longest):
                pipe.send(one)
            pipe.send(None)


def timed(found: Iterator[T], longest: int) -> Iterator[T]:
    """Passes on what is found; the system ends this process where one takes over ``longest`` seconds to come.

    Who is busy in a library doesn't see that its parent is gone: the parent ends what hangs, unless it was killed.
    """
    while True:
        _alarm(longest)
        one = next(found, None)
        _alarm(0)
        if one is None:
            return
        yield one


def _alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.alarm(seconds)


def _opened(path: Path, wanted: Wanted, refused: Mapping[str, str]) -> Iterator[Begun | Opened]:
    """What a file holds; what goes wrong in it is told as an error. Too little memory ends the process."""
    try:
        with open_file(path) as file:
            yield from opened(file, wanted, refused)
    except InputError as fault:
        yield fault


def _bound(memory: int) -> None:
    """Bounds the address space of this process, where the system knows how."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
