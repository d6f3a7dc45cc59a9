"""Earlier layouts of a record, and what turns each into the next: a record that was once written still opens.

Up to layout 5 every noun had a table of its own with a column a field. Their readings are taken out and written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, MetaData, Table, inspect, select, text, update

from onrecord import ids
from onrecord.errors import StoreError
from onrecord.model import MadeBy, Reading, Report
from onrecord.shapes import shaped
from onrecord.store import often, repeating, sealing, words, write
from onrecord.store.packed import pack, pack_text, unpack
from onrecord.store.prepared import prepare
from onrecord.store.tables import (
    COUNTED,
    FULFILMENTS,
    LAYOUT,
    LINKED,
    METADATA,
    NOUNS,
    OFTEN,
    ORIGINS,
    PAIRS,
    REPORTS,
    SCHEMA,
    SEEN,
    SENTENCES,
    TELLINGS,
    UNDER,
    VERDICTS,
)  # fmt: skip

_OLD = ("origins", *(name for name, _ in NOUNS), "reports")
"""The tables up to layout 5, those that point at others first."""


def make(connection: Connection) -> None:
    """Makes the tables of the present layout."""
    METADATA.create_all(connection)
    words.create(connection)


def _packed_readings(connection: Connection) -> None:
    """Layouts 1 to 5 kept each field in a column; the readings are whole now, and asked through rows beside them."""
    connection.execute(text("DROP INDEX IF EXISTS origins_of_report"))
    for name in _OLD:
        connection.execute(text(f"ALTER TABLE {name} RENAME TO old_{name}"))
    old = {name: Table(f"old_{name}", MetaData(), autoload_with=connection) for name in _OLD}
    connection.execute(text("ALTER TABLE onrecord RENAME TO old_onrecord"))
    make(connection)
    connection.execute(text("INSERT INTO onrecord SELECT schema_version FROM old_onrecord"))
    connection.execute(text("DROP TABLE old_onrecord"))
    numbers = {}
    for before, reading in _readings(connection, old):
        write.add(connection, prepare(reading))
        numbers[before] = write.row_of(connection, reading.report.id).number
    _origins(connection, old["origins"], numbers)
    for name in _OLD:
        connection.execute(text(f"DROP TABLE old_{name}"))


def _readings(connection: Connection, old: Mapping[str, Table]) -> Iterator[tuple[str, Reading]]:
    """The readings by the ids that their reports had; an id was two digits shorter then."""
    reports = old["reports"]
    for one in list(connection.scalars(select(reports.c.id).order_by(reports.c.id))):
        row = connection.execute(select(reports).where(reports.c.id == one)).mappings().one()
        found: dict[str, Any] = {}
        for name, noun in NOUNS:
            lie = select(old[name]).where(old[name].c.report == one).order_by(old[name].c.nth)
            found[name] = tuple(_shaped(noun, each, one) for each in connection.execute(lie).mappings())
        made_by = MadeBy(row["made_by_version"], tuple(row["made_by_models"]))
        report: Report = _shaped(Report, row, one)
        report = replace(report, id=ids.of_report(report.text, report.published))
        yield one, Reading(made_by=made_by, report=report, **found)


def _shaped(noun: type, row: Mapping[Any, Any], report: str) -> Any:
    """A finding of a row with a column a field; what the row's layout didn't know yet is empty."""
    values: dict[str, Any] = {}
    for field in fields(noun):
        if f"{field.name}_first" in row:
            values[field.name] = _days(row[f"{field.name}_first"], row[f"{field.name}_last"])
        elif field.name in row and (row[field.name] is not None or field.default is MISSING):
            values[field.name] = row[field.name]
        elif field.default is MISSING:
            values[field.name] = None
    try:
        return shaped(values, noun)
    except ValueError as fault:
        told = f"one of the {noun.__name__.lower()}s of report {report} is damaged, {fault}"
        raise StoreError(f"{told}; nothing was changed, read the reports into a new record") from fault


def _days(first: date | None, last: date | None) -> dict[str, date | None] | None:
    """Days as two columns held them: an open end as the first or last day of the calendar."""
    if first is None or last is None:
        return None
    return {"first": None if first == date.min else first, "last": None if last == date.max else last}


def _origins(connection: Connection, old: Table, numbers: Mapping[str, int]) -> None:
    for row in connection.execute(select(old).order_by(old.c.path, old.c.revision)).mappings():
        values = {name: row[name] for name in ("path", "revision", "sha256", "published", "superseded_by")}
        packed = {"text": pack_text(row["text"]), "kept": pack(row["kept"]), "anchors": None}
        write.put_origin(connection, write.row_at(connection, numbers[row["report"]]), values | packed)
    for report in list(connection.scalars(select(old.c.report).distinct())):
        write.settle(connection, numbers[report])


def _sealed(connection: Connection) -> None:
    """Layout 6 knew nothing of links, seals and counts; its reports are linked when somebody asks for it."""
    METADATA.create_all(connection, [TELLINGS, UNDER, COUNTED, LINKED, PAIRS, VERDICTS, FULFILMENTS, SEEN, OFTEN])
    _widen_origins(connection)
    sealing.seal_all(connection)
    often.fill(connection)
    _fill_sentences(connection)


@dataclass(frozen=True, slots=True)
class _OnlyReport:
    """What is taken out of a packed reading."""

    report: Report


def _anchored(connection: Connection) -> None:
    """Layout 7 had only origins that were texts, and didn't know which sentences its reports have."""
    _widen_origins(connection)
    _fill_sentences(connection)


def _widen_origins(connection: Connection) -> None:
    kind = ORIGINS.c.anchors.type.compile(connection.dialect)
    connection.execute(text(f"ALTER TABLE origins ADD COLUMN anchors {kind}"))


def _fill_sentences(connection: Connection) -> None:
    METADATA.create_all(connection, [SENTENCES])
    numbers = list(connection.scalars(select(REPORTS.c.number).order_by(REPORTS.c.number)))
    for number in numbers:
        packed = connection.scalar(select(REPORTS.c.reading).where(REPORTS.c.number == number))
        report = unpack(packed or b"", _OnlyReport).report
        repeating.put(connection, number, repeating.indexed(report))


_STEPS: dict[int, tuple[Callable[[Connection], None], int]] = {
    **dict.fromkeys(range(1, 6), (_packed_readings, SCHEMA)),  # into the tables of the present layout
    6: (_sealed, SCHEMA),
    7: (_anchored, SCHEMA),
}
"""By the layout that each begins with: what is done, and the layout that this leads to."""


def known(version: int) -> bool:
    """Whether a record of this earlier layout can be brought to the present one."""
    return version in _STEPS


def bring_up(connection: Connection, version: int) -> None:
    """Brings a record from an earlier layout to the present one, in the connection's transaction."""
    while version < SCHEMA:
        step, version = _STEPS[version]
        step(connection)
    connection.execute(update(LAYOUT).values(schema_version=SCHEMA))


def tables(connection: Connection) -> list[str]:
    """The names of all tables in a database."""
    return inspect(connection).get_table_names()
