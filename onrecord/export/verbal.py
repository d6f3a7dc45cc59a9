"""What is only said, as one of PLOVER's verbal types: which one, who does it and whom it is done to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Actor, Reading, Span, Statement

_SAID: Mapping[str, str] = {
    "accuses": "ACCUSE",
    "demands": "REQUEST",
    "threatens": "THREATEN",
    "praises": "SUPPORT",
}
_REJECTING = ("reject", "refus", "dismiss", "rul", "spurn", "declin", "rebuff", "turned down")
"""How a cue begins that turns something down; other denials have no type in PLOVER (manual, 7.2)."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who does or meets a verbal act, at the words that say so; ``actor`` is None for words we have no actor for."""

    actor: Actor | None
    text: str
    span: Span | None


def verbal_type(statement: Statement) -> str | None:
    """PLOVER's type of what a statement does; None for what only tells, asks, denies or foretells."""
    cue = statement.cue.text.lower() if statement.cue else ""
    if statement.act == "denies" and cue.startswith(_REJECTING):
        return "REJECT"
    return _SAID.get(statement.act)


def met(reading: Reading, statement: Statement) -> Party | None:
    """To whom it is said; else who is named first in what is said; None where nobody is."""
    if statement.addressee:
        return _addressed(reading, statement.addressee)
    speakers = statement.source.actors if statement.source is not None else ()
    start, end = statement.content[0].start, statement.content[0].end
    named = [
        (span.start, -span.end, span, one)
        for one in reading.actors
        if one.id not in speakers
        for span in one.mentions
        if start <= span.start and span.end <= end
    ]
    first = min(named, key=lambda one: one[:2], default=None)
    return Party(first[3], first[2].text, first[2]) if first is not None else None


def _addressed(reading: Reading, words: str) -> Party:
    for one in reading.actors:
        span = next((span for span in one.mentions if span.text == words), None)
        if span is not None or one.name == words:
            return Party(one, words, span)
    return Party(None, words, None)
