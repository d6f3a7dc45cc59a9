"""The sentences of all reports as passages, and a search among them that looks only where words meet.

A passage knows the stems of its words, the days that its times mean, and the events and forecasts that stand in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from onrecord.link.near import near
from onrecord.link.words import stems
from onrecord.model import Days, Event, Quantity, Reading, Span, Statement

_END = re.compile(r"[.!?…]['\"”’)]*\s+(?=['\"“‘(]*[A-Z0-9])|;\s+|\n+")
T = TypeVar("T")
_CROWD = 3000
"""Passages with a word, from which on it finds none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report, or a part of one that a semicolon ends; ``nth`` counts them within their report.

    ``foretells`` says whether most of it is a forecast.
    """

    report: str
    published: date | None
    nth: int
    span: Span
    stems: frozenset[str]
    days: tuple[Days, ...]
    events: tuple[Event, ...]
    quantities: tuple[Quantity, ...]
    foretells: bool
    statements: tuple[Statement, ...]

    @property
    def finding(self) -> str | None:
        """The id of an event in it, or else of a statement that has all of it; None where there is neither."""
        if self.events:
            return self.events[0].id
        return self.statements[0].id if self.statements else None

    @property
    def told_days(self) -> tuple[Days, ...]:
        """The days that its times mean and those of its events."""
        return self.days + tuple(event.when for event in self.events if event.when is not None)


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages, in the order of reports and texts, and where each stem, report and event (report, id) stands."""

    all: Sequence[Passage]
    under: Mapping[str, Sequence[int]]
    first: Mapping[str, int]
    of_event: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Passages:
        """The passages of readings, by their reports' ids."""
        held: list[Passage] = []
        first: dict[str, int] = {}
        for reading in sorted(readings, key=lambda one: one.report.id):
            first[reading.report.id] = len(held)
            held.extend(_of(reading))
        under: dict[str, list[int]] = defaultdict(list)
        for at, passage in enumerate(held):
            for stem in sorted(passage.stems):
                under[stem].append(at)
        of_event = {(one.report, event.id): at for at, one in enumerate(held) for event in one.events}
        return cls(held, under, first, of_event)

    def beside(self, passage: Passage, step: int) -> Passage | None:
        """The passage so many places on in the same report."""
        at = self.first[passage.report] + passage.nth + step
        if not 0 <= at < len(self.all) or self.all[at].report != passage.report:
            return None
        return self.all[at]

    def at(self, report: str, start: int) -> Passage | None:
        """The passage of a report in which a character stands; None for an unknown report or one left out."""
        place = self.first.get(report)
        found = None
        while place is not None and place < len(self.all) and self.all[place].report == report:
            if self.all[place].span.start > start:
                break
            found, place = self.all[place], place + 1
        return found

    def search(self, weights: Mapping[str, float]) -> dict[int, float]:
        """The share of the weights that each passage has, by place, 0 to 1; a word of like meaning counts in part."""
        total = sum(weights.values())
        found: dict[int, float] = defaultdict(float)
        for stem, weight in sorted(weights.items()):
            for place, likeness in self._having(stem).items():
                found[place] += likeness * weight / total
        return found

    def _having(self, stem: str) -> Mapping[int, float]:
        """The passages with a word, or with one of like meaning, and how alike these are."""
        found: dict[int, float] = {}
        for other, likeness in (*sorted(near(stem).items(), key=lambda one: one[1]), (stem, 1.0)):
            places = self.under.get(other, ())
            if len(places) <= _CROWD:
                found.update(dict.fromkeys(places, likeness))
        return found


def _of(reading: Reading) -> Iterator[Passage]:
    report = reading.report
    events = _Within([(one.trigger.start, one) for one in reading.events])
    times = _Within([(one.span.start, one.days) for one in reading.times if one.days is not None])
    counts = _Within([(one.span.start, one) for one in reading.quantities])
    nth = 0
    for paragraph in report.paragraphs:
        for start, end in _sentences(report.text, paragraph.start, paragraph.end):
            its = stems(report.text[start:end])
            if not its:
                continue
            span = report.span(start, end)
            yield Passage(
                report.id,
                report.published,
                nth,
                span,
                frozenset(its),
                tuple(times.of(span)),
                tuple(events.of(span)),
                tuple(counts.of(span)),
                any(_most((one.claim,), span) for one in reading.forecasts),
                tuple(sorted((one for one in reading.statements if _most(one.content, span)), key=lambda one: one.id)),
            )
            nth += 1


def _most(stretches: Iterable[Span], span: Span) -> bool:
    """Whether stretches have most of a passage."""
    return (
        2 * sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in stretches)
        > span.end - span.start
    )


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch are, without the white space around them."""
    begin = start
    for found in [*_END.finditer(text, start, end), None]:
        stop = found.end() if found is not None else end
        words = text[begin:stop]
        if words.strip():
            yield begin + len(words) - len(words.lstrip()), begin + len(words.rstrip())
        begin = stop


class _Within(Generic[T]):
    """What stands within a stretch, looked up by where it begins."""

    def __init__(self, standing: Iterable[tuple[int, T]]) -> None:
        held = sorted(standing, key=lambda one: one[0])
        self._starts = [start for start, _ in held]
        self._held = [one for _, one in held]

    def of(self, span: Span) -> list[T]:
        """In text order."""
        return self._held[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
