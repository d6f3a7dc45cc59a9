"""Progress on what takes long, where somebody watches: it goes where errors go, so that results don't mix in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)  # fmt: skip

from onrecord.cli.screen import errors

T = TypeVar("T")
_WHOLE = 100


def progress(what: str, done: Iterable[T], total: int, by: Callable[[T], int] = lambda _: 1) -> Iterator[T]:
    """Passes on what is done, with a bar; each takes it on ``by`` so many of the total."""
    with _bar(what, MofNCompleteColumn()) as bar:
        task = bar.add_task(what, total=total)
        for one in done:
            yield one
            bar.advance(task, by(one))


@contextmanager
def share(what: str) -> Iterator[Callable[[float], None]]:
    """A bar for what tells itself which share of it is done, from 0 to 1."""
    with _bar(what, TaskProgressColumn()) as bar:
        task = bar.add_task(what, total=_WHOLE)
        yield lambda done: bar.update(task, completed=_WHOLE * done)


def _bar(what: str, numbers: ProgressColumn) -> Progress:
    console = errors()
    columns = (TextColumn(what), BarColumn(), numbers, TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, disable=not console.is_terminal)
