"""What is linked across reports, as tables or lines: tellings of one event side by side, and two findings compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from onrecord.cli.answers import Answer, Form
from onrecord.cli.lines import as_line, print_lines
from onrecord.cli.plain import plain
from onrecord.cli.screen import Column, cell, output, status
from onrecord.export import across_json, answer_json, sheet
from onrecord.export.days import written
from onrecord.store.pairing import Compared
from onrecord.store.told_of import ToldOf

_STYLES = {"same": "green", "different": "red", "unsure": "bold yellow"}


def print_tellings(found: Iterable[ToldOf], form: Form) -> None:
    """Each event with its tellings under it: by whom, with which status, numbers and source."""
    columns = (
        Column("event"),
        Column("id", "whole"),
        Column("told by"),
        Column("status"),
        Column("numbers", under="status"),
        Column("source", under="told by"),
        Column("words", "wide"),
    )
    before = ""

    def row(one: ToldOf) -> Sequence[Text]:
        nonlocal before
        is_first, before = one.event != before, one.event
        return _row(one, is_first)

    Answer(columns, row, answer_json.telling, sheet.TELLINGS, lambda one: one.event).show(found, form)


def _row(one: ToldOf, is_first: bool) -> Sequence[Text]:
    event, report = one.entry.finding, one.entry.report
    head = f"{event.name or event.what} {written(event.when)}".strip()
    by = ", ".join(part for part in (report.publisher, str(report.published or "")) if part)
    return (
        cell(head if is_first else "", "bold"),
        cell(one.entry.id, "dim"),
        cell(by),
        status(event.status),
        cell("; ".join(each.span.text for each in one.quantities)),
        cell(one.source, "bold"),
        cell(one.entry.words),
    )


def print_compared(found: Iterable[Compared], as_json: bool) -> None:
    """Each pair: what is held of it, how likely it is one, the reasons, and what people decided."""
    if as_json:
        print_lines(as_line(across_json.compared(one)) for one in found)
        return
    console = output()
    for one in found:
        told, by = (
            one.verdict.judged,
            "by decision" if one.verdict.by == "person" else f"{one.program.chance:.0%} likely one",
        )
        grouped = "linked" if one.together else "not linked"
        head = Text.assemble(
            (one.one, "dim"), "  ", (one.other, "dim"), "  ", (told, _STYLES[told]), f"  {by}, {grouped}"
        )
        console.print(head, soft_wrap=True)
        for reason in one.program.reasons:
            console.print(Text(f"{'because':>12}  {plain(reason)}"), soft_wrap=True)
        for each in one.decisions:
            note = f" — {plain(each.note)}" if each.note else ""
            console.print(
                Text(f"{'decided':>12}  {each.at:%Y-%m-%d %H:%M}  {plain(each.by)}: {each.what}{note}"), soft_wrap=True
            )
