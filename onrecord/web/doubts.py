"""Why a finding is uncertain: what its report leaves open of who, where, when and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Event, Forecast, Part, Reading, Statement

_BELOW = 0.6
"""Confidence in an actor or place below which it is worth a look."""

_FROM_ELSEWHERE = ("mention", "thread", "story")
"""How the days of an event are known that no words of its own sentence tell."""


def doubts(reading: Reading, finding: Statement | Event | Forecast) -> tuple[str, ...]:
    """In a sentence each; nothing where all of it is told."""
    if isinstance(finding, Statement):
        return tuple(_of_statement(reading, finding))
    if isinstance(finding, Event):
        return tuple(_of_event(reading, finding))
    return tuple(_of_forecast(finding))


def _of_statement(reading: Reading, one: Statement) -> Iterator[str]:
    source = one.source
    if source is None:
        yield "No words say who speaks."
    elif source.candidates:
        names = {actor.id: actor.name for actor in reading.actors}
        fitting = ", ".join(names.get(id, id) for id in source.candidates)
        yield f"“{source.span.text}” may be one of: {fitting}."
    elif not source.actors:
        yield f"Who “{source.span.text}” is, the report doesn't tell."
    else:
        yield from _unsure_actors(reading, source.actors)
    if one.cue is None:
        yield "No word says how it was said."
    if one.within is not None:
        yield "It is told inside another statement."


def _of_event(reading: Reading, one: Event) -> Iterator[str]:
    if not one.actors:
        yield "Nobody is said to do it."
    yield from _unknown((*one.actors, *one.recipients))
    yield from _unsure_actors(reading, (part.actor for part in (*one.actors, *one.recipients) if part.actor))
    places = {place.id: place for place in reading.places}
    for site in one.places:
        place = places.get(site.place or "")
        if place is None or place.lat is None:
            yield f"Where “{site.name}” is, isn't known."
        elif place.confidence < _BELOW:
            yield f"Which {site.name} is meant, is unsure ({place.confidence:.2f})."
    if one.when is None:
        yield "No days are told."
    elif one.when_basis is not None and one.when_basis.how in _FROM_ELSEWHERE:
        yield f"Its days come from elsewhere: {one.when_basis.reason}."
    if one.accounts:
        yield f"{len(one.accounts)} tell of it: as {', '.join(account.status for account in one.accounts)}."


def _of_forecast(one: Forecast) -> Iterator[str]:
    if one.due is None:
        yield "No words say by when it can be judged."
    if one.statement is None:
        yield "The report itself foretells it."
    if one.hedge is None:
        yield "No word hedges it; it may be no forecast."


def _unknown(parts: Iterable[Part]) -> Iterator[str]:
    for name in dict.fromkeys(part.name for part in parts if part.actor is None):
        yield f"“{name}” is none of the report's actors."


def _unsure_actors(reading: Reading, ids: Iterable[str]) -> Iterator[str]:
    wanted = set(ids)
    for actor in reading.actors:
        if actor.id in wanted and actor.confidence < _BELOW:
            yield f"Who {actor.name} is, is unsure ({actor.confidence:.2f})."
