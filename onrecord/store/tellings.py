"""The reports that are linked, as linking sees them, and where their tellings stand: under keys, and counted."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from onrecord.errors import StoreError
from onrecord.link.bundles import alike
from onrecord.link.candidates import keys
from onrecord.link.known import Counted, Known, counted
from onrecord.link.likelihood import Noun
from onrecord.link.numbers import PLACES, Numbers, dated, number
from onrecord.link.telling import EventTelling, Telling
from onrecord.link.told import Told
from onrecord.store.packed import pack, unpack
from onrecord.store.tables import COUNTED, TELLINGS, UNDER

MANY = 500
"""Values that a statement has at once; a database takes only so many."""
TOGETHER = 100
"""Reports that are written at once."""
Keys = tuple[tuple[str, ...], ...]
Standing = dict[str, "array[int]"]


@dataclass(frozen=True, slots=True)
class Held:
    """A report that is linked, by its number, with the keys that each of its tellings stands under."""

    report: int
    told: Told
    keys: Keys

    def tellings(self) -> Iterator[tuple[int, Telling]]:
        """Its tellings with their numbers."""
        return numbered(self.report, self.told)

    def standing(self) -> Iterator[tuple[str, int]]:
        """Each key that a telling stands under, with the telling's number and day."""
        for (its_number, one), its in zip(self.tellings(), self.keys, strict=True):
            yield from ((key, dated(one, its_number)) for key in its)


def in_order(told: Told) -> tuple[Telling, ...]:
    """A report's tellings in the order in which they are numbered."""
    return (*told.events, *told.entities)


def numbered(report: int, told: Told) -> Iterator[tuple[int, Telling]]:
    """A report's tellings with their numbers."""
    return ((number(report, place), one) for place, one in enumerate(in_order(told)))


def hold(report: int, told: Told, known: Known) -> Held:
    """A report to be linked, its tellings under the keys that they have by what is known of all reports."""
    if len(in_order(told)) > PLACES:
        raise StoreError(f"{told.report.id}: has more findings than can be linked; split it")
    return Held(report, told, tuple(_keys(one, known) for one in in_order(told)))


def _keys(told: Telling, known: Known) -> tuple[str, ...]:
    """The keys of a telling behind its noun, and one for all that are like it in everything; the head's is first."""
    together = alike(told)
    found = [*keys(told, known), *([together] if together else [])]
    return tuple(f"{noun_of(told)} {key}" for key in found)


def noun_of(told: Telling) -> Noun:
    """What a telling is of."""
    return "events" if isinstance(told, EventTelling) else "entities"


def put(connection: Connection, new: Iterable[Held]) -> int:
    """Writes reports that are linked now, and says how many; of many no more than a few are held at once."""
    put, now, come = 0, count(connection), _nobody()
    coming = iter(new)
    while some := list(islice(coming, TOGETHER)):
        rows = [{"report": one.report, "told": pack(one.told), "keys": pack(one.keys)} for one in some]
        connection.execute(insert(TELLINGS), rows)
        now += counted(one.told.report for one in some)
        _stand(come, some)
        put += len(some)
    if put:
        _count(connection, now)
        _restand(connection, come, {})
    return put


def _nobody() -> Standing:
    return defaultdict(lambda: array("q"))


def _stand(standing: Standing, some: Iterable[Held]) -> None:
    for one in some:
        for key, at in one.standing():
            standing[key].append(at)


def drop(connection: Connection, reports: Collection[int]) -> None:
    """Takes reports out; nothing where they aren't linked."""
    held = list(held_under(connection, reports).values())
    if not held:
        return
    _count(connection, count(connection) - counted(one.told.report for one in held))
    gone = _nobody()
    _stand(gone, held)
    _restand(connection, {}, gone)
    connection.execute(delete(TELLINGS).where(TELLINGS.c.report.in_([one.report for one in held])))


def clear(connection: Connection) -> None:
    """Takes out all."""
    for table in (TELLINGS, UNDER, COUNTED):
        connection.execute(delete(table))


def held_under(connection: Connection, reports: Collection[int]) -> dict[int, Held]:
    """The linked reports of these numbers."""
    found = {}
    for some in in_parts(sorted(reports)):
        for row in connection.execute(select(TELLINGS).where(TELLINGS.c.report.in_(some))):
            found[row.report] = Held(row.report, unpack(row.told, Told), unpack(row.keys, Keys))
    return found


def count(connection: Connection) -> Counted:
    """The reports that are linked, counted."""
    row = connection.execute(select(COUNTED)).one_or_none()
    return Counted(row.reports, unpack(row.words, dict[str, int])) if row else Counted()


def _count(connection: Connection, now: Counted) -> None:
    connection.execute(delete(COUNTED))
    connection.execute(insert(COUNTED), {"number": 1, "reports": now.reports, "words": pack(dict(now.words))})


def standing(connection: Connection, wanted: Iterable[str]) -> dict[str, Numbers]:
    """The tellings that stand under keys, in order of their days."""
    found = {}
    for some in in_parts(sorted(set(wanted))):
        for row in connection.execute(select(UNDER).where(UNDER.c.key.in_(some))):
            found[row.key] = unpacked(row.numbers)
    return found


def unpacked(numbers: bytes) -> Numbers:
    """The numbers of a row of ``under``; ValueError where they are damaged."""
    return np.frombuffer(numbers, "<i8")


def _restand(connection: Connection, come: Standing, gone: Standing) -> None:
    """Has tellings come under keys, and go from under them."""
    for some in in_parts(sorted(come.keys() | gone.keys())):
        _restand_some(connection, [str(key) for key in some], come, gone)


def _restand_some(connection: Connection, changed: Sequence[str], come: Standing, gone: Standing) -> None:
    had = standing(connection, changed)
    rows = []
    for key in changed:
        now = np.sort(np.array(come.get(key, ()), np.int64))
        now = np.union1d(had[key], now) if key in had else now
        now = np.setdiff1d(now, np.array(gone[key], np.int64)) if key in gone else now
        if len(now):
            rows.append({"key": key, "numbers": now.astype("<i8").tobytes()})
    if had:
        connection.execute(delete(UNDER).where(UNDER.c.key.in_(sorted(had))))
    if rows:
        connection.execute(insert(UNDER), rows)


def in_parts(values: Sequence[str] | Sequence[int]) -> Iterator[list[str | int]]:
    """Values in as many at once as a statement takes."""
    return (list(values[first : first + MANY]) for first in range(0, len(values), MANY))
