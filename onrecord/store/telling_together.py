"""One event with all that tell it: the tellings of other reports beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from onrecord.link.numbers import PLACES
from onrecord.model import Event, Quantity
from onrecord.store import groups, tellings
from onrecord.store.ask import entry_of
from onrecord.store.dialect import Looking
from onrecord.store.entries import Entry
from onrecord.store.kept import Kept, kept_under


@dataclass(frozen=True, slots=True)
class OneTelling:
    """An event as one report tells it, and the numbers that it has."""

    entry: Entry[Event]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Tellings:
    """An event by its first telling in the answer, with all of them, in order of publication."""

    first: Entry[Event]
    told: tuple[OneTelling, ...]


def together(looking: Looking, found: Iterable[tuple[Kept, Entry[Event]]]) -> Iterator[Tellings]:
    """Each event of an answer once, with its tellings; one that isn't linked has one."""
    shown: set[str] = set()
    for kept, entry in found:
        if entry.id in shown:
            continue
        with looking() as connection:
            told = _told(connection, kept, entry)
        shown.update(one.entry.id for one in told)
        yield Tellings(entry, told)


def _told(connection: Connection, kept: Kept, entry: Entry[Event]) -> tuple[OneTelling, ...]:
    numbers = _numbers(connection, kept.number, entry.id)
    reports = {number // PLACES for number in numbers}
    ids = [
        (report, one.id.partition(".")[2])
        for report, held in tellings.held_under(connection, reports).items()
        for number, one in held.tellings()
        if number in numbers
    ]
    others = kept_under(connection, reports - {kept.number}) | {kept.number: kept}
    found = [_telling(others[report], id) for report, id in ids if report in others]
    told = [one for one in found if one is not None] or [_of(kept, entry.finding)]
    return tuple(sorted(told, key=lambda one: (str(one.entry.report.published or "~"), one.entry.id)))


def _numbers(connection: Connection, report: int, id: str) -> set[int]:
    """The numbers of all in the event's group; none where its report isn't linked."""
    held = tellings.held_under(connection, [report]).get(report)
    own = [number for number, one in held.tellings() if one.id == id] if held else []
    group = groups.groups_of(connection, own).values()
    return {number for its in groups.members(connection, set(group)).values() for number in its}


def _telling(kept: Kept, id: str) -> OneTelling | None:
    finding = kept.finding(id)
    return _of(kept, finding) if isinstance(finding, Event) else None


def _of(kept: Kept, event: Event) -> OneTelling:
    quantities = tuple(one for one in kept.reading.quantities if one.id in event.quantities)
    return OneTelling(entry_of(kept, event), quantities)
