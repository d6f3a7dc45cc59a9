"""Why a statement, event or forecast is as the record has it: each of its fields with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from onrecord.errors import NotFound
from onrecord.model import Days, Event, Finding, Forecast, Reading, Source, Span, Statement
from onrecord.store import whole
from onrecord.store.entries import Shown, Stored
from onrecord.store.searched import Told
from onrecord.store.show import chief_span, show

_MANNERS = {
    "direct": "the words stand in quotation marks, or as a quotation of their own",
    "indirect": "the words are retold, not quoted",
    "mixed": "a part of the words stands in quotation marks",
}
_EVIDENCE = {
    "named": "one can tell who speaks",
    "unnamed": "whoever speaks has no name here",
    "undisclosed": "it rests on what nobody shows",
    "document": "a text or picture says so",
    "none": "nobody is said to have said it",
}
_STATUSES = {
    "occurred": "it is told as done",
    "ongoing": "it is told as going on",
    "planned": "it is told as announced or to come",
    "alleged": "somebody tells it, and the report doesn't make it its own",
    "denied": "it is told as not so",
    "hypothetical": "it is told as feared, demanded, possible or meant",
}


@dataclass(frozen=True, slots=True)
class Why:
    """One thing the record says of a finding: what of it, what it says, why, and the words that this rests on."""

    about: str
    says: str
    because: str = ""
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding in its place, and why it is as it is."""

    shown: Shown
    why: tuple[Why, ...]


def explain(connection: Connection, wanted: str) -> Explained:
    """Why the statement, event or forecast with this id is as it is; NotFound where the id names none of these."""
    shown = show(connection, wanted)
    if isinstance(shown, Stored):
        raise NotFound(f"{wanted}: is a report; name a finding of it, such as {wanted}.s1042")
    kept = whole.kept(connection, shown.entry.report.id)
    finding = shown.entry.finding
    if kept is None or not isinstance(finding, Statement | Event | Forecast):
        raise NotFound(f"{wanted}: is no statement, event or forecast; `onrecord show {wanted}` says what it is")
    return Explained(shown, tuple(_reasons(kept.reading, finding, kept.originals.get(finding.id))))


def _reasons(reading: Reading, finding: Told, original: Finding | None) -> Iterator[Why]:
    """What the record says of a finding, each with its reason; people's, where the program had it otherwise."""
    if not isinstance(original, Statement | Event | Forecast) or original == finding:
        yield from reasons(reading, finding)
        return
    had = {(why.about, why.says) for why in reasons(reading, original)}
    for why in reasons(reading, finding):
        yield why if (why.about, why.says) in had else replace(why, because="by people's decisions", words=())


def reasons(reading: Reading, finding: Statement | Event | Forecast) -> Iterator[Why]:
    """What the record says of a finding of a reading, each with its reason."""
    if isinstance(finding, Statement):
        yield from _of_statement(reading, finding)
    elif isinstance(finding, Event):
        yield from _of_event(reading, finding)
    else:
        yield from _of_forecast(reading, finding)
    yield Why("confidence", f"{finding.confidence}", "by the way it was found; it orders the review")


def _of_statement(reading: Reading, one: Statement) -> Iterator[Why]:
    cue = (one.cue,) if one.cue else ()
    yield from _who(reading, one.source)
    yield _told_in("within", reading, one.within, one)
    yield Why("act", one.act, "by the cue" if one.cue else "nothing but the words themselves says so", cue)
    yield Why("manner", one.manner, _MANNERS[one.manner], one.content)
    if one.said is not None:
        yield _on_days("said", reading, one.said, one, "on the day of what the same source said before")
    if one.addressee is not None:
        yield Why("addressee", one.addressee, "told to")
    yield Why("evidence", one.evidence, _EVIDENCE[one.evidence], (one.source.span,) if one.source else ())
    if one.stance == "neutral":
        yield Why("stance", one.stance, "no word of the cue's takes a side")
    else:
        yield Why("stance", one.stance, "by the cue", cue)


