"""A reading as event data: PLOVER's JSON records (manual 2.0, chapter 6), one an event and one a verbal act.

What is only said is a statement with its act in a reading; here it becomes PLOVER's verbal type, with the source as
actor and the addressee, or whom the words are about, as recipient. Contacts, support, cooperation and aid that are
still to come are AGREE, as the manual has it (3.1), and so are promises.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.export.verbal import met, verbal_type
from onrecord.model import Actor, Days, Event, Part, Place, Quantity, Reading, Site, Statement, Status

Json = dict[str, Any]

_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""Verbal cooperation, material cooperation, verbal conflict, material conflict (manual, chapter 3)."""
_TO_COME: Mapping[str, str] = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    "RETREAT": "CONCEDE",
}
"""What is still to come is another type (manual, 3.1.1 and 3.7.2)."""
_DONE: Mapping[str, str] = {"treaty": "SUPPORT", "ties": "SUPPORT"}
"""Kinds that are agreed on while they are to come: to sign, ratify or recognise is SUPPORT (manual, 3.3)."""
_JOINT = frozenset({"exercise", "patrol"})
"""What several do together is COOPERATE, what one does MOBILIZE (manual, 3.14.1)."""
_FREED = frozenset({"release", "resign"})
"""Concessions that are material, and so RETREAT (manual, 3.4.2 and 3.7)."""
_AUXILIARY: Mapping[Status, str] = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}
"""The manual's auxiliary modes (2.3)."""
_SIZES = {"killed": "dead", "wounded": "injured", "captured": "arrested"}
"""The manual's sizes (6.4) by the category of a quantity."""


def line(record: Json) -> str:
    """A record as one line, without a line's end."""
    return json.dumps(record, ensure_ascii=False)


def records(reading: Reading) -> Iterator[Json]:
    """The reading's events and verbal acts, in text order; an act whose event is told with its type is that event."""
    known = _Known(reading)
    told = {(one.told_by, event_type(one)) for one in reading.events}
    found = [(one.trigger.start, known.of_event(one)) for one in reading.events]
    found += [
        (one.content[0].start, known.of_statement(one, type_))
        for one in reading.statements
        if (type_ := verbal_type(one)) is not None and one.source is not None and (one.id, type_) not in told
    ]
    yield from (record for _, record in sorted(found, key=lambda one: one[0]))


def event_type(event: Event) -> str:
    """PLOVER's type of an event, which may be another than the reading's: what was signed, is to come, is joint."""
    type_ = _DONE.get(event.what, event.type)
    if event.what in _JOINT and len(event.actors) > 1:
        type_ = "COOPERATE"
    if type_ == "CONCEDE" and event.mode in _FREED:
        type_ = "RETREAT"
    return _TO_COME.get(type_, type_) if event.status == "planned" else type_


class _Known:
    """A reading with its actors, places and quantities by id."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = {one.id: one for one in reading.actors}
        self._places = {one.id: one for one in reading.places}
        self._quantities = {one.id: one for one in reading.quantities}

    def of_event(self, event: Event) -> Json:
        """An event's record."""
        quantities = [self._quantities[one] for one in event.quantities if one in self._quantities]
        type_ = event_type(event)
        return self._record(event.id, type_, event.when) | {
            "actor": [self._party(part) for part in event.actors],
            "recipient": [self._party(part) for part in event.recipients],
            "event_loc": [self._site(site) for site in event.places],
            "event_text": [event.trigger.text],
            "mode": [event.mode] if event.mode and (type_ == event.type or event.mode in _FREED) else [],
            "context": list(event.contexts),
            "size": _size(quantities),
            "what": event.what,
            "name": event.name,
            "status": event.status,
            "auxiliary": [_AUXILIARY[event.status]] if event.status in _AUXILIARY else [],
            "told_by": event.told_by,
            "text_info": {"start": event.trigger.start, "end": event.trigger.end},
        }

    def of_statement(self, statement: Statement, type_: str) -> Json:
        """The record of a statement's verbal act."""
        assert statement.source is not None
        source, content = statement.source, statement.content[0]
        return self._record(statement.id, type_, statement.said) | {
            "actor": [_entity(self._actors[one], source.span.text) for one in source.actors]
            or [{"entity_text": source.name}],
            "recipient": self._met(statement),
            "event_loc": [],
            "event_text": [statement.cue.text] if statement.cue else [],
            "mode": [],
            "context": [],
            "size": {},
            "what": statement.act,
            "name": None,
            "status": "occurred",
            "auxiliary": [],
            "told_by": statement.within,
            "text_info": {"start": content.start, "end": content.end},
        }

    def _record(self, id: str, type_: str, days: Days | None) -> Json:
        report = self._reading.report
        first = days.first if days else report.published
        last = days.last if days else report.published
        return {
            "id": f"{report.id}.{id}",
            "date": first.isoformat() if first else None,
            "enddate": last.isoformat() if last else None,
            "event": [type_],
            "quad": _QUADS[type_],
            "cite_info": {"title": report.title, "publication": report.publisher, "citation": report.origin},
            "coder": f"onrecord {self._reading.made_by.version}",
        }

    def _met(self, statement: Statement) -> list[Json]:
        party = met(self._reading, statement)
        if party is None:
            return []
        return [_entity(party.actor, party.text) if party.actor else {"entity_text": party.text}]

    def _party(self, part: Part) -> Json:
        actor = self._actors.get(part.actor or "")
        if actor is None:
            return {"entity_text": part.span.text, "identifier_text": part.name}
        return _entity(actor, part.span.text) | {"sector": actor.sector or self._sector(part)}

    def _sector(self, part: Part) -> str | None:
        """The sector of the body that acts for a country: "Norway's army"."""
        ends = (
            one.sector
            for one in self._reading.actors
            for span in one.mentions
            if part.span.start <= span.start and span.end == part.span.end
        )
        return next((sector for sector in ends if sector), None)

    def _site(self, site: Site) -> Json:
        place: Place | None = self._places.get(site.place or "")
        found: Json = {"extracted_place": site.span.text, "resolved_place": site.name}
        if place is None:
            return found
        return found | {
            "geonameid": place.geonames,
            "lat": place.lat,
            "lon": place.lon,
            "country_code": place.country,
        }


def _entity(actor: Actor, text: str) -> Json:
    """PLOVER's object of an entity."""
    return {
        "code": actor.country,
        "sector": actor.sector,
        "entity_text": text,
        "identifier_text": actor.name,
        "office": actor.role,
    }


def _size(quantities: list[Quantity]) -> Json:
    """How many were killed, wounded or arrested, as low and high."""
    counted = {_SIZES[one.category]: one for one in reversed(quantities) if one.category in _SIZES}
    return {name: {"low": one.low, "high": one.high} for name, one in sorted(counted.items())}
