"""One reading as one line of JSON: the frozen contract of docs/reading-json.md."""

from __future__ import annotations

import json
from typing import Any

from onrecord.model import (
    Account,
    Actor,
    Basis,
    Days,
    Equipment,
    Event,
    Finding,
    Forecast,
    Issue,
    LeftOut,
    Part,
    Place,
    Quantity,
    Reading,
    Role,
    Site,
    Source,
    Span,
    Statement,
    Time,
)

Json = dict[str, Any]


def line(reading: Reading) -> str:
    """The reading as one line, without a line's end; non-ASCII characters stand as they are."""
    return json.dumps(as_json(reading), ensure_ascii=False)


def as_json(reading: Reading) -> Json:
    """The reading as plain dictionaries, keys in the contract's order."""
    report = reading.report
    return {
        "made_by": {"version": reading.made_by.version, "models": list(reading.made_by.models)},
        "report": {
            "id": report.id,
            "origin": report.origin,
            "title": report.title,
            "authors": list(report.authors),
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "text": report.text,
            "left_out": [left_out(part) for part in report.left_out],
        },
        "issues": [issue(one) for one in reading.issues],
        "actors": [actor(one) for one in reading.actors],
        "places": [place(one) for one in reading.places],
        "times": [time(one) for one in reading.times],
        "quantities": [quantity(one) for one in reading.quantities],
        "statements": [statement(one) for one in reading.statements],
        "events": [event(one) for one in reading.events],
        "forecasts": [forecast(one) for one in reading.forecasts],
    }


def span(one: Span) -> Json:
    """A span: its place and its words."""
    return {"start": one.start, "end": one.end, "text": one.text}


def days(one: Days | None) -> Json | None:
    """First and last day as ISO dates, None for an open end; None where there are no days."""
    if one is None:
        return None
    return {
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
    }


def left_out(one: LeftOut) -> Json:
    """Text that was not read, and why."""
    return {"start": one.start, "end": one.end, "why": one.why}


def issue(one: Issue) -> Json:
    """Text that a stage saw and did not understand."""
    return {"start": one.start, "end": one.end, "stage": one.stage, "says": one.says}


def actor(one: Actor) -> Json:
    """An actor with all its mentions."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "country": one.country,
        "sector": one.sector,
        "role": one.role,
        "roles": [role(held) for held in one.roles],
        "mentions": [span(mention) for mention in one.mentions],
        "confidence": one.confidence,
    }


def role(one: Role) -> Json:
    """An office at its words, with the days in which it was held; both None where the text says nothing of them."""
    return {**span(one.span), **(days(one.days) or {"first": None, "last": None}), "former": one.former}


def place(one: Place) -> Json:
    """A place with all its mentions."""
    return {
        "id": one.id,
        "name": one.name,
        "geonames": one.geonames,
        "lat": one.lat,
        "lon": one.lon,
        "country": one.country,
        "radius": one.radius,
        "mentions": [span(mention) for mention in one.mentions],
        "confidence": one.confidence,
        "relation": one.relation,
    }


def time(one: Time) -> Json:
    """A time expression; its days are None where it is not resolved."""
    bounds = days(one.days) or {"first": None, "last": None}
    return {"id": one.id, **span(one.span), "type": one.type, "value": one.value, **bounds}


def quantity(one: Quantity) -> Json:
    """An amount from ``low`` to ``high``, None for an open end."""
    return {
        "id": one.id,
        **span(one.span),
        "low": one.low,
        "high": one.high,
        "relation": one.relation,
        "unit": one.unit,
        "counted": one.counted,
        "category": one.category,
        "change": one.change,
        "part_of": one.part_of,
        "equipment": equipment(one.equipment) if one.equipment else None,
    }


def source(one: Source) -> Json:
    """The source of a statement: its words, its name, and the ids of its actors."""
    return {**span(one.span), "name": one.name, "actors": list(one.actors)}


def statement(one: Statement) -> Json:
    """A statement; ``source``, ``cue`` and ``said`` are None where the text has none."""
    return {
        "id": one.id,
        "source": source(one.source) if one.source else None,
        "cue": span(one.cue) if one.cue else None,
        "content": [span(part) for part in one.content],
        "manner": one.manner,
        "act": one.act,
        "said": days(one.said),
        "addressee": one.addressee,
        "evidence": one.evidence,
        "within": one.within,
        "stance": one.stance,
        "confidence": one.confidence,
    }


def finding(one: Finding) -> Json:
    """A finding of any noun."""
    if isinstance(one, Statement):
        return statement(one)
    if isinstance(one, Event):
        return event(one)
    if isinstance(one, Forecast):
        return forecast(one)
    if isinstance(one, Actor):
        return actor(one)
    if isinstance(one, Place):
        return place(one)
    return time(one) if isinstance(one, Time) else quantity(one)


def part(one: Part) -> Json:
    """An actor's part in an event; ``actor`` is None where the reading has no actor for it."""
    return {"actor": one.actor, "name": one.name, "start": one.span.start, "end": one.span.end}


def site(one: Site) -> Json:
    """An event's place; ``place`` is None where the reading has no place for it."""
    return {"place": one.place, "name": one.name, "start": one.span.start, "end": one.span.end}


def equipment(one: Equipment) -> Json:
    """Equipment by its name and class, at its words."""
    return {"name": one.name, "class": one.kind, "start": one.span.start, "end": one.span.end}


def basis(one: Basis) -> Json:
    """Why an event's days are as they are, with the words that they rest on."""
    return {"how": one.how, "reason": one.reason, "words": [span(word) for word in one.words]}


def account(one: Account) -> Json:
    """What one teller makes of an event; ``told_by`` is None where the report's author tells it."""
    return {"status": one.status, "told_by": one.told_by}


def event(one: Event) -> Json:
    """An event with its parts; ``when`` is None where its days are not known."""
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "what": one.what,
        "name": one.name,
        "trigger": span(one.trigger),
        "mentions": [span(mention) for mention in one.mentions],
        "actors": [part(actor_) for actor_ in one.actors],
        "recipients": [part(recipient) for recipient in one.recipients],
        "places": [site(place_) for place_ in one.places],
        "when": days(one.when),
        "when_basis": basis(one.when_basis) if one.when_basis else None,
        "quantities": list(one.quantities),
        "equipment": [equipment(item) for item in one.equipment],
        "status": one.status,
        "told_by": one.told_by,
        "contexts": list(one.contexts),
        "accounts": [account(teller) for teller in one.accounts],
        "confidence": one.confidence,
    }


def forecast(one: Forecast) -> Json:
    """A forecast; ``statement`` is None where the report's author makes it."""
    return {
        "id": one.id,
        "statement": one.statement,
        "start": one.claim.start,
        "end": one.claim.end,
        "claim": one.claim.text,
        "hedge": one.hedge,
        "condition": one.condition,
        "due": days(one.due),
        "scheduled": one.scheduled,
        "confidence": one.confidence,
    }
