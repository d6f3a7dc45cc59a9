"""What is only said, as one of PLOVER's verbal types: which one, who does it and whom it is done to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.lexicon import facts
from onrecord.model import Actor, Reading, Source, Span, Statement
from onrecord.spans import overlap

_SAID: Mapping[str, str] = {
    "accuses": "ACCUSE",
    "demands": "REQUEST",
    "threatens": "THREATEN",
    "praises": "SUPPORT",
    "promises": "AGREE",
}
_REJECTING = ("reject", "refus", "dismiss", "rul", "spurn", "declin", "rebuff", "turn")
"""How a word of a cue begins that turns something down; other denials have no type in PLOVER (manual, 7.2)."""
_WORD = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Party:
    """Who does or meets a verbal act, at the words that say so; ``actor`` is None for words we have no actor for."""

    actor: Actor | None
    text: str
    span: Span | None


def verbal_type(statement: Statement) -> str | None:
    """PLOVER's type of what a statement does; None for what only tells, asks, denies or foretells."""
    cue = statement.cue.text.lower() if statement.cue else ""
    if statement.act == "denies" and any(word.startswith(_REJECTING) for word in cue.split()):
        return "REJECT"
    return _SAID.get(statement.act)


def met(reading: Reading, statement: Statement) -> Party | None:
    """To whom it is said; else who is named first in what is said, by a name if there is one; None where nobody is."""
    if statement.addressee:
        return _addressed(reading, statement, statement.addressee)
    source = statement.source
    speakers = {one.id for one in reading.actors if source is not None and _is_of(one, source)}
    named = [
        one
        for span in statement.content
        for one in _named_in(reading, span)
        if one.actor is None or one.actor.id not in speakers
    ]
    by_name = (one for one in named if not one.text.islower())
    return next(by_name, None) or next(iter(named), None)


def _is_of(actor: Actor, source: Source) -> bool:
    """Whether a source names an actor, or somebody of it: Kestria in "Kestria's envoy"."""
    return actor.id in source.actors or any(overlap(span, source.span) for span in actor.mentions)


def _named_in(reading: Reading, span: Span) -> list[Party]:
    """Actors, places and peoples ("|Kestrian| goods") that words name, in text order, longer ones first."""
    found = [Party(one, mention.text, mention) for one in reading.actors for mention in one.mentions]
    found += [Party(None, mention.text, mention) for one in reading.places for mention in one.mentions]
    found = [one for one in found if one.span is not None and span.start <= one.span.start and one.span.end <= span.end]
    known = [one.span for one in found if one.span is not None]
    for word in _WORD.finditer(span.text):
        stands = reading.report.span(span.start + word.start(), span.start + word.end())
        country = facts.country_by_people().get(word[0])
        if country is not None and not any(overlap(stands, one) for one in known):
            actor = next((one for one in reading.actors if one.name in country.names), None)
            found.append(Party(actor, word[0], stands))
    return sorted(found, key=_place)


def _place(party: Party) -> tuple[int, int, bool]:
    assert party.span is not None
    return party.span.start, -party.span.end, party.actor is None


def _addressed(reading: Reading, statement: Statement, words: str) -> Party:
    """The actor that the addressee's words are, or are of; its words where they stand next to the cue."""
    near = (statement.cue or statement.content[0]).start
    text = reading.report.text
    starts = (at.start() for at in re.finditer(re.escape(words), text))
    start = min(starts, key=lambda at: abs(at - near), default=None)
    span = reading.report.span(start, start + len(words)) if start is not None else None
    same = next((one for one in reading.actors if one.name == words or _is_said(one, words)), None)
    return Party(same, words, span)


def _is_said(actor: Actor, words: str) -> bool:
    return any(span.text == words for span in actor.mentions)
