"""Whole readings and reports read back from a record, equal to what was written."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, RowMapping, func, select

from onrecord.model import Kept, MadeBy, Reading, Report
from onrecord.store.entries import Heading, Origin, Stored, Version
from onrecord.store.fields import finding_of, structured
from onrecord.store.tables import NOUNS, ORIGINS, REPORTS


def report_ids(connection: Connection, history: bool) -> list[str]:
    """The ids of all reports in order of publication; with history, of superseded ones too."""
    query = select(REPORTS.c.id).order_by(REPORTS.c.published.is_(None), REPORTS.c.published, REPORTS.c.id)
    return list(connection.scalars(query if history else query.where(REPORTS.c.current)))


def reading(connection: Connection, report: str) -> Reading | None:
    """The stored reading of a report; None where the record has no such report."""
    row = connection.execute(select(REPORTS).where(REPORTS.c.id == report)).one_or_none()
    if row is None:
        return None
    values = row._mapping
    lie = rows(connection, report)
    found: dict[str, Any] = {name: tuple(finding_of(noun, one) for one in lie[name]) for name, noun, _ in NOUNS}
    return Reading(
        made_by=MadeBy(values["made_by_version"], tuple(values["made_by_models"])),
        report=finding_of(Report, values),
        **found,
    )


def rows(connection: Connection, report: str) -> dict[str, list[RowMapping]]:
    """The rows of a report's findings by noun, in their order."""
    queries = {name: select(table).where(table.c.report == report).order_by(table.c.nth) for name, _, table in NOUNS}
    return {name: list(connection.execute(query).mappings()) for name, query in queries.items()}


def heading(connection: Connection, report: str) -> Heading:
    """The heading of a report that the record has."""
    columns = [REPORTS.c[name] for name in Heading.__annotations__]
    return Heading(*connection.execute(select(*columns).where(REPORTS.c.id == report)).one())


def stored(connection: Connection, report: str) -> Stored:
    """A report that the record has, with its origins and the number of its findings."""
    counts = {
        name: connection.scalar(select(func.count()).select_from(table).where(table.c.report == report)) or 0
        for name, _, table in NOUNS
    }
    return Stored(heading(connection, report), versions(connection, report), counts)


def versions(connection: Connection, report: str) -> tuple[Version, ...]:
    """Where a report was read from, current origins first; empty for one that was added without an origin."""
    query = select(ORIGINS).where(ORIGINS.c.report == report)
    ordered = query.order_by(ORIGINS.c.superseded_by.is_not(None), ORIGINS.c.path, ORIGINS.c.revision)
    return tuple(_version(row) for row in connection.execute(ordered))


def superseding(connection: Connection, report: str) -> tuple[str, ...]:
    """The reports that took the place of this one at its origins, in order; empty for a current one."""
    if heading(connection, report).current:
        return ()
    found: dict[str, None] = {}
    for one in versions(connection, report):
        after = ORIGINS.c.path == one.origin.path, ORIGINS.c.revision > one.revision, ORIGINS.c.report != report
        later = select(ORIGINS.c.report).where(*after).order_by(ORIGINS.c.revision.desc()).limit(1)
        found.update(dict.fromkeys(connection.scalars(later)))
    return tuple(found)


def _version(row: Row[Any]) -> Version:
    origin = Origin(row.path, row.sha256, row.text, row.published)
    kept = structured(row.kept, tuple[Kept, ...])
    return Version(origin, row.revision, row.report, kept, row.superseded_by)
