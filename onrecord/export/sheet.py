"""Answers as CSV: one flat set of columns a question, for spreadsheets and for programs that read these.

A text that a spreadsheet would take for a formula (it begins with =, +, - or @) has an apostrophe before it; numbers
are written as they are. Ends of lines are blanks, parts of a cell are joined by "; ", and what can't be printed is
left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, get_args

from onrecord.model import Act, Days, Event, Forecast, Report, Statement
from onrecord.store.days import days_of
from onrecord.store.entries import Entry, OnDays, Stored
from onrecord.store.forces import Force
from onrecord.store.hits import Hit
from onrecord.store.resting import Resting
from onrecord.store.spoken import Spoken
from onrecord.store.told_of import ToldOf

T = TypeVar("T")
Cell = str | int | float | None

MARK = "\ufeff"
"""Stands before the first line: without it, Excel takes UTF-8 for something else."""
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, what it says, and the cell of one answer."""

    name: str
    says: str
    cell: Callable[[T], Cell]


def lines(columns: Sequence[Column[T]], answers: Iterable[T]) -> Iterator[str]:
    """The lines of a sheet, its head first, each as soon as it is there."""
    yield MARK + _line([column.name for column in columns])
    for one in answers:
        yield _line([column.cell(one) for column in columns])


def _line(cells: Iterable[Cell]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow([_guarded(cell) for cell in cells])
    return written.getvalue()


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if not isinstance(cell, str):
        return cell
    text = "".join(" " if c.isspace() else c for c in cell if c.isspace() or c.isprintable()).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text


def joined(parts: Iterable[str | None]) -> str:
    """Several texts in one cell, each once."""
    return "; ".join(dict.fromkeys(part for part in parts if part))


def day(one: date | None) -> str | None:
    """A day as a cell has it."""
    return one.isoformat() if one else None


def first(days: Days | None) -> str | None:
    """The first of some days."""
    return day(days.first) if days else None


def last(days: Days | None) -> str | None:
    """The last of some days."""
    return day(days.last) if days else None


def _in_report(id: str | None, entry: Entry[Any]) -> str | None:
    return f"{entry.report.id}.{id}" if id else None


def _about(says: str) -> tuple[Column[Entry[Any]], ...]:
    """The columns that begin every sheet of findings; ``says`` are its days."""
    return (
        Column("id", "the id that `show` takes", lambda one: one.id),
        Column("first", f"first day on which {says}; empty where unknown or open", lambda one: first(_days(one))),
        Column("last", f"last day on which {says}; empty where unknown or open", lambda one: last(_days(one))),
    )


def _days(one: Entry[Any]) -> Days | None:
    return None if isinstance(one.finding, Report) else days_of(one.finding)


_REPORT: tuple[Column[Entry[Any]], ...] = (
    Column("report", "the report's id", lambda one: one.report.id),
    Column("published", "the day of its publication", lambda one: day(one.report.published)),
    Column("publisher", "who printed it", lambda one: one.report.publisher),
    Column("title", "its title", lambda one: one.report.title),
)
_REVIEW: tuple[Column[Entry[Any]], ...] = (
    Column("confidence", "from 0 to 1", lambda one: one.finding.confidence),
    Column("review", "what people decided on it; empty where nobody did", lambda one: one.review),
)


def _of_telling(column: Column[Entry[Event]]) -> Column[ToldOf]:
    """A column of an event, for a telling of one."""
    return Column(column.name, column.says, lambda one: column.cell(one.entry))


STATEMENTS: tuple[Column[Entry[Statement]], ...] = (
    *_about("it was said"),
    Column("source", "who speaks, by name", lambda one: one.who),
    Column("words", "what is said; its stretches joined by …", lambda one: one.words),
    Column(
        "cue", "the words that lay it at the source's door", lambda one: one.finding.cue.text if one.finding.cue else ""
    ),
    Column("act", "what saying it does", lambda one: one.finding.act),
    Column("manner", "direct, indirect or mixed", lambda one: one.finding.manner),
    Column("addressee", "who is told", lambda one: one.finding.addressee),
    Column("evidence", "named, unnamed, undisclosed, document or none", lambda one: one.finding.evidence),
    Column("stance", "the author's, to what is said", lambda one: one.finding.stance),
    Column("within", "the id of the statement that tells it", lambda one: _in_report(one.finding.within, one)),
    *_REVIEW,
    *_REPORT,
)
EVENTS: tuple[Column[Entry[Event]], ...] = (
    *_about("it was done"),
    Column("type", "PLOVER's type", lambda one: one.finding.type),
    Column("mode", "PLOVER's mode", lambda one: one.finding.mode),
    Column("contexts", "PLOVER's contexts", lambda one: joined(one.finding.contexts)),
    Column("what", "what it is", lambda one: one.finding.what),
    Column("name", "its own name", lambda one: one.finding.name),
    Column("trigger", "the words that tell it", lambda one: one.finding.trigger.text),
    Column("actors", "who does it", lambda one: joined(part.name for part in one.finding.actors)),
    Column("recipients", "to whom", lambda one: joined(part.name for part in one.finding.recipients)),
    Column("places", "where", lambda one: joined(site.name for site in one.finding.places)),
    Column("equipment", "with what", lambda one: joined(item.name for item in one.finding.equipment)),
    Column("status", "whether it happened, as first told", lambda one: one.finding.status),
    Column("told_by", "the id of the statement that tells it", lambda one: _in_report(one.finding.told_by, one)),
    Column("words", "the stretch of text with its parts", lambda one: one.words),
    *_REVIEW,
    *_REPORT,
)
TELLINGS: tuple[Column[ToldOf], ...] = (
    Column("event", "the id that the event has here, that of its first telling", lambda one: one.event),
    Column("source", "who says it; empty where the report itself does", lambda one: one.source),
    Column("numbers", "the numbers told with it", lambda one: joined(each.span.text for each in one.quantities)),
    *(_of_telling(column) for column in EVENTS),
)
FORECASTS: tuple[Column[Entry[Forecast]], ...] = (
    *_about("it can be judged"),
    Column("by", "who foretells it", lambda one: one.who),
    Column("claim", "what is foretold", lambda one: one.words),
    Column("hedge", "what weakens it", lambda one: one.finding.hedge),
    Column("condition", "on which it hangs", lambda one: one.finding.condition),
    Column("scheduled", "yes for an announced timetable", lambda one: "yes" if one.finding.scheduled else "no"),
    Column(
        "statement", "the id of the statement that it stands in", lambda one: _in_report(one.finding.statement, one)
    ),
    *_REVIEW,
    *_REPORT,
)


def _noun(one: Entry[Any]) -> str:
    return type(one.finding).__name__.lower()


def _kind(one: Entry[Any]) -> str | None:
    finding = one.finding
    if isinstance(finding, Event):
        return finding.what
    return finding.act if isinstance(finding, Statement) else None


_TOLD: tuple[Column[Entry[Any]], ...] = (
    Column("noun", "statement, event or forecast; in a search, report, too", _noun),
    Column("what", "what an event is, or what saying a statement does", _kind),
    Column("who", "who speaks, acts or foretells", lambda one: one.who),
    Column("words", "the words that tell of it, or a report's title", lambda one: one.words),
)
REVIEW: tuple[Column[Entry[Any]], ...] = (
    *_about("it was said or done, or can be judged"),
    *_TOLD,
    *_REVIEW,
    *_REPORT,
)


def _of_entry(columns: Iterable[Column[Entry[Any]]], entry: Callable[[T], Entry[Any]]) -> tuple[Column[T], ...]:
    """The columns of an entry, for answers that have one."""

    def moved(column: Column[Entry[Any]]) -> Column[T]:
        return Column(column.name, column.says, lambda one: column.cell(entry(one)))

    return tuple(map(moved, columns))


TIMELINE: tuple[Column[OnDays], ...] = _of_entry(
    (*_about("it was said or done, or can be judged"), *_TOLD, *_REVIEW, *_REPORT), lambda one: one.entry
)
EVIDENCE: tuple[Column[Resting], ...] = (
    *_of_entry(_about("it was said or done"), lambda one: one.entry),
    Column("rests", "unnamed, undisclosed, one", lambda one: joined(one.rests)),
    Column("why", "who tells it, in plain words", lambda one: one.why),
    *_of_entry((*_TOLD, *_REVIEW, *_REPORT), lambda one: one.entry),
)
SEARCH: tuple[Column[Hit], ...] = (
    *_of_entry((*_about("it was said or done, or can be judged"), *_TOLD), lambda one: one.entry),
    Column("snippet", "text around the words looked for", lambda one: one.snippet.text),
    Column("marked", "those of its words that were looked for", lambda one: joined(_marked(one))),
    *_of_entry(_REPORT, lambda one: one.entry),
)


def _marked(one: Hit) -> Iterator[str]:
    return (one.snippet.text[start:end] for start, end in one.snippet.marks)


FORCES: tuple[Column[Force], ...] = (
    Column("id", "the event's id, and behind a colon where in the report the number stands", lambda one: one.id),
    *_of_entry(_about("it was done")[1:], lambda one: one.entry),
    Column("side", "whose they are, or who acts", lambda one: one.side),
    Column("country", "the side's (ISO 3166 alpha-3)", lambda one: one.country),
    Column("category", "personnel, armoured vehicles, drones, …", lambda one: one.category),
    Column("what", "what is counted", lambda one: one.what),
    Column("low", "how many at least; empty where open or not counted", lambda one: one.low),
    Column("high", "how many at most; empty where open or not counted", lambda one: one.high),
    Column("words", "the number in its words", lambda one: one.span.text),
    Column("place", "where", lambda one: joined(site.name for site in one.entry.finding.places)),
    Column("event", "what the event is", lambda one: one.entry.finding.what),
    Column("status", "whether it happened", lambda one: one.entry.finding.status),
    *_of_entry(_REPORT, lambda one: one.entry),
)


def _act(act: str) -> Column[Spoken]:
    return Column(act, f"in how many of these, as the act {act}", lambda one: one.acts.get(act, 0))


WHO_SAYS: tuple[Column[Spoken], ...] = (
    Column("id", "the pair's id", lambda one: one.id),
    Column("by", "who speaks", lambda one: one.by.name),
    Column("by_country", "the speaker's country (ISO 3166 alpha-3)", lambda one: one.by.country),
    Column("of", "of whom", lambda one: one.of.name),
    Column("of_country", "the country of that (ISO 3166 alpha-3)", lambda one: one.of.country),
    Column("times", "in how many statements", lambda one: one.times),
    *map(_act, get_args(Act)),
)
REPORTS: tuple[Column[Stored], ...] = (
    Column("id", "the report's id", lambda one: one.heading.id),
    Column("published", "the day of its publication", lambda one: day(one.heading.published)),
    Column("publisher", "who printed it", lambda one: one.heading.publisher),
    Column("title", "its title", lambda one: one.heading.title),
    Column("statements", "how many were found in it", lambda one: one.counts["statements"]),
    Column("events", "how many were found in it", lambda one: one.counts["events"]),
    Column("forecasts", "how many were found in it", lambda one: one.counts["forecasts"]),
    Column("issues", "how often something was not understood", lambda one: one.counts["issues"]),
    Column(
        "current", "no where a corrected version took its place", lambda one: "yes" if one.heading.current else "no"
    ),
    Column("unread", "why it was kept and not read; empty where it was read", lambda one: one.heading.unread),
    Column("origins", "the files it was read from", lambda one: joined(each.origin.path for each in one.origins)),
)
