"""Columns that came after a record was made: added when it is opened, empty in what was stored before."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Table, inspect, text
from sqlalchemy.schema import CreateColumn

from onrecord.store.tables import EVENTS

LATER: tuple[tuple[Table, str], ...] = ((EVENTS, "when_basis"),)
"""What a record of this layout may lack; all may be NULL."""


def missing(connection: Connection) -> list[tuple[Table, Column[object]]]:
    """The later columns that a record hasn't yet."""
    looked = inspect(connection)
    return [
        (table, table.c[name])
        for table, name in LATER
        if name not in {column["name"] for column in looked.get_columns(table.name)}
    ]


def add_missing(connection: Connection) -> None:
    """Adds them in the connection's transaction; looks again, as another program may just have done so."""
    for table, column in missing(connection):
        written = CreateColumn(column).compile(dialect=connection.dialect)
        connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {written}"))
