"""What reports and findings are searched by: their words in columns, folded, and their marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter

from onrecord.model import Actor, Event, Forecast, Place, Reading, Report, Span, Statement
from onrecord.store.countries import country
from onrecord.store.folding import names, prose
from onrecord.store.marks import Marks, mark
from onrecord.store.telling import around, foreteller, teller

Told = Statement | Event | Forecast


@dataclass(frozen=True, slots=True)
class Searched:
    """The columns of the index: folded words, and marks.

    ``by`` names who says, does or foretells, ``to`` whom it is told or done to, ``about`` what it is about, ``place``
    where; ``told`` names who tells an event. ``title`` and ``text`` are a report's, ``text`` an event's sentence, too.
    ``by``, ``to``, ``place`` and ``told`` hold words as they are, the others in the singular.
    """

    title: str = ""
    text: str = ""
    by: str = ""
    to: str = ""
    about: str = ""
    place: str = ""
    told: str = ""
    marks: str = ""


COLUMNS = tuple(field.name for field in fields(Searched))
columns = attrgetter(*COLUMNS)
"""The columns of what is searched by, in their order."""
NAMES = ("by", "to", "place", "told")
"""Columns of words as they are."""
PROSE = ("title", "text", "about")
"""Columns of words in the singular."""
ABOUT = ("title", "text", "about", "to")
"""Columns that tell what something is about."""


def of_report(report: Report) -> Searched:
    """What a report itself is searched by."""
    return Searched(
        title=prose([report.title]),
        text=prose([report.text]),
        by=names([*report.authors, report.publisher]),
        marks=mark("is", "report"),
    )


class Index:
    """What the findings of one reading are searched by."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}
        self._marks = Marks(reading)
        self._where, self._whom = Mentions(reading.places), Mentions(reading.actors)
        self._events: dict[str | None, list[Event]] = {}
        for event in reading.events:
            self._events.setdefault(event.told_by, []).append(event)

    def of(self, finding: Told) -> Searched:
        """The columns of a statement, event or forecast."""
        if isinstance(finding, Statement):
            return self._of_statement(finding)
        return self._of_event(finding) if isinstance(finding, Event) else self._of_forecast(finding)

    def _of_statement(self, one: Statement) -> Searched:
        places = self._within(one.content)
        return Searched(
            by=names(self._speaker(one)),
            to=names([one.addressee]),
            about=prose([*(span.text for span in one.content), *self._meant(one)]),
            place=_where(places),
            marks=self._marks.of(one, places),
        )

    def _of_event(self, one: Event) -> Searched:
        places = [self._places[site.place] for site in one.places if site.place in self._places]
        tellers = {account.told_by: None for account in one.accounts} | {one.told_by: None}
        told = [teller(self._reading, each) for each in tellers]
        things = [one.trigger.text, *(span.text for span in one.mentions), one.what, one.name]
        return Searched(
            text=prose([around(self._reading, one)]),
            by=names(self._parts((part.name, part.span, part.actor) for part in one.actors)),
            to=names(self._parts((part.name, part.span, part.actor) for part in one.recipients)),
            about=prose([*things, *(item.name for item in one.equipment)]),
            place=names([*(site.name for site in one.places), *_names_of(places)]),
            told=names(name for each in told if each for name in self._speaker(each)),
            marks=self._marks.of(one, places),
        )

    def _of_forecast(self, one: Forecast) -> Searched:
        told, places = teller(self._reading, one.statement), self._within((one.claim,))
        report = self._reading.report
        by = self._speaker(told) if told else [*report.authors, report.publisher, foreteller(self._reading, one)]
        return Searched(
            by=names(by),
            to=names([told.addressee]) if told else "",
            about=prose([one.claim.text, one.condition]),
            place=_where(places),
            marks=self._marks.of(one, places),
        )

    def _speaker(self, one: Statement) -> list[str]:
        if one.source is None:
            return []
        actors = [self._actors[each].name for each in one.source.actors if each in self._actors]
        return [one.source.name, one.source.span.text, *actors]

    def _parts(self, parts: Iterable[tuple[str, Span, str | None]]) -> list[str]:
        found = list(parts)
        actors = [self._actors[actor].name for _, _, actor in found if actor in self._actors]
        return [*(name for name, _, _ in found), *(span.text for _, span, _ in found), *actors]

    def _meant(self, one: Statement) -> list[str | None]:
        """The names of those whom a statement is about, and what is told in it."""
        speakers = one.source.actors if one.source else ()
        actors = [self._actors[each].name for each in self._whom.within(one.content) if each not in speakers]
        return [*actors, *(name for event in self._events.get(one.id, ()) for name in (event.what, event.name))]

    def _within(self, spans: tuple[Span, ...]) -> list[Place]:
        return [self._places[each] for each in self._where.within(spans)]


class Mentions:
    """Where the actors or places of a reading are mentioned."""

    def __init__(self, ones: Iterable[Actor] | Iterable[Place]) -> None:
        self._spans = sorted((span.start, span.end, one.id) for one in ones for span in one.mentions)
        self._starts = [start for start, _, _ in self._spans]

    def within(self, spans: Iterable[Span]) -> list[str]:
        """The ids of those mentioned in some words, in the order of their mentions."""
        found: dict[str, None] = {}
        for span in spans:
            for _, _, id in self._spans[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]:
                found[id] = None
        return list(found)


def _names_of(places: Iterable[Place]) -> list[str | None]:
    return [name for place in places for name in (place.name, place.country, country(place.country))]


def _where(places: Iterable[Place]) -> str:
    return names(_names_of(places))
