"""Forecasts across reports: what a forecast says as linking sees it, and which of them are one, told again.

A copy tells the same forecast, and so does who quotes it later. Two are one where they share most of what their words
tell, fall due on the same day as far as both tell one, and aren't laid to different speakers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.link.copies import copies
from onrecord.link.known import Known
from onrecord.link.names import standing
from onrecord.link.words import stems
from onrecord.model import Event, Forecast, Reading

SAME = 0.6
"""How alike the words of one forecast are in two reports at least (0 to 1)."""
_CROWD = 200
_RARE = 4
"""Words of a forecast, the rarest, under which it is looked for."""
ForecastKey = tuple[str, str]
"""A report's id and the id of a forecast in it."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast with what must be known of it: who foretells, when it was published, its stems without those of days.

    ``events`` are those whose words stand in the claim; ``around`` are the stems of its sentence and the one before.
    """

    reading: Reading
    forecast: Forecast
    source: str
    by_author: bool
    stems: frozenset[str]
    events: tuple[Event, ...]

    @property
    def key(self) -> ForecastKey:
        """Its report and its id."""
        return (self.reading.report.id, self.forecast.id)

    @property
    def published(self) -> date | None:
        """The day of its report."""
        return self.reading.report.published


def foretold(readings: Iterable[Reading]) -> list[Foretold]:
    """All forecasts, by report and place."""
    return [_of(reading, one) for reading in sorted(readings, key=lambda r: r.report.id) for one in reading.forecasts]


def _of(reading: Reading, forecast: Forecast) -> Foretold:
    statement = next((one for one in reading.statements if one.id == forecast.statement), None)
    source = statement.source.name if statement is not None and statement.source is not None else None
    claim = forecast.claim
    inside = [one.span for one in reading.times if claim.start <= one.span.start < claim.end]
    words, at = [], claim.start
    for span in sorted(inside):
        words.append(reading.report.text[at : max(at, span.start)])
        at = max(at, span.end)
    words.append(reading.report.text[at : max(at, claim.end)])
    return Foretold(
        reading,
        forecast,
        source or reading.report.publisher or next(iter(reading.report.authors), ""),
        source is None,
        frozenset(stems(" ".join(words))),
        tuple(one for one in reading.events if claim.start <= one.trigger.start < claim.end),
    )


def same_forecasts(readings: Iterable[Reading], known: Known) -> list[tuple[ForecastKey, ...]]:
    """The groups of forecasts that are one, singles among them; in each the one told first comes first."""
    held = list(readings)
    origins = copies(one.report for one in held)
    told = foretold(held)
    above = list(range(len(told)))
    for one, other in _met(told, known):
        if _are_one(told[one], told[other], known, origins):
            above[_top(above, other)] = _top(above, one)
    groups: dict[int, list[Foretold]] = defaultdict(list)
    for at, each in enumerate(told):
        groups[_top(above, at)].append(each)
    return sorted(
        tuple(one.key for one in sorted(group, key=lambda one: (one.published or date.max, one.key)))
        for group in groups.values()
    )


def _met(told: Sequence[Foretold], known: Known) -> list[tuple[int, int]]:
    """Pairs of different reports that share one of their rarest words."""
    under: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for word in sorted(one.stems, key=lambda word: (-known.rarity(word), word))[:_RARE]:
            under[word].append(at)
    crowds = (places for places in under.values() if len(places) <= _CROWD)
    met = {pair for places in crowds for pair in combinations(places, 2)}
    return sorted(pair for pair in met if told[pair[0]].key[0] != told[pair[1]].key[0])


def _top(above: list[int], at: int) -> int:
    while above[at] != at:
        at = above[at]
    return at


def _are_one(one: Foretold, other: Foretold, known: Known, origins: Mapping[str, str]) -> bool:
    if known.overlap(one.stems, other.stems) < SAME or not _same_day(one.forecast, other.forecast):
        return False
    reports = {origins.get(one.key[0], one.key[0]), origins.get(other.key[0], other.key[0])}
    if len(reports) == 1:
        return True
    names = [(a, b) for a in _tellers(one) for b in _tellers(other)]
    return any(standing(a, b).how not in ("clash", "other", "shares") for a, b in names)


def _tellers(one: Foretold) -> Iterator[str]:
    """By what names who foretells may go: an author's words are the paper's too."""
    if one.source:
        yield one.source
    if one.by_author:
        yield from one.reading.report.authors


def _same_day(one: Forecast, other: Forecast) -> bool:
    """Whether they fall due on one day, as far as both tell one."""
    a = one.due.last or one.due.first if one.due else None
    b = other.due.last or other.due.first if other.due else None
    return a is None or b is None or abs((a - b).days) <= 1
