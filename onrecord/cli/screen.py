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


ROOM_FOR_ALL = 110
"""The width of a terminal from which on every column stands for itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    ``whole`` ones and numbers are never wrapped, ``words`` get at most a sixth of the width, ``wide`` what is left.
    On a narrow terminal a column stands in the one that ``under`` names, on a line of its own.
    """

    title: str
    kind: Literal["whole", "words", "wide", "number"] = "words"
    under: str = ""


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
    """A table of this width at most, with a line below its head; on a narrow terminal columns share their room."""
    shared = _shared(columns) if width < ROOM_FOR_ALL else [[nth] for nth in range(len(columns))]
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True, show_edge=False)
    for group in shared:
        of = next(columns[nth] for nth in group if not columns[nth].under or len(group) == 1)
        made.add_column(
            ", ".join(columns[nth].title for nth in group),
            no_wrap=of.kind in ("whole", "number"),
            justify="right" if of.kind == "number" else "left",
            max_width=max(14, width // 6) if of.kind == "words" else None,
            overflow="fold",
        )
    for row in rows:
        made.add_row(*(_joined([row[nth] for nth in group]) for group in shared))
    return made


def _shared(columns: Sequence[Column]) -> list[list[int]]:
    """The columns that stand in one, each as the list of their indices."""
    groups: dict[str, list[int]] = {}
    for nth, column in enumerate(columns):
        groups.setdefault(column.under or column.title, []).append(nth)
    return list(groups.values())


def _joined(cells: list[Text]) -> Text:
    return cells[0] if len(cells) == 1 else Text("\n").join(cell for cell in cells if cell)
