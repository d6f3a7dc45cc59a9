"""A finding in its paragraphs, its words in brackets with their part, and its fields below; or a report's outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from rich.text import Text

from onrecord.cli.decided import print_decided
from onrecord.cli.plain import plain, plain_lines
from onrecord.cli.screen import output
from onrecord.export.days import written
from onrecord.model import Account, Basis, Days, Paragraph, Quantity, Role, Source, Span, Time
from onrecord.spans import overlap
from onrecord.store import Explained, Shown, Stored
from onrecord.store.entries import Heading, Mark

_STYLES = {
    "source": "bold cyan",
    "cue": "yellow",
    "content": "green",
    "trigger": "bold yellow",
    "actor": "bold cyan",
    "recipient": "magenta",
    "place": "blue",
    "claim": "green",
}
_WORDS = ("content", "trigger", "mentions", "claim", "span")


def print_shown(shown: Shown) -> None:
    """A finding, its paragraphs, its fields, and where its words stand in the origin."""
    _print_in_place(shown)
    for name, value in _fields(shown):
        output().print(Text.assemble((f"{name:>12}  ", "dim"), plain(value)), soft_wrap=True)
    print_decided(shown)


def print_explained(explained: Explained) -> None:
    """A finding, its paragraphs, and what the record says of it, each with its reason and the words it rests on."""
    shown = explained.shown
    _print_in_place(shown)
    for name, value in (("id", shown.entry.id), ("is", type(shown.entry.finding).__name__.lower())):
        output().print(Text.assemble((f"{name:>12}  ", "dim"), value), soft_wrap=True)
    for one in explained.why:
        words = ", ".join(f"“{plain(span.text)}” at {span.start}" for span in one.words)
        because = "; ".join(part for part in (plain(one.because), words) if part)
        line = Text.assemble(
            (f"{one.about:>12}  ", "dim"), (plain(one.says), "bold"), (f" — {because}" if because else "")
        )
        output().print(line, soft_wrap=True)
    print_decided(shown)


def _print_in_place(shown: Shown) -> None:
    """A finding's report, and its paragraphs with its words marked."""
    console = output()
    console.print(_heading(shown.entry.report), soft_wrap=True)
    if shown.superseded_by:
        console.print(Text(f"superseded by {', '.join(shown.superseded_by)}", style="red"))
    for paragraph in _paragraphs(shown):
        console.print()
        console.print(marked(shown.text.text, paragraph.start, paragraph.end, shown.marks))
    console.print()


def print_report(stored: Stored) -> None:
    """A report's heading, where it was read from and how many findings it has."""
    console = output()
    console.print(_heading(stored.heading), soft_wrap=True)
    for version in stored.origins:
        later = f", superseded by {version.superseded_by}" if version.superseded_by else ""
        where = f"{plain(version.origin.path)} (revision {version.revision}{later})"
        console.print(Text(f"{'origin':>12}  {where}"), soft_wrap=True)
    for noun, count in stored.counts.items():
        console.print(Text(f"{noun:>12}  {count}"))


def _heading(heading: Heading) -> Text:
    by = ", ".join(part for part in (heading.publisher, str(heading.published or "no day")) if part)
    return Text.assemble((heading.id, "dim"), "  ", (plain(heading.title) or "untitled", "bold"), "  ", plain(by))


def _paragraphs(shown: Shown) -> Iterator[Paragraph]:
    """The paragraphs that hold the finding's words; the stretch of the words where they stand in none."""
    found = [one for one in shown.text.paragraphs if any(overlap(one, mark.span) for mark in shown.marks)]
    outside = [mark.span for mark in shown.marks if not any(overlap(one, mark.span) for one in found)]
    yield from sorted(
        found + [Paragraph(span.start, span.end, "body") for span in outside], key=lambda one: (one.start, one.end)
    )


def marked(text: str, start: int, end: int, marks: tuple[Mark, ...]) -> Text:
    """The characters ``[start, end)``, each mark's words in brackets with the name of their part."""
    inside = [mark for mark in marks if mark.span.start < end and start < mark.span.end]
    edges = sorted({start, end} | {min(max(at, start), end) for m in inside for at in (m.span.start, m.span.end)})
    made = Text()
    for at, following in zip(edges, [*edges[1:], end], strict=True):
        for _ in [mark for mark in inside if mark.span.end == at]:
            made.append("]", "dim")
        for mark in [mark for mark in inside if mark.span.start == at]:
            made.append(f"[{mark.part}: ", "dim")
        made.append(plain_lines(text[at:following]), _style(inside, at))
    return made


def _style(marks: list[Mark], at: int) -> str:
    """The style of the shortest mark over a character."""
    over = [mark for mark in marks if mark.span.start <= at < mark.span.end]
    shortest = min(over, key=lambda mark: mark.span.end - mark.span.start, default=None)
    return _STYLES.get(shortest.part, "bold") if shortest else ""


def _fields(shown: Shown) -> Iterator[tuple[str, str]]:
    """The finding's id, its fields that say something besides the marked words, and its origins."""
    finding = shown.entry.finding
    yield "id", shown.entry.id
    yield "is", type(finding).__name__.lower()
    for field in fields(finding):
        value = getattr(finding, field.name)
        if field.name != "id" and field.name not in _WORDS and value not in (None, (), ""):
            yield field.name, _written(value)
    if isinstance(finding, Time | Quantity):
        yield "words", finding.span.text
    for place in shown.locations:
        yield "origin", f"{place.path}, {place.at}" if place.at else f"{place.path}:{place.line}:{place.column}"


def _written(value: Any) -> str:
    if isinstance(value, Days):
        return written(value)
    if isinstance(value, tuple):
        return ", ".join(_written(item) for item in value)
    if isinstance(value, Source):
        several = f", one of: {', '.join(value.candidates)}" if value.candidates else ""
        who = f" ({', '.join(value.actors)})" if value.actors else ""
        return f"{value.name}{who}{several}"
    if isinstance(value, Span):
        return value.text
    if isinstance(value, Account):
        return f"{value.status} by {value.told_by or 'the author'}"
    if isinstance(value, Basis):
        return value.reason
    if isinstance(value, Role):
        return value.span.text
    if isinstance(value, date | str | int | float):
        return str(value)
    known = next((at for at in (getattr(value, "actor", None), getattr(value, "place", None)) if at), None)
    return f"{value.name} ({known})" if known else str(value.name)
