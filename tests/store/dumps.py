"""A record's tables row by row, to compare two records, and to change what only a mistake or a forger would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select

from onrecord.store import dialect
from onrecord.store.tables import CHANGES, METADATA


def dump(record: str | Path) -> str:
    """All rows of all tables; the index of words and the trail of changes are left out."""
    with writing(record) as connection:
        tables = [one for one in METADATA.sorted_tables if one is not CHANGES]
        found = ((one.name, connection.execute(select(one).order_by(*one.primary_key))) for one in tables)
        return "\n".join(f"{name} {tuple(row)!r}" for name, rows in found for row in rows)


def change(record: str | Path, *statements: str) -> None:
    """Runs SQL on a record."""
    with writing(record) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


@contextmanager
def writing(record: str | Path) -> Iterator[Connection]:
    """A transaction on a record's tables."""
    engine = dialect.engine_of(dialect.url_of(record), str(record))
    try:
        with dialect.writing(engine, str(record)) as connection:
            yield connection
    finally:
        engine.dispose()
