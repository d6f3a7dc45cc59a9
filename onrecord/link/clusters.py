"""From judged pairs to groups: the two groups that are likeliest one are joined, until none are likely enough.

How likely two groups are one is the mean over the judged pairs between them (average link), as log odds; a pair that
nobody judged counts as ``UNJUDGED``. What a person holds for the same is joined first; what a person holds for
different is never in one group, not even by way of others. The order in which the pairs come doesn't matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from math import log

from onrecord.link.judgement import Verdict

Pair = tuple[str, str]
UNJUDGED = -1.0
"""Log odds of a pair that was no candidate."""
_SURE = 1e-4
"""Chances nearer than this to 0 or 1 count as this."""


@dataclass(slots=True)
class _Groups:
    """Groups by a name that is one member's, and between two groups the sum and the number of what was judged."""

    members: dict[str, list[str]]
    between: dict[str, dict[str, tuple[float, int]]]
    apart: dict[str, set[str]]
    version: dict[str, int] = field(default_factory=dict)

    def worth(self, one: str, other: str) -> float:
        """How likely two groups are one."""
        total, judged = self.between[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + UNJUDGED * (pairs - judged)) / pairs

    def join(self, one: str, other: str) -> str:
        """Makes two groups one; its name."""
        keeps, goes = sorted((one, other))
        self.members[keeps] = sorted(self.members[keeps] + self.members.pop(goes))
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


def clusters(ids: Iterable[str], verdicts: Mapping[Pair, Verdict], least: float = -0.5) -> list[tuple[str, ...]]:
    """The groups, singles among them, each in order; joined while the log odds are above ``least``."""
    groups = _begun(ids, verdicts)
    _join_decided(groups, verdicts)
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
        if other in groups.apart[one]:
            continue
        kept = groups.join(one, other)
        for near in groups.between[kept]:
            worth = groups.worth(kept, near)
            if worth > least:
                a, b = sorted((kept, near))
                heappush(heap, (-worth, a, b, groups.version.get(a, 0), groups.version.get(b, 0)))
    return sorted(map(tuple, groups.members.values()))


def _begun(ids: Iterable[str], verdicts: Mapping[Pair, Verdict]) -> _Groups:
    """Each for itself."""
    members = {id: [id] for id in sorted(set(ids))}
    groups = _Groups(members, {id: {} for id in members}, {id: set() for id in members})
    for (one, other), verdict in sorted(verdicts.items()):
        if verdict.by == "person" and verdict.judged == "different":
            groups.apart[one].add(other)
            groups.apart[other].add(one)
        chance = min(max(verdict.chance, _SURE), 1 - _SURE)
        groups.between[one][other] = groups.between[other][one] = (log(chance / (1 - chance)), 1)
    return groups


def _join_decided(groups: _Groups, verdicts: Mapping[Pair, Verdict]) -> None:
    """Joins what a person holds for the same, unless that would join what a person holds for different."""
    name = {id: id for id in groups.members}
    for (one, other), verdict in sorted(verdicts.items()):
        if verdict.by != "person" or verdict.judged != "same":
            continue
        a, b = name[one], name[other]
        if a == b or b in groups.apart[a]:
            continue
        kept = groups.join(a, b)
        name.update(dict.fromkeys(groups.members[kept], kept))
