"""How `onrecord read` goes: the files found, a progress bar, one line for each fault, a summary at the end."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.lines import print_lines
from onrecord.cli.plain import plain
from onrecord.cli.progress import progress
from onrecord.cli.screen import Column, cell, line, output, table
from onrecord.errors import InputError
from onrecord.export import reading_json
from onrecord.lexicon import facts
from onrecord.lexicon.organisations import Lexicon
from onrecord.settings import MAX_REPORT_BYTES
from onrecord.store import open_record
from onrecord.work import paths as files
from onrecord.work.into import Done, read_into
from onrecord.work.one import Read, Task, Unread
from onrecord.work.pool import processes, read_many

LISTED = 20
"""Files that the summary lists one by one."""

ROOM_FOR_TITLES = 100
"""The width of a terminal from which on the summary has titles."""

COUNTED = ("statements", "events", "forecasts", "issues")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the files are read: in how many processes, with which publication day and which lexicon of one's own."""

    jobs: int | None
    published: date | None
    lexicon: str | None

    def own(self) -> Lexicon | None:
        """The user's own lexicon; LexiconError where it can't be read."""
        return facts.lexicon_at(self.lexicon) if self.lexicon else None


class _Faults:
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
    faults, lexicon = _Faults(traceback), wanted.own()
    found = _found(given, faults)
    if not found:
        return False
    summary = _Summary(_common(found))
    with open_record(where) as record, _interruptible(summary):
        outcomes = read_into(record, found, wanted.published, _jobs(wanted.jobs, found), lexicon)
        for outcome in progress("reading", outcomes, len(found)):
            if isinstance(outcome, Unread):
                faults.say(outcome.says, outcome.traceback)
            else:
                summary.add(outcome)
    summary.print()
    return not faults.any


def print_readings(given: Sequence[str], wanted: Wanted, traceback: bool) -> bool:
    """Prints each reading as a line of JSON; whether all files could be read."""
    faults, lexicon = _Faults(traceback), wanted.own()
    found = _found(given, faults)

    def lines() -> Iterator[str]:
        tasks = (Task(path, wanted.published, lexicon) for path in found)
        outcomes: Iterator[Read | Unread] = read_many(tasks, _jobs(wanted.jobs, found))
        for outcome in progress("reading", outcomes, len(found)):
            if isinstance(outcome, Read):
                yield reading_json.line(outcome.reading)
            else:
                faults.say(outcome.says, outcome.traceback)

    with _interruptible():
        print_lines(lines())
    return not faults.any


def _found(given: Sequence[str], faults: _Faults) -> list[Path]:
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


def _jobs(wanted: int | None, found: Sequence[Path]) -> int:
    """How many processes read the files: as many as wanted, but none that would have nothing to read."""
    return max(1, min(wanted or processes(_sizes(found)), len(found)))


def _sizes(found: Iterable[Path]) -> Iterator[int]:
    """The bytes that there are to read of each file; none of one that is refused for its size."""
    for path in found:
        try:
            size = path.stat().st_size
            yield size if size <= MAX_REPORT_BYTES else 0
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
        self._counts = dict.fromkeys(COUNTED, 0)

    def add(self, done: Done) -> None:
        """Counts one file, and the findings of its report if no other file had the same."""
        self._how[done.how] = self._how.get(done.how, 0) + 1
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
        console.print(Text(f"\n{total} {'report' if total == 1 else 'reports'}: {how}"))

    @staticmethod
    def _columns(titles: bool) -> list[Column]:
        first = [Column("file", "wide"), *([Column("title", "wide")] if titles else []), Column("published", "whole")]
        return [*first, *(Column(noun, "number") for noun in COUNTED), Column("is", "whole")]

    def _row(self, done: Done, titles: bool) -> list[Text]:
        heading, counts = done.stored.heading, done.stored.counts
        title = [line(heading.title)] if titles else []
        name = os.path.relpath(done.path, self._folder)
        told = [cell(name), *title, Text(str(heading.published or ""))]
        return [*told, *(Text(str(counts[noun])) for noun in COUNTED), Text(done.how)]
