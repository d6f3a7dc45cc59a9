"""How `onrecord watch` goes: what is there, then what arrives, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.plain import plain
from onrecord.cli.reading import COUNTED, Faults, Wanted, jobs_for, read_to_record
from onrecord.cli.screen import output
from onrecord.errors import MissingInput
from onrecord.store import open_record
from onrecord.work import paths as files
from onrecord.work.into import Done, read_into
from onrecord.work.one import Unread

STILL = 1.0
"""Seconds in which nobody wrote to a file, so that it is whole."""


def watch_folder(folder: str, where: str, wanted: Wanted, traceback: bool) -> None:
    """Reads what is in a folder and what arrives there, until somebody interrupts it."""
    open_record(where).close()
    if any(isinstance(one, Path) for one in files.find([folder])):
        read_to_record([folder], where, wanted, traceback)
    click.echo(f"watching {plain(folder)}; Ctrl-C ends it", err=True)
    for arrived in arriving(Path(folder)):
        read_arrived(arrived, where, wanted, traceback)


def arriving(folder: Path) -> Iterator[list[Path]]:
    """The files that come into a folder or below, or change there, when they are whole; ends with Ctrl-C.

    MissingInput when the folder itself is gone.
    """
    from watchfiles import Change, watch

    waiting: set[str] = set()
    for changes in watch(folder, yield_on_timeout=True, rust_timeout=int(STILL * 1000), raise_interrupt=False):
        if not folder.is_dir():
            raise MissingInput(f"{folder}: the folder is gone; bring it back and watch it again")
        waiting -= {path for change, path in changes if change is Change.deleted}
        come = {path for change, path in changes if change is not Change.deleted}
        whole = sorted(waiting - come)
        waiting = come
        found = [path for path in files.find(whole) if isinstance(path, Path) and files.is_report(path.name)]
        if found:
            yield found


def read_arrived(arrived: Sequence[Path], where: str, wanted: Wanted, traceback: bool) -> None:
    """Reads some files into the record, and prints a line for each report in them."""
    faults = Faults(traceback)
    with open_record(where) as record:
        for outcome in read_into(record, arrived, wanted.how(), jobs_for(wanted.jobs, arrived)):
            if isinstance(outcome, Unread):
                faults.say(outcome.says, outcome.traceback)
            else:
                output().print(_line(outcome))


def _line(done: Done) -> Text:
    heading, counts = done.stored.heading, done.stored.counts
    found = ", ".join(f"{counts[noun]} {noun}" for noun in COUNTED[:3])
    how = f"{done.how}, {heading.unread}" if heading.unread else done.how
    return Text(f"{datetime.now():%H:%M:%S}  {how}  {plain(heading.title or done.path.name)}  ({found})")
