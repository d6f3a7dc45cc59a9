"""Whether what is linked is sound: of each report the findings that it has, and between reports whole groups."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from onrecord.model import Reading
from onrecord.store.packed import unpack
from onrecord.store.tables import COUNTED, LINKED, PAIRS, TELLINGS, UNDER


@dataclass(frozen=True, slots=True)
class Named:
    """A finding of which only the id is asked."""

    id: str


@dataclass(frozen=True, slots=True)
class Linkable:
    """Of a reading what is linked, and only that: quicker to unpack than the whole."""

    events: tuple[Named, ...]
    actors: tuple[Named, ...]
    places: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """Of what linking sees of a report, the ids."""

    events: tuple[Named, ...]
    entities: tuple[Named, ...]


def linked_among(connection: Connection, numbers: Collection[int]) -> dict[int, set[str]]:
    """The ids of the findings that are linked, by the numbers of their reports; ValueError where they are damaged."""
    found = {}
    for row in connection.execute(select(TELLINGS).where(TELLINGS.c.report.in_(numbers))):
        told = unpack(row.told, _Told)
        unpack(row.keys, tuple[tuple[str, ...], ...])
        found[row.report] = {one.id.partition(".")[2] for one in (*told.events, *told.entities)}
    return found


def faults_of(reading: Reading | Linkable, current: bool, linked: set[str]) -> Iterator[str]:
    """What is wrong with the linked findings of a report."""
    if not current:
        yield "is linked, though it is superseded; `onrecord link --anew` mends that"
    nouns = (reading.events, reading.actors, reading.places)
    if linked != {one.id for found in nouns for one in found}:
        yield "is linked by other findings than it has; `onrecord link --anew` mends that"


def faults_between(connection: Connection) -> Iterator[str]:
    """What is wrong with the groups, the pairs, and what they were found by."""
    reports = set(connection.scalars(select(TELLINGS.c.report)))
    counted = connection.scalar(select(COUNTED.c.reports)) or 0
    alone = select(LINKED.c.group).group_by(LINKED.c.group).having(func.count() < 2)  # noqa: PLR2004
    if counted != len(reports) or connection.scalar(alone.limit(1)) is not None:
        yield "has groups that aren't whole"
    if not reports:
        return
    from onrecord.link.numbers import PLACES, reports_of
    from onrecord.store.tellings import MANY, unpacked

    ends = {number // PLACES for pair in connection.execute(select(PAIRS.c.one, PAIRS.c.other)) for number in pair}
    if not reports >= ends | set(connection.scalars(select(LINKED.c.report).distinct())):
        yield "has findings of reports that aren't linked"
    standing: set[int] = set()
    for row in connection.execution_options(yield_per=MANY).execute(select(UNDER.c.numbers)):
        standing.update(reports_of(unpacked(row.numbers)).tolist())
    if not reports >= standing:
        yield "would find reports that aren't linked"
