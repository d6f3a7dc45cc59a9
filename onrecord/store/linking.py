"""Links a record: all of its reports together, or what is new in it with what was linked before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, distinct, func, select

from onrecord.link.clusters import Pair
from onrecord.link.judgement import SAME_FROM
from onrecord.link.known import Known, counted
from onrecord.link.linking import Linked, link_all
from onrecord.link.scoring import Done
from onrecord.link.telling import Telling
from onrecord.link.told import Told, told
from onrecord.store import groups, tellings, verdicts
from onrecord.store.dialect import Looking
from onrecord.store.kept import kept_under
from onrecord.store.placing import place
from onrecord.store.tables import CHANGES, LINKED, PAIRS, REPORTS, TELLINGS
from onrecord.store.tellings import hold, numbered

PAGE, BATCH = 100, 20
"""Readings that are held at once, and reports that are placed in one transaction."""
_TELLING = 0.2
"""The share of the work that it is to flatten the readings."""
Writing = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Linkage:
    """How a record is linked: its reports, and of these how many are new since it was linked before.

    ``events`` are told by several reports, ``actors`` (places among them) are under several names; of ``unsure`` pairs
    a person has to say.
    """

    reports: int
    events: int
    actors: int
    unsure: int
    new: int = 0


def linkage(connection: Connection, new: int = 0) -> Linkage:
    """How the record is linked now."""
    several = select(LINKED.c.group).group_by(LINKED.c.group)
    events = several.where(LINKED.c.event).having(func.count(distinct(LINKED.c.report)) > 1)
    actors = several.where(~LINKED.c.event).having(func.count(distinct(func.lower(LINKED.c.name))) > 1)
    unsure = select(PAIRS.c.one).where(PAIRS.c.chance < SAME_FROM)
    asked = (select(TELLINGS.c.report), events, actors, unsure)
    counts = [connection.scalar(select(func.count()).select_from(one.subquery())) or 0 for one in asked]
    return Linkage(counts[0], counts[1], counts[2], counts[3], new)


def link(looking: Looking, writing: Writing, *, anew: bool, jobs: int, done: Done) -> Linkage:
    """Links what is new with what was linked before; all ``anew`` where nothing was, or where that is asked for."""
    new = 0
    with looking() as connection:
        anew = anew or not tellings.count(connection).reports
        left = connection.scalar(select(func.count()).select_from(_new().subquery())) or 0
    if anew:
        new = _link_anew(looking, writing, jobs, done)
        left = 0
    while placed := _link_some(writing):
        new += placed
        done(min(1.0, new / max(left, new)))
    with looking() as connection:
        return linkage(connection, new)


def _new() -> Select[Any]:
    """The numbers of current reports that aren't linked."""
    linked = select(TELLINGS.c.report).where(TELLINGS.c.report == REPORTS.c.number).exists()
    return select(REPORTS.c.number).where(REPORTS.c.current, ~linked).order_by(REPORTS.c.number)


def _link_some(writing: Writing) -> int:
    """Places a few of the new reports among the linked ones; how many."""
    with writing() as connection:
        new = list(connection.scalars(_new().limit(BATCH)))
        if not new:
            return 0
        count = tellings.count(connection)
        come = {number: told(kept.reading) for number, kept in kept_under(connection, new).items()}
        known = Known.of((), count + counted(one.report for one in come.values()))
        held = [hold(number, one, known) for number, one in sorted(come.items())]
        tellings.put(connection, held)
        place(connection, [number for one in held for number, _ in one.tellings()])
        return len(held)


def _link_anew(looking: Looking, writing: Writing, jobs: int, done: Done) -> int:
    """Links all reports with each other; those that somebody changes meanwhile are left to be placed after."""
    with looking() as connection:
        before = connection.scalar(select(func.max(CHANGES.c.number))) or 0
        reports = connection.scalar(select(func.count()).select_from(REPORTS)) or 1
        decided = verdicts.on_all(connection)
    found = {}
    for number, one in _all_told(looking):
        found[number] = one
        done(_TELLING * len(found) / reports)
    entities, events, known = link_all(
        found.values(), decided, jobs=jobs, done=lambda share: done(_TELLING + (1 - _TELLING) * share)
    )
    with writing() as connection:
        changed = set(connection.scalars(select(CHANGES.c.report).where(CHANGES.c.number > before)))
        found = {number: one for number, one in sorted(found.items()) if one.report.id not in changed}
        tellings.clear(connection)
        groups.clear(connection)
        put = tellings.put(connection, (hold(number, one, known) for number, one in found.items()))
        _put(connection, found, entities, decided)
        _put(connection, found, events, decided)
    return put


def _all_told(looking: Looking) -> Iterator[tuple[int, Told]]:
    """The tellings of all current reports, by number."""
    after = -1
    while True:
        with looking() as connection:
            page = select(REPORTS.c.number).where(and_(REPORTS.c.current, REPORTS.c.number > after))
            numbers = list(connection.scalars(page.order_by(REPORTS.c.number).limit(PAGE)))
            kept = kept_under(connection, numbers)
        yield from ((number, told(one.reading)) for number, one in sorted(kept.items()))
        if len(numbers) < PAGE:
            return
        after = numbers[-1]


def _put(connection: Connection, found: Mapping[int, Told], linked: Linked, decided: Mapping[Pair, object]) -> None:
    """Writes the groups of one noun, and the pairs that are worth it; of a pair that people decided none is."""
    of = {one.id: (number, one) for report, its in found.items() for number, one in numbered(report, its)}
    there = ([of[id] for id in group if id in of] for group in linked.groups if len(group) > 1)
    groups.put(connection, (_group(group) for group in there if len(group) > 1))
    groups.put_pairs(
        connection,
        (
            (of[one][0], of[other][0], verdict.chance, tellings.noun_of(of[one][1]) == "events")
            for (one, other), verdict in linked.verdicts.items()
            if one in of and other in of and (one, other) not in decided
        ),
    )


def _group(members: list[tuple[int, Telling]]) -> tuple[int, dict[int, Telling]]:
    return min(number for number, _ in members), dict(members)
