"""The answers to disputes, changes and outcomes: what is held, then the words that it rests on, each with its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.text import Text

from onrecord.cli.answers import A_TABLE, NOTHING, Answer, First, Form
from onrecord.cli.lines import as_line, print_lines
from onrecord.cli.plain import plain
from onrecord.cli.screen import Column, cell, output
from onrecord.export import across_json, across_sheet
from onrecord.export.reading_json import Json
from onrecord.link.accounts import At
from onrecord.link.changes import Change
from onrecord.link.disputes import Dispute, Side
from onrecord.link.evidence import Evidence
from onrecord.link.outcomes import Outcome, Track
from onrecord.store.behind import id_of_change, id_of_dispute, id_of_outcome, id_of_track

T = TypeVar("T")
_TRACK = ("made", "due", "came_true", "did_not", "partly", "cannot_tell")


@dataclass(frozen=True, slots=True)
class _Told(Generic[T]):
    """How answers of one kind are shown that are no rows: as lines of text, an object of JSON, lines of CSV; the id."""

    lines: Callable[[T], Iterable[Text]]
    told: Callable[[T], Json]
    csv: Callable[[Iterable[T]], Iterable[str]]
    id: Callable[[T], str]

    def show(self, found: Iterable[T], form: Form) -> None:
        """Prints the answers; how to go on behind the last one is said under them."""
        first = First(found, form.limit if form.of else form.limit or A_TABLE)
        if form.of:
            print_lines((as_line(self.told(one)) for one in first) if form.of == "json" else self.csv(first))
            return
        console = output()
        for one in first:
            for line in self.lines(one):
                console.print(line, soft_wrap=True)
        if first.last is None:
            console.print(NOTHING)
        elif first.more:
            console.print(first.goes_on(self.id(first.last)), soft_wrap=True)


def print_disputes(found: Iterable[Dispute], form: Form) -> None:
    """Each dispute with its sides, and who holds each of them in which words."""
    _Told(_dispute, across_json.dispute, across_sheet.disputes, id_of_dispute).show(found, form)


def print_changes(found: Iterable[Change], form: Form) -> None:
    """Each change: what was told, what is told now, by whom and in which words."""
    _Told(_change, across_json.change, across_sheet.changes, id_of_change).show(found, form)


def print_outcomes(found: Iterable[Outcome], form: Form) -> None:
    """Each forecast with what came of it, the passages that tell so, and why."""
    _Told(_outcome, across_json.outcome, across_sheet.outcomes, id_of_outcome).show(found, form)


def print_tracks(found: Iterable[Track], form: Form) -> None:
    """For each source what came of its forecasts."""
    columns = [Column("source", "wide"), *(Column(name.replace("_", " "), "number") for name in _TRACK)]
    Answer(columns, _track, across_json.track, across_sheet.TRACKS, id_of_track).show(found, form)


def _track(one: Track) -> Sequence[Text]:
    return [cell(one.source, "bold"), *(cell(str(getattr(one, name))) for name in _TRACK)]


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
