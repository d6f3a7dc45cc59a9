"""The answers to statements, events, forecasts and timeline, as tables or as lines of JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from rich.text import Text

from onrecord.cli.days import written
from onrecord.cli.lines import entry_line, print_lines
from onrecord.cli.screen import Column, cell, output, status, table
from onrecord.model import Event, Forecast, Statement
from onrecord.store.entries import Dated, Entry, OnDays

T = TypeVar("T")

_MARKS = "“”\"„«»‘’'"

NOTHING = "Nothing in the record answers to this."
"""What is said where there is nothing to show."""


def print_statements(found: Iterable[Entry[Statement]], as_json: bool, limit: int | None = None) -> None:
    """Statements with the days on which they were said."""
    columns = (
        Column("id", "whole"),
        Column("said"),
        Column("who"),
        Column("how", under="who"),
        Column("words", "wide"),
    )
    _Answer(columns, _statement, entry_line).show(found, as_json, limit)


def print_events(found: Iterable[Entry[Event]], as_json: bool, limit: int | None = None) -> None:
    """Events with their days, who did what to whom, where, and whether it happened."""
    columns = (
        Column("id", "whole"),
        Column("when"),
        Column("what"),
        Column("who", under="words"),
        Column("words", "wide"),
        Column("where", under="words"),
        Column("status", under="what"),
    )
    _Answer(columns, _event, entry_line).show(found, as_json, limit)


def print_forecasts(found: Iterable[Entry[Forecast]], as_json: bool, limit: int | None = None) -> None:
    """Forecasts with the days on which they can be judged."""
    columns = (
        Column("id", "whole"),
        Column("due"),
        Column("who"),
        Column("words", "wide"),
        Column("hedge", under="who"),
    )
    _Answer(columns, _forecast, entry_line).show(found, as_json, limit)


def print_timeline(found: Iterable[OnDays], as_json: bool, limit: int | None = None) -> None:
    """Everything with days in order of these."""
    columns = (
        Column("days"),
        Column("id", "whole"),
        Column("what"),
        Column("who", under="words"),
        Column("words", "wide"),
        Column("where", under="words"),
    )
    _Answer(columns, _on_days, lambda one: entry_line(one.entry, noun=_noun(one.entry))).show(found, as_json, limit)


class _First(Generic[T]):
    """The first of what was found, as many as asked for, and whether there was more."""

    def __init__(self, found: Iterable[T], limit: int | None) -> None:
        self._found = iter(found)
        self._limit = limit
        self.more = False

    def __iter__(self) -> Iterator[T]:
        yield from islice(self._found, None if self._limit is None else min(self._limit, sys.maxsize))
        self.more = self._limit is not None and next(self._found, None) is not None


@dataclass(frozen=True, slots=True)
class _Answer(Generic[T]):
    """How findings of one kind are shown: the table's columns, a row of it, a line of JSON."""

    columns: Sequence[Column]
    row: Callable[[T], Sequence[Text]]
    line: Callable[[T], str]

    def show(self, found: Iterable[T], as_json: bool, limit: int | None) -> None:
        """Prints a table, or lines; what is left out by the limit is said under the table."""
        first = _First(found, limit)
        if as_json:
            print_lines(self.line(one) for one in first)
            return
        rows = [self.row(one) for one in first]
        console = output()
        console.print(table(self.columns, rows, console.width) if rows else NOTHING)
        if first.more:
            console.print(Text(f"the first {limit}; there are more", style="dim"))


def _statement(entry: Entry[Statement]) -> Sequence[Text]:
    one = entry.finding
    how = Text(one.act) if one.manner == "indirect" else Text.assemble(one.act, " ", (one.manner, "dim"))
    return cell(entry.id, "dim"), cell(written(one.said)), cell(entry.who, "bold"), how, cell(_said(entry))


def _said(entry: Dated) -> str:
    quoted = isinstance(entry.finding, Statement) and entry.finding.manner == "direct"
    return f"“{entry.words.strip(_MARKS)}”" if quoted else entry.words


def _event(entry: Entry[Event]) -> Sequence[Text]:
    one = entry.finding
    what = Text.assemble(cell(one.name or one.what), " ", (one.type, "dim"))
    return (
        cell(entry.id, "dim"),
        cell(written(one.when)),
        what,
        _parts(entry.who, one),
        cell(entry.words),
        cell(_where(one)),
        status(one.status),
    )


def _parts(who: str, one: Event) -> Text:
    to = ", ".join(dict.fromkeys(part.name for part in one.recipients))
    return Text.assemble(cell(who, "bold"), *((" → ", cell(to)) if to else ()))


def _where(one: Event) -> str:
    return ", ".join(dict.fromkeys(site.name for site in one.places))


def _forecast(entry: Entry[Forecast]) -> Sequence[Text]:
    one = entry.finding
    hedge = " ".join(part for part in ("scheduled" if one.scheduled else "", one.hedge, one.condition) if part)
    return (
        cell(entry.id, "dim"),
        cell(written(one.due)),
        cell(entry.who, "bold"),
        cell(entry.words),
        cell(hedge),
    )


def _on_days(one: OnDays) -> Sequence[Text]:
    entry, finding = one.entry, one.entry.finding
    who, where = cell(entry.who, "bold"), Text()
    if isinstance(finding, Event):
        what = Text.assemble(cell(finding.name or finding.what), " ", status(finding.status))
        who, words, where = _parts(entry.who, finding), entry.words, cell(_where(finding))
    elif isinstance(finding, Forecast):
        what, words = Text("forecast"), entry.words
    else:
        what, words = Text(finding.act), _said(entry)
    return cell(written(one.days)), cell(entry.id, "dim"), what, who, cell(words), where


def _noun(entry: Dated) -> str:
    return type(entry.finding).__name__.lower()
