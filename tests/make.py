"""One-line builders of the nouns, for tests: ``make.statement(report, "He said it")``.

A builder takes the report and the words; the span is where the words first stand in the report's text (ValueError
where they don't). Everything else has a plain default and can be given by name.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from onrecord import ids
from onrecord.model import (
    Actor,
    Days,
    Equipment,
    Event,
    Forecast,
    Issue,
    Kept,
    MadeBy,
    Paragraph,
    Part,
    Place,
    Quantity,
    Reading,
    Report,
    Site,
    Source,
    Span,
    Statement,
    Time,
)

PUBLISHED = date(2031, 3, 12)

TEXT = (
    "Shells fall near Koprava\n\n"
    "KOPRAVA, March 12 — Selmar's army shelled a bridge near Koprava on Monday, Mayor Ana Dorin said.\n\n"
    '"The road stays closed," she told reporters. Talks could begin in April.'
)
"""A small report: one title, two paragraphs, two statements, one event, one forecast."""


def report(text: str = TEXT, **more: Any) -> Report:
    """A report with this text, which nothing was repaired in."""
    published = more.pop("published", PUBLISHED)
    paragraphs = tuple(Paragraph(m.start(), m.end(), "body") for m in re.finditer(r"\S(?:.|\n(?!\n))*", text))
    fields: dict[str, Any] = {
        "id": ids.of_report(text, published),
        "origin": "",
        "title": text.partition("\n")[0],
        "authors": (),
        "publisher": "",
        "paragraphs": paragraphs,
        "left_out": (),
        "kept": (Kept(0, 0, len(text)),) if text else (),
    }
    return Report(text=text, published=published, **(fields | more))


def span(report: Report, words: str, nth: int = 0) -> Span:
    """The ``nth`` place (from 0) where these words stand in the report, as whole words."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", report.text)]
    if nth >= len(found):
        raise ValueError(f"{words!r} stands {len(found)} times in {report.text!r}")
    return report.span(*found[nth])


def days(first: str | None, last: str | None = None) -> Days:
    """Days from ISO dates; one day where only the first is given. ``days(None, "2031-03-12")`` is open at its start."""
    begin = date.fromisoformat(first) if first else None
    return Days(begin, date.fromisoformat(last) if last else begin)


def issue(report: Report, words: str, stage: str = "times", says: str = "isn't understood") -> Issue:
    """An Issue about these words."""
    at = span(report, words)
    return Issue(at.start, at.end, stage, says)


def actor(report: Report, words: str, **more: Any) -> Actor:
    """An actor of this name, mentioned once."""
    at = span(report, words)
    fields: dict[str, Any] = {"name": words, "kind": "person", "country": None, "sector": None, "role": None}
    return Actor(**(fields | {"id": f"a{at.start}", "mentions": (at,), "confidence": 0.9} | more))


def place(report: Report, words: str, **more: Any) -> Place:
    """A place of this name, mentioned once, unresolved."""
    at = span(report, words)
    fields: dict[str, Any] = {
        "name": words,
        "geonames": None,
        "lat": None,
        "lon": None,
        "country": None,
        "radius": None,
    }
    return Place(**(fields | {"id": f"p{at.start}", "mentions": (at,), "confidence": 0.9} | more))


def time(report: Report, words: str, when: Days | None = None, **more: Any) -> Time:
    """A time expression that means these days."""
    at = span(report, words)
    fields: dict[str, Any] = {"id": f"t{at.start}", "span": at, "type": "DATE", "value": "", "days": when}
    return Time(**(fields | more))


def quantity(report: Report, words: str, low: float | None, high: float | None = None, **more: Any) -> Quantity:
    """An amount from ``low`` to ``high``; exactly ``low`` where ``high`` isn't given."""
    at = span(report, words)
    fields: dict[str, Any] = {"relation": "exactly", "unit": "", "counted": "", "category": ""}
    top = low if high is None else high
    return Quantity(**(fields | {"id": f"q{at.start}", "span": at, "low": low, "high": top} | more))


def source(report: Report, words: str, *actors: Actor, **more: Any) -> Source:
    """A source at these words, with the actors that it names."""
    name = " and ".join(actor.name for actor in actors) or words
    fields: dict[str, Any] = {"span": span(report, words), "name": name, "actors": tuple(a.id for a in actors)}
    return Source(**(fields | more))


