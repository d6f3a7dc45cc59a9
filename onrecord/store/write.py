"""Writes one reading into a record, whole or not at all; what a newer version of a file says supersedes the older."""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, insert, select, update

from onrecord.errors import StoreError
from onrecord.model import MadeBy, Reading
from onrecord.store import keys, rows
from onrecord.store.entries import Added, How, Origin
from onrecord.store.kept import Kept, of_row
from onrecord.store.packed import pack, unpack
from onrecord.store.tables import FINDINGS, ORIGINS, REPORTS


class Batch:
    """Readings that are added in one transaction, their rows together; whoever opens it must close it at the end.

    What is asked by goes in last and in order of keys, which spares SQLite's index most of its work.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._later, self._kept = rows.Rows(), set[int]()

    def add(self, reading: Reading, origin: Origin | None) -> Added:
        """Adds a reading; without an origin, it stands for itself."""
        return _add(self._connection, reading, origin, self)

    def close(self) -> None:
        """Writes the rows that are still to be written."""
        if self._later.findings:
            rows.put(self._connection, self._later)
            self._later, self._kept = rows.Rows(), set()

    def keep(self, kept: Kept) -> None:
        """Has the rows of a new report written with the others."""
        self._later.extend(rows.rows_of(kept))
        self._kept.add(kept.number)

    def keeps(self, number: int) -> bool:
        """Whether a report of this number is new and its rows are still to be written."""
        return number in self._kept


def add(connection: Connection, reading: Reading, origin: Origin | None) -> Added:
    """Adds one reading to the record in the connection's transaction; without an origin, it stands for itself."""
    batch = Batch(connection)
    added = batch.add(reading, origin)
    batch.close()
    return added


def _add(connection: Connection, reading: Reading, origin: Origin | None, batch: Batch) -> Added:
    report = reading.report.id
    row = row_of(connection, report)
    earlier = made_by(row) if row else None
    if row is None:
        number = _free(connection, keys.number_of(report))
        connection.execute(insert(REPORTS), {"number": number, "current": True, "decided": False, **_report(reading)})
        batch.keep(Kept(number, True, reading))
    else:
        batch.close()
        number = row.number
        if earlier != reading.made_by:
            _read_anew(connection, row, reading)
    moved, superseded = _place(connection, number, reading, origin, batch) if origin else (None, None)
    return Added(report, _how(earlier, reading.made_by, moved), superseded)


def _how(earlier: MadeBy | None, now: MadeBy, moved: How | None) -> How:
    if moved == "corrected":
        return "corrected"
    if earlier is None:
        return "new"
    if earlier != now:
        return "read anew"
    return moved or "unchanged"


def row_of(connection: Connection, report: str) -> Any:
    """The row of the report of this id; None where there is none."""
    return connection.execute(select(REPORTS).where(REPORTS.c.id == report)).one_or_none()


def row_at(connection: Connection, number: int) -> Any:
    """The row of the report of this number, which there is."""
    return connection.execute(select(REPORTS).where(REPORTS.c.number == number)).one()


def made_by(row: Any) -> MadeBy:
    """What made the stored reading of a report's row."""
    return unpack(row.made_by, MadeBy)


def _report(reading: Reading) -> dict[str, Any]:
    return {
        "id": reading.report.id,
        "published": reading.report.published,
        "made_by": pack(reading.made_by),
        "reading": pack(reading),
    }


def _free(connection: Connection, wanted: int) -> int:
    """The first number from the wanted one on that no report has; of 100,000 reports some hundred don't get theirs."""
    number = wanted
    while connection.scalar(select(REPORTS.c.number).where(REPORTS.c.number == number)) is not None:
        number = (number + 1) % keys.REPORTS
        if number == wanted:
            raise StoreError(f"the record is full, it can hold {keys.REPORTS} reports; begin another one")
    return number


def _read_anew(connection: Connection, row: Any, reading: Reading) -> None:
    before = of_row(connection, row)
    if before.reading.report.text != reading.report.text:
        raise StoreError(f"{reading.report.id}: two reports have this id; add the second one to another record")
    connection.execute(update(REPORTS).where(REPORTS.c.number == row.number).values(_report(reading)))
    after = of_row(connection, row_of(connection, reading.report.id))
    replaced(connection, before, after)


def replaced(connection: Connection, before: Kept, after: Kept) -> None:
    """Makes what a report is asked by what it is after a change of its reading or of what people decided."""
    gone, come = rows.rows_of(before), rows.rows_of(after)
    rows.drop(connection, gone)
    rows.put(connection, come)
    rows.sweep(connection, gone.parties.keys() - come.parties.keys())


def latest(connection: Connection, path: str) -> Any:
    """The newest version of a file: its row in ``origins``, or None."""
    return connection.execute(
        select(ORIGINS).where(ORIGINS.c.path == path).order_by(ORIGINS.c.revision.desc()).limit(1)
    ).one_or_none()


def _place(
    connection: Connection, number: int, reading: Reading, origin: Origin, batch: Batch
) -> tuple[How, str | None]:
    """Says in ``origins`` where the report came from, and that it supersedes what the file said before.

    Given back is the id of the report that no file says any more.
    """
    before = latest(connection, origin.path)
    kept = pack(reading.report.kept)
    if before and (before.sha256, before.published, before.report) == (origin.sha256, origin.published, number):
        if before.kept != kept:
            connection.execute(update(ORIGINS).where(*_is(before)).values(kept=kept))
        return "unchanged", None
    revision = before.revision + 1 if before else 1
    version = {
        "path": origin.path,
        "revision": revision,
        "report": number,
        "sha256": origin.sha256,
        "published": origin.published,
        "text": packed_text(origin.text),
        "kept": kept,
    }
    connection.execute(insert(ORIGINS), version)
    if before is None:
        if not batch.keeps(number):
            settle(connection, number)
        return "copy", None
    batch.close()
    connection.execute(update(ORIGINS).where(*_is(before)).values(superseded_by=revision))
    settle(connection, number)
    gone = settle(connection, before.report)
    how: How = "unchanged" if before.report == number else "corrected"
    return how, row_at(connection, before.report).id if gone else None


def packed_text(text: str) -> bytes:
    """An origin's text as it is kept."""
    return zlib.compress(text.encode())


def _is(version: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return ORIGINS.c.path == version.path, ORIGINS.c.revision == version.revision


def settle(connection: Connection, number: int) -> bool:
    """A report with origins is current as long as one of them is; given back is whether it ceased to be."""
    says = select(exists().where(ORIGINS.c.report == number, ORIGINS.c.superseded_by.is_(None)))
    current = bool(connection.scalar(says))
    was = connection.scalar(select(REPORTS.c.current).where(REPORTS.c.number == number))
    if was != current:
        connection.execute(update(REPORTS).where(REPORTS.c.number == number).values(current=current))
        connection.execute(update(FINDINGS).where(FINDINGS.c.report == number).values(current=current))
    return bool(was) and not current
