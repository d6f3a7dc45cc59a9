"""Takes a report out of the record with everything that came only from it; what would go can be seen before."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from onrecord.errors import NotFound
from onrecord.store import repeating, rows, unlinking, whole, write
from onrecord.store.entries import Heading
from onrecord.store.kept import Kept
from onrecord.store.named import named
from onrecord.store.tables import DECISIONS, NOUNS, ORIGINS, REPORTS


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes, or went, with a report.

    ``findings`` are counted by noun; ``files`` are those it was read from; ``current`` are the reports that are current
    again without it, since it was what superseded them.
    """

    report: Heading
    findings: dict[str, int]
    decisions: int
    files: tuple[str, ...]
    current: tuple[str, ...]


def removal(connection: Connection, wanted: str) -> Removal:
    """What would go with the report that an id names; NotFound where it names none."""
    return _removal(connection, _report(connection, wanted))


def remove(connection: Connection, wanted: str) -> Removal:
    """Takes out the report that an id names, and settles what its files said before."""
    kept = _report(connection, wanted)
    what = _removal(connection, kept)
    gone = rows.rows_of(kept)
    rows.drop(connection, gone)
    rows.sweep(connection, gone.parties)
    repeating.drop(connection, kept.number)
    unlinking.unlink(connection, kept.number)
    unlinking.forget(connection, kept.heading.id)
    for table in (DECISIONS, ORIGINS):
        connection.execute(delete(table).where(table.c.report == kept.number))
    connection.execute(delete(REPORTS).where(REPORTS.c.number == kept.number))
    for number in sorted({number for path in what.files for number in _chained(connection, path)}):
        write.settle(connection, number)
    return what


def _report(connection: Connection, wanted: str) -> Kept:
    kept, id = named(connection, wanted)
    if id:
        raise NotFound(f"{wanted}: is a finding, and only reports are removed; `onrecord decide {wanted} reject`")
    return kept


def _removal(connection: Connection, kept: Kept) -> Removal:
    files = tuple(dict.fromkeys(one.origin.path for one in whole.versions(connection, kept.number)))
    made = connection.scalar(select(func.count()).where(DECISIONS.c.report == kept.number)) or 0
    return Removal(
        report=kept.heading,
        findings={name: len(getattr(kept.reading, name)) for name, _ in NOUNS[1:]},
        decisions=made + unlinking.decisions(connection, kept.heading.id),
        files=files,
        current=tuple(sorted({id for path in files for id in _again(connection, path, kept.number)})),
    )


def _again(connection: Connection, path: str, number: int) -> list[str]:
    """The superseded report that a file's newest version is of once the report of this number is gone."""
    newest = select(ORIGINS.c.report).where(ORIGINS.c.path == path, ORIGINS.c.report != number)
    left = newest.order_by(ORIGINS.c.revision.desc()).limit(1).scalar_subquery()
    return list(connection.scalars(select(REPORTS.c.id).where(REPORTS.c.number == left, ~REPORTS.c.current)))


def _chained(connection: Connection, path: str) -> list[int]:
    """Has each version of a file superseded by the next that is left; the reports of all of them are given."""
    query = select(ORIGINS.c.revision, ORIGINS.c.report).where(ORIGINS.c.path == path).order_by(ORIGINS.c.revision)
    versions = list(connection.execute(query))
    later: int | None = None
    for one in reversed(versions):
        at = ORIGINS.c.path == path, ORIGINS.c.revision == one.revision
        connection.execute(update(ORIGINS).where(*at).values(superseded_by=later))
        later = one.revision
    return [one.report for one in versions]
