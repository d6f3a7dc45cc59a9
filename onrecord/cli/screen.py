"""What the tables look like: columns that fit the terminal, and text from reports shown as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.plain import plain

STATUS_STYLES = {
    "occurred": "green",
    "ongoing": "cyan",
    "planned": "blue",
    "alleged": "yellow",
    "denied": "red",
    "hypothetical": "magenta",
}
"""The colour of each status of an event."""

WORDS = 240
"""Characters of a finding's words that a table shows; `show` shows all."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    ``whole`` ones and numbers are never wrapped, ``words`` get at most a sixth of the width, ``wide`` what is left.
    """

    title: str
    kind: Literal["whole", "words", "wide", "number"] = "words"


def output() -> Console:
    """The console that results go to."""
    return Console(highlight=False, markup=False, emoji=False)


def errors() -> Console:
    """The console that errors and progress go to."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def cell(text: str | None, style: str = "") -> Text:
    """Text from a report or a file, made plain and shortened."""
    words = plain(text or "").strip()
    if len(words) > WORDS:
        words = words[:WORDS].rsplit(" ", 1)[0] + " …"
    return Text(words, style=style)


def status(value: str) -> Text:
    """An event's status in its colour."""
    return cell(value, STATUS_STYLES.get(value, ""))


def line(text: str | None, style: str = "") -> Text:
    """The same on one line, cut where its column ends."""
    made = cell(text, style)
    made.no_wrap, made.overflow = True, "ellipsis"
    return made


def table(columns: Sequence[Column], rows: Iterable[Sequence[Text]], width: int) -> Table:
    """A table of this width at most, with a line below its head."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True, show_edge=False)
    for column in columns:
        made.add_column(
            column.title,
            no_wrap=column.kind in ("whole", "number"),
            max_width=max(10, width // 6) if column.kind == "words" else None,
            justify="right" if column.kind == "number" else "left",
            overflow="fold",
        )
    for row in rows:
        made.add_row(*row)
    return made
