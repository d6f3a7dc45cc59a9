"""The answers of a record as JSON objects: the contract's finding, with the report and the id that `show` takes."""

from __future__ import annotations

from typing import Any

from onrecord.export import reading_json
from onrecord.export.reading_json import Json
from onrecord.model import Report
from onrecord.store.entries import Dated, Heading, OnDays, Stored
from onrecord.store.forces import Force
from onrecord.store.hits import Hit
from onrecord.store.resting import Resting
from onrecord.store.spoken import Party, Spoken
from onrecord.store.told_of import ToldOf


def noun(entry: Dated) -> str:
    """The finding's noun."""
    return type(entry.finding).__name__.lower()


def entry(one: Dated, **more: Any) -> Json:
    """One finding: ``in_record`` (its id there), ``report``, then the finding; its ids are those inside the report.

    Where people decided on it, ``review`` says what, and ``original`` is the finding that the program had otherwise.
    """
    told: Json = {"in_record": one.id, "report": one.report.id, **more}
    told |= reading_json.finding(one.finding)
    if one.review:
        told["review"] = one.review
    if one.original is not None:
        told["original"] = reading_json.finding(one.original)
    return told


def heading(one: Heading, **more: Any) -> Json:
    """One report without its text: ``in_record`` and ``report`` are its id."""
    published = one.published.isoformat() if one.published else None
    told = {"in_record": one.id, "report": one.id, "title": one.title, "publisher": one.publisher}
    return {**told, "published": published, **more}


def report(one: Stored) -> Json:
    """A report with its origins and the number of its findings."""
    origins = [each.origin.path for each in one.origins]
    return heading(
        one.heading, current=one.heading.current, unread=one.heading.unread, origins=origins, counts=one.counts
    )


def on_days(one: OnDays) -> Json:
    """An entry of the timeline."""
    return entry(one.entry, noun=noun(one.entry))


def hit(one: Hit) -> Json:
    """What a search found, with the stretch of text in which the words looked for are marked."""
    marks = [{"start": start, "end": end} for start, end in one.snippet.marks]
    snippet = {"text": one.snippet.text, "marks": marks}
    if isinstance(one.entry.finding, Report):
        return heading(one.entry.report, noun="report", snippet=snippet)
    return entry(one.entry, noun=noun(one.entry), snippet=snippet)


def spoken(one: Spoken) -> Json:
    """Who speaks of whom, how often, and in which acts."""
    return {"id": one.id, "by": _party(one.by), "of": _party(one.of), "times": one.times, "acts": one.acts}


def _party(one: Party) -> Json:
    return {"name": one.name, "country": one.country}


def resting(one: Resting) -> Json:
    """A finding that rests on little, and on what."""
    return entry(one.entry, noun=noun(one.entry), rests=list(one.rests), why=one.why)


def force(one: Force) -> Json:
    """A number of forces: whose, what, how many, where, when."""
    return {
        "in_record": one.id,
        "event": one.entry.id,
        "report": one.entry.report.id,
        "side": one.side,
        "country": one.country,
        "category": one.category,
        "what": one.what,
        "low": one.low,
        "high": one.high,
        **reading_json.span(one.span),
        "places": [site.name for site in one.entry.finding.places],
        "when": reading_json.days(one.entry.finding.when),
        "status": one.entry.finding.status,
    }


def telling(one: ToldOf) -> Json:
    """One report's telling of an event that several tell."""
    numbers = [reading_json.finding(each) for each in one.quantities]
    return entry(one.entry, event=one.event, source=one.source, numbers=numbers)
