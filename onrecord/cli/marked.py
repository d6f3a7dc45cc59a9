"""A whole report with what was read from it: each paragraph in colours, its findings in lines below."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.plain import plain, plain_in_place
from onrecord.cli.screen import STATUS_STYLES
from onrecord.export.days import written
from onrecord.model import Event, Forecast, Reading, Span, Statement

STYLES = {
    "content": "green",
    "claim": "underline",
    "source": "bold cyan",
    "cue": "bold yellow",
    "trigger": "bold magenta",
    "time": "blue",
    "quantity": "bright_blue",
    "left out": "dim strike",
}
"""How each part is shown; later ones lie over earlier ones."""


def print_marked(reading: Reading, console: Console) -> None:
    """The report's text in its order, what was left out struck through."""
    console.print(Text("  ").join(Text(part, style=style) for part, style in STYLES.items()))
    for start, end in _stretches(reading):
        console.print()
        console.print(_coloured(reading, start, end))
        for line in _lines(reading, start, end):
            console.print(Padding(line, (0, 0, 0, 4)))


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Paragraphs and what was left out, in text order; neighbours on one line stand together."""
    read = [(one.start, one.end) for one in reading.report.paragraphs]
    parts = sorted([*read, *((one.start, one.end) for one in reading.report.left_out)])
    together: list[tuple[int, int]] = []
    for start, end in parts:
        if together and "\n" not in reading.report.text[together[-1][1] : start]:
            together[-1] = (together[-1][0], end)
        else:
            together.append((start, end))
    yield from together


def _coloured(reading: Reading, start: int, end: int) -> Text:
    text = Text(plain_in_place(reading.report.text[start:end]))
    for part, (first, last) in _marks(reading):
        if first < end and start < last:
            text.stylize(STYLES[part], max(0, first - start), min(end, last) - start)
    return text


def _marks(reading: Reading) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every mark, in the order of STYLES."""
    spans: dict[str, list[Span | None]] = {
        "content": [span for one in reading.statements for span in one.content],
        "claim": [one.claim for one in reading.forecasts],
        "source": [one.source.span if one.source else None for one in reading.statements],
        "cue": [one.cue for one in reading.statements],
        "trigger": [span for one in reading.events for span in one.mentions],
        "time": [one.span for one in reading.times],
        "quantity": [one.span for one in reading.quantities],
    }
    for part, found in spans.items():
        yield from ((part, (span.start, span.end)) for span in found if span is not None)
    yield from (("left out", (one.start, one.end)) for one in reading.report.left_out)


def _lines(reading: Reading, start: int, end: int) -> Iterator[Text]:
    """A line for each statement, event and forecast that begins in a stretch."""
    found: list[tuple[int, Text]] = []
    for one in reading.statements:
        found.append((one.content[0].start, _statement(one)))
    for event in reading.events:
        found.append((event.trigger.start, _event(event)))
    for forecast in reading.forecasts:
        found.append((forecast.claim.start, _forecast(forecast)))
    for at, line in sorted(found, key=lambda pair: pair[0]):
        if start <= at < end:
            yield line


def _statement(one: Statement) -> Text:
    who = plain(one.source.name) if one.source else "nobody named"
    facts = [one.act, one.manner, f"said {written(one.said)}" if one.said else "", f"within {one.within}"]
    return _line(one.id, who, STYLES["source"], facts[:3] + (facts[3:] if one.within else []))


def _event(one: Event) -> Text:
    who = ", ".join(part.name for part in one.actors)
    whom = ", ".join(part.name for part in one.recipients)
    where = ", ".join(site.name for site in one.places)
    parties = plain(f"{who} → {whom}".strip() if whom else who)
    facts = [one.type, parties, plain(where), written(one.when) if one.when else "", f"told by {one.told_by}"]
    line = _line(one.id, plain(one.name or one.what), STYLES["trigger"], facts[:4] + (facts[4:] if one.told_by else []))
    return line.append(f"  {one.status}", STATUS_STYLES[one.status])


def _forecast(one: Forecast) -> Text:
    day = f"due {written(one.due)}" if one.due else "no day"
    facts = [day, "scheduled" if one.scheduled else "", one.hedge or "", one.condition or ""]
    return _line(one.id, "forecast", STYLES["claim"], facts + ([f"told by {one.statement}"] if one.statement else []))


def _line(name: str, head: str, style: str, facts: list[str]) -> Text:
    return Text.assemble((f"{name:<7}", "dim"), (head, style), (f"  {' · '.join(filter(None, facts))}", ""))
