"""What came of forecasts: later passages that bear a forecast out or refute it, and the outcome that they propose.

A passage is evidence where it shares what the forecast's words tell, tells of its events or of its day, and comes
from a report of the same story. The program proposes; a person decides. Silence is no evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Literal

from onrecord.link.bearing import Bearing, Bears, Claim, bearing
from onrecord.link.copies import copies
from onrecord.link.foretold import ForecastKey, Foretold, foretold, same_forecasts
from onrecord.link.known import Known
from onrecord.link.names import bare
from onrecord.link.passages import Passage, Passages
from onrecord.link.told import told
from onrecord.link.words import stems
from onrecord.model import Days, Reading, Span

Came = Literal["open", "came true", "did not", "partly", "cannot tell"]
FOUND = 0.18
"""How well a passage must fit a forecast to be evidence."""
_STORY = 0.03
"""How alike two reports are at least that tell of one story."""
_MARGIN = 1.15
"""So much more must speak for an outcome than for any other."""
_LITTLE = 0.06
"""The share of its words that a passage must have, however well its day fits."""
_PLAIN = 0.5
"""How well it must fit to settle a forecast before its day."""
MOST = 6
"""Passages of evidence at most."""
LEAST = 5
"""Forecasts of which the outcome is known, under which a source has no share."""
_ASIDE = 0.35
"""What a word of the claim's sentence counts beside one of the claim."""
_AGAIN = 0.4
"""The share of a forecast's words that tells it again."""
_AGAIN_SAID = re.compile(
    r"\b(?:promis|pledg|announc|expect|predict|foretold|forecast|threat|would|had to|was to|were to)"
)
_GOES_ON = re.compile(
    r"\W*(?:it|they|this|that|these|those|nothing|nobody|none|neither|both|he|she|not|the day|so far)\b",
    re.IGNORECASE,
)
_BEHIND = 2
"""So many sentences behind a forecast told again may say what came of it."""
_DAY, _EVENT, _KIND = 0.2, 0.3, 0.08
"""What it adds that a passage tells of the due day, of an event that is linked to one foretold, of one of its kind."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A later passage: how well it fits the forecast (0 to 1), which way it bears, how plainly, and why."""

    report: str
    finding: str | None
    span: Span
    fits: float
    bears: Bears
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A forecast and what came of it as of a day; ``forecasts`` are all its tellings, the first of them in front."""

    forecasts: tuple[ForecastKey, ...]
    source: str
    due: Days | None
    as_of: date
    outcome: Came
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """What came of a source's forecasts, each counted once; the shares are None where fewer than five are known.

    ``came_true_share`` and the others are of ``known``: came true, did not and partly together.
    """

    source: str
    made: int
    due: int
    came_true: int
    did_not: int
    partly: int
    cannot_tell: int

    @property
    def known(self) -> int:
        """Those of which the outcome is known."""
        return self.came_true + self.did_not + self.partly

    def share(self, count: int) -> float | None:
        """A count's share of those known; None where they are too few to speak of shares."""
        return count / self.known if self.known >= LEAST else None


def outcomes(
    readings: Mapping[str, Reading], as_of: date, event_groups: Mapping[str, str] | None = None
) -> list[Outcome]:
    """For each forecast, once however often it is told, what came of it by ``as_of``.

    ``event_groups`` are the groups of linked events by telling (``report.event``).
    """
    held = {one.report.id: one for one in readings.values()}
    known = Known.of(told(one).report for one in held.values())
    finder = _Finder.of(held, known, event_groups or {})
    by_key = {one.key: one for one in foretold(held.values())}
    groups = same_forecasts(held.values(), known)
    return [_outcome([by_key[key] for key in group], finder, as_of) for group in groups]


def tracks(found: Iterable[Outcome]) -> list[Track]:
    """For each source that foretells what came of it, those with most forecasts first."""
    by_source: dict[tuple[str, ...], list[Outcome]] = defaultdict(list)
    for one in found:
        by_source[bare(one.source)].append(one)
    made = [_track(ones) for ones in by_source.values()]
    return sorted(made, key=lambda one: (-one.made, one.source))


