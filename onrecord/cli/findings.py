"""The answers to statements, events, forecasts and timeline, as tables, lines of JSON, or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from onrecord.cli.answers import Answer, Form
from onrecord.cli.decided import id_cell
from onrecord.cli.screen import Column, cell, status
from onrecord.export import answer_json, sheet
from onrecord.export.days import written
from onrecord.model import Event, Forecast, Statement
from onrecord.store.entries import Dated, Entry, OnDays

_MARKS = "“”\"„«»‘’'"


def print_statements(found: Iterable[Entry[Statement]], form: Form) -> None:
    """Statements with the days on which they were said."""
    columns = (
        Column("id", "whole"),
        Column("said"),
        Column("who"),
        Column("how", under="who"),
        Column("words", "wide"),
    )
    Answer(columns, _statement, answer_json.entry, sheet.STATEMENTS, _id).show(found, form)


def print_events(found: Iterable[Entry[Event]], form: Form) -> None:
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
    Answer(columns, _event, answer_json.entry, sheet.EVENTS, _id).show(found, form)


def print_forecasts(found: Iterable[Entry[Forecast]], form: Form) -> None:
    """Forecasts with the days on which they can be judged."""
    columns = (
        Column("id", "whole"),
        Column("due"),
        Column("who"),
        Column("words", "wide"),
        Column("hedge", under="who"),
    )
    Answer(columns, _forecast, answer_json.entry, sheet.FORECASTS, _id).show(found, form)


def print_timeline(found: Iterable[OnDays], form: Form) -> None:
    """Everything with days in order of these."""
    columns = (
        Column("days"),
        Column("id", "whole"),
        Column("what"),
        Column("who", under="words"),
        Column("words", "wide"),
        Column("where", under="words"),
    )
    Answer(
        columns,
        _on_days,
        answer_json.on_days,
        sheet.TIMELINE,
        lambda one: one.entry.id,
    ).show(found, form)


def _statement(entry: Entry[Statement]) -> Sequence[Text]:
    one = entry.finding
    how = Text(one.act) if one.manner == "indirect" else Text.assemble(one.act, " ", (one.manner, "dim"))
    return id_cell(entry), cell(written(one.said)), cell(entry.who, "bold"), how, cell(said(entry))


def said(entry: Dated) -> str:
    """The words that tell of a finding, in quotation marks where they are a quotation."""
    quoted = isinstance(entry.finding, Statement) and entry.finding.manner == "direct"
    return f"“{entry.words.strip(_MARKS)}”" if quoted else entry.words


def _event(entry: Entry[Event]) -> Sequence[Text]:
    one = entry.finding
    what = Text.assemble(cell(one.name or one.what), " ", (one.type, "dim"))
    return (
        id_cell(entry),
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
        id_cell(entry),
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
        what, words = Text(finding.act), said(entry)
    return cell(written(one.days)), id_cell(entry), what, who, cell(words), where


def _id(entry: Dated) -> str:
    return entry.id
