"""The days on which a forecast can be judged: from the time in its clause and the words before it."""

from __future__ import annotations

from datetime import date

from onrecord.model import Days, Event, Report, Span, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token
from onrecord.spans import holds

_ANY_TIME = frozenset({"soon", "moment", "shortly", "anytime", "someday", "eventually"})
_TAKING_PART = frozenset(
    {"come", "attend", "send", "bring", "participate", "join", "appear", "turn", "table", "chair", "seat"}
)
_EARLIEST = ("as early as", "at the earliest", "as soon as", "from", "starting", "beginning", "since")
_LATEST = (
    "by",
    "before",
    "until",
    "within",
    "no later than",
    "not later than",
    "at the latest",
    "by the end of",
    "before the end of",
    "till",
)


def due(report: Report, parsed: Parsed, times: tuple[Time, ...], claim: Span) -> Days | None:
    """The days that the claim's first time to come means, open where its words are open; None where it has no time."""
    inside = [
        time
        for time in times
        if holds(claim, time.span) and time.days is not None and time.type in {"DATE", "TIME", "DURATION"}
    ]
    later = [time for time in inside if _to_come(time, report.published)]
    if not later:
        return None
    time = later[0]
    days = time.days
    if days is None or any(word in _ANY_TIME for word in time.span.text.lower().split()):
        return None
    before = report.text[max(0, time.span.start - 24) : time.span.start].lower().split()
    words = f"{' '.join(before)} {time.span.text.lower()}"
    return _opened(days, words, " ".join(before), report.published)


def due_by_event(report: Report, parsed: Parsed, events: tuple[Event, ...], claim: Span, verb: Token) -> Days | None:
    """The days of the event to come that a claim without a time is about; None where it is about none.

    It is told in the claim or, where somebody will come, send or take part, by the paragraph or the one before it.
    """
    coming = [event for event in events if _ahead(event.when, report.published)]
    inside = [event for event in coming if any(holds(claim, mention) for mention in event.mentions)]
    if inside:
        return inside[0].when
    if not any(word.lemma in _TAKING_PART for word in parsed.subtree(verb)):
        return None
    here = parsed.sentence(verb).paragraph
    before = [
        event
        for event in coming
        if event.type == "CONSULT"
        and event.trigger.start < claim.start
        and _paragraph(parsed, event) in {here, here - 1}
    ]
    return before[-1].when if before else None


def _paragraph(parsed: Parsed, event: Event) -> int:
    token = parsed.token_at(event.trigger.start)
    return parsed.sentence(token).paragraph if token is not None else -1


def _ahead(days: Days | None, published: date | None) -> bool:
    first = days.first or days.last if days else None
    return first is not None and (published is None or first >= published)


def _to_come(time: Time, published: date | None) -> bool:
    last = time.days.last if time.days else None
    return published is None or last is None or last >= published


def _opened(days: Days, words: str, before: str, published: date | None) -> Days:
    if days.first is None:
        return Days(published, days.last)
    if any(mark in words for mark in _EARLIEST[:3]) or before.endswith(_EARLIEST[3:]):
        return Days(days.first, None)
    if before.endswith("after"):
        return Days(days.last, None)
    if any(before.endswith((f" {mark}", f"{mark} the", f"{mark} the end of")) or before == mark for mark in _LATEST):
        return Days(published, days.last if not before.endswith("before") else days.first)
    return days
