"""Opens files in a process of its own, bounded in time and memory: a hostile one costs itself, and nothing else.

What a file holds comes back one report after the other; the process goes no further than what is taken. Plain text is
opened in this process: nothing in it can hang.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord.errors import InputError, NotAReport
from onrecord.intake.files import open_file
from onrecord.intake.kinds import kind_of
from onrecord.intake.members import AS_IT_COMES, Wanted
from onrecord.intake.opening import Begun, opened
from onrecord.model import RawReport
from onrecord.settings import MAX_REPORT_BYTES
from onrecord.work.pool import begin, context

LONGEST = 30.0
"""Seconds that a report in a file may take to come, or a file to have none."""
MOST_MEMORY = 1 << 30
"""Bytes of address space of the process that opens files."""
_PLAIN = (".txt", ".text", ".md")

Opened = RawReport | InputError


class Opener:
    """Opens one file after the other; the process is begun for the first that needs it, and ends with the opener."""

    def __init__(self, wanted: Wanted = AS_IT_COMES, longest: float = LONGEST) -> None:
        self._wanted, self._longest = wanted, longest
        self._process: _Process | None = None

    def open(self, path: Path) -> Iterator[Opened]:
        """The reports that a file holds, in order, with what can't be read and why."""
        try:
            if _is_text(path):
                with open_file(path) as file:
                    yield from _without_marks(opened(file, self._wanted))
            else:
                yield from self._in_process(path)
        except InputError as fault:
            yield fault

    def _in_process(self, path: Path) -> Iterator[Opened]:
        refused: dict[str, str] = {}
        given = 0
        while True:
            process = self._alive()
            try:
                process.begin(path, refused)
                for one in self._following(process, given):
                    given += 1
                    yield one
                return
            except _Lost as lost:
                self.end()
                name = lost.name or str(path)
                if name in refused:
                    yield NotAReport(f"{name}: {lost.says}")
                    return
                refused[name] = lost.says
            except GeneratorExit:
                self.end()
                raise

    def _alive(self) -> _Process:
        """The process, another one where it ended between two files."""
        if self._process is None or not self._process.is_alive():
            self.end()
            self._process = _Process(self._wanted)
        return self._process

    def _following(self, process: _Process, given: int) -> Iterator[Opened]:
        """What the process tells of a file, from behind what was given before; _Lost where it dies or hangs."""
        at, nth = "", 0
        while (told := process.told(self._longest, at)) is not None:
            if isinstance(told, Begun):
                at = told.name
                continue
            nth += 1
            if nth > given:
                yield told

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        if self._process:
            self._process.end()
            self._process = None


class _Lost(Exception):
    """The process is gone or hangs, at a part of a file with this name."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__(says)
        self.name, self.says = name, says


class _Process:
    """A process that opens files."""

    def __init__(self, wanted: Wanted) -> None:
        self._pipe, theirs = context().Pipe()
        self._process = context().Process(target=_open_and_tell, args=(theirs, wanted, MOST_MEMORY), daemon=True)
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
            raise _Lost(str(path), "the process that opens files ended") from fault

    def told(self, seconds: float, at: str) -> Begun | Opened | None:
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


def _is_text(path: Path) -> bool:
    """Whether a file is plain text, by its name and by what it holds; InputError where it can't be read."""
    if not is_plain(path):
        return False
    with open_file(path) as file:
        return kind_of(file.name, file.stream) == "text" and file.stream.seek(0, 2) <= MAX_REPORT_BYTES


def _without_marks(found: Iterator[Begun | Opened]) -> Iterator[Opened]:
    return (one for one in found if not isinstance(one, Begun))


def _open_and_tell(pipe: Connection, wanted: Wanted, memory: int) -> None:
    begin()
    _bound(memory)
    with suppress(EOFError, OSError, MemoryError):
        while True:
            path, refused = pipe.recv()
            for one in _opened(path, wanted, refused):
                pipe.send(one)
            pipe.send(None)


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