def _who(reading: Reading, source: Source | None) -> Iterator[Why]:
    """Who speaks, why, where each name was first given, and who else it may have been."""
    if source is None:
        yield Why("source", "nobody", "no words say who speaks")
        return
    because = source.reason or "read before reasons were kept; read the report again with this version"
    yield Why("source", source.name, because, (source.span,))
    for actor in reading.actors:
        if actor.id in source.actors:
            yield Why("first named", actor.name, f"{actor.kind}, {actor.id}", actor.mentions[:1])
        elif actor.id in source.candidates:
            yield Why("considered", actor.name, f"{actor.kind}, {actor.id}", actor.mentions[:1])


def _told_in(about: str, reading: Reading, holder: str | None, of: Statement | Event | Forecast) -> Why:
    """The statement that a finding stands in."""
    around = next((one for one in reading.statements if one.id == holder), None)
    if around is None:
        return Why(about, "none", "the report tells it in its own voice")
    who = around.source.name if around.source else "nobody named"
    because = f"what {who} {around.act} holds it, from {around.content[0].start} to {around.content[-1].end}"
    return Why(about, around.id, because, (around.cue,) if around.cue else ())


def _on_days(about: str, reading: Reading, days: Days, of: Statement | Event | Forecast, otherwise: str) -> Why:
    """The days of a finding, by the time nearest to it that means them; by something else where none does."""
    at = chief_span(of).start
    meaning = [time for time in reading.times if time.days == days]
    nearest = min(meaning, key=lambda time: abs(time.span.start - at), default=None)
    if nearest is None:
        return Why(about, _shown(days), otherwise)
    return Why(about, _shown(days), "by the words for the time", (nearest.span,))


def _when(reading: Reading, one: Event, days: Days) -> Why:
    """The days of an event with the reason that its reading kept; by the nearest time where it kept none yet."""
    if one.when_basis is not None:
        return Why("when", _shown(days), one.when_basis.reason, one.when_basis.words)
    return _on_days("when", reading, days, one, "read before reasons were kept; read the report again")


def _shown(days: Days) -> str:
    return " to ".join(dict.fromkeys(str(day) if day else "open" for day in (days.first, days.last)))


def _of_event(reading: Reading, one: Event) -> Iterator[Why]:
    name = f" “{one.name}”" if one.name else ""
    yield Why(
        "event", f"{one.what}{name}, {one.type}{f', {one.mode}' if one.mode else ''}", "by its word", (one.trigger,)
    )
    yield Why("status", one.status, _STATUSES[one.status], (one.trigger,))
    yield _told_in("told by", reading, one.told_by, one)
    for about, parts in (("actor", one.actors), ("recipient", one.recipients)):
        for part in parts:
            first = next((a.mentions[:1] for a in reading.actors if a.id == part.actor), ())
            named = f"first named at {first[0].start}" if first else "no actor of the record"
            yield Why(about, part.name, named, (part.span,))
    for site in one.places:
        yield Why("place", site.name, site.place or "no place of the record", (site.span,))
    if one.when is not None:
        yield _when(reading, one, one.when)
    for quantity in reading.quantities:
        if quantity.id in one.quantities:
            yield Why("quantity", quantity.counted or quantity.unit, quantity.id, (quantity.span,))


def _of_forecast(reading: Reading, one: Forecast) -> Iterator[Why]:
    yield _told_in("told by", reading, one.statement, one)
    if one.scheduled:
        yield Why("scheduled", "yes", "it is announced for a day, as a timetable is")
    if one.hedge is not None:
        yield Why("hedge", one.hedge, "it makes a claim about what is to come")
    if one.condition is not None:
        yield Why("condition", one.condition, "it is claimed for this case only")
    if one.due is not None:
        yield _on_days("due", reading, one.due, one, "by several times, or by the day of publication")
    else:
        yield Why("due", "no day", "no words say by when it can be judged")
