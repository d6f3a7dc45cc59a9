"""The answers to search, who-says, evidence, forces and reports, as tables, lines of JSON, or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text

from onrecord.cli.answers import Answer, Form
from onrecord.cli.decided import id_cell
from onrecord.cli.findings import said
from onrecord.cli.plain import plain
from onrecord.cli.screen import Column, cell, status
from onrecord.export import answer_json, sheet
from onrecord.export.days import written
from onrecord.model import Event, Report, Statement
from onrecord.store.days import days_of
from onrecord.store.entries import Entry, Stored
from onrecord.store.forces import Force
from onrecord.store.hits import Hit, Snippet
from onrecord.store.resting import Resting
from onrecord.store.spoken import Party, Spoken


def print_hits(found: Iterable[Hit], form: Form) -> None:
    """What a search found, the words looked for in brackets."""
    columns = (
        Column("id", "whole"),
        Column("days"),
        Column("what", under="days"),
        Column("who"),
        Column("words", "wide"),
    )
    Answer(columns, _hit, answer_json.hit, sheet.SEARCH, lambda one: one.entry.id).show(found, form)


def print_spoken(found: Iterable[Spoken], form: Form) -> None:
    """Who speaks of whom, how often and in which acts."""
    columns = (Column("who", "wide"), Column("of whom", "wide"), Column("times", "number"), Column("acts", "wide"))
    Answer(columns, _spoken, answer_json.spoken, sheet.WHO_SAYS, lambda one: one.id).show(found, form)


def print_resting(found: Iterable[Resting], form: Form) -> None:
    """What rests on little, and on what."""
    columns = (
        Column("id", "whole"),
        Column("days"),
        Column("what", under="days"),
        Column("words", "wide"),
        Column("rests on"),
        Column("why", "wide"),
    )
    Answer(columns, _resting, answer_json.resting, sheet.EVIDENCE, lambda one: one.entry.id).show(found, form)


def print_forces(found: Iterable[Force], form: Form) -> None:
    """Personnel and equipment: whose, what, how many, where, when."""
    columns = (
        Column("id", "whole"),
        Column("days"),
        Column("side"),
        Column("what"),
        Column("how many", "number"),
        Column("where", under="side"),
        Column("status", under="days"),
    )
    Answer(columns, _force, answer_json.force, sheet.FORCES, lambda one: one.id).show(found, form)


def print_reports(found: Iterable[Stored], form: Form) -> None:
    """Reports with the number of their findings."""
    columns = (
        Column("id", "whole"),
        Column("published"),
        Column("publisher", under="published"),
        Column("title", "wide"),
        *(Column(name, "number") for name in _COUNTED),
    )
    Answer(columns, _report, answer_json.report, sheet.REPORTS, lambda one: one.heading.id).show(found, form)


_COUNTED = ("statements", "events", "forecasts", "issues")


def _hit(one: Hit) -> Sequence[Text]:
    entry = one.entry
    if isinstance(entry.finding, Report):
        days, what = cell(str(entry.finding.published or "")), "report"
    else:
        days, what = cell(written(days_of(entry.finding))), _what(entry)
    return id_cell(entry), days, cell(what), _marked(one.who, "bold"), _marked(one.snippet)


def _what(entry: Entry[Any]) -> str:
    if isinstance(entry.finding, Event):
        return entry.finding.name or entry.finding.what
    return entry.finding.act if isinstance(entry.finding, Statement) else "forecast"


def _marked(snippet: Snippet, style: str = "") -> Text:
    made, at = Text(style=style), 0
    for start, end in snippet.marks:
        made.append(plain(snippet.text[at:start]))
        made.append("[", "dim").append(plain(snippet.text[start:end]), "bold yellow").append("]", "dim")
        at = end
    return made.append(plain(snippet.text[at:]))


def _spoken(one: Spoken) -> Sequence[Text]:
    acts = ", ".join(f"{act} {number}" for act, number in sorted(one.acts.items(), key=lambda each: -each[1]))
    return _party(one.by, "bold"), _party(one.of), cell(str(one.times)), cell(acts)


def _party(one: Party, style: str = "") -> Text:
    return Text.assemble(cell(one.name, style), (f" {one.country}", "dim") if one.country else "")


def _resting(one: Resting) -> Sequence[Text]:
    entry = one.entry
    on = ", ".join("one source" if each == "one" else f"{each} evidence" for each in one.rests)
    days = cell(written(days_of(entry.finding)))
    return id_cell(entry), days, cell(_what(entry)), cell(said(entry)), cell(on), cell(one.why)


def _force(one: Force) -> Sequence[Text]:
    return (
        id_cell(one.entry),
        cell(written(days_of(one.entry.finding))),
        Text.assemble(cell(one.side, "bold"), (f" {one.country}", "dim") if one.country else ""),
        Text.assemble(cell(one.what), " ", (one.category, "dim") if one.category != one.what else ""),
        cell(_range(one.low, one.high)),
        cell(one.place),
        status(one.entry.finding.status),
    )


def _range(low: float | None, high: float | None) -> str:
    """``300``, ``200–999``, ``701 or more``, ``at most 40``; empty where nothing is known."""
    if low is None or high is None:
        return f"{low:,g} or more" if low is not None else f"at most {high:,g}" if high is not None else ""
    return f"{low:,g}" if low == high else f"{low:,g}–{high:,g}"


def _report(one: Stored) -> Sequence[Text]:
    heading = one.heading
    counts = [cell(str(one.counts[name])) for name in _COUNTED]
    unread = (f" {heading.unread}", "yellow") if heading.unread else ""
    title = Text.assemble(cell(heading.title), unread, "" if heading.current else (" superseded", "red"))
    return cell(heading.id, "dim"), cell(str(heading.published or "")), cell(heading.publisher), title, *counts