def _track(ones: Sequence[Outcome]) -> Track:
    count = {
        came: sum(one.outcome == came for one in ones) for came in ("came true", "did not", "partly", "cannot tell")
    }
    return Track(min(one.source for one in ones), len(ones), sum(count.values()), *count.values())


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks for evidence among all passages."""

    passages: Passages
    known: Known
    group_of: Mapping[str, str]
    tellings: Mapping[str, Sequence[ForecastKey]]
    origins: Mapping[str, str]

    @classmethod
    def of(cls, held: Mapping[str, Reading], known: Known, groups: Mapping[str, str]) -> _Finder:
        """Over readings by their reports' ids; ``groups`` by telling."""
        tellings: dict[str, list[ForecastKey]] = defaultdict(list)
        for telling, group in sorted(groups.items()):
            report, _, event = telling.partition(".")
            tellings[group].append((report, event))
        return cls(Passages.of(held.values()), known, groups, tellings, copies(one.report for one in held.values()))

    def evidence(self, one: Foretold, as_of: date) -> list[Evidence]:
        """What bears on a forecast, the best first."""
        claim = _claim(one)
        found: list[Evidence] = []
        seen: set[tuple[str, str]] = set()
        for fits, passage in self._fitting(one, as_of):
            words = (self.origins.get(passage.report, passage.report), passage.span.text)
            if words in seen:
                continue
            seen.add(words)
            for bears, where in self._bears(claim, passage, fits):
                why = (bears.reason, *self._why(one, passage))
                found.append(
                    Evidence(where.report, where.finding, where.span, round(fits, 3), bears.bears, bears.weight, why)
                )
        return found[:MOST]

    def _bears(self, claim: Claim, passage: Passage, fits: float) -> Iterator[tuple[Bearing, Passage]]:
        """How a passage bears, or, where it tells the forecast again, the one behind it that goes on about it."""
        found = bearing(claim, passage, fits)
        if found is not None:
            yield found, passage
        elif _retold(claim, passage):
            behind = [self.passages.beside(passage, step) for step in range(1, 1 + _BEHIND)]
            going_on = [one for one in behind if one is not None and _goes_on(claim, one)]
            made = [(bearing(claim, one, 0.0, behind=True), one) for one in going_on]
            held = [(bears, one) for bears, one in made if bears is not None]
            yield from sorted(held, key=lambda each: -len(claim.stems & each[1].stems))[:1]

    def _groups(self, one: Foretold) -> set[str]:
        ids = (self.group_of.get(f"{one.key[0]}.{event.id}") for event in one.events)
        return {id for id in ids if id is not None}

    def _groups_of(self, passage: Passage) -> set[str]:
        ids = (self.group_of.get(f"{passage.report}.{event.id}") for event in passage.events)
        return {id for id in ids if id is not None}

    def _fitting(self, one: Foretold, as_of: date) -> list[tuple[float, Passage]]:
        found = self.passages.search(self._weights(one))
        for place in self._linked(one):
            found.setdefault(place, 0.0)
        fitting = []
        for place, shared in found.items():
            passage = self.passages.all[place]
            if not _later(one.published, passage.published, as_of):
                continue
            like = self.known.likeness(one.key[0], passage.report)
            if like < _STORY:
                continue
            fits = shared * (0.7 + 0.6 * like) + self._added(one, passage)
            if fits >= FOUND and shared >= _LITTLE:
                fitting.append((fits, passage))
        return sorted(fitting, key=lambda each: (-each[0], each[1].report, each[1].nth))[: 3 * MOST]

    def _weights(self, one: Foretold) -> dict[str, float]:
        """What each word counts: those of the claim, and less those around it."""
        at = self.passages.at(one.key[0], one.forecast.claim.start)
        around = set(at.stems) if at is not None else set()
        before = self.passages.beside(at, -1) if at is not None else None
        if before is not None and len(one.stems) < 5:
            around |= before.stems
        weights = {word: _ASIDE * self.known.rarity(word) ** 2 for word in around if not word[0].isdigit()}
        for word in stems(one.source):
            weights.setdefault(word, _ASIDE * self.known.rarity(word) ** 2)
        weights.update({word: self.known.rarity(word) ** 2 for word in one.stems})
        return {word: weight for word, weight in weights.items() if weight > 0}

    def _linked(self, one: Foretold) -> Iterator[int]:
        for event in one.events:
            group = self.group_of.get(f"{one.key[0]}.{event.id}")
            for report, its in self.tellings.get(group or "", ()):
                if report in self.passages.first and report != one.key[0]:
                    place = self.passages.first[report]
                    while place < len(self.passages.all) and self.passages.all[place].report == report:
                        if any(known.id == its for known in self.passages.all[place].events):
                            yield place
                        place += 1

    def _added(self, one: Foretold, passage: Passage) -> float:
        due = one.forecast.due
        added = _DAY if due is not None and any(_of_day(days, due) for days in _days(passage)) else 0.0
        added += _EVENT if self._groups(one) & self._groups_of(passage) else 0.0
        kinds = {event.what or event.type for event in one.events}
        return added + (_KIND if kinds & {event.what or event.type for event in passage.events} else 0.0)

    def _why(self, one: Foretold, passage: Passage) -> Iterator[str]:
        shared = sorted(one.stems & passage.stems, key=lambda word: (-self.known.rarity(word), word))[:4]
        if shared:
            yield f"both have {', '.join(shared)}"
        due = one.forecast.due
        if due is not None and any(_of_day(days, due) for days in _days(passage)):
            yield "it tells of the day on which it was due"


