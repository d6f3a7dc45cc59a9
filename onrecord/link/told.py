"""A stored reading as linking sees it: its report, its events, its actors and places, each flattened to a telling."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.link.telling import Amount, As, EntityTelling, EventTelling, Party, ReportTelling, Setting, Spot
from onrecord.link.words import stem, stems
from onrecord.model import Actor, Event, Part, Place, Quantity, Reading, Span

_END = re.compile(r"[.!?…]['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])|\n+")
"""Where a sentence ends, roughly: linking looks at words around, never at where a sentence begins."""
_BESIDE = 7
"""Words before a trigger, and behind it, that stand beside it."""
_REFERS = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w'’-]+\s+){0,2}$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|in|at|for|from|to|on|with|by|near)\s")


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells."""

    report: ReportTelling
    events: tuple[EventTelling, ...]
    entities: tuple[EntityTelling, ...]


def told(reading: Reading) -> Told:
    """A reading's tellings; an id is the report's and the finding's, joined by a full stop."""
    return _Teller(reading).told()


def head(words: str) -> str:
    """The stem of the head of a noun phrase: of its last word before a preposition."""
    found = stems(_PREPOSITION.split(words, maxsplit=1)[0]) or stems(words)
    return found[-1] if found else words.casefold()


def setting(sentence: str, start: int, end: int, around: Iterable[str]) -> Setting:
    """What stands around the trigger at some characters of a sentence, with the stems of what is around that."""
    before, behind = sentence[:start], sentence[end:]
    beside = (*stems(" ".join(before.split()[-_BESIDE:])), *stems(" ".join(behind.split()[:_BESIDE])))
    refers = _REFERS.search(before) is not None
    return Setting(tuple(dict.fromkeys(beside)), tuple(dict.fromkeys(around)), refers)


def amount(quantity: Quantity) -> Amount:
    """A number as linking sees it."""
    counted = stems(quantity.counted)
    return Amount(quantity.low, quantity.high, quantity.unit or (counted[-1] if counted else quantity.category))


def spot(place: Place) -> Spot:
    """A place as linking sees it."""
    return Spot(place.name, place.geonames, place.lat, place.lon, place.radius)


