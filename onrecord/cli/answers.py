"""An answer of the record as it is printed: a table, lines of JSON, or CSV; the first of it, or all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, Literal, TypeVar

from rich.text import Text

from onrecord.cli.lines import as_line, print_lines
from onrecord.cli.screen import Column, output, table
from onrecord.export import sheet
from onrecord.export.reading_json import Json

T = TypeVar("T")

NOTHING = "Nothing in the record answers to this."
"""What is said where there is nothing to show."""
A_TABLE = 100
"""Rows of a table, whose columns fit what is in all of them; lines and CSV are printed as they come."""


@dataclass(frozen=True, slots=True)
class Form:
    """How an answer is to be printed; None as a table, and all of it, of a table its first rows."""

    of: Literal["json", "csv"] | None = None
    limit: int | None = None


class First(Generic[T]):
    """The first of what was found, as many as asked for, the last of these, and whether there was more."""

    def __init__(self, found: Iterable[T], limit: int | None) -> None:
        self._found = iter(found)
        self._limit = limit
        self.last: T | None = None
        self.more = False

    def __iter__(self) -> Iterator[T]:
        for one in islice(self._found, None if self._limit is None else min(self._limit, sys.maxsize)):
            self.last = one
            yield one
        self.more = self._limit is not None and next(self._found, None) is not None

    def goes_on(self, after: object) -> Text:
        """How to go on behind the last of them."""
        return Text(f"the first {self._limit}; there are more, behind these with --after {after}", style="dim")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """How answers of one kind are shown: the table's columns, a row of it, an object of JSON, the sheet, the id."""

    columns: Sequence[Column]
    row: Callable[[T], Sequence[Text]]
    told: Callable[[T], Json]
    sheet: Sequence[sheet.Column[T]]
    id: Callable[[T], Any]

    def show(self, found: Iterable[T], form: Form) -> None:
        """Prints a table, or lines; how to go on behind the last row is said under the table."""
        if form.of:
            first = First(found, form.limit)
            told = (as_line(self.told(one)) for one in first)
            print_lines(told if form.of == "json" else sheet.lines(self.sheet, first))
            return
        first = First(found, form.limit or A_TABLE)
        rows = [self.row(one) for one in first]
        console = output()
        console.print(table(self.columns, rows, console.width) if rows else NOTHING)
        if first.more and first.last is not None:
            console.print(first.goes_on(self.id(first.last)), soft_wrap=True)
