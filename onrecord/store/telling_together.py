"""One event with all that tell it: the tellings of other reports beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from onrecord.errors import NotFound
from onrecord.link.numbers import PLACES
from onrecord.model import Event
from onrecord.store import groups, tellings
from onrecord.store.ask import entry_of
from onrecord.store.dialect import Looking
from onrecord.store.entries import Entry
from onrecord.store.kept import Kept, kept_under
from onrecord.store.named import named
from onrecord.store.told_of import ToldOf


def together(looking: Looking, found: Iterable[tuple[Kept, Entry[Event]]]) -> Iterator[ToldOf]:
    """Each event of an answer once, all its tellings behind each other in order of publication."""
    shown: set[str] = set()
    for kept, entry in found:
        if entry.id in shown:
            continue
        with looking() as connection:
            told = _told(connection, kept, entry)
        shown.update(one.entry.id for one in told)
        yield from told


def named_together(looking: Looking, wanted: str) -> list[ToldOf]:
    """All tellings of the event that an id names; NotFound where it names no event."""
    with looking() as connection:
        kept, id = named(connection, wanted)
        event = kept.finding(id)
        if not isinstance(event, Event):
            raise NotFound(f"{wanted}: is no event of the record; check the id")
        return _told(connection, kept, entry_of(kept, event))


def _told(connection: Connection, kept: Kept, entry: Entry[Event]) -> list[ToldOf]:
    numbers = _numbers(connection, kept.number, entry.id)
    reports = {number // PLACES for number in numbers}
    ids = [
        (report, one.id.partition(".")[2])
        for report, held in tellings.held_under(connection, reports).items()
        for number, one in held.tellings()
        if number in numbers
    ]
    others = kept_under(connection, reports - {kept.number}) | {kept.number: kept}
    events = ((others[report], others[report].finding(id)) for report, id in ids if report in others)
    found = [_of(entry.id, one, event) for one, event in events if isinstance(event, Event)]
    found = found or [_of(entry.id, kept, entry.finding)]
    return sorted(found, key=lambda one: (str(one.entry.report.published or "~"), one.entry.id))


def _numbers(connection: Connection, report: int, id: str) -> set[int]:
    """The numbers of all in the event's group; none where its report isn't linked."""
    held = tellings.held_under(connection, [report]).get(report)
    own = [number for number, one in held.tellings() if one.id == id] if held else []
    group = groups.groups_of(connection, own).values()
    return {number for its in groups.members(connection, set(group)).values() for number in its}


def _of(event: str, kept: Kept, finding: Event) -> ToldOf:
    quantities = tuple(one for one in kept.reading.quantities if one.id in finding.quantities)
    statement = next((one for one in kept.reading.statements if one.id == finding.told_by), None)
    source = statement.source.name if statement and statement.source else ""
    return ToldOf(event, entry_of(kept, finding), quantities, source)
