"""Takes a report out of what is linked: where it is removed, read anew, corrected or superseded."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

from onrecord.store.tables import FULFILMENTS, TELLINGS, VERDICTS


def unlink(connection: Connection, report: int) -> None:
    """Takes a report of this number out, if it is linked; what people decided of its findings stays."""
    if connection.scalar(select(TELLINGS.c.report).where(TELLINGS.c.report == report)) is None:
        return
    from onrecord.store import groups, tellings  # nobody who links nothing waits for what linking loads

    groups.drop(connection, report)
    tellings.drop(connection, [report])


def decisions(connection: Connection, report: str) -> int:
    """How often people decided of a finding of a report and another one, or what came of a forecast in it."""
    held = ((VERDICTS, _of(report)), (FULFILMENTS, _foretold(report)))
    counts = (connection.scalar(select(func.count()).select_from(table).where(its)) or 0 for table, its in held)
    return sum(counts)


def forget(connection: Connection, report: str) -> None:
    """Takes out what people decided of the findings of a report that is removed, and others, or what came of them."""
    connection.execute(delete(VERDICTS).where(_of(report)))
    connection.execute(delete(FULFILMENTS).where(_foretold(report)))


def _foretold(report: str) -> ColumnElement[bool]:
    return FULFILMENTS.c.forecast.between(f"{report}.", f"{report}.~")


def _of(report: str) -> ColumnElement[bool]:
    return or_(*(column.between(f"{report}.", f"{report}.~") for column in (VERDICTS.c.one, VERDICTS.c.other)))
