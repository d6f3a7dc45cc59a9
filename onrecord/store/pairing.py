"""Two findings of different reports: whether they are one, why, and what people say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from onrecord.errors import NotFound, ReviewError
from onrecord.link.judgement import Verdict
from onrecord.link.known import Known
from onrecord.link.likelihood import judge
from onrecord.link.numbers import PLACES
from onrecord.link.telling import Telling
from onrecord.link.told import told
from onrecord.store import groups, tellings, verdicts
from onrecord.store.kept import Kept
from onrecord.store.named import named
from onrecord.store.placing import place
from onrecord.store.tellings import Held, hold, noun_of
from onrecord.store.trail import Trail
from onrecord.store.verdicts import PairDecision, Said


@dataclass(frozen=True, slots=True)
class Compared:
    """Two findings by their ids, what is held of them, and what the program alone holds with its reasons.

    ``together`` says whether they are in one group now, which may come by way of others.
    """

    one: str
    other: str
    verdict: Verdict
    program: Verdict
    together: bool
    decisions: tuple[PairDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A finding that an id names, as linking sees it, and its number where it is linked."""

    id: str
    telling: Telling
    held: Held
    number: int | None


def compare(connection: Connection, one: str, other: str) -> Compared:
    """What is held of two findings; NotFound where an id names no event, actor or place."""
    return _compared(connection, _telling(connection, one), _telling(connection, other))


def compare_with_group(connection: Connection, wanted: str) -> Iterator[Compared]:
    """What is held of a finding and each other one in its group, the likeliest first; none where it is alone."""
    one = _telling(connection, wanted)
    others = [] if one.number is None else [number for number in _group(connection, one) if number != one.number]
    held = tellings.held_under(connection, {number // PLACES for number in others})
    found = [_compared(connection, one, _of_number(held[number // PLACES], number)) for number in others]
    return iter(sorted(found, key=lambda pair: (-pair.verdict.chance, pair.other)))


def decide(connection: Connection, one: str, other: str, what: Said, *, by: str, note: str = "") -> Compared:
    """Takes what a person says of two findings into the record, and lays the groups of both anew by it."""
    a, b = sorted((_telling(connection, one), _telling(connection, other)), key=lambda each: each.id)
    if a.telling.report == b.telling.report:
        raise ReviewError(f"{one} and {other}: are of one report; `onrecord decide ID tie` changes what it has for one")
    if noun_of(a.telling) != noun_of(b.telling):
        raise ReviewError(f"{one} and {other}: an event and no event can't be one; name two events, or two actors")
    at = datetime.now(UTC)
    verdicts.put(connection, PairDecision(a.id, b.id, what, by, at, note))
    report, _, finding = a.id.partition(".")
    says = f"{what} as {b.id}{f': {note}' if note else ''}"
    Trail(by, at).tell(connection, "undone" if what == "undo" else "decided", says, report, finding)
    linked = [each for each in (a, b) if each.number is not None]
    numbers = {number for each in linked for number in _group(connection, each)}
    groups.forget(connection, numbers)
    place(connection, numbers)
    return _compared(connection, a, b)


def _compared(connection: Connection, one: _Named, other: _Named) -> Compared:
    count = tellings.count(connection)
    reports = {each.held.told.report.id: each.held.told.report for each in (one, other)}
    entities = groups.of_reports(connection, {one.held.report, other.held.report})
    of = {told.id: number for each in (one, other) for number, told in each.held.tellings()}
    known = Known.of(reports.values(), count if count.reports else None)
    known = replace(known, groups={id: str(entities[number]) for id, number in of.items() if number in entities})
    program = judge(one.telling, other.telling, known)
    taken = verdicts.on_pair(connection, one.id, other.id)
    decided = verdicts.held(taken)
    numbers = [each.number for each in (one, other) if each.number is not None]
    together = len(numbers) > 1 and len(set(groups.groups_of(connection, numbers).values())) == 1
    return Compared(one.id, other.id, program + decided if decided else program, program, together, taken)


def _group(connection: Connection, one: _Named) -> list[int]:
    """The numbers of all that are one with a linked finding."""
    assert one.number is not None
    group = groups.groups_of(connection, [one.number])[one.number]
    return groups.members(connection, [group])[group]


def _telling(connection: Connection, wanted: str) -> _Named:
    kept, id = named(connection, wanted)
    held = tellings.held_under(connection, [kept.number]).get(kept.number)
    is_linked = held is not None
    held = held or _unlinked(kept)
    whole = f"{kept.heading.id}.{id}"
    for number, one in held.tellings():
        if one.id == whole:
            return _Named(whole, one, held, number if is_linked else None)
    raise NotFound(f"{wanted}: is no event, actor or place of a report; only these are linked")


def _unlinked(kept: Kept) -> Held:
    one = told(kept.reading)
    return hold(kept.number, one, Known.of([one.report]))


def _of_number(held: Held, number: int) -> _Named:
    one = dict(held.tellings())[number]
    return _Named(one.id, one, held, number)