def _days(passage: Passage) -> Iterator[Days]:
    yield from passage.days
    for event in passage.events:
        if event.when is not None:
            yield event.when


def _of_day(days: Days, due: Days) -> bool:
    """Whether a few days touch the due day."""
    last = due.last or due.first
    if days.first is None or days.last is None or last is None or (days.last - days.first).days > 3:
        return False
    return days.first - timedelta(1) <= last <= days.last + timedelta(1)


def _later(told: date | None, published: date | None, as_of: date) -> bool:
    return published is not None and published <= as_of and (told is None or published > told)


def _claim(one: Foretold) -> Claim:
    claim, due = one.forecast.claim, one.forecast.due
    inside = tuple(each for each in one.reading.quantities if claim.start <= each.span.start < claim.end)
    last = (due.last or due.first) if due is not None else None
    kinds = frozenset(event.what or event.type for event in one.events)
    return Claim(claim.text, one.stems, inside, kinds, one.published, last)


def _goes_on(claim: Claim, passage: Passage) -> bool:
    """Whether a passage goes on about a forecast that was told again before it."""
    return bool(claim.stems & passage.stems) or _GOES_ON.match(passage.span.text) is not None


def _retold(claim: Claim, passage: Passage) -> bool:
    """Whether a passage tells the forecast again: it has most of its words, and somebody says or foretells it."""
    shared = len(claim.stems & passage.stems)
    return shared >= _AGAIN * len(claim.stems) and bool(
        passage.foretells or passage.statements or _AGAIN_SAID.search(passage.span.text)
    )


def _outcome(tellings: Sequence[Foretold], finder: _Finder, as_of: date) -> Outcome:
    first = tellings[0]
    due = next((one.forecast.due for one in tellings if one.forecast.due is not None), None)
    made = (tuple(one.key for one in tellings), first.source, due, as_of)
    last = (due.last or due.first) if due is not None else None
    evidence = _best(each for one in _unlike(tellings) for each in finder.evidence(one, as_of))
    came, reasons = judged(evidence, last)
    if last is not None and last > as_of and not _is_settled(evidence):
        came, reasons = "open", (f"its day, {last.isoformat()}, has not come by {as_of.isoformat()}",)
    return Outcome(*made, came, tuple(evidence), reasons)


def _unlike(tellings: Sequence[Foretold]) -> list[Foretold]:
    """One telling of each wording."""
    return list({one.stems: one for one in reversed(tellings)}.values())


def _best(found: Iterable[Evidence]) -> list[Evidence]:
    """The passages that fit best, each once."""
    best: dict[tuple[str, Span], Evidence] = {}
    for one in found:
        known = best.get((one.report, one.span))
        if known is None or one.fits > known.fits:
            best[one.report, one.span] = one
    return sorted(best.values(), key=lambda one: (-one.fits, one.report, one.span))[:MOST]


def _is_settled(evidence: Sequence[Evidence]) -> bool:
    """Whether the best passage plainly tells before the day that it came."""
    return bool(evidence) and evidence[0].bears == "for" and evidence[0].fits >= _PLAIN


def judged(evidence: Sequence[Evidence], last: date | None) -> tuple[Came, tuple[str, ...]]:
    """The outcome that the evidence proposes, and why; without evidence nobody can tell, or no day has come."""
    counts: dict[Bears, float] = defaultdict(float)
    for nth, one in enumerate(evidence):
        counts[one.bears] += one.fits * one.weight / sqrt(1 + nth)
    said = {bears: value for bears, value in counts.items() if bears != "not yet"}
    if not said:
        if last is None:
            return "open", ("no day is told on which it can be judged, and no report tells what came of it",)
        return "cannot tell", ("no report tells what came of it",)
    best = max(sorted(said), key=lambda bears: said[bears])
    if any(value * _MARGIN > said[best] for bears, value in said.items() if bears != best):
        return "cannot tell", ("the reports contradict each other",)
    named: dict[Bears, Came] = {"for": "came true", "against": "did not", "partly": "partly"}
    reason = next(one.reasons[0] for one in evidence if one.bears == best)
    return named[best], (reason, f"{sum(one.bears == best for one in evidence)} of {len(evidence)} passages say so")
