"""What the tables look like: columns that fit the terminal, and text from reports shown as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.plain import plain
from onrecord.cli.widths import Need, fitted

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

LEAST_WIDE, LEAST_WORDS = 14, 14
"""Characters in which a wide column can still be read, and that a narrow one gets if it needs them."""

_WHOLE = ("whole", "number")


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
    """A table of this width at most, with a line below its head.

    On a narrow terminal columns share their room; where there is none for all of them, their cells stand in lines.
    """
    shared = _shared(columns) if width < ROOM_FOR_ALL else [[nth] for nth in range(len(columns))]
    chief = [next(columns[nth] for nth in group if not columns[nth].under or len(group) == 1) for group in shared]
    titles = [", ".join(columns[nth].title for nth in group) for group in shared]
    all_rows = list(rows)
    lines = [[_joined([row[nth] for nth in group]) for group in shared] for row in all_rows]
    needs = [_need(one, [titles[nth], *(row[nth].plain for row in lines)], width) for nth, one in enumerate(chief)]
    widths = fitted(needs, width - 2 * len(needs))
    if widths is None:
        return _stacked(columns, all_rows)
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True, show_edge=False)
    for one, title, wide in zip(chief, titles, widths, strict=True):
        justify: Literal["left", "right"] = "right" if one.kind == "number" else "left"
        made.add_column(title, no_wrap=one.kind in _WHOLE, justify=justify, width=wide, overflow="fold")
    for cells in lines:
        made.add_row(*cells)
    return made


def _need(column: Column, texts: Sequence[str], width: int) -> Need:
    most = max(cell_len(line) for text in texts for line in text.split("\n"))
    if column.kind in _WHOLE:
        return Need(most, most)
    if column.kind == "wide":
        return Need(most, min(most, LEAST_WIDE), share=2)
    word = max((cell_len(word) for text in texts for word in text.split()), default=0)
    most = min(most, max(LEAST_WORDS, width // 6))
    return Need(most, min(most, word))


def _stacked(columns: Sequence[Column], rows: Iterable[Sequence[Text]]) -> Table:
    """Each row as lines of their own: the cells in their order, at last the numbers with their titles."""
    made = Table(box=None, show_header=False, padding=(0, 0, 1, 0))
    made.add_column(overflow="fold")
    for row in rows:
        told = [text for column, text in zip(columns, row, strict=True) if column.kind != "number" and text]
        numbers = [
            Text(f"{column.title} {text}")
            for column, text in zip(columns, row, strict=True)
            if column.kind == "number" and text
        ]
        made.add_row(Text("\n").join([*told, *([Text(", ").join(numbers)] if numbers else [])]))
    return made


def _shared(columns: Sequence[Column]) -> list[list[int]]:
    """The columns that stand in one, each as the list of their indices."""
    groups: dict[str, list[int]] = {}
    for nth, column in enumerate(columns):
        groups.setdefault(column.under or column.title, []).append(nth)
    return list(groups.values())


def _joined(cells: list[Text]) -> Text:
    return cells[0] if len(cells) == 1 else Text("\n").join(cell for cell in cells if cell)
