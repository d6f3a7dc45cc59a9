"""The words that stand for a finding, by which it is found again in another reading of the same report."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Actor, Event, Finding, Forecast, Place, Reading, Span, Statement

FIELDS = {
    "a": "actors",
    "p": "places",
    "t": "times",
    "q": "quantities",
    "s": "statements",
    "e": "events",
    "f": "forecasts",
}
"""The field of a reading that an id's first letter stands for, in the order of a reading."""


def spans(finding: Finding) -> tuple[Span, ...]:
    """The words by which a finding is known, the chief ones first."""
    if isinstance(finding, Actor | Place):
        return finding.mentions
    if isinstance(finding, Statement):
        return finding.content
    if isinstance(finding, Event):
        return (finding.trigger,)
    return (finding.claim if isinstance(finding, Forecast) else finding.span,)


def chief(finding: Finding) -> Span | None:
    """The chief words of a finding; None where a statement has no content, or an actor no mention."""
    return next(iter(spans(finding)), None)


def start(finding: Finding) -> int:
    """Where a finding begins; 0 where it has no words."""
    words = chief(finding)
    return words.start if words else 0


def findings(reading: Reading) -> Iterator[Finding]:
    """All findings of a reading, noun by noun."""
    for name in FIELDS.values():
        yield from getattr(reading, name)
