"""Who a finding names and in which words it is told: what a table of them shows."""

from __future__ import annotations

from onrecord.model import Event, Finding, Forecast, Reading, Report, Span, Statement
from onrecord.spans import overlap

NEAR = 120
"""Characters before and after an event's trigger in which its parts are quoted with it."""


def told(reading: Reading, finding: Finding) -> tuple[str, str]:
    """Who speaks or acts, and the words that tell of it; both empty for what is no statement, event or forecast."""
    if isinstance(finding, Statement):
        return speaker(finding), " … ".join(span.text for span in finding.content)
    if isinstance(finding, Event):
        return ", ".join(dict.fromkeys(part.name for part in finding.actors)), _words(reading.report, finding)
    if isinstance(finding, Forecast):
        return foreteller(reading, finding), finding.claim.text
    return "", ""


def speaker(one: Statement) -> str:
    """The name of a statement's source; empty where it has none."""
    return one.source.name if one.source else ""


def foreteller(reading: Reading, one: Forecast) -> str:
    """Who foretells: the source of the statement that a forecast stands in, or the report's authors or publisher."""
    statement = teller(reading, one.statement)
    if statement:
        return speaker(statement)
    return ", ".join(reading.report.authors) or reading.report.publisher


def teller(reading: Reading, statement: str | None) -> Statement | None:
    """The statement of this id; None where there is none."""
    return next((one for one in reading.statements if one.id == statement), None) if statement else None


def _words(report: Report, one: Event) -> str:
    start, end = around(report, one)
    return report.text[start:end]


def around(report: Report, one: Event) -> tuple[int, int]:
    """Where the words stand from the first to the last of an event's parts that are near its trigger."""
    trigger = one.trigger
    inside = next((p for p in report.paragraphs if overlap(p, trigger)), trigger)
    low, high = max(inside.start, trigger.start - NEAR), min(inside.end, trigger.end + NEAR)
    near = [span for span in _parts(one) if low <= span.start and span.end <= high]
    start = min([trigger.start, *(span.start for span in near)])
    return start, max([trigger.end, *(span.end for span in near)])


def _parts(one: Event) -> list[Span]:
    parts = [part.span for part in one.actors + one.recipients]
    return parts + [site.span for site in one.places] + [item.span for item in one.equipment]
