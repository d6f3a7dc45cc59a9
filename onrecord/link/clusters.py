"""From judged pairs to groups: the two groups that are likeliest one are joined, until none are likely enough.

How likely two groups are one is the mean over the pairs between them (average link), as log odds; a pair that nobody
judged counts for unlikely (``BOUNDS``). What a person holds for the same is joined first; what a person holds for
different is never in one group, not even by way of others. The order in which the pairs come doesn't matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import log

from onrecord.link.candidates import NEAREST
from onrecord.link.judgement import Verdict
from onrecord.link.likelihood import Noun

Pair = tuple[str, str]

_SURE = 1e-4
"""Chances nearer than this to 0 or 1 count as this."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Log odds above which two groups are joined, and of a pair that was no candidate."""

    least: float
    unjudged: float


BOUNDS: Mapping[Noun, Bounds] = {"entities": Bounds(-0.75, -1.0), "events": Bounds(-1.75, -2.0)}
"""The best on what was left out in turn: of ECB+ for entities, of ECB+ and of stories (training/link) for events."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A group from before: its number, and how many are in it."""

    group: int
    size: int


@dataclass(slots=True)
class _Groups:
    """Groups by a name that is one member's, and between two groups the sum and the number of what was judged.

    ``sizes`` are those of the groups; ``standing`` are those that stood before, and are never joined with each other.
    """

    members: dict[str, list[str]]
    between: dict[str, dict[str, tuple[float, int]]]
    apart: dict[str, set[str]]
    sizes: dict[str, int]
    standing: set[str]
    unjudged: float
    version: dict[str, int] = field(default_factory=dict)

    def worth(self, one: str, other: str) -> float:
        """How likely two groups are one.

        Each of the smaller has so many candidates at most: what lies beyond these in a large group was never looked at.
        """
        total, judged = self.between[one][other]
        few, many = sorted((self.sizes[one], self.sizes[other]))
        pairs = max(judged, few * min(many, NEAREST))
        return (total + self.unjudged * (pairs - judged)) / pairs

    def may_join(self, one: str, other: str) -> bool:
        """Whether neither a person nor that both stood before keeps two groups apart."""
        return other not in self.apart[one] and not self.standing.issuperset((one, other))

    def join(self, one: str, other: str) -> str:
        """Makes two groups one; its name."""
        keeps, goes = sorted((one, other))
        self.members[keeps] = sorted(self.members[keeps] + self.members.pop(goes))
        self.sizes[keeps] += self.sizes.pop(goes)
        if goes in self.standing:
            self.standing.add(keeps)
        for near, (total, judged) in self.between.pop(goes, {}).items():
            del self.between[near][goes]
            if near != keeps:
                its_total, its_judged = self.between[keeps].get(near, (0.0, 0))
                both = (total + its_total, judged + its_judged)
                self.between[keeps][near] = self.between[near][keeps] = both
        for near in self.apart.pop(goes, set()):
            self.apart[near].discard(goes)
            self.apart[near].add(keeps)
            self.apart[keeps].add(near)
        self.version[keeps] = self.version.get(keeps, 0) + 1
        return keeps


def clusters(
    ids: Iterable[str],
    verdicts: Mapping[Pair, Verdict],
    bounds: Bounds,
    standing: Mapping[str, Standing] | None = None,
) -> list[tuple[str, ...]]:
    """The groups, singles among them, each in order; joined while the log odds are above the least of the ``bounds``.

    Of the ids, ``standing`` have their groups from before: none of these is parted, nor are two of them joined.
    """
    found: list[tuple[str, ...]] = []
    for some, its in _apart(sorted(set(ids)), verdicts, bounds.least, standing or {}):
        if len(some) == 1:
            found.append((some[0],))
        else:
            found += _clustered(some, its, bounds, standing or {})
    return sorted(found)


def _first_of(ids: list[str], standing: Mapping[str, Standing]) -> dict[str, str]:
    """For each id the first that stands in its group, itself where it stands in none."""
    first: dict[int, str] = {}
    return {id: first.setdefault(standing[id].group, id) if id in standing else id for id in ids}


