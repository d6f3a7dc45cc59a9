"""What reports and findings are searched by: their words in columns, folded, and their marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Actor, Event, Forecast, Place, Reading, Span, Statement
from onrecord.store.countries import country
from onrecord.store.folding import Folded, apart, names, prose, singulars
from onrecord.store.marks import Marks, mark
from onrecord.store.telling import around, foreteller

Told = Statement | Event | Forecast


class Searched(NamedTuple):
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


COLUMNS = Searched._fields
NAMES = ("by", "to", "place", "told")
"""Columns of words as they are."""
PROSE = ("title", "text", "about")
"""Columns of words in the singular."""
ABOUT = ("title", "text", "about", "to")
"""Columns that tell what something is about."""


class Index:
    """What a report and the findings in it are searched by."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}
        self._statements = {one.id: one for one in reading.statements}
        self._text, self._marks = Folded(reading.report.text), Marks(reading, self._statements)
        self._where, self._whom = Mentions(reading.places), Mentions(reading.actors)
        self._events: dict[str | None, list[Event]] = {}
        for event in reading.events:
            self._events.setdefault(event.told_by, []).append(event)

    def of_report(self) -> Searched:
        """The columns of the report itself."""
        report = self._reading.report
        return Searched(
            title=prose([report.title]),
            text=self._text.prose(0, len(report.text)),
            by=names([*report.authors, report.publisher]),
            marks=mark("is", "report"),
        )

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
            about=apart([*map(self._prose, one.content), *self._meant(one)]),
            place=_where(places),
            marks=self._marks.of(one, places),
        )

    def _of_event(self, one: Event) -> Searched:
        places = [self._places[site.place] for site in one.places if site.place in self._places]
        tellers = {account.told_by: None for account in one.accounts} | {one.told_by: None}
        things = [one.trigger.text, *(span.text for span in one.mentions), one.what, one.name]
        return Searched(
            text=self._text.prose(*around(self._reading.report, one)),
            by=names(self._parts((part.name, part.span, part.actor) for part in one.actors)),
            to=names(self._parts((part.name, part.span, part.actor) for part in one.recipients)),
            about=prose([*things, *(item.name for item in one.equipment)]),
            place=names([*(site.name for site in one.places), *_names_of(places)]),
            told=names([name for each in tellers if (told := self._told(each)) for name in self._speaker(told)]),
            marks=self._marks.of(one, places),
        )

    def _of_forecast(self, one: Forecast) -> Searched:
        told, places = self._told(one.statement), self._within((one.claim,))
        report = self._reading.report
        by = self._speaker(told) if told else [*report.authors, report.publisher, foreteller(self._reading, one)]
        return Searched(
            by=names(by),
            to=names([told.addressee]) if told else "",
            about=apart([self._prose(one.claim), *([singulars(one.condition)] if one.condition else [])]),
            place=_where(places),
            marks=self._marks.of(one, places),
        )

    def _told(self, statement: str | None) -> Statement | None:
        return self._statements.get(statement) if statement else None

    def _prose(self, span: Span) -> str:
        return self._text.prose(span.start, span.end)

    def _speaker(self, one: Statement) -> list[str]:
        if one.source is None:
            return []
        actors = [self._actors[each].name for each in one.source.actors if each in self._actors]
        return [one.source.name, one.source.span.text, *actors]

    def _parts(self, parts: Iterable[tuple[str, Span, str | None]]) -> list[str]:
        found = list(parts)
        actors = [self._actors[actor].name for _, _, actor in found if actor in self._actors]
        return [*(name for name, _, _ in found), *(span.text for _, span, _ in found), *actors]

    def _meant(self, one: Statement) -> list[str]:
        """The names of those whom a statement is about, and what is told in it, folded."""
        speakers = one.source.actors if one.source else ()
        actors = [self._actors[each].name for each in self._whom.within(one.content) if each not in speakers]
        events = (name for event in self._events.get(one.id, ()) for name in (event.what, event.name))
        return [singulars(name) for name in (*actors, *events) if name]

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