class _Teller:
    """One reading, with what must be found again and again in it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        report = reading.report
        self._starts = [0, *(found.end() for found in _END.finditer(report.text))]
        self._words: dict[int, tuple[str, ...]] = {}
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}
        self._quantities = {quantity.id: quantity for quantity in reading.quantities}
        self._near: dict[int, list[Actor]] = defaultdict(list)
        for actor in reading.actors:
            for sentence in {self._sentence(mention) for mention in actor.mentions}:
                self._near[sentence].append(actor)

    def told(self) -> Told:
        report = self._reading.report
        kept = [report.text[one.start : one.end] for one in report.paragraphs]
        events = tuple(self._event(event) for event in self._reading.events)
        does: dict[str, set[str]] = defaultdict(set)
        for event, its in zip(self._reading.events, events, strict=True):
            for part in event.actors + event.recipients:
                if part.actor is not None:
                    does[part.actor].add(its.lemma)
        entities = (*(self._actor(one, does[one.id]) for one in self._reading.actors), *self._sites())
        words = tuple(word for text in kept for word in stems(text))
        return Told(ReportTelling(report.id, report.published, words), events, entities)

    def _id(self, id: str) -> str:
        return f"{self._reading.report.id}.{id}"

    def _sentence(self, span: Span) -> int:
        return bisect_right(self._starts, span.start) - 1

    def _words_around(self, span: Span) -> tuple[str, ...]:
        return self._words_of(self._sentence(span))

    def _words_of(self, nth: int) -> tuple[str, ...]:
        """The stems of a sentence, none where there is no such sentence."""
        if nth not in self._words:
            start, end = self._bounds(nth)
            self._words[nth] = tuple(dict.fromkeys(stems(self._reading.report.text[start:end])))
        return self._words[nth]

    def _bounds(self, nth: int) -> tuple[int, int]:
        text = self._reading.report.text
        if not 0 <= nth < len(self._starts):
            return 0, 0
        return self._starts[nth], self._starts[nth + 1] if nth + 1 < len(self._starts) else len(text)

    def _setting(self, trigger: Span) -> Setting:
        nth = self._sentence(trigger)
        start, end = self._bounds(nth)
        around = (word for one in (nth - 1, nth, nth + 1) for word in self._words_of(one))
        return setting(self._reading.report.text[start:end], trigger.start - start, trigger.end - start, around)

    def _event(self, event: Event) -> EventTelling:
        report = self._reading.report
        trigger = tuple(stems(event.trigger.text)) or (event.trigger.text.casefold(),)
        parties = (
            *self._parties(event.actors, "actor"),
            *self._parties(event.recipients, "recipient"),
            *self._beside(event),
        )
        when = event.when
        return EventTelling(
            id=self._id(event.id),
            report=report.id,
            published=report.published,
            said=event.trigger.text,
            lemma=stem(trigger[-1]),
            trigger=trigger,
            type=event.type,
            what=event.what,
            name=event.name,
            parties=parties,
            places=tuple(self._spots(event)),
            first=when.first if when else None,
            last=when.last if when else None,
            amounts=tuple(amount(self._quantities[id]) for id in event.quantities if id in self._quantities),
            words=self._words_around(event.trigger),
            setting=self._setting(event.trigger),
            within=self._id(event.id),
        )

    def _spots(self, event: Event) -> Iterator[Spot]:
        for site in event.places:
            place = self._places.get(site.place or "")
            yield spot(place) if place else Spot(site.name)

    def _parties(self, parts: Iterable[Part], takes_part: As) -> Iterator[Party]:
        for part in parts:
            actor = self._actors.get(part.actor or "")
            country = actor.country if actor else None
            entity = self._id(actor.id) if actor else None
            yield Party(part.name, tuple(stems(part.name)), country, takes_part, entity)

    def _beside(self, event: Event) -> Iterator[Party]:
        taken = {part.actor for part in event.actors + event.recipients}
        for actor in self._near[self._sentence(event.trigger)]:
            if actor.id not in taken and actor.name:
                yield Party(actor.name, tuple(stems(actor.name)), actor.country, "beside", self._id(actor.id))

    def _actor(self, actor: Actor, does: set[str]) -> EntityTelling:
        names = tuple(dict.fromkeys(one.text for one in actor.mentions if one.text[:1].isupper()))
        around = (word for mention in actor.mentions[:3] for word in self._words_around(mention))
        return self._entity(
            actor.id, actor.name, names, tuple(dict.fromkeys(around)), kind=actor.kind, country=actor.country,
            sector=actor.sector, roles=tuple(role.span.text for role in actor.roles), does=frozenset(does),
        )  # fmt: skip

    def _sites(self) -> Iterator[EntityTelling]:
        for place in self._reading.places:
            names = tuple(dict.fromkeys(one.text for one in place.mentions))
            around = self._words_around(place.mentions[0]) if place.mentions else ()
            yield self._entity(
                place.id, place.name, names, around, kind="place", country=place.country, place=spot(place)
            )

    def _entity(  # type: ignore[no-untyped-def]
        self, id: str, said: str, names: tuple[str, ...], words: tuple[str, ...], **known
    ) -> EntityTelling:
        report = self._reading.report
        given: dict[str, Any] = {
            "country": None, "sector": None, "roles": (), "place": None, "first": None, "last": None,
            "does": frozenset(),
        }  # fmt: skip
        return EntityTelling(
            id=self._id(id), report=report.id, published=report.published, said=said, head=head(said), names=names,
            named=said[:1].isupper() and not said.casefold().startswith(("the ", "a ")), words=words,
            within=self._id(id), **{**given, **known},
        )  # fmt: skip
