"""A record's tables as they lie in the database: row by row, to compare two records, or changed behind its back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select

from onrecord.store import dialect
from onrecord.store.tables import METADATA


def dump(record: str | Path) -> str:
    """All rows of all tables: of a file, in the order they were written."""
    if "://" in str(record):
        return "\n".join(_rows(str(record)))
    connection = sqlite3.connect(record)
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()


def change(record: str | Path, *statements: str) -> None:
    """Runs SQL on a record; ``swapped(column, 'old', 'new')`` is a nested column with other words in it."""
    with _writing(record) as connection:
        nested = "JSON" if connection.dialect.name == "postgresql" else "TEXT"
        swapped = rf"CAST(replace(CAST(\1 AS TEXT), \2) AS {nested})"
        for statement in statements:
            connection.exec_driver_sql(re.sub(r"swapped\((\w+), (.*?)\)", swapped, statement))


def _rows(record: str) -> Iterator[str]:
    with _writing(record) as connection:
        for table in METADATA.sorted_tables:
            for row in connection.execute(select(table).order_by(*table.primary_key)):
                yield f"{table.name} {tuple(row)!r}"


@contextmanager
def _writing(record: str | Path) -> Iterator[Connection]:
    engine = dialect.engine_of(dialect.url_of(record), str(record))
    try:
        with dialect.writing(engine, str(record)) as connection:
            yield connection
    finally:
        engine.dispose()
