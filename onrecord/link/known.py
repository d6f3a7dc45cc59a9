"""What is known of all reports together when two tellings are compared: how rare words are, how like reports are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log, sqrt

from onrecord.link.profiles import Profile, product, shortened, threads
from onrecord.link.telling import ReportTelling

_NEWS = 500
"""So many reports of news in general are taken to stand beside the record's own, which may be three."""


@cache
def common() -> Mapping[str, float]:
    """Of reports of news in general, the share that has a word, by stem; a word that is seldom there is left out."""
    found: dict[str, float] = json.loads((files("onrecord.link") / "weights" / "common.json").read_text("utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Counted:
    """How many reports there are, and how many of them have each word."""

    reports: int = 0
    words: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: Counted) -> Counted:
        """Both together."""
        words = dict(self.words)
        for word, count in other.words.items():
            words[word] = words.get(word, 0) + count
        return Counted(self.reports + other.reports, words)

    def __sub__(self, other: Counted) -> Counted:
        """Without those of the other."""
        words = dict(self.words)
        for word, count in other.words.items():
            words[word] = words.get(word, 0) - count
            if words[word] <= 0:
                del words[word]
        return Counted(self.reports - other.reports, words)


def counted(reports: Iterable[ReportTelling]) -> Counted:
    """The reports, counted."""
    words: Counter[str] = Counter()
    number = 0
    for number, report in enumerate(reports, start=1):  # noqa: B007
        words.update(set(report.words))
    return Counted(number, words)


@dataclass(slots=True)
class Known:
    """Frequencies of all reports; ``groups`` are the entities that were already judged the same, by telling."""

    reports: int
    in_reports: Mapping[str, int]
    profiles: Mapping[str, Profile]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    threads: Mapping[str, Profile] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    _rarities: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, reports: Iterable[ReportTelling], among: Counted | None = None) -> Known:
        """What the reports tell together, or what some of them tell ``among`` more that were counted before."""
        held = list(reports)
        among = among or counted(held)
        known = cls(among.reports, among.words, {})
        known.words = {report.id: frozenset(report.words) for report in held}
        known.profiles = {report.id: known._profile(report) for report in held}
        known.threads = threads(known.profiles)
        return known

    def rarity(self, word: str) -> float:
        """How much a word tells, from 0 (in every report) to 1 (in one alone)."""
        found = self._rarities.get(word)
        if found is None:
            reports = self.reports + _NEWS
            having = self.in_reports.get(word, 0) + _NEWS * common().get(word, 0.0)
            found = self._rarities[word] = min(1.0, log(reports / max(having, 1.0)) / log(reports))
        return found

    def _profile(self, report: ReportTelling) -> Profile:
        """A report's words by what they tell of it, of length one."""
        weights = {word: (1 + log(times)) * self.rarity(word) for word, times in Counter(report.words).items()}
        return shortened(weights)

    def likeness(self, one: str, other: str) -> float:
        """How alike two reports are in their words, from 0 to 1."""
        if one == other:
            return 1.0
        return product(self.profiles.get(one, {}), self.profiles.get(other, {}))

    def one_thread(self, one: str, other: str) -> float:
        """How alike two reports are with those around them that tell of the same, from 0 to 1."""
        return 1.0 if one == other else product(self.threads.get(one, {}), self.threads.get(other, {}))

    def told_in(self, words: Iterable[str], report: str) -> float | None:
        """How much of some words a report has, the rare ones counting most; None where there are no words."""
        weights = {word: self.rarity(word) ** 2 for word in words}
        total = sum(weights.values())
        its = self.words.get(report, frozenset())
        return sum(weight for word, weight in weights.items() if word in its) / total if total else None

    def overlap(self, one: Iterable[str], other: Iterable[str]) -> float:
        """How alike two sets of words are, each counted by how rare it is (cosine)."""
        a, b = set(one), set(other)
        if not a or not b:
            return 0.0
        shared = sum(self.rarity(word) ** 2 for word in a & b)
        lengths = (sum(self.rarity(word) ** 2 for word in words) for words in (a, b))
        both = sqrt(next(lengths) * next(lengths))
        return shared / both if both else 0.0

    def group(self, entity: str | None) -> str | None:
        """The group of an entity's telling; None where it wasn't judged."""
        return self.groups.get(entity) if entity is not None else None