def _apart(
    ids: list[str], verdicts: Mapping[Pair, Verdict], least: float, standing: Mapping[str, Standing]
) -> Iterator[tuple[list[str], dict[Pair, Verdict]]]:
    """The ids in parts between which no pair could join anything, each with the verdicts within it."""
    above = _first_of(ids, standing)

    def top(id: str) -> str:
        while above[id] != id:
            above[id] = id = above[above[id]]
        return id

    for (one, other), verdict in verdicts.items():
        if _log_odds(verdict) > least:
            above[top(one)] = top(other)
    parts: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        parts[top(id)].append(id)
    within: dict[str, dict[Pair, Verdict]] = defaultdict(dict)
    for (one, other), verdict in verdicts.items():
        if top(one) == top(other):
            within[top(one)][one, other] = verdict
    return ((some, within[name]) for name, some in parts.items())


def _log_odds(verdict: Verdict) -> float:
    chance = min(max(verdict.chance, _SURE), 1 - _SURE)
    return log(chance / (1 - chance))


def _clustered(
    ids: list[str], verdicts: Mapping[Pair, Verdict], bounds: Bounds, standing: Mapping[str, Standing]
) -> list[tuple[str, ...]]:
    name, least = _first_of(ids, standing), bounds.least
    groups = _begun(name, verdicts, standing, bounds.unjudged)
    _join_decided(groups, name, verdicts)
    heap = [
        (-groups.worth(one, other), one, other, groups.version.get(one, 0), groups.version.get(other, 0))
        for one in groups.between
        for other in groups.between[one]
        if one < other and groups.worth(one, other) > least
    ]
    heapify(heap)
    while heap:
        _, one, other, version, its_version = heappop(heap)
        stale = one not in groups.members or other not in groups.members
        if stale or (groups.version.get(one, 0), groups.version.get(other, 0)) != (version, its_version):
            continue
        if not groups.may_join(one, other):
            continue
        kept = groups.join(one, other)
        for near in groups.between[kept]:
            worth = groups.worth(kept, near)
            if worth > least:
                a, b = sorted((kept, near))
                heappush(heap, (-worth, a, b, groups.version.get(a, 0), groups.version.get(b, 0)))
    return list(map(tuple, groups.members.values()))


def _begun(
    name: Mapping[str, str], verdicts: Mapping[Pair, Verdict], standing: Mapping[str, Standing], unjudged: float
) -> _Groups:
    """Each for itself, or in the group that stands already; by the names that the groups of all ids have."""
    names = sorted(set(name.values()))
    groups = _Groups(
        members={one: [] for one in names},
        between={one: {} for one in names},
        apart={one: set() for one in names},
        sizes={one: standing[one].size if one in standing else 1 for one in names},
        standing={one for one in names if one in standing},
        unjudged=unjudged,
    )
    for id, its in sorted(name.items()):
        groups.members[its].append(id)
    for (one, other), verdict in sorted(verdicts.items()):
        a, b = name[one], name[other]
        if a == b:
            continue
        if verdict.by == "person" and verdict.judged == "different":
            groups.apart[a].add(b)
            groups.apart[b].add(a)
        total, judged = groups.between[a].get(b, (0.0, 0))
        groups.between[a][b] = groups.between[b][a] = (total + _log_odds(verdict), judged + 1)
    return groups


def _join_decided(groups: _Groups, name: dict[str, str], verdicts: Mapping[Pair, Verdict]) -> None:
    """Joins what a person holds for the same, unless that would join what a person holds for different."""
    for (one, other), verdict in sorted(verdicts.items()):
        if verdict.by != "person" or verdict.judged != "same":
            continue
        a, b = name[one], name[other]
        if a == b or not groups.may_join(a, b):
            continue
        kept = groups.join(a, b)
        name.update(dict.fromkeys(groups.members[kept], kept))