def statement(report: Report, *content: str, **more: Any) -> Statement:
    """A statement with these words as its content; give ``source=`` and ``cue=`` as made by the builders here."""
    spans = tuple(span(report, words) for words in content)
    fields: dict[str, Any] = {
        "id": f"s{spans[0].start}",
        "source": None,
        "cue": None,
        "manner": "indirect",
        "act": "asserts",
        "said": None,
        "addressee": None,
        "evidence": "named",
        "within": None,
        "stance": "neutral",
        "confidence": 0.9,
    }
    return Statement(content=spans, **(fields | more))


def part(report: Report, words: str, actor: Actor | None = None) -> Part:
    """An actor's part in an event, at these words."""
    return Part(actor.id if actor else None, actor.name if actor else words, span(report, words))


def site(report: Report, words: str, place: Place | None = None, nth: int = 0) -> Site:
    """An event's place, where these words stand for the ``nth`` time (from 0)."""
    return Site(place.id if place else None, place.name if place else words, span(report, words, nth))


def equipment(report: Report, words: str) -> Equipment:
    """Equipment that these words name."""
    return Equipment(words, span(report, words))


def event(report: Report, trigger: str, **more: Any) -> Event:
    """An event told by these words: an ASSAULT that occurred, unless the fields say otherwise."""
    at = span(report, trigger)
    fields: dict[str, Any] = {
        "id": f"e{at.start}",
        "type": "ASSAULT",
        "mode": None,
        "what": "shelling",
        "name": None,
        "mentions": (),
        "actors": (),
        "recipients": (),
        "places": (),
        "when": None,
        "quantities": (),
        "equipment": (),
        "status": "occurred",
        "told_by": None,
        "confidence": 0.9,
    }
    return Event(trigger=at, **(fields | more))


def forecast(report: Report, claim: str, **more: Any) -> Forecast:
    """A forecast with this claim, made by the report's author."""
    at = span(report, claim)
    fields: dict[str, Any] = {"statement": None, "hedge": None, "condition": None, "due": None, "confidence": 0.9}
    return Forecast(**(fields | {"id": f"f{at.start}", "claim": at} | more))


def reading(report: Report, **findings: Any) -> Reading:
    """A reading of the report with the findings given by noun; the other nouns are empty."""
    nouns = ("issues", "actors", "places", "times", "quantities", "statements", "events", "forecasts")
    made_by = findings.pop("made_by", MadeBy("0.1.0", ("a-parser 1.0",)))
    return Reading(made_by, report, **(dict.fromkeys(nouns, ()) | findings))


def full_reading(text: str = TEXT, **more: Any) -> Reading:
    """A reading of :data:`TEXT` (or of a text that holds its words) with something of every noun."""
    of = report(text, **more)
    dorin, army = actor(of, "Ana Dorin"), actor(of, "Selmar's army", name="Selmar's army", kind="armed force")
    mentions = span(of, "Koprava"), span(of, "Koprava", 1)
    koprava = place(of, "Koprava", geonames=7, lat=50.0, lon=30.5, country="POL", radius=5.0, mentions=mentions)
    monday = days("2031-03-10")
    told = statement(
        of,
        "Selmar's army shelled a bridge near Koprava on Monday",
        source=source(of, "Mayor Ana Dorin", dorin),
        cue=span(of, "said"),
        said=days("2031-03-12"),
    )
    quoted = statement(
        of,
        "The road stays closed",
        source=source(of, "she", dorin),
        cue=span(of, "told"),
        manner="direct",
        addressee="reporters",
    )
    shelled = event(
        of,
        "shelled",
        actors=(part(of, "Selmar's army", army),),
        recipients=(part(of, "bridge"),),
        places=(site(of, "Koprava", koprava, nth=1),),
        when=monday,
        status="alleged",
        told_by=told.id,
    )
    return reading(
        of,
        issues=(issue(of, "April"),),
        actors=(army, dorin),
        places=(koprava,),
        times=(time(of, "Monday", monday, value="2031-03-10"),),
        statements=(told, quoted),
        events=(shelled,),
        forecasts=(forecast(of, "Talks could begin in April", hedge="could", due=days("2031-04-01", "2031-04-30")),),
    )
