"""Asks a record: which findings answer to who, what, where and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, case, false, func, or_, select, tuple_

from onrecord.model import Finding
from onrecord.store.dialect import Looking
from onrecord.store.entries import Asked, AskedEvents, AskedStatements, Entry, Heading
from onrecord.store.fields import finding_of
from onrecord.store.tables import EVENTS, FORECASTS, REPORTS, STATEMENTS
from onrecord.store.words import fold

F = TypeVar("F", bound=Finding)
Condition = ColumnElement[bool]
Query = Select[Any]

CHUNK = 500
"""Findings that are held at once while an answer is read."""

_HEADING = [column.label(f"report_{column.name}") for column in REPORTS.c if column.name in Heading.__annotations__]


def statements(asked: AskedStatements) -> Query:
    """The query for the statements asked for."""
    act = asked.get("type")
    more = [STATEMENTS.c.act == act.lower()] if act else []
    return _select(STATEMENTS).where(*_asked(STATEMENTS, asked, "said"), *more)


def events(asked: AskedEvents) -> Query:
    """The query for the events asked for."""
    conditions = _asked(EVENTS, asked, "when")
    kind, status = asked.get("type"), asked.get("status")
    if kind:
        conditions.append(or_(EVENTS.c.type == kind.upper(), func.lower(EVENTS.c.what) == kind.lower()))
    if status:
        conditions.append(EVENTS.c.status == status.lower())
    return _select(EVENTS).where(*conditions)


def forecasts(asked: Asked) -> Query:
    """The query for the forecasts asked for."""
    return _select(FORECASTS).where(*_asked(FORECASTS, asked, "due"))


def one(connection: Connection, noun: type[F], table: Table, key: tuple[str, str]) -> Entry[F] | None:
    """The entry of one finding by the ids of its report and of itself; None where there is none."""
    return next(iter(_page(connection, noun, table, [key])), None)


def _select(table: Table) -> Query:
    return select(table, *_HEADING).join(REPORTS, REPORTS.c.id == table.c.report)


def entries(looking: Looking, noun: type[F], table: Table, query: Query) -> Iterator[Entry[F]]:
    """The entries that a query finds in order of publication and text."""
    ordered = query.order_by(REPORTS.c.published.is_(None), REPORTS.c.published, REPORTS.c.id, table.c.nth)
    return _paged(looking, noun, table, ordered)


def by_day(looking: Looking, noun: type[F], table: Table, query: Query, days: str) -> Iterator[Entry[F]]:
    """The entries with days of their own that a query finds, in order of the days in the columns ``days``.

    What only has a last day ("by 6 April") stands there.
    """
    first, last = table.c[f"{days}_first"], table.c[f"{days}_last"]
    begins = case((first == date.min, last), else_=first)
    ordered = query.where(first.is_not(None)).order_by(begins, last, REPORTS.c.published, REPORTS.c.id, table.c.nth)
    return _paged(looking, noun, table, ordered)


def _paged(looking: Looking, noun: type[F], table: Table, query: Query) -> Iterator[Entry[F]]:
    """The entries of a query, a page at a time; between two pages others may write, and nothing is left open.

    What is found is settled at the start: later findings don't come in, and those that are gone by then are left out.
    """
    with looking() as connection:
        keys = [(row.report, row.id) for row in connection.execute(query.with_only_columns(table.c.report, table.c.id))]
    for start in range(0, len(keys), CHUNK):
        with looking() as connection:
            page = _page(connection, noun, table, keys[start : start + CHUNK])
        yield from page


def _page(connection: Connection, noun: type[F], table: Table, keys: list[tuple[str, str]]) -> list[Entry[F]]:
    reports = table.c.report.in_(sorted({report for report, _ in keys}))  # by an index; SQLite has none for pairs
    rows = connection.execute(_select(table).where(reports, tuple_(table.c.report, table.c.id).in_(keys)))
    found = {(row.report, row.id): row for row in rows}
    return [_entry(noun, found[key]) for key in keys if key in found]


def _entry(noun: type[F], row: Row[Any]) -> Entry[F]:
    values = row._mapping
    heading = Heading(**{name: values[f"report_{name}"] for name in Heading.__annotations__})
    return Entry(heading, finding_of(noun, values), values.get("who", ""), values.get("words", ""))


def _asked(table: Table, asked: Asked, days: str) -> list[Condition]:
    conditions = [
        _holds(table.c[f"{name}_words"], words)
        for name, words in (("by", asked.get("by")), ("about", asked.get("about")), ("where", asked.get("where")))
        if words is not None
    ]
    if not asked.get("history", False):
        conditions.append(REPORTS.c.current)
    return conditions + _between(table, days, asked.get("since"), asked.get("until"))


def _holds(column: ColumnElement[str], words: str) -> Condition:
    folded = fold(words)
    return column.contains(folded, autoescape=True) if folded else false()


def _between(table: Table, days: str, since: date | None, until: date | None) -> list[Condition]:
    first = func.coalesce(table.c[f"{days}_first"], REPORTS.c.published)
    last = func.coalesce(table.c[f"{days}_last"], REPORTS.c.published)
    conditions: list[Condition] = []
    if since is not None:
        conditions.append(last >= since)
    if until is not None:
        conditions.append(first <= until)
    return conditions
