"""Whole readings and reports read back from a record, equal to what was written."""

from __future__ import annotations

import zlib
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.model import Kept as KeptRun
from onrecord.model import Reading
from onrecord.store.entries import Origin, Stored, Version
from onrecord.store.kept import Kept, of_row
from onrecord.store.packed import unpack, unpack_reading
from onrecord.store.tables import NOUNS, ORIGINS, REPORTS
from onrecord.store.write import row_of


def kept(connection: Connection, report: str) -> Kept | None:
    """The report of this whole id as it is kept; None where the record has no such report."""
    row = row_of(connection, report)
    return of_row(connection, row) if row else None


def original(connection: Connection, report: str) -> Reading | None:
    """The reading of a report as the program made it; None where the record has no such report."""
    row = row_of(connection, report)
    return unpack_reading(row.reading) if row else None


def stored(connection: Connection, one: Kept) -> Stored:
    """A kept report, with its origins and the number of its findings."""
    counts = {name: len(getattr(one.reading, name)) for name, _ in NOUNS}
    return Stored(one.heading, versions(connection, one.number), counts)


def versions(connection: Connection, number: int) -> tuple[Version, ...]:
    """Where a report was read from, current origins first; empty for one that was added without an origin."""
    query = select(ORIGINS, REPORTS.c.id).join(REPORTS, REPORTS.c.number == ORIGINS.c.report)
    query = query.where(ORIGINS.c.report == number)
    ordered = query.order_by(ORIGINS.c.superseded_by.is_not(None), ORIGINS.c.path, ORIGINS.c.revision)
    return tuple(version(row) for row in connection.execute(ordered))


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
        text = zlib.decompress(row.text).decode()
    except (zlib.error, UnicodeDecodeError) as fault:
        raise ValueError(f"the text of {row.path} is damaged: {fault}") from fault
    origin = Origin(row.path, row.sha256, text, row.published)
    return Version(origin, row.revision, row.id, unpack(row.kept, tuple[KeptRun, ...]), row.superseded_by)
