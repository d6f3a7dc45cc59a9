"""Progress on what takes long, where somebody watches: it goes where errors go, so that results don't mix in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.cli.screen import errors

T = TypeVar("T")


def progress(what: str, done: Iterable[T], total: int, by: Callable[[T], int] = lambda _: 1) -> Iterator[T]:
    """Passes on what is done, with a bar; each takes it on ``by`` so many of the total."""
    console = errors()
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False, disable=not console.is_terminal)
    with bar:
        task = bar.add_task(what, total=total)
        for one in done:
            yield one
            bar.advance(task, by(one))
