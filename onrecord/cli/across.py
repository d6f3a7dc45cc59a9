"""The answers to disputes, changes and outcomes: what is held, then the words that it rests on, each with its id."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from rich.text import Text

from onrecord.cli.answers import NOTHING
from onrecord.cli.lines import print_lines
from onrecord.cli.plain import plain
from onrecord.cli.screen import Column, cell, output, table
from onrecord.link.accounts import At
from onrecord.link.changes import Change
from onrecord.link.disputes import Dispute, Side
from onrecord.link.evidence import Evidence
from onrecord.link.outcomes import Outcome, Track

T = TypeVar("T")
_TRACK = ("made", "due", "came_true", "did_not", "partly", "cannot_tell")


def print_disputes(found: Iterable[Dispute], as_json: bool, limit: int | None) -> None:
    """Each dispute with its sides, and who holds each of them in which words."""
    _print(found, as_json, limit, _dispute)


def print_changes(found: Iterable[Change], as_json: bool, limit: int | None) -> None:
    """Each change: what was told, what is told now, by whom and in which words."""
    _print(found, as_json, limit, _change)


def print_outcomes(found: Iterable[Outcome], as_json: bool, limit: int | None) -> None:
    """Each forecast with what came of it, the passages that tell so, and why."""
    _print(found, as_json, limit, _outcome)


def print_tracks(found: Iterable[Track], as_json: bool, limit: int | None) -> None:
    """For each source what came of its forecasts."""
    first = list(islice(found, limit))
    if as_json:
        print_lines(_line(one) for one in first)
        return
    columns = [Column("source", "wide"), *(Column(name.replace("_", " "), "number") for name in _TRACK)]
    rows = [[cell(one.source, "bold"), *(cell(str(getattr(one, name))) for name in _TRACK)] for one in first]
    console = output()
    console.print(table(columns, rows, console.width) if rows else NOTHING)


def _print(found: Iterable[T], as_json: bool, limit: int | None, told: Callable[[T], Iterable[Text]]) -> None:
    first = list(islice(found, limit))
    if as_json:
        print_lines(_line(one) for one in first)
        return
    console = output()
    for one in first:
        for line in told(one):
            console.print(line, soft_wrap=True)
    if not first:
        console.print(NOTHING)


def _line(one: Any) -> str:
    more = {"is_clear": one.is_clear} if isinstance(one, Outcome) else {}
    return json.dumps(asdict(one) | more, ensure_ascii=False, default=_written)


def _written(value: date) -> str:
    return value.isoformat()


def _dispute(one: Dispute) -> Sequence[Text]:
    head = Text.assemble((one.kind, "bold yellow"), f"  {plain(one.reason)}")
    return [head, *(line for side in one.sides for line in _side(side))]


def _side(side: Side) -> Sequence[Text]:
    says = (_words(each.at, each.voice.name) for each in side.said)
    return [Text.assemble("  ", (plain(side.value), "bold")), *says]


def _change(one: Change) -> Sequence[Text]:
    was = f"{plain(one.was)} → " if one.was else ""
    head = Text.assemble(f"{one.day}  ", (one.kind, "bold yellow"), f"  {was}{plain(one.now)}  {plain(one.reason)}")
    return [head, *(_words(at, "before") for at in one.before), *(_words(at, one.by.name) for at in one.after)]


def _outcome(one: Outcome) -> Sequence[Text]:
    ids = ", ".join(f"{report}.{forecast}" for report, forecast in one.forecasts)
    clear = " (not clear)" if one.evidence and not one.is_clear else ""
    head = Text.assemble((one.outcome, "bold yellow"), f"{clear}  {plain(one.source)}  ", (ids, "dim"))
    reasons = (Text(f"{'because':>12}  {plain(reason)}") for reason in one.reasons)
    return [head, *reasons, *map(_evidence, one.evidence)]


def _evidence(one: Evidence) -> Text:
    where = f"{one.report}.{one.finding}" if one.finding else one.report
    return Text.assemble((f"    {where}  ", "dim"), f"{one.bears}: “{plain(one.span.text)}” at {one.span.start}")


def _words(at: At, who: str) -> Text:
    where = f"{at.report}.{at.finding}" if at.finding else at.report
    return Text.assemble((f"    {where}  ", "dim"), (plain(who) or "the report", "bold"), f": “{plain(at.span.text)}”")
