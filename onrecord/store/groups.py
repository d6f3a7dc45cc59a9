"""Which tellings of different reports are one: the groups, and the pairs that are worth telling of, by numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from onrecord.link.clusters import Standing
from onrecord.link.judgement import DIFFERENT_BELOW, SAME_FROM
from onrecord.link.numbers import PLACES
from onrecord.link.telling import EventTelling, Telling
from onrecord.store.tables import LINKED, PAIRS
from onrecord.store.tellings import in_parts


def put(connection: Connection, groups: Iterable[tuple[int, Mapping[int, Telling]]]) -> None:
    """Writes tellings by their numbers as members of groups."""
    rows = [
        {
            "number": number,
            "report": number // PLACES,
            "group": group,
            "event": isinstance(told, EventTelling),
            "name": told.said,
        }
        for group, members in groups
        for number, told in sorted(members.items())
    ]
    if rows:
        connection.execute(insert(LINKED), rows)


def put_pairs(connection: Connection, judged: Iterable[tuple[int, int, float, bool]]) -> None:
    """Writes those of judged pairs (numbers, chance, whether they are events) that groups don't tell by themselves."""
    rows = [
        {"one": min(one, other), "other": max(one, other), "chance": chance}
        for one, other, chance, of_events in judged
        if chance >= DIFFERENT_BELOW and (of_events or chance < SAME_FROM)
    ]
    if rows:
        connection.execute(insert(PAIRS), rows)


def groups_of(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """The groups of tellings by their numbers; of one that is alone, its own number."""
    found = {number: number for number in numbers}
    for some in in_parts(sorted(numbers)):
        query = select(LINKED.c.number, LINKED.c.group).where(LINKED.c.number.in_(some))
        found.update((row.number, row.group) for row in connection.execute(query))
    return found


def alone(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Those of some tellings that are in no group."""
    found = set(numbers)
    for some in in_parts(sorted(numbers)):
        found -= set(connection.scalars(select(LINKED.c.number).where(LINKED.c.number.in_(some))))
    return found


def of_reports(connection: Connection, reports: Collection[int]) -> dict[int, int]:
    """The groups of all tellings of reports that aren't alone."""
    found: dict[int, int] = {}
    for some in in_parts(sorted(reports)):
        query = select(LINKED.c.number, LINKED.c.group).where(LINKED.c.report.in_(some))
        found.update((row.number, row.group) for row in connection.execute(query))
    return found


def members(connection: Connection, groups: Collection[int]) -> dict[int, list[int]]:
    """The numbers of all in some groups; one that has no member of its own is one telling alone."""
    found: dict[int, list[int]] = {group: [] for group in groups}
    for some in in_parts(sorted(groups)):
        query = select(LINKED.c.number, LINKED.c.group).where(LINKED.c.group.in_(some)).order_by(LINKED.c.number)
        for row in connection.execute(query):
            found[row.group].append(row.number)
    return {group: its or [group] for group, its in found.items()}


def standing(connection: Connection, numbers: Collection[int]) -> dict[int, Standing]:
    """The groups of tellings, with their sizes."""
    groups, sizes = groups_of(connection, numbers), Counter[int]()
    for some in in_parts(sorted(set(groups.values()))):
        query = select(LINKED.c.group, func.count().label("size")).where(LINKED.c.group.in_(some))
        sizes.update({row.group: row.size for row in connection.execute(query.group_by(LINKED.c.group))})
    return {number: Standing(group, sizes[group] or 1) for number, group in groups.items()}


def forget(connection: Connection, numbers: Collection[int]) -> None:
    """Takes tellings out of their groups, and the pairs that they are in."""
    for some in in_parts(sorted(numbers)):
        connection.execute(delete(LINKED).where(LINKED.c.number.in_(some)))
        connection.execute(delete(PAIRS).where(or_(PAIRS.c.one.in_(some), PAIRS.c.other.in_(some))))


def drop(connection: Connection, report: int) -> None:
    """Takes a report's tellings out; a group that has one member left is none, another keeps a member's number."""
    first, end = report * PLACES, (report + 1) * PLACES
    touched = set(of_reports(connection, [report]).values())
    connection.execute(delete(LINKED).where(LINKED.c.report == report))
    for column in (PAIRS.c.one, PAIRS.c.other):
        connection.execute(delete(PAIRS).where(column >= first, column < end))
    for group, left in members(connection, touched).items():
        if len(left) == 1:
            connection.execute(delete(LINKED).where(LINKED.c.group == group))
        elif first <= group < end:
            connection.execute(update(LINKED).where(LINKED.c.group == group).values(group=left[0]))


def clear(connection: Connection) -> None:
    """Takes out all."""
    for table in (LINKED, PAIRS):
        connection.execute(delete(table))
