"""Which pairs of tellings are worth judging, found without looking at all pairs.

Each telling stands under keys: its head word, its other words, parties, places and days. A key is worth the more the
fewer stand under it, and counts more where the head word is the same too; under one where too many stand, those nearest
in time are looked at. Of all that share keys with a telling, the nearest few are its candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log

import numpy as np

from onrecord.link.known import Known
from onrecord.link.names import bare, sound
from onrecord.link.numbers import NONE, Numbers, numbered, reports_of
from onrecord.link.telling import EntityTelling, EventTelling, Telling
from onrecord.link.words import fold

NEAREST = 30
"""Candidates of one telling."""
CROWD = 400
"""Tellings under one key at most; of a larger crowd each sees the neighbours in the order of their days."""
_NEIGHBOURS = 60
_RARE_WORDS = 8
_DAYS = 3
Under = Callable[[str], Numbers]
"""Gives the tellings that stand under a key."""


@dataclass(slots=True)
class Seeker:
    """Finds the candidates of one telling after another, among ``size`` that stand ``under`` keys.

    A candidate shares keys worth ``least`` times what one key is worth that both alone stand under.
    """

    under: Under
    size: int
    nearest: int = NEAREST
    least: float = 0.0
    within_reports: bool = False
    _joint: dict[tuple[str, str], Numbers] = field(default_factory=dict)

    def near(self, keys: Sequence[str], own: int) -> list[int]:
        """The nearest tellings to the one of this number that stands under these keys, the nearest first."""
        alone = [self.under(key) for key in keys]
        with_head = [self._both(keys[0], key, alone[0], its) for key, its in zip(keys[1:], alone[1:], strict=True)]
        weighed = [*((its, 1.0) for its in alone), *((its, 2.0) for its in with_head)]
        seen = [(_seen(its, own), times * self._worth(its)) for its, times in weighed if len(its) > 1]
        if not seen:
            return []
        others, which = np.unique(np.concatenate([its for its, _ in seen]), return_inverse=True)
        worth = np.bincount(which, np.repeat([worth for _, worth in seen], [len(its) for its, _ in seen]))
        own_report = reports_of(np.array([own]))[0]
        fits = (others != own) if self.within_reports else (reports_of(others) != own_report)
        fits &= worth >= self.least * log(self.size + 1)
        others, worth = others[fits], worth[fits]
        best = np.lexsort((others, -worth.round(6)))[: self.nearest]
        found: list[int] = others[best].tolist()
        return found

    def _worth(self, numbers: Numbers) -> float:
        return log((self.size + 1) / len(numbers)) if len(numbers) <= self.size else 0.0

    def _both(self, head: str, key: str, of_head: Numbers, of_key: Numbers) -> Numbers:
        """Those that stand under the head word and under another key."""
        found = self._joint.get((head, key))
        if found is None:
            few, many = sorted((of_head, of_key), key=len)
            at = np.minimum(many.searchsorted(few), max(0, len(many) - 1))
            found = few[many[at] == few] if len(few) else NONE
            if len(few) > CROWD:
                self._joint[head, key] = found
        return found


def _seen(numbers: Numbers, own: int) -> Numbers:
    """Those of a key that one of them looks at: all, or its neighbours in a crowd."""
    if len(numbers) <= CROWD:
        return numbers
    at = int(numbers.searchsorted(own))
    return numbers[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]


def candidates(
    tellings: Sequence[Telling],
    known: Known,
    *,
    nearest: int = NEAREST,
    least: float = 0.0,
    within_reports: bool = False,
) -> list[tuple[int, int]]:
    """The pairs to judge, as places in the sequence, in order; of one report only where ``within_reports``."""
    of, stands = numbered(tellings), [keys(one, known) for one in tellings]
    numbers = [of[one.id] for one in tellings]
    seeker = Seeker(index(zip(numbers, stands, strict=True)), len(tellings), nearest, least, within_reports)
    place = {number: at for at, number in enumerate(numbers)}
    pairs: set[int] = set()  # one number a pair: there are millions
    for at, (own, its) in enumerate(zip(numbers, stands, strict=True)):
        others = (place[other] for other in seeker.near(its, own))
        pairs.update(min(at, other) * len(tellings) + max(at, other) for other in others)
    return [divmod(pair, len(tellings)) for pair in sorted(pairs)]


def index(standing: Iterable[tuple[int, Sequence[str]]]) -> Under:
    """Looks up by key the tellings whose numbers and keys are given."""
    under: dict[str, list[int]] = defaultdict(list)
    for number, its in standing:
        for key in its:
            under[key].append(number)
    found = {key: np.array(sorted(numbers), np.int64) for key, numbers in under.items() if len(numbers) > 1}
    return lambda key: found.get(key, NONE)


def keys(told: Telling, known: Known) -> list[str]:
    """What a telling stands under, its head word first."""
    head = told.lemma if isinstance(told, EventTelling) else told.head
    rare = sorted(set(told.words) - {head}, key=lambda word: (-known.rarity(word), word))[:_RARE_WORDS]
    beside = _of_event(told) if isinstance(told, EventTelling) else _of_entity(told)
    return list(dict.fromkeys([f"head {head}", *sorted(beside), *(f"word {word}" for word in rare)]))


def _of_event(told: EventTelling) -> Iterator[str]:
    for party in told.parties:
        if party.stems:
            yield f"party {party.stems[-1]}"
    for spot in told.places:
        yield f"place {spot.geonames or spot.name.casefold()}"
    yield from (f"day {day}" for day in _days(told.first, told.last))
    for stem in told.trigger:
        if stem != told.lemma:
            yield f"head {stem}"
    if told.what:
        yield f"what {told.what}"


def _of_entity(told: EntityTelling) -> Iterator[str]:
    for name in {told.said, *told.names}:
        yield f"said {' '.join(fold(name))}"
        words = bare(name)
        yield from (f"sound {sound(word)}" for word in words)
        if len(words) > 1:
            yield f"letters {''.join(word[0] for word in words)}"
        elif words and name.isupper():
            yield f"letters {words[0]}"
    if told.place:
        yield f"place {told.place.geonames or told.place.name.casefold()}"
    yield from (f"day {day}" for day in _days(told.first, told.last))
    yield from (f"does {lemma}" for lemma in told.does)


def _days(first: date | None, last: date | None) -> Iterable[date]:
    """Each day of a few; none of a longer stretch."""
    if first is None or last is None or (last - first).days >= _DAYS:
        return ()
    return (first + timedelta(nth) for nth in range((last - first).days + 1))
