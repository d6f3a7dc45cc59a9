"""What was foretold and came, came in part, or did not, as later reports tell: a change of status without an event.

A passage is of what was foretold where it has two words of it, or one and tells of its day; and where what it tells as
done is of the same word or kind, or of the same day and most words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.find.numbers import ORDINALS
from onrecord.link.accounts import Accounts, At, Told
from onrecord.link.bearing import foretells_nothing
from onrecord.link.differ.change import Change
from onrecord.link.evidence import Evidence
from onrecord.link.near import near
from onrecord.link.outcomes import CLEAR, Outcome, outcomes
from onrecord.link.words import fold, stems
from onrecord.model import Bears, Came, Days, Event, Forecast

_BEARS: dict[Came, Bears] = {"came true": "for", "did not": "against", "partly": "partly"}
_SAME, _SAME_DAY, _WHATEVER = 2, 1, 3
"""Words that a passage shares with what it is of: at all, of the due day, and of it where it calls it otherwise."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A change of status from what was foretold, and the words of the events that are what was foretold."""

    change: Change
    events: frozenset[At]


def coming(accounts: Accounts, since: date, until: date) -> Iterator[Coming]:
    """The forecasts of which the first word of what came of them stands in reports of some days."""
    readings = {id: told.reading for id, told in accounts.told.items()}
    last = max((told.day for told in accounts.told.values()), default=until)
    groups = {id: str(nth) for id, nth in accounts.group_of.items()}
    for one in outcomes(readings, min(until, last), groups, unclear=False):
        bears = _BEARS.get(one.outcome)
        made = [(told, each) for told, each in _forecasts(accounts, one) if _is_plain(each)]
        if bears is None or not made:
            continue
        foretold = _Foretold(*made[0])
        told = [(accounts.told[each.report], each) for each in one.evidence if each.bears == bears]
        sure = sorted(
            ((its, each) for its, each in told if each.fits >= CLEAR and foretold.is_told(its, each)),
            key=lambda one: (one[0].day, one[1].span),
        )
        if sure and sure[0][0].day > since:
            yield from _changes(one, made, foretold, sure)


def _forecasts(accounts: Accounts, one: Outcome) -> Iterator[tuple[Told, Forecast]]:
    for report, id in one.forecasts:
        told = accounts.told[report]
        yield told, next(each for each in told.reading.forecasts if each.id == id)


def _is_plain(forecast: Forecast) -> bool:
    """Whether something is to come, whatever else comes."""
    return forecast.condition is None and not foretells_nothing(forecast.claim.text)


def _changes(
    one: Outcome, made: list[tuple[Told, Forecast]], foretold: _Foretold, sure: list[tuple[Told, Evidence]]
) -> Iterator[Coming]:
    first, best = sure[0]
    before = [(told.day, told.at(each.id, each.claim)) for told, each in made if told.day < first.day]
    if before:
        words = tuple(at for _, at in sorted(before, reverse=True))
        after = tuple(dict.fromkeys(told.at(each.finding or "", each.span) for told, each in sure))
        events = frozenset(at for told, each in sure for at in foretold.events(told, each))
        change = Change(
            "status", first.day, first.voice(None), "foretold", one.outcome, words, after, (), best.reasons[0]
        )
        yield Coming(change, events)


class _Foretold:
    """A forecast with what a passage must have to be of it."""

    def __init__(self, told: Told, forecast: Forecast) -> None:
        claim = forecast.claim
        self.due: Days | None = forecast.due
        self.stems, self.nth = frozenset(stems(claim.text)), _ordinals(claim.text)
        inside = (one for one in told.reading.events if claim.start <= one.trigger.start < claim.end)
        self.kinds = frozenset(one.what or one.type for one in inside)

    def is_told(self, told: Told, evidence: Evidence) -> bool:
        """Whether a passage is of what was foretold."""
        if self.nth and (its := _ordinals(evidence.span.text)) and self.nth.isdisjoint(its):
            return False
        least = _SAME_DAY if self._on_the_day(told, evidence) else min(_SAME, len(self.stems))
        done = [one for one in _events(told, evidence) if one.status in ("occurred", "ongoing")]
        return self._shared(evidence) >= least and (not done or bool(self.events(told, evidence)))

    def events(self, told: Told, evidence: Evidence) -> list[At]:
        """The events of a passage that are what was foretold."""
        whatever = self._on_the_day(told, evidence) and self._shared(evidence) >= _WHATEVER
        held = (one for one in _events(told, evidence) if whatever or self._is(one))
        return [told.at(one.id, one.trigger) for one in held]

    def _is(self, event: Event) -> bool:
        words = set(stems(event.trigger.text))
        return bool(self.stems & words.union(*map(near, words))) or (event.what or event.type) in self.kinds

    def _shared(self, evidence: Evidence) -> int:
        return len(self.stems.intersection(stems(evidence.span.text)))

    def _on_the_day(self, told: Told, evidence: Evidence) -> bool:
        """Whether a passage tells of days that touch those of the forecast."""
        days = [one.when for one in _events(told, evidence)]
        days += [one.days for one in told.reading.times if evidence.span.start <= one.span.start < evidence.span.end]
        return any(_touch(self.due, one) for one in days)


def _events(told: Told, evidence: Evidence) -> list[Event]:
    span = evidence.span
    return [one for one in told.reading.events if span.start <= one.trigger.start < span.end]


def _ordinals(text: str) -> frozenset[int]:
    """Which of several is told of: the first, the second."""
    return frozenset(ORDINALS[word] for word in fold(text) if word in ORDINALS)


def _touch(due: Days | None, days: Days | None) -> bool:
    if due is None or days is None or None in (due.first, due.last, days.first, days.last):
        return False
    return due.first <= days.last and days.first <= due.last  # type: ignore[operator]
