"""Places new tellings among those that are linked: each is compared with its candidates, and joins a group or none.

Groups that stand are never parted nor joined by this; what a person decided is held whatever the program thinks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from onrecord.link.bundles import alike, bundled
from onrecord.link.candidates import Seeker
from onrecord.link.clusters import BOUNDS, Pair, clusters
from onrecord.link.judgement import Verdict, by_program
from onrecord.link.known import Counted, Known
from onrecord.link.likelihood import Noun, chances
from onrecord.link.linking import ACROSS, SHARED, add_decided, ordered
from onrecord.link.numbers import NONE, PLACES, dated, undated
from onrecord.link.telling import Telling
from onrecord.store import groups, tellings, verdicts
from onrecord.store.tables import REPORTS
from onrecord.store.tellings import Held, noun_of


def place(connection: Connection, numbers: Collection[int]) -> None:
    """Places tellings, which stand under their keys already, by their numbers; entities first."""
    placing = _Placing(connection, frozenset(numbers), tellings.count(connection))
    placing.place("entities")
    placing.place("events")


@dataclass(slots=True)
class _Placing:
    """What is known while some tellings are placed: all reports that came into view, and whose each telling is."""

    connection: Connection
    coming: frozenset[int]
    count: Counted
    held: dict[int, Held] = field(default_factory=dict)
    told: dict[int, Telling] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def place(self, noun: Noun) -> None:
        """Places the tellings of one noun."""
        self._look_at(self.coming)
        coming = {number: one for number in sorted(self.coming) if noun_of(one := self.told[number]) == noun}
        decided = verdicts.on_all(self.connection, {one.id for one in coming.values()})
        self._look_at(self._numbers_of({id for pair in decided for id in pair}))
        taken = {id for pair in decided for id in pair}
        followers = {one[0].id: [self.numbers[its.id] for its in one] for one in bundled(coming.values(), taken)}
        left = self._with_their_like(noun, followers, taken)
        self._join(noun, left, decided)

    def _look_at(self, numbers: Collection[int]) -> None:
        """Takes in the reports of tellings."""
        new = {number // PLACES for number in numbers} - self.held.keys()
        for report, one in tellings.held_under(self.connection, new).items():
            self.held[report] = one
            for number, told in one.tellings():
                self.told[number] = told
                self.numbers[told.id] = number

    def _numbers_of(self, ids: Collection[str]) -> list[int]:
        """Some telling of each report that has these findings."""
        reports = sorted({id.split(".")[0] for id in ids})
        found: list[int] = []
        for some in tellings.in_parts(reports):
            found += self.connection.scalars(select(REPORTS.c.number).where(REPORTS.c.id.in_(some)))
        return [report * PLACES for report in found]

    def _with_their_like(
        self, noun: Noun, followers: Mapping[str, list[int]], taken: Collection[str]
    ) -> dict[str, list[int]]:
        """Lays those to what is like them in everything; the others are given back."""
        keys = {id: f"{noun} {alike(self.told[self.numbers[id]])}" for id in followers if id not in taken}
        under = tellings.standing(self.connection, keys.values())
        decided = {self.numbers.get(id) for id in taken}
        left, joins = {}, {}
        for id, its in followers.items():
            reports = {number // PLACES for number in its}
            there = (undated(one) for one in under.get(keys.get(id, ""), NONE).tolist())
            fit = (n for n in there if n not in self.coming and n not in decided and n // PLACES not in reports)
            like = next(fit, None)
            if like is None:
                left[id] = its
            else:
                joins[like] = its
        self._look_at(joins)
        standing = groups.groups_of(self.connection, joins)
        for like, its in joins.items():
            self._write(standing[like], its, [like])
        return left

    def _write(self, group: int, new: Collection[int], there: Collection[int]) -> None:
        """Writes new members of a group, and one that was there alone."""
        alone = groups.alone(self.connection, there)
        groups.put(self.connection, [(group, {number: self.told[number] for number in {*new, *alone}})])

    def _join(self, noun: Noun, followers: Mapping[str, list[int]], decided: Mapping[Pair, Verdict]) -> None:
        """Judges those against their candidates, and lays them to groups."""
        judged = self._judged(noun, followers, decided)
        ids = {*followers, *(id for pair in judged for id in pair), *(id for pair in decided for id in pair)}
        ids = {id for id in ids if id in self.numbers}
        add_decided(judged, decided, ids)
        before = {self.numbers[id] for id in ids} - self.coming
        standing = groups.standing(self.connection, before)
        of = {id: standing[self.numbers[id]] for id in ids if self.numbers[id] in standing}
        for group in clusters(ids, judged, BOUNDS[noun], of):
            new = [number for id in group if id in followers for number in followers[id]]
            there = [self.numbers[id] for id in group if id in of]
            if there and new:
                self._write(standing[there[0]].group, new, there)
            elif len(new) > 1:
                self._write(min(new), new, [])

    def _judged(self, noun: Noun, followers: Mapping[str, list[int]], decided: Collection[Pair]) -> dict[Pair, Verdict]:
        """What the program holds of each with its candidates; what is worth it is written, where nobody decided."""
        pairs = sorted(self._candidates(noun, followers))
        reports = (one.told.report for one in self.held.values())
        known = replace(Known.of(reports, self.count), groups=self._groups())
        told = [(self.told[one], self.told[other]) for one, other in pairs]
        found = chances(noun, told, known)
        held = [(*pair, chance, noun == "events") for pair, chance in zip(pairs, found, strict=True)]
        ids = [ordered(one.id, other.id) for one, other in told]
        groups.put_pairs(self.connection, (one for one, pair in zip(held, ids, strict=True) if pair not in decided))
        return {pair: by_program(chance) for pair, chance in zip(ids, found, strict=True)}

    def _candidates(self, noun: Noun, followers: Mapping[str, list[int]]) -> set[tuple[int, int]]:
        """The pairs of each with its candidates; what comes and follows another one is none."""
        chief = {self.numbers[id] for id in followers}
        keys = {number: self.held[number // PLACES].keys[number % PLACES] for number in chief}
        under = tellings.standing(self.connection, (key for its in keys.values() for key in its))
        seeker = Seeker(lambda key: under.get(key, NONE), self._size(), ACROSS, SHARED)
        found = set()
        for number in sorted(chief):
            near = map(undated, seeker.near(keys[number], dated(self.told[number], number)))
            found |= {ordered_numbers(number, one) for one in near if one not in self.coming or one in chief}
        self._look_at({number for pair in found for number in pair})
        return found

    def _size(self) -> int:
        """About how many tellings of a noun there are: as many a report as those in view have."""
        return max(1, len(self.told) // max(1, len(self.held)) * self.count.reports)

    def _groups(self) -> dict[str, str]:
        """The groups of the entities in view."""
        found = groups.of_reports(self.connection, self.held)
        return {self.told[number].id: str(group) for number, group in found.items() if number in self.told}


def ordered_numbers(one: int, other: int) -> tuple[int, int]:
    """Two numbers in order."""
    return (one, other) if one < other else (other, one)
