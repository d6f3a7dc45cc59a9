"""Where later reports tell what came of a forecast: the passages that fit it best, and how each bears on it.

A passage fits where it shares what the words of the forecast tell, tells of its events or of its day, and is from a
report of the same story. One that tells the forecast again counts for what stands behind it. Besides these, by which
the outcome is proposed, the passages are found that likely tell of it in other words, for a reader to judge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import nsmallest

from onrecord.link.bearing import Bearing, Claim, bearing
from onrecord.link.copies import copies
from onrecord.link.fitting import Asked, chances, signs
from onrecord.link.foretold import ForecastKey, Foretold
from onrecord.link.known import Known
from onrecord.link.near import near
from onrecord.link.passages import Passage, Passages
from onrecord.link.words import stems
from onrecord.model import Bears, Days, Reading, Span

FOUND = 0.18
"""How well a passage must fit a forecast to be evidence."""
MOST = 6
"""Passages of evidence at most."""
_LOOKED_AT = 400
"""Passages with words of a forecast that are looked at more closely."""
_STORY = 0.03
"""How alike two reports are at least that tell of one story."""
_WORDS = 2
"""Words of a forecast that a passage has; one is enough where it tells of the due day, or where there is no more."""
_FEW_WORDS = 5
"""Stems of a claim under which the sentence before it says what it is about."""
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
_RANKED = 60
"""Passages that share most with a forecast, of which the likeliest are found."""
_LIKELY, _CHANCE = 3, 0.1
"""Passages that likely tell what came of a forecast, at most, and how likely they are at least."""
_SHORT = 3
"""Days of a time that tells a day rather than a stretch."""


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
class Finder:
    """Looks for evidence among all passages."""

    passages: Passages
    known: Known
    group_of: Mapping[str, str]
    tellings: Mapping[str, Sequence[ForecastKey]]
    origins: Mapping[str, str]

    @classmethod
    def of(cls, held: Mapping[str, Reading], known: Known, groups: Mapping[str, str]) -> Finder:
        """Over readings by their reports' ids; ``groups`` by telling."""
        tellings: dict[str, list[ForecastKey]] = defaultdict(list)
        for telling, group in sorted(groups.items()):
            report, _, event = telling.partition(".")
            tellings[group].append((report, event))
        return cls(Passages.of(held.values()), known, groups, tellings, copies(one.report for one in held.values()))

    def likely(self, one: Foretold, as_of: date) -> list[Evidence]:
        """The passages that most likely tell what came of a forecast, the likeliest first; ``fits`` is how likely.

        How they bear is for a reader to say: they weigh nothing.
        """
        found = self.rows(one, as_of)
        held = zip(chances([row for _, row in found]), (passage for passage, _ in found), strict=True)
        best = sorted(held, key=lambda each: (-each[0], each[1].report, each[1].nth))
        return [
            Evidence(
                passage.report, passage.finding, passage.span, round(chance, 3), "unclear", 0.0,
                (f"one of {round(1 / chance)} such passages tells what came of it", *self._why(one, passage)),
            )
            for chance, passage in best[:_LIKELY]
            if chance >= _CHANCE
        ]  # fmt: skip

    def rows(self, one: Foretold, as_of: date) -> list[tuple[Passage, list[float]]]:
        """The passages that may tell what came of a forecast, each with its signs."""
        asked = self._asked(one)
        return [
            (passage, signs(asked, passage, self.passages, self._groups_of(passage)))
            for passage in self.candidates(one, as_of)
        ]

    def candidates(self, one: Foretold, as_of: date) -> list[Passage]:
        """Later passages that share most with a forecast or its events, and those behind them; each wording once."""
        found = self.passages.search(self._weights(one))
        linked = set(self._linked(one))
        later = [place for place in (*found, *linked - found.keys()) if self._is_later(one, place, as_of)]
        best = nsmallest(_RANKED, later, key=lambda place: (place not in linked, -found.get(place, 0.0), place))
        kept: dict[tuple[str, str], Passage] = {}
        for place in sorted(best):
            held = [self.passages.beside(self.passages.all[place], step) for step in range(1 + _BEHIND)]
            for passage in filter(None, held):
                kept.setdefault((self.origins.get(passage.report, passage.report), passage.span.text), passage)
        return list(kept.values())

    def _is_later(self, one: Foretold, place: int, as_of: date) -> bool:
        return _later(one.published, self.passages.all[place].published, as_of)

    def _asked(self, one: Foretold) -> Asked:
        claim = _claim(one)
        at = self.passages.at(one.key[0], one.forecast.claim.start)
        before = self.passages.beside(at, -1) if at is not None else None
        sentence = at.stems - claim.stems if at is not None else frozenset()
        context = before.stems - claim.stems - sentence if before is not None else frozenset()
        begin = before.span.start if before is not None else one.forecast.claim.start
        end = at.span.end if at is not None else one.forecast.claim.end
        named = [(each.name, each.mentions) for each in one.reading.actors]
        named += [(each.name, each.mentions) for each in one.reading.places]
        near_by = [name for name, spans in named if any(begin <= span.start < end for span in spans)]
        names = frozenset(word for name in near_by for word in stems(name))
        weights = (self._worth(claim.stems), self._worth(sentence), self._worth(context))
        return Asked(claim, *weights, names, frozenset(self._groups(one)))

    def _worth(self, words: Iterable[str]) -> dict[str, float]:
        return {word: self.known.rarity(word) ** 2 for word in sorted(words)}

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
        """The passages that fit a forecast, the best first; of those that share its words the nearest are judged."""
        found = self.passages.search(self._weights(one))
        best = nsmallest(_LOOKED_AT, found, key=lambda place: (-found[place], place))
        fitting = []
        for place in sorted({*best, *self._linked(one)}):
            passage = self.passages.all[place]
            like = self.known.likeness(one.key[0], passage.report)
            if not _later(one.published, passage.published, as_of) or like < _STORY:
                continue
            fits = found.get(place, 0.0) * (0.7 + 0.6 * like) + self._added(one, passage)
            if fits >= FOUND and self._tells_of(one, passage):
                fitting.append((fits, passage))
        return sorted(fitting, key=lambda each: (-each[0], each[1].report, each[1].nth))[: 3 * MOST]

    def _tells_of(self, one: Foretold, passage: Passage) -> bool:
        """Whether it has enough of the forecast's own words, or an event that is held for one foretold."""
        if self._groups(one) & self._groups_of(passage):
            return True
        shared = sum(word in passage.stems or not passage.stems.isdisjoint(near(word)) for word in one.stems)
        due = one.forecast.due
        on_the_day = due is not None and any(_of_day(days, due) for days in passage.told_days)
        return shared >= (1 if on_the_day else min(_WORDS, max(len(one.stems) - 1, 1)))

    def _weights(self, one: Foretold) -> dict[str, float]:
        """What each word counts: those of the claim, and less those around it."""
        at = self.passages.at(one.key[0], one.forecast.claim.start)
        around = set(at.stems) if at is not None else set()
        before = self.passages.beside(at, -1) if at is not None else None
        if before is not None and len(one.stems) < _FEW_WORDS:
            around |= before.stems
        weights = {word: _ASIDE * self.known.rarity(word) ** 2 for word in around if not word[0].isdigit()}
        for word in stems(one.source):
            weights.setdefault(word, _ASIDE * self.known.rarity(word) ** 2)
        weights.update({word: self.known.rarity(word) ** 2 for word in one.stems})
        return {word: weight for word, weight in weights.items() if weight > 0}

    def _linked(self, one: Foretold) -> Iterator[int]:
        """Where events stand that are held for one foretold."""
        for group in sorted(self._groups(one)):
            for telling in self.tellings.get(group, ()):
                place = self.passages.of_event.get(telling)
                if place is not None and telling[0] != one.key[0]:
                    yield place

    def _added(self, one: Foretold, passage: Passage) -> float:
        due = one.forecast.due
        added = _DAY if due is not None and any(_of_day(days, due) for days in passage.told_days) else 0.0
        added += _EVENT if self._groups(one) & self._groups_of(passage) else 0.0
        kinds = {event.what or event.type for event in one.events}
        return added + (_KIND if kinds & {event.what or event.type for event in passage.events} else 0.0)

    def _why(self, one: Foretold, passage: Passage) -> Iterator[str]:
        shared = sorted(one.stems & passage.stems, key=lambda word: (-self.known.rarity(word), word))[:4]
        if shared:
            yield f"both have {', '.join(shared)}"
        due = one.forecast.due
        if due is not None and any(_of_day(days, due) for days in passage.told_days):
            yield "it tells of the day on which it was due"


def _of_day(days: Days, due: Days) -> bool:
    """Whether a few days touch the due day."""
    last = due.last or due.first
    if days.first is None or days.last is None or last is None or (days.last - days.first).days > _SHORT:
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
