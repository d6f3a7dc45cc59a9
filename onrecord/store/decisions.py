"""What people decided, written once and read back in order; it stands beside the readings and changes none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Select, func, insert, select

from onrecord.model import Finding, Span
from onrecord.review import Decision
from onrecord.review.decision import Anchor
from onrecord.store.packed import pack, unpack
from onrecord.store.tables import DECISIONS, NOUNS, REPORTS

_KINDS: dict[str, type] = {name[0]: noun for name, noun in NOUNS[1:]}
"""The noun of a finding by the first letter of its id, which is that of its field in a reading."""

_RECENT = 1000
"""Decisions of the record, the latest, among which a person's last one is looked for."""

_MANY = 500
"""Reports whose decisions are looked for at once; a database takes only so many values in one statement."""


def put(connection: Connection, number: int, decision: Decision) -> None:
    """Writes a decision on the report of this number."""
    connection.execute(
        insert(DECISIONS).values(
            id=decision.id,
            report=number,
            about=decision.about,
            what=decision.what,
            who=decision.by,
            at=stored_moment(decision.at),
            nth=decision.nth,
            note=decision.note,
            span=pack((decision.span,) if decision.span else ()),
            was=pack((decision.was,) if decision.was else ()),
            now=pack(decision.now),
            links=pack(decision.links),
        )
    )


def decisions_on(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[Decision, ...]]:
    """The decisions on reports by their numbers, in order; ValueError where one is damaged."""
    found: dict[int, tuple[Decision, ...]] = {}
    wanted = sorted(numbers)
    for first in range(0, len(wanted), _MANY):
        query = _query().where(DECISIONS.c.report.in_(wanted[first : first + _MANY]))
        for row in connection.execute(query):
            found[row.report] = (*found.get(row.report, ()), _of_row(row))
    return found


def ids_on(connection: Connection, numbers: Collection[int]) -> dict[int, set[str]]:
    """The ids under which decisions on reports are kept, by the reports' numbers."""
    found: dict[int, set[str]] = {}
    for row in connection.execute(select(DECISIONS.c.report, DECISIONS.c.id).where(DECISIONS.c.report.in_(numbers))):
        found.setdefault(row.report, set()).add(row.id)
    return found


def page(connection: Connection, after: int, size: int, **conditions: str | None) -> Iterator[tuple[int, Decision]]:
    """Decisions with their numbers, in order: the first behind ``after`` that fit what is given by column."""
    query = _query().where(DECISIONS.c.number > after).limit(size)
    for name, value in conditions.items():
        if value is not None:
            query = query.where((REPORTS.c.id if name == "report" else DECISIONS.c[name]) == value)
    return ((row.number, _of_row(row)) for row in list(connection.execute(query)))


def last(connection: Connection, who: str) -> Decision | None:
    """What a person decided last and hasn't taken back, among the latest decisions of the record."""
    recent = select(func.max(DECISIONS.c.number) - _RECENT).scalar_subquery()
    query = _query().where(DECISIONS.c.who == who, DECISIONS.c.number > recent)
    undone: Counter[tuple[str, Span | None]] = Counter()
    for row in connection.execute(query.order_by(None).order_by(DECISIONS.c.number.desc())):
        one = _of_row(row)
        if one.what == "undo":
            undone[one.report + one.about, one.span] += 1
        elif undone[one.report + one.about, one.span]:
            undone[one.report + one.about, one.span] -= 1
        else:
            return one
    return None


def _query() -> Select[Any]:
    query = select(DECISIONS, REPORTS.c.id.label("of")).join(REPORTS, REPORTS.c.number == DECISIONS.c.report)
    return query.order_by(DECISIONS.c.number)


def _of_row(row: Any) -> Decision:
    kind = _KINDS[row.about[0]]
    several = cast(type[tuple[Finding, ...]], tuple[kind, ...])  # type: ignore[valid-type]
    return Decision(
        report=row.of,
        about=row.about,
        what=row.what,
        by=row.who,
        at=moment(row.at),
        nth=row.nth,
        note=row.note,
        was=next(iter(unpack(row.was, several)), None),
        now=unpack(row.now, several),
        span=next(iter(unpack(row.span, tuple[Span, ...])), None),
        links=unpack(row.links, tuple[Anchor, ...]),
    )


def stored_moment(at: datetime) -> datetime:
    """A moment as a column holds it: in UTC, without saying so, since SQLite keeps no zone."""
    return at.astimezone(UTC).replace(tzinfo=None)


def moment(stored: datetime) -> datetime:
    """The moment that a column holds."""
    return stored.replace(tzinfo=UTC)
