"""What a question asks for, told in plain Python over whole readings: slow, and with no index."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from onrecord.globe import apart
from onrecord.model import Days, Event, Forecast, Reading, Report, Statement
from onrecord.store.telling import told
from tests.store.invented import actor_of

COUNTRIES = {"POL": "Poland", "NOR": "Norway", "MLI": "Mali"}
PROSE = ("title", "text", "about")
NAMES = ("by", "to", "place", "told")


class Told(NamedTuple):
    """A report or finding, with the texts that it is asked by, by column."""

    reading: Reading
    one: Any
    texts: dict[str, list[str]]

    @property
    def id(self) -> str:
        """The id in the record."""
        of = self.reading.report
        return of.id if isinstance(self.one, Report) else f"{of.id}.{self.one.id}"

    @property
    def noun(self) -> str:
        """The noun."""
        return type(self.one).__name__.lower()


def everything(readings: list[Reading]) -> list[Told]:
    """All that can be asked for."""
    return [told for reading in readings for told in _of(reading)]


def _of(reading: Reading) -> Iterator[Told]:
    report = reading.report
    yield Told(reading, report, {"title": [report.title], "text": [report.text], "by": _printed(report)})
    for one in reading.statements:
        meant = [a.name for a in reading.actors if a.id not in _ids(one) and _in(one.content, a.mentions)]
        for event in reading.events:
            meant += [event.what] if event.told_by == one.id else []
        about = [span.text for span in one.content] + meant
        to = [one.addressee] if one.addressee else []
        yield Told(
            reading, one, {"by": _speaker(reading, one), "to": to, "about": about, "place": _where(reading, one)}
        )
    for event in reading.events:
        yield Told(reading, event, _texts(reading, event))
    for forecast in reading.forecasts:
        told = _statement(reading, forecast.statement)
        by = _speaker(reading, told) if told else _printed(report)
        to = [told.addressee] if told and told.addressee else []
        about = [forecast.claim.text] + ([forecast.condition] if forecast.condition else [])
        yield Told(reading, forecast, {"by": by, "to": to, "about": about, "place": _where(reading, forecast)})


def _texts(reading: Reading, one: Event) -> dict[str, list[str]]:
    sides = {}
    for side, parts in (("by", one.actors), ("to", one.recipients)):
        actors = [actor_of(reading, part.actor) for part in parts]
        sides[side] = [text for part in parts for text in (part.name, part.span.text)]
        sides[side] += [actor.name for actor in actors if actor]
    tellers = [_statement(reading, id) for id in tellers_of(one)]
    places = [place for place in reading.places if place.id in {site.place for site in one.places}]
    return {
        **sides,
        "text": [told(reading, one)[1]],
        "about": [one.trigger.text, one.what],
        "place": [site.name for site in one.places] + _names(places),
        "told": [name for each in tellers if each for name in _speaker(reading, each)],
    }


def tellers_of(one: Event) -> list[str | None]:
    """The ids of the statements that tell an event; None for the report itself."""
    return [one.told_by, *(account.told_by for account in one.accounts)]


def _statement(reading: Reading, id: str | None) -> Statement | None:
    return next((one for one in reading.statements if one.id == id), None)


def _printed(report: Report) -> list[str]:
    return [*report.authors, report.publisher]


def _ids(one: Statement) -> tuple[str, ...]:
    return one.source.actors if one.source else ()


def _speaker(reading: Reading, one: Statement) -> list[str]:
    if one.source is None:
        return []
    actors = [actor_of(reading, id) for id in one.source.actors]
    return [one.source.name, one.source.span.text, *(actor.name for actor in actors if actor)]


def _in(content: Any, mentions: Any) -> bool:
    return any(span.start <= mention.start < span.end for span in content for mention in mentions)


def _where(reading: Reading, one: Statement | Forecast) -> list[str]:
    content = one.content if isinstance(one, Statement) else (one.claim,)
    return _names([place for place in reading.places if _in(content, place.mentions)])


def _names(places: list[Any]) -> list[str]:
    return [name for one in places for name in (one.name, one.country or "", COUNTRIES.get(one.country, ""))]


def words(text: str) -> list[str]:
    """The words of a text in small letters without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain).split()


def singular(word: str) -> str:
    """The word without the ending of a plural, of the words that are used here."""
    return {"armies": "army", "drones": "drone", "bridges": "bridge"}.get(word, word)


def holds(told: Told, looked_for: str, *columns: str, prefix: bool = False) -> bool:
    """Whether one text of some columns has these words side by side; of prose, in any number."""
    wanted = words(looked_for)
    for column in columns:
        plain = singular if column in PROSE else str
        ends = [_same(plain(wanted[-1]))] + ([_begins(wanted[-1])] if prefix else []) if wanted else []
        for text in told.texts.get(column, []):
            found = list(map(plain, words(text)))
            for at in range(len(found) - len(wanted) + 1 if wanted else 0):
                part = found[at : at + len(wanted)]
                if part[:-1] == list(map(plain, wanted[:-1])) and any(end(part[-1]) for end in ends):
                    return True
    return False


def _same(word: str) -> Callable[[str], bool]:
    return lambda found: found == word


def _begins(word: str) -> Callable[[str], bool]:
    return lambda found: found.startswith(word)


def days(told: Told) -> tuple[date, date] | None:
    """The first and the last of the days that something is asked by; None where it has none."""
    one, published = told.one, told.reading.report.published
    own: Days | None = None if isinstance(one, Report) else getattr(one, _OWN[type(one)])
    if own is None:
        return (published, published) if published else None
    return own.first or date.min, own.last or date.max


_OWN = {Statement: "said", Event: "when", Forecast: "due"}


def own_days(told: Told) -> Days | None:
    """The days that a finding has itself."""
    found: Days | None = getattr(told.one, _OWN[type(told.one)])
    return found


def stands(told: Told) -> date:
    """The day by which answers are ordered; what has none comes last."""
    found, own = days(told), None if isinstance(told.one, Report) else own_days(told)
    if own and own.first is None:
        return own.last or date.max
    return found[0] if found else date.max


def countries(told: Told) -> set[str | None]:
    """The countries of those who speak or act."""
    one, reading = told.one, told.reading
    if isinstance(one, Event):
        ids = [part.actor for part in one.actors]
    else:
        by = one if isinstance(one, Statement) else _statement(reading, one.statement)
        ids = list(_ids(by)) if by else []
    return {actor.country for id in ids if (actor := actor_of(reading, id))}


def near(told: Told, lat: float, lon: float, radius: float) -> bool:
    """Whether a place of an event lies in a circle."""
    sites = {site.place for site in told.one.places}
    places = [place for place in told.reading.places if place.id in sites and place.lat is not None]
    return any(apart((lat, lon), (place.lat, place.lon)) <= radius for place in places)


def over(told: Told, least: float, category: str | None) -> bool:
    """Whether a quantity of an event may be so many."""
    for one in told.reading.quantities:
        if one.id in told.one.quantities and category in (None, one.category or "other"):
            most = one.high if one.high is not None else None if one.low is None else float("inf")
            if most is not None and most >= least:
                return True
    return False


def spoken(found: list[Told]) -> Counter[tuple[str, str]]:
    """Who speaks of whom, by name, in how many statements."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in found:
        one, reading = each.one, each.reading
        if isinstance(one, Statement) and one.source:
            meant = {a.name for a in reading.actors if a.id not in _ids(one) and _in(one.content, a.mentions)}
            counts.update((one.source.name, name) for name in meant)
    return counts
