"""Writes one reading into a record, whole or not at all; what a newer version of a file says supersedes the older."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, exists, insert, select, update

from onrecord.errors import StoreError
from onrecord.model import MadeBy
from onrecord.store import keys, often, repeating, rows, seals, sound, unlinking
from onrecord.store.entries import Added, How
from onrecord.store.kept import Kept, of_row
from onrecord.store.packed import unpack
from onrecord.store.prepared import Prepared
from onrecord.store.tables import FINDINGS, ORIGINS, REPORTS

T = TypeVar("T", int, str)


class Batch:
    """Readings that are added in one transaction, what is new of them together; whoever opens it must close it.

    ``coming`` are all that will be added: what the record has of them is looked up once. What is asked by goes in last
    and in order of keys, which spares SQLite's index most of its work.
    """

    def __init__(self, connection: Connection, coming: Sequence[Prepared]) -> None:
        self._connection = connection
        self._reports = self._there(REPORTS.c.id, (one.id for one in coming))
        self._numbers = self._there(REPORTS.c.number, (one.number for one in coming))
        self._paths = self._there(ORIGINS.c.path, (one.path for one in coming if one.path is not None))
        self._new: list[Prepared] = []

    def _there(self, column: Column[T], wanted: Iterable[T]) -> set[T]:
        return set(self._connection.scalars(select(column).where(column.in_(sorted(set(wanted))))))

    def add(self, one: Prepared) -> Added:
        """Adds one of the readings that were to come."""
        is_new, is_known_file = one.id not in self._reports, one.path in self._paths
        if is_new:
            one = one.numbered(self._free(one.number))
            self._new.append(one.without_origin() if is_known_file else one)
            self._reports.add(one.id)
            self._numbers.add(one.number)
        if is_new and not is_known_file:
            self._paths |= {one.path} if one.path is not None else set()
            return Added(one.id, "new", None)
        self.close()
        return _change(self._connection, one, is_new)

    def _free(self, wanted: int) -> int:
        """The first number from this on that no report has; of 100,000 reports some hundred don't get theirs."""
        number = wanted
        while number in self._numbers or (number != wanted and self._there(REPORTS.c.number, [number])):
            number = (number + 1) % keys.REPORTS
            if number == wanted:
                raise StoreError(f"the record is full, it can hold {keys.REPORTS} reports; begin another one")
        return number

    def close(self) -> None:
        """Writes what is still to be written."""
        origins, together = [one.origin for one in self._new if one.origin], rows.Rows()
        for one in self._new:
            together.extend(one.rows)
        for table, new in ((REPORTS, [one.report for one in self._new]), (ORIGINS, origins)):
            if new:
                self._connection.execute(insert(table), new)
        rows.put(self._connection, together)
        for one in self._new:
            repeating.put(self._connection, one.number, one.sentences)
        self._new = []


def add(connection: Connection, one: Prepared) -> Added:
    """Adds one reading to the record in the connection's transaction."""
    batch = Batch(connection, [one])
    added = batch.add(one)
    batch.close()
    return added


def _change(connection: Connection, one: Prepared, is_new: bool) -> Added:
    """Adds a reading of a report, or of a file, that the record has."""
    row = row_of(connection, one.id)
    earlier, now = None if is_new else made_by(row), unpack(one.report["made_by"], MadeBy)
    if earlier and (earlier != now or one.report["findings"] and not row.findings):  # that was kept without reading it
        _read_anew(connection, row, one)
    moved, superseded = _place(connection, row, one.origin) if one.origin else (None, None)
    return Added(one.id, _how(earlier, now, moved), superseded)


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


def _read_anew(connection: Connection, row: Any, one: Prepared) -> None:
    before = of_row(connection, row)
    values = {name: one.report[name] for name in ("made_by", "reading", "seal")}
    connection.execute(update(REPORTS).where(REPORTS.c.number == row.number).values(values))
    after = of_row(connection, row_of(connection, one.id))
    if before.reading.report.text != after.reading.report.text:
        raise StoreError(f"{one.id}: two reports have this id; add the second one to another record")
    replaced(connection, before, after)


def replaced(connection: Connection, before: Kept, after: Kept) -> None:
    """Makes what a report is asked by what it is after a change of its reading or of what people decided.

    StoreError where the reading isn't sound after it.
    """
    sound.make_sure(after.reading)
    if before.reading != after.reading:
        unlinking.unlink(connection, before.number)
    gone, come = rows.rows_of(before), rows.rows_of(after)
    rows.drop(connection, gone)
    rows.put(connection, come)
    values = seals.beside(after, come.findings)
    connection.execute(update(REPORTS).where(REPORTS.c.number == after.number).values(values))
    rows.sweep(connection, gone.parties.keys() - come.parties.keys())


def latest(connection: Connection, path: str) -> Any:
    """The newest version of a file: its row in ``origins``, or None."""
    return connection.execute(
        select(ORIGINS).where(ORIGINS.c.path == path).order_by(ORIGINS.c.revision.desc()).limit(1)
    ).one_or_none()


def _place(connection: Connection, report: Any, origin: rows.Row) -> tuple[How, str | None]:
    """Says in ``origins`` where the report came from, and that it supersedes what the file said before.

    Given back is the id of the report that no file says any more.
    """
    number, before = report.number, latest(connection, origin["path"])
    now = origin["sha256"], origin["published"], number
    if before and (before.sha256, before.published, before.report) == now:
        read = {name: origin[name] for name in ("text", "kept", "anchors")}
        if any(before._mapping[name] != value for name, value in read.items()):
            seal = seals.of_origin(report.id, {**before._mapping, **read})
            connection.execute(update(ORIGINS).where(*_is(before)).values(**read, seal=seal))
        return "unchanged", None
    revision = before.revision + 1 if before else 1
    put_origin(connection, report, origin | {"revision": revision})
    if before is None:
        settle(connection, number)
        return "copy", None
    connection.execute(update(ORIGINS).where(*_is(before)).values(superseded_by=revision))
    settle(connection, number)
    gone = settle(connection, before.report)
    how: How = "unchanged" if before.report == number else "corrected"
    return how, row_at(connection, before.report).id if gone else None


def put_origin(connection: Connection, report: Any, origin: rows.Row) -> None:
    """Writes a row of ``origins`` of the report of a row."""
    sealed = {"report": report.number, "seal": seals.of_origin(report.id, origin)}
    connection.execute(insert(ORIGINS), origin | sealed)
    connection.execute(update(REPORTS).where(REPORTS.c.number == report.number).values(origins=REPORTS.c.origins + 1))


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
        often.settle(connection, number, current)
        unlinking.unlink(connection, number)
    return bool(was) and not current
