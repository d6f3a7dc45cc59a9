"""How `onrecord read` goes: the files found, a progress bar, one line for each fault, a summary at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TypeVar

import click
from rich.text import Text

from onrecord.cli.lines import print_lines
from onrecord.cli.plain import plain
from onrecord.cli.progress import progress
from onrecord.cli.screen import Column, cell, line, output, table
from onrecord.errors import InputError, UnreadableInput
from onrecord.export import reading_json
from onrecord.intake.members import Wanted as Opening
from onrecord.lexicon import facts
from onrecord.store import open_record
from onrecord.store.origins import STDIN_NAME
from onrecord.work import paths as files
from onrecord.work.into import Done, read_into
from onrecord.work.one import Read, Unread
from onrecord.work.opener import is_plain
from onrecord.work.pool import processes, read_many
from onrecord.work.tasks import STDIN, How, tasks

Came = TypeVar("Came", Done | Unread, Read | Unread)

MOST_PROCESSES = 256
"""For files that may hold any number of reports."""
LISTED = 20
"""Files that the summary lists one by one."""

ROOM_FOR_TITLES = 100
"""The width of a terminal from which on the summary has titles."""

COUNTED = ("statements", "events", "forecasts", "issues")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the files are read: in how many processes, with which publication day and which lexicon of one's own, and
    how they are opened."""

    jobs: int | None
    published: date | None
    lexicon: str | None
    columns: Mapping[str, str] = field(default_factory=dict)
    ocr: bool = True

    def how(self) -> How:
        """How readers want it; LexiconError where the user's own lexicon can't be read."""
        own = facts.lexicon_at(self.lexicon) if self.lexicon else None
        return How(self.published, own, Opening(self.columns, self.ocr))


class Faults:
    """Says each fault as it comes, and remembers that there was one."""

    def __init__(self, traceback: bool) -> None:
        self.any = False
        self._traceback = traceback

    def say(self, says: str, traceback: str = "") -> None:
        """Prints one line on a fault, and the traceback where there is one and it was asked for."""
        self.any = True
        click.echo(f"error: {plain(says)}", err=True)
        if traceback and self._traceback:
            click.echo(traceback, err=True)


def read_to_record(given: Sequence[str], where: str, wanted: Wanted, traceback: bool) -> bool:
    """Reads the files into the record and prints the summary; whether all could be read."""
    faults, how = Faults(traceback), wanted.how()
    with _given(given, faults) as found:
        if not found:
            return False
        summary = _Summary(_common(found))
        with open_record(where) as record, _interruptible(summary):
            outcomes = read_into(record, found, how, jobs_for(wanted.jobs, found))
            for outcome in _progress(outcomes, found):
                if isinstance(outcome, Unread):
                    faults.say(outcome.says, outcome.traceback)
                else:
                    summary.add(outcome)
    summary.print()
    return not faults.any


def print_readings(given: Sequence[str], wanted: Wanted, traceback: bool) -> bool:
    """Prints each reading as a line of JSON; whether all files could be read."""
    faults, how = Faults(traceback), wanted.how()

    def lines(found: Sequence[Path]) -> Iterator[str]:
        outcomes: Iterator[Read | Unread] = read_many(tasks(found, how), jobs_for(wanted.jobs, found))
        for outcome in _progress(outcomes, found):
            if isinstance(outcome, Read):
                yield reading_json.line(outcome.reading)
            else:
                faults.say(outcome.says, outcome.traceback)

    with _given(given, faults) as found, _interruptible():
        print_lines(lines(found))
    return not faults.any


def _progress(outcomes: Iterable[Came], found: Sequence[Path]) -> Iterator[Came]:
    """Passes on outcomes with a bar of the files, each of which may have many."""
    places = {path: place for place, path in enumerate(found)}
    at = 0

    def further(outcome: Came) -> int:
        nonlocal at
        by, at = places[outcome.path] - at, places[outcome.path]
        return by

    return progress("reading", outcomes, len(found), further)


@contextmanager
def _given(given: Sequence[str], faults: Faults) -> Iterator[list[Path]]:
    """The files that paths mean; what comes as standard input lies in a file of its own meanwhile."""
    if STDIN not in given:
        yield _found(given, faults)
        return
    with TemporaryDirectory(prefix="onrecord-") as folder:
        came = Path(folder) / STDIN
        _keep(came)
        yield [came, *_found([one for one in given if one != STDIN], faults)]


