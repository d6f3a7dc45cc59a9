"""Who tells what of an event, across reports: each version with its voice and the words it rests on.

A *voice* is who answers for the words: the source of the statement they stand in, or the outlet where its author says
them. Two voices are one where their names are one, and for outlets also where the publisher or an author is the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from onrecord.link.names import standing
from onrecord.link.words import fold
from onrecord.model import Act, Actor, Event, Evidence, Reading, Report, Span, Statement, Status

_END = re.compile(r"[.!?…]['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])|\n\n+")
_ONE = 0.7
"""From how sure two names are one's on, two voices are one."""
_DEPTH = 8


@dataclass(frozen=True, slots=True, order=True)
class At:
    """Words of a report, and the finding that they are."""

    report: str
    finding: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Who answers for words; ``evidence`` is None where the report's author does. ``origin`` is its report, or what
    that is a copy of; ``also`` are other names of an outlet: its authors."""

    name: str
    evidence: Evidence | None
    report: str
    origin: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """An event as one voice tells it; ``act`` is that of the statement it is told in, None in an outlet's own voice."""

    at: At
    voice: Voice
    status: Status
    event: Event
    day: date
    group: int
    act: Act | None = None


def _called(voice: Voice) -> set[str]:
    return {name.casefold() for name in (voice.name, *voice.also) if name}


def is_one(one: Voice, other: Voice) -> bool:
    """Whether two voices are one source."""
    if one.evidence is None and other.evidence is None:
        return one.report == other.report or bool(_called(one) & _called(other))
    if fold(one.name) == fold(other.name):
        return one.evidence != "unnamed" or one.report == other.report
    if " and " in one.name + other.name:
        return False
    return "unnamed" not in (one.evidence, other.evidence) and standing(one.name, other.name).score >= _ONE


@dataclass(slots=True)
class Sentences:
    """Where the sentences of a report lie, roughly."""

    report: Report
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [0, *(found.end() for found in _END.finditer(self.report.text))]

    def nth(self, at: int) -> int:
        """Which sentence a character stands in."""
        return bisect_right(self.starts, at) - 1

    def text(self, nth: int) -> str:
        """A sentence's words."""
        end = self.starts[nth + 1] if nth + 1 < len(self.starts) else len(self.report.text)
        return self.report.text[self.starts[nth] : end]

    def around(self, span: Span) -> str:
        """The sentences that a span touches."""
        return "".join(self.text(nth) for nth in range(self.nth(span.start), self.nth(span.end - 1) + 1))


class Told:
    """One report's reading with what is asked of it again and again."""

    def __init__(self, reading: Reading, origin: str) -> None:
        self.reading, self.report, self.origin = reading, reading.report, origin
        self.day = reading.report.published or date.min
        self.sentences = Sentences(reading.report)
        self.statements = {one.id: one for one in reading.statements}
        self.quantities = {one.id: one for one in reading.quantities}
        self.mentions: tuple[tuple[Span, Actor], ...] = tuple(
            sorted(((span, one) for one in reading.actors for span in one.mentions), key=lambda one: one[0])
        )

    def at(self, finding: str, span: Span) -> At:
        """A place of this report."""
        return At(self.report.id, finding, span)

    def voice(self, statement: str | None) -> Voice:
        """Who answers for what stands in a statement, or outside all."""
        said = self.statements.get(statement or "")
        for _ in range(_DEPTH):
            if said is None:
                break
            if said.source is not None:
                return Voice(said.source.name, said.evidence, self.report.id, self.origin)
            if said.within is None:
                return Voice("", said.evidence, self.report.id, self.origin)
            said = self.statements.get(said.within)
        outlet = self.report.publisher or (self.report.authors[0] if self.report.authors else "")
        return Voice(outlet, None, self.report.id, self.origin, self.report.authors)

    def voice_of(self, actor: Actor, said: Statement | None) -> Voice:
        """An actor as the voice of words that stand in a statement, or in none."""
        return Voice(actor.name, said.evidence if said else "named", self.report.id, self.origin)

    def said_in(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds a span."""
        holding = [
            (sum(part.end - part.start for part in one.content), one.id, one)
            for one in self.reading.statements
            if any(part.start <= span.start and span.end <= part.end for part in one.content)
        ]
        return min(holding)[2] if holding else None

    @cached_property
    def events_by_sentence(self) -> Mapping[int, list[Event]]:
        """The events whose trigger stands in a sentence."""
        found: dict[int, list[Event]] = defaultdict(list)
        for event in self.reading.events:
            found[self.sentences.nth(event.trigger.start)].append(event)
        return found

    @cached_property
    def counted_by(self) -> Mapping[str, list[Event]]:
        """For each quantity the events that it is of."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.reading.events:
            for id in event.quantities:
                found[id].append(event)
        return found


class Accounts:
    """All readings of a record with the groups that linking made of their events."""

    def __init__(
        self, readings: Mapping[str, Reading], groups: Iterable[tuple[str, ...]], copies: Mapping[str, str]
    ) -> None:
        self.told = {id: Told(one, copies.get(id, id)) for id, one in sorted(readings.items(), key=_order)}
        self.groups = tuple(groups)
        self.group_of = {id: nth for nth, group in enumerate(self.groups) for id in group}

    def disputed_on(self, reports: Iterable[str]) -> date:
        """The day on which all of some reports are out."""
        return max(self.told[one].day for one in reports)

    def group(self, report: str, event: str) -> int | None:
        """The group of a report's event."""
        return self.group_of.get(f"{report}.{event}")

    def tellings(self, group: int) -> tuple[str, ...]:
        """The events of a group; none for a matter that no event tells."""
        return self.groups[group] if group >= 0 else ()

    @cached_property
    def versions(self) -> Mapping[int, list[Version]]:
        """By group who tells its event how, in order of days."""
        found: dict[int, list[Version]] = defaultdict(list)
        for told in self.told.values():
            for event in told.reading.events:
                group = self.group(told.report.id, event.id)
                if group is not None:
                    found[group] += _versions(told, event, group)
        return found


def _order(one: tuple[str, Reading]) -> tuple[date, str]:
    return (one[1].report.published or date.min, one[0])


def _versions(told: Told, event: Event, group: int) -> Iterable[Version]:
    accounts = [(one.status, one.told_by) for one in event.accounts] or [(event.status, event.told_by)]
    for status, told_by in accounts:
        said = told.statements.get(told_by or "")
        yield Version(
            told.at(event.id, _words(event, said)),
            told.voice(told_by),
            _as_told(status, event, told.day),
            event,
            told.day,
            group,
            said.act if said else None,
        )


def _words(event: Event, said: Statement | None) -> Span:
    """The words that tell an event in a statement: its trigger, a later mention, or all of what denies it."""
    if said is None or not said.content:
        return event.trigger
    inside = (
        span
        for span in (event.trigger, *event.mentions)
        if any(part.start <= span.start and span.end <= part.end for part in said.content)
    )
    return next(inside, said.content[0])


def _as_told(status: Status, event: Event, day: date) -> Status:
    """A status in the light of the days: what is of days after the report is planned."""
    ahead = event.when is not None and event.when.first is not None and event.when.first > day > date.min
    return "planned" if ahead and status in ("occurred", "ongoing") else status
