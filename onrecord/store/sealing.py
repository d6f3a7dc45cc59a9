"""Seals a record that was written before there were seals, after a look at everything in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Integer, Table, text, update

from onrecord.errors import StoreError
from onrecord.store import check, keys, rows, seals
from onrecord.store.kept import of_row
from onrecord.store.tables import ORIGINS, REPORTS


def seal_all(connection: Connection) -> None:
    """Seals each report with its origins; StoreError where one isn't what reading could have given."""
    _widen(connection, REPORTS, "findings", "issues", "origins", "seal", "rows_seal")
    _widen(connection, ORIGINS, "seal")
    first = 0
    while page := check.page_of(connection, first, keys.REPORTS):
        for row, beside in page:
            _seal(connection, row, beside)
        first = page[-1][0].number + 1


def _widen(connection: Connection, table: Table, *names: str) -> None:
    """Adds columns to a table that has rows already; each row's are to be filled."""
    for name in names:
        column = table.columns[name]
        kind = column.type.compile(connection.dialect)
        empty = "0" if isinstance(column.type, Integer) else "''"
        connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {name} {kind} NOT NULL DEFAULT {empty}"))


def _seal(connection: Connection, row: Any, beside: check.Beside) -> None:
    try:
        kept = of_row(connection, row)
        fault = next(iter(check.faults_stored(row, kept, beside)), None)
    except ValueError as damage:
        fault = check.Fault("words", row.id, f"isn't stored as it was written: {damage}")
    if fault:
        remedy = "nothing was changed, restore a copy, or read the reports into a new record"
        raise StoreError(f"{fault.about}: {fault.says}; {remedy}")
    for origin in beside.origins:
        at = ORIGINS.c.path == origin.path, ORIGINS.c.revision == origin.revision
        seal = seals.of_origin(row.id, origin._mapping)
        connection.execute(update(ORIGINS).where(*at).values(seal=seal))
    values = {"origins": len(beside.origins), "seal": seals.of_reading(row._mapping)}
    values |= seals.beside(kept, [row for row, _ in rows.findings(kept)])
    connection.execute(update(REPORTS).where(REPORTS.c.number == row.number).values(values))
