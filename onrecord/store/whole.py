"""Whole readings and reports read back from a record, equal to what was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.model import Anchor, Reading
from onrecord.model import Kept as KeptRun
from onrecord.store.dialect import Looking
from onrecord.store.entries import Origin, Stored, Version
from onrecord.store.kept import Kept, of_row
from onrecord.store.packed import unpack, unpack_text
from onrecord.store.tables import NOUNS, ORIGINS, REPORTS
from onrecord.store.write import row_of

MOST = 51
"""Reports that are held at once."""


def kept(connection: Connection, report: str) -> Kept | None:
    """The report of this whole id as it is kept; None where the record has no such report."""
    row = row_of(connection, report)
    return of_row(connection, row) if row else None


def original(connection: Connection, report: str) -> Reading | None:
    """The reading of a report as the program made it; None where the record has no such report."""
    row = row_of(connection, report)
    return unpack(row.reading, Reading) if row else None


def stored(connection: Connection, one: Kept) -> Stored:
    """A kept report, with its origins and the number of its findings."""
    return _stored(one, versions(connection, one.number))


def all_stored(looking: Looking, reports: Iterator[Kept]) -> Iterator[Stored]:
    """Kept reports with their origins and the number of their findings, some at a time."""
    while some := list(islice(reports, MOST)):
        with looking() as connection:
            found = _versions(connection, [one.number for one in some])
        yield from (_stored(one, found.get(one.number, ())) for one in some)


def _stored(one: Kept, origins: Sequence[Version]) -> Stored:
    counts = {name: len(getattr(one.reading, name)) for name, _ in NOUNS}
    return Stored(one.heading, tuple(origins), counts)


def versions(connection: Connection, number: int) -> tuple[Version, ...]:
    """Where a report was read from, current origins first; empty for one that was added without an origin."""
    return tuple(_versions(connection, [number]).get(number, ()))


def _versions(connection: Connection, numbers: list[int]) -> dict[int, list[Version]]:
    return {number: [version(row) for row in rows] for number, rows in origins_of(connection, numbers).items()}


def origins_of(connection: Connection, numbers: list[int]) -> dict[int, list[Row[Any]]]:
    """The rows of ``origins`` of these reports with the report's id, current ones first, for :func:`version`."""
    query = select(ORIGINS, REPORTS.c.id).join(REPORTS, REPORTS.c.number == ORIGINS.c.report)
    query = query.where(ORIGINS.c.report.in_(numbers))
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(
        query.order_by(ORIGINS.c.superseded_by.is_not(None), ORIGINS.c.path, ORIGINS.c.revision)
    ):
        found.setdefault(row.report, []).append(row)
    return found


def superseding(connection: Connection, one: Kept) -> tuple[str, ...]:
    """The reports that took the place of this one at its origins, in order; empty for a current one."""
    if one.current:
        return ()
    found: dict[str, None] = {}
    for each in versions(connection, one.number):
        after = ORIGINS.c.path == each.origin.path, ORIGINS.c.revision > each.revision, ORIGINS.c.report != one.number
        later = select(REPORTS.c.id).join(ORIGINS, ORIGINS.c.report == REPORTS.c.number).where(*after)
        found.update(dict.fromkeys(connection.scalars(later.order_by(ORIGINS.c.revision.desc()).limit(1))))
    return tuple(found)


def version(row: Row[Any]) -> Version:
    """The version of a file in a row of ``origins`` that has its report's id; ValueError where it is damaged."""
    try:
        text = unpack_text(row.text)
    except ValueError as fault:
        raise ValueError(f"the text of {row.path} is damaged: {fault}") from fault
    anchors = unpack(row.anchors, tuple[Anchor, ...]) if row.anchors else ()
    origin = Origin(row.path, row.sha256, text, row.published, anchors)
    return Version(origin, row.revision, row.id, unpack(row.kept, tuple[KeptRun, ...]), row.superseded_by)
