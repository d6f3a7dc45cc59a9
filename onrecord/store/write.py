"""Writes one reading into a record, whole or not at all; what a newer version of a file says supersedes the older."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from onrecord.model import Kept, MadeBy, Reading
from onrecord.store.entries import Added, How, Origin
from onrecord.store.fields import Row, nested, row_of
from onrecord.store.tables import NOUNS, ORIGINS, REPORTS
from onrecord.store.words import Words


def add(connection: Connection, reading: Reading, origin: Origin | None) -> Added:
    """Adds a reading to the record in the connection's transaction; without an origin, it stands for itself."""
    report = reading.report.id
    earlier = made_by(connection, report)
    if earlier is None:
        connection.execute(insert(REPORTS).values(_report_row(reading) | {"current": True}))
        _write_findings(connection, reading)
    elif earlier != reading.made_by:
        for _, _, table in NOUNS:
            connection.execute(delete(table).where(table.c.report == report))
        connection.execute(update(REPORTS).where(REPORTS.c.id == report).values(_report_row(reading)))
        _write_findings(connection, reading)
    moved = _place(connection, reading, origin) if origin else None
    return Added(report, _how(earlier, reading.made_by, moved))


def _how(earlier: MadeBy | None, now: MadeBy, moved: How | None) -> How:
    if moved == "corrected":
        return "corrected"
    if earlier is None:
        return "new"
    if earlier != now:
        return "read anew"
    return moved or "unchanged"


def made_by(connection: Connection, report: str) -> MadeBy | None:
    """What made the stored reading of a report; None where there is none."""
    row = connection.execute(
        select(REPORTS.c.made_by_version, REPORTS.c.made_by_models).where(REPORTS.c.id == report)
    ).one_or_none()
    return MadeBy(row[0], tuple(row[1])) if row else None


def _report_row(reading: Reading) -> Row:
    return row_of(reading.report) | {
        "made_by_version": reading.made_by.version,
        "made_by_models": list(reading.made_by.models),
    }


def _write_findings(connection: Connection, reading: Reading) -> None:
    words = Words(reading)
    for name, _, table in NOUNS:
        rows = [
            row_of(finding) | words.of(finding) | {"report": reading.report.id, "nth": nth}
            for nth, finding in enumerate(getattr(reading, name))
        ]
        if rows:
            connection.execute(insert(table), rows)


def latest(connection: Connection, path: str) -> Any:
    """The newest version of a file: its row in ``origins``, or None."""
    return connection.execute(
        select(ORIGINS).where(ORIGINS.c.path == path).order_by(ORIGINS.c.revision.desc()).limit(1)
    ).one_or_none()


def _place(connection: Connection, reading: Reading, origin: Origin) -> How:
    """Says in ``origins`` where the report came from, and that it supersedes what the file said before."""
    before = latest(connection, origin.path)
    report, kept = reading.report.id, nested(reading.report.kept, tuple[Kept, ...])
    if before and (before.sha256, before.published, before.report) == (origin.sha256, origin.published, report):
        connection.execute(update(ORIGINS).where(*_is(before)).values(kept=kept))
        return "unchanged"
    revision = before.revision + 1 if before else 1
    connection.execute(
        insert(ORIGINS).values(
            path=origin.path,
            revision=revision,
            report=report,
            sha256=origin.sha256,
            published=origin.published,
            text=origin.text,
            kept=kept,
        )
    )
    if before is None:
        _settle(connection, report)
        return "copy"
    connection.execute(update(ORIGINS).where(*_is(before)).values(superseded_by=revision))
    _settle(connection, report)
    _settle(connection, before.report)
    return "unchanged" if before.report == report else "corrected"


def _is(version: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return ORIGINS.c.path == version.path, ORIGINS.c.revision == version.revision


def _settle(connection: Connection, report: str) -> None:
    """A report with origins is current as long as one of them is."""
    current = exists().where(ORIGINS.c.report == REPORTS.c.id, ORIGINS.c.superseded_by.is_(None))
    connection.execute(update(REPORTS).where(REPORTS.c.id == report).values(current=current))
