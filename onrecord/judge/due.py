"""The days on which a forecast can be judged: from the times of its clause, their prepositions, and events to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.judge.lengths import around, ending, later
from onrecord.model import Days, Event, Report, Span, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token
from onrecord.spans import holds

_ANY_TIME = frozenset({"soon", "moment", "shortly", "anytime", "someday", "eventually"})
_TAKING_PART = frozenset(
    {"come", "attend", "send", "bring", "participate", "join", "appear", "turn", "table", "chair", "seat"}
)
_KINDS = frozenset({"DATE", "TIME", "DURATION"})
_LATEST = frozenset({"by", "before", "until", "till"})
_EARLIEST = re.compile(r"\b(?:from|starting|beginning|commencing|effective|as of|as from)(?:\s+(?:on|in|at|the))?\s*$")
_AT_THE_END = re.compile(r"\bat (?:the )?(earliest|latest)\b")
_OUT = re.compile(r"\bbefore the (week|month|year) (?:is|was) (?:out|over|up)\b")
_NO_YEAR = re.compile(r"\D*\d{1,2}\D*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UP_TO = re.compile(
    r"\b(?:runs?|lasts?|continues?|on|through) to(?: the)?\s*$|\b(?:by the (?:time|day) of|ahead of)\b[^,;.]*$"
    r"|\b(?:before|until) (?:the|a|an|its|their|his|her) [^,;.]* (?:on|of|in)(?: the)?\s*$"
)
_NOW = re.compile(r"\b(?:between|from) now and (?:the )?$")
_WITHIN = re.compile(r"\b(?:within|in|inside)(?:\s+(?:a matter of|the next|just|only|about|some))*\s*$")
_IN = re.compile(r"\bin(?:\s+(?:about|some|around|roughly))?\s*$")
_AFTER = re.compile(r"\s*(?:after|following|from|that follows?|before|of (?:the|their|its|this|that))\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it stands: its words, its highest token, what it hangs on, and the first day on which it was told.

    ``over`` where it may have been told, and be due, before the report ("it would close").
    """

    claim: Span
    head: Token
    condition: Span | None
    since: date | None
    over: bool


def due(report: Report, parsed: Parsed, times: tuple[Time, ...], events: tuple[Event, ...], told: Told) -> Days | None:
    """The days that the claim's time means, open where its words are open; None where nothing dates it."""
    inside = list(_inside(times, told))
    near = [_next(time, told) for time in inside if _is_of(parsed, time, told.head)]
    near = [time for time in near if _ahead_of(time, told)]
    near = near or [time for time in _behind(parsed, times, told) if _ahead_of(time, told)]
    found = [time for time in inside if _ahead_of(time, told)]
    for time in near or [time for time in found if time.type != "DURATION"]:
        days = _meant(report, parsed, times, events, told, time)
        if days is not None:
            return _stretched(report, parsed, near, time, days)
    out = _OUT.search(told.claim.text)
    return Days(told.since, ending(told.since, out.group(1))) if out is not None and told.since is not None else None


def _inside(times: tuple[Time, ...], told: Told) -> Iterator[Time]:
    for time in times:
        hangs = told.condition is not None and holds(told.condition, time.span)
        if told.claim.start <= time.span.start < told.claim.end and time.type in _KINDS and not hangs:
            yield time


def _behind(parsed: Parsed, times: tuple[Time, ...], told: Told) -> Iterator[Time]:
    """ "Promised to publish them, with passages left out, before the end of March": behind a claim cut short."""
    sentence = parsed.sentence(told.head)
    for time in times:
        token = parsed.token_at(time.span.start) if told.claim.end <= time.span.start < sentence.end else None
        above = list(parsed.ancestors(token)) if token is not None else []
        prep = next((one for one in above if one.relation == "prep" and one.lower in _LATEST), None)
        verb = parsed.head(prep) if prep is not None else None
        cut = verb is not None and verb in (told.head, parsed.head(told.head))
        deed = next((one for one in above if one.pos == "VERB"), None)
        joined = deed is not None and deed.relation == "conj" and parsed.head(deed) == told.head
        if time.type in _KINDS and (
            cut or joined and deed is not None and not parsed.child(deed, "nsubj", "nsubjpass")
        ):
            yield time


def _next(time: Time, told: Told) -> Time:
    """ "Before 1 December", of which the year isn't told: the one to come, since the claim looks ahead."""
    if told.since is None or told.over or time.days is None or not _DAY.fullmatch(time.value):
        return time
    last = time.days.last
    if last is None or last >= told.since or not _NO_YEAR.fullmatch(time.span.text):
        return time
    ends = [end and later(end, "P1Y") for end in (time.days.first, last)]
    return replace(time, days=Days(ends[0], ends[1])) if ends[1] is not None and ends[1] >= told.since else time


def _ahead_of(time: Time, told: Told) -> bool:
    """Whether its last day, or of "since 1988" the first, isn't over when it is told."""
    days = time.days
    last = (days.last or days.first) if days else None
    return told.since is None or last is None or last >= told.since or told.over


def _is_of(parsed: Parsed, time: Time, head: Token) -> bool:
    """Whether the time is the claim's own, and not that of a clause in it ("the bridge that closed in May")."""
    token = parsed.token_at(time.span.start)
    for above in parsed.ancestors(token) if token is not None else ():
        if above == head:
            return True
        if above.pos in {"VERB", "AUX"} and above.relation not in {"conj", "xcomp", "ccomp"}:
            return False
    return False