def _keep(came: Path) -> None:
    """Writes standard input to a file, an empty one where there is none; UnreadableInput where that has no room."""
    try:
        with came.open("wb") as file:
            stream = getattr(sys.stdin, "buffer", None)
            if stream:
                copyfileobj(stream, file)
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise UnreadableInput(
            f"{STDIN_NAME}: can't be kept in {came.parent} ({what}); make room, or set TMPDIR"
        ) from error


def _found(given: Sequence[str], faults: Faults) -> list[Path]:
    found = []
    for one in files.find(given):
        if isinstance(one, InputError):
            faults.say(str(one))
        else:
            found.append(one)
    return found


def _common(found: Iterable[Path]) -> str:
    """The folder that all files are in or below."""
    return os.path.commonpath([os.path.abspath(path.parent) for path in found])  # noqa: PTH100 - drops ".."


def jobs_for(wanted: int | None, found: Sequence[Path]) -> int:
    """How many processes read the files: as many as wanted, but none that would have nothing to read."""
    most = len(found) if all(is_plain(path) for path in found) else MOST_PROCESSES
    return max(1, min(wanted or processes(_sizes(found)), most))


def _sizes(found: Iterable[Path]) -> Iterator[int]:
    """The bytes of each file."""
    for path in found:
        try:
            yield path.stat().st_size
        except OSError:
            yield 0


@contextmanager
def _interruptible(summary: _Summary | None = None) -> Iterator[None]:
    """Ctrl-C ends the reading in one line, with the exit code that shells use for it."""
    try:
        yield
    except KeyboardInterrupt:
        if summary:
            summary.print()
        click.echo("interrupted; what was read is kept, the same command goes on from there", err=True)
        raise click.exceptions.Exit(130) from None


class _Summary:
    """What was read, file by file as far as a person reads that, and in total."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._reports: set[str] = set()
        self._files: list[Done] = []
        self._how: dict[str, int] = {}
        self._unread = 0
        self._counts = dict.fromkeys(COUNTED, 0)

    def add(self, done: Done) -> None:
        """Counts one file, and the findings of its report if no other file had the same."""
        self._how[done.how] = self._how.get(done.how, 0) + 1
        self._unread += bool(done.stored.heading.unread)
        if done.stored.heading.id not in self._reports:
            self._reports.add(done.stored.heading.id)
            for noun in COUNTED:
                self._counts[noun] += done.stored.counts[noun]
        if len(self._files) < LISTED:
            self._files.append(done)

    def print(self) -> None:
        """Prints the table and its total; nothing where no file was read."""
        total = sum(self._how.values())
        if not total:
            return
        console = output()
        titles = console.width >= ROOM_FOR_TITLES
        rows = [self._row(done, titles) for done in self._files]
        blanks = [Text()] * (2 if titles else 1)
        if total > len(rows):
            rows.append([Text(f"and {total - len(rows)} more", style="dim"), *blanks, *[Text()] * 5])
        counts = [Text(str(count), style="bold") for count in self._counts.values()]
        rows.append([Text("total", style="bold"), *blanks, *counts, Text()])
        console.print(table(self._columns(titles), rows, console.width))
        how = ", ".join(f"{count} {how}" for how, count in sorted(self._how.items()))
        unread = (
            f"; {self._unread} kept and not read (in other languages, or repeating another)" if self._unread else ""
        )
        console.print(Text(f"\n{total} {'report' if total == 1 else 'reports'}: {how}{unread}"))

    @staticmethod
    def _columns(titles: bool) -> list[Column]:
        first = [Column("file", "wide"), *([Column("title", "wide")] if titles else []), Column("published", "whole")]
        return [*first, *(Column(noun, "number") for noun in COUNTED), Column("is", "whole")]

    def _row(self, done: Done, titles: bool) -> list[Text]:
        heading, counts = done.stored.heading, done.stored.counts
        title = [line(heading.title)] if titles else []
        name = done.name if done.path.name == STDIN else os.path.relpath(done.name, self._folder)
        told = [cell(name), *title, Text(str(heading.published or ""))]
        how = f"{done.how}, {heading.unread}" if heading.unread else done.how
        return [*told, *(Text(str(counts[noun])) for noun in COUNTED), Text(how)]