def _meant(
    report: Report, parsed: Parsed, times: tuple[Time, ...], events: tuple[Event, ...], told: Told, time: Time
) -> Days | None:
    """What one time means for the claim; None where it dates nothing."""
    if any(word in _ANY_TIME for word in time.span.text.lower().split()) or time.value == "PRESENT_REF":
        return None
    before = report.text[max(told.claim.start, time.span.start - 40) : time.span.start].lower()
    counted = _counted(report, parsed, times, events, told, time)
    if counted is not None:
        return counted
    if time.type == "DURATION":
        return _lasting(time, before, told)
    if time.days is None:
        return None
    if _NOW.search(before):
        return Days(told.since, time.days.last)
    return _opened(report, parsed, time, time.days, before, told)


def _lasting(time: Time, before: str, told: Told) -> Days | None:
    """ "Within two days", "over the next 18 months" count from the day of telling; from a condition, they are open."""
    if time.days is None and not _WITHIN.search(before) and not before.rstrip().endswith("after"):
        return None
    if time.days is None and told.since is not None and _IN.search(before):
        return around(told.since, time.value) if told.condition is None else None
    last = later(told.since, time.value) if told.since is not None else None
    if last is not None and before.rstrip().endswith("after"):
        return Days(last, None)
    if last is None:
        return Days(told.since, time.days.last if time.days else None) if told.since is not None else None
    return None if told.condition is not None else Days(told.since, last)


def _counted(
    report: Report, parsed: Parsed, times: tuple[Time, ...], events: tuple[Event, ...], told: Told, time: Time
) -> Days | None:
    """ "Two weeks after the signing on 3 May", "the week that follows the parade of 23 March"."""
    behind = report.text[time.span.end : told.claim.end]
    joint = _AFTER.match(behind)
    if joint is None or not (time.type == "DURATION" or re.match(r"(?i)the (week|month|day)$", time.span.text)):
        return None
    start = time.span.end + joint.end()
    base = _base(report, times, events, start, told)
    length = time.value if time.type == "DURATION" else f"P1{time.span.text.split()[1][0].upper()}"
    if base is None or base.last is None:
        return Days(told.since, None) if time.type == "DURATION" and told.since is not None else None
    if report.text[: time.span.start].lower().rstrip().endswith("within"):
        return Days(told.since, later(base.last, length))
    if time.type != "DURATION":
        return Days(base.last + timedelta(days=1), later(base.last, length))
    day = later(base.last, length, back=joint.group().strip() == "before")
    return Days(day, day) if day is not None else None


def _base(report: Report, times: tuple[Time, ...], events: tuple[Event, ...], start: int, told: Told) -> Days | None:
    """The days of the time or of the event that stands behind, within the claim."""
    for time in times:
        if start <= time.span.start < min(told.claim.end, start + 60) and time.days is not None:
            return time.days
    words = report.text[start : min(told.claim.end, start + 40)].lower()
    named = [event for event in events if event.when is not None and event.trigger.text.lower() in words]
    return named[0].when if named else None


def _opened(report: Report, parsed: Parsed, time: Time, days: Days, before: str, told: Told) -> Days:
    if days.first is None:
        return _until(told, days.last)
    if days.last is None:
        return days
    around = f"{before[-24:]} {report.text[time.span.end : time.span.end + 16].lower()}"
    end = _AT_THE_END.search(around)
    if end is not None:
        return Days(days.first, None) if end.group(1) == "earliest" else _until(told, days.last)
    if _EARLIEST.search(before) and time.type == "DATE" and "/" not in time.value and not _paired(report, time):
        return Days(days.first, None)
    return _until(told, days.last) if _by(parsed, time, told.head) or _UP_TO.search(before) else days


def _until(told: Told, last: date | None) -> Days:
    """From the day of telling to a day; open at its start where that day is known to be before."""
    since = told.since
    return Days(since if since is None or last is None or since <= last else None, last)


def _paired(report: Report, time: Time) -> bool:
    """ "From 1 April until 5 June"."""
    return re.match(r"\s*(?:until|till|to|through|and|-|–)\s", report.text[time.span.end :]) is not None


def _by(parsed: Parsed, time: Time, head: Token) -> bool:
    """ "Before the vote on 3 May": a day by when, however far above it the "before" stands."""
    token = parsed.token_at(time.span.start)
    for above in parsed.ancestors(token) if token is not None else ():
        if above == head or above.pos in {"VERB", "AUX"}:
            return False
        if above.relation in {"prep", "advmod"} and above.lower in _LATEST and above.lower != "by":
            return True
    return False


def _stretched(report: Report, parsed: Parsed, near: list[Time], time: Time, days: Days) -> Days:
    """ "Will start on 1 April and run to 20 April": from the one to the other."""
    if days.first is None or days.last is None:
        return days
    for other in near:
        if other.span.start > time.span.end and other.days is not None and other.days.last is not None:
            verb = _verb(parsed, other)
            if verb is not None and verb.lemma in _ENDING and verb.relation == "conj" and other.days.last > days.first:
                return Days(days.first, other.days.last)
    return days


_ENDING = frozenset(
    {"run", "end", "last", "close", "finish", "conclude", "continue", "complete", "go", "stay", "remain", "return"}
)


def _verb(parsed: Parsed, time: Time) -> Token | None:
    token = parsed.token_at(time.span.start)
    return next((one for one in parsed.ancestors(token) if one.pos == "VERB"), None) if token is not None else None


def due_by_event(report: Report, parsed: Parsed, events: tuple[Event, ...], claim: Span, verb: Token) -> Days | None:
    """The days of the event to come that a claim without a time is about; None where it is about none.

    It is told in the claim or, where somebody will come, send or take part, by the paragraph or the one before it.
    """
    coming = [event for event in events if _ahead(event.when, report.published)]
    inside = [event for event in coming if any(holds(claim, mention) for mention in event.mentions)]
    if inside and inside[0].when is not None:
        return Days(inside[0].when.first or report.published, inside[0].when.last)
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
    return first is not None and (published is None or first > published)
