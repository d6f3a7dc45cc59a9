"""The tables of a record, defined once for every database: one a noun, one column a field of it.

Findings are keyed by (report, id); ``nth`` keeps their order in the reading. Statements, events and forecasts carry
besides what they are searched by (see words.py). No column depends on when or in how many runs a record was written.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
)
from sqlalchemy.types import TypeEngine

from onrecord.model import Actor, Event, Forecast, Issue, Place, Quantity, Report, Statement, Time
from onrecord.store.dialect import NESTED, TEXT
from onrecord.store.fields import Field, fields_of

SCHEMA = 5
"""The version of this layout; what brings an earlier one to it stands in layouts.py, and a later one is refused."""

METADATA = MetaData()

_TYPES: dict[str, TypeEngine[Any]] = {
    "text": TEXT,
    "number": Float(),
    "integer": Integer(),
    "flag": Boolean(),
    "day": Date(),
}


def _columns_of(field: Field) -> list[Column[object]]:
    if field.kind == "days":
        return [Column(f"{field.name}_{end}", Date) for end in ("first", "last")]
    kind = NESTED if field.kind == "nested" else _TYPES[field.kind]
    return [Column(field.name, kind, primary_key=field.name == "id", nullable=not field.required)]


def _columns(noun: type) -> list[Column[object]]:
    return [column for field in fields_of(noun) for column in _columns_of(field)]


def _of_report() -> Column[str]:
    return Column("report", ForeignKey("reports.id"), primary_key=True)


def _findings(name: str, noun: type, *more: Column[str]) -> Table:
    return Table(name, METADATA, _of_report(), Column("nth", Integer, nullable=False), *_columns(noun), *more)


def _words(*names: str) -> list[Column[str]]:
    return [Column(name, TEXT, nullable=False) for name in names]


LAYOUT = Table("onrecord", METADATA, Column("schema_version", Integer, primary_key=True, autoincrement=False))
"""One row: the version of the layout. Its presence tells a record from any other database."""

REPORTS = Table(
    "reports",
    METADATA,
    *_columns(Report),
    Column("made_by_version", TEXT, nullable=False),
    Column("made_by_models", NESTED, nullable=False),
    Column("current", Boolean, nullable=False),
)
"""``current`` is False where every origin of the report has a later revision."""

ORIGINS = Table(
    "origins",
    METADATA,
    Column("path", TEXT, primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("published", Date),
    Column("text", TEXT, nullable=False),
    Column("kept", NESTED, nullable=False),
    Column("superseded_by", Integer),
    Index("origins_of_report", "report"),
)
"""Each version of each file; ``published`` is the day its reader gave, ``text`` what the bytes decode to."""

ISSUES = Table(
    "issues", METADATA, _of_report(), Column("nth", Integer, primary_key=True, autoincrement=False), *_columns(Issue)
)
ACTORS = _findings("actors", Actor)
PLACES = _findings("places", Place)
TIMES = _findings("times", Time)
QUANTITIES = _findings("quantities", Quantity)
STATEMENTS = _findings("statements", Statement, *_words("who", "words", "by_words", "about_words", "where_words"))
EVENTS = _findings("events", Event, *_words("who", "words", "by_words", "about_words", "where_words"))
FORECASTS = _findings("forecasts", Forecast, *_words("who", "words", "by_words", "about_words", "where_words"))

NOUNS: tuple[tuple[str, type, Table], ...] = (
    ("issues", Issue, ISSUES),
    ("actors", Actor, ACTORS),
    ("places", Place, PLACES),
    ("times", Time, TIMES),
    ("quantities", Quantity, QUANTITIES),
    ("statements", Statement, STATEMENTS),
    ("events", Event, EVENTS),
    ("forecasts", Forecast, FORECASTS),
)
"""(field of a reading, noun, table), in the order of a reading."""

BY_LETTER: dict[str, tuple[type, Table]] = {
    "a": (Actor, ACTORS),
    "p": (Place, PLACES),
    "t": (Time, TIMES),
    "q": (Quantity, QUANTITIES),
    "s": (Statement, STATEMENTS),
    "e": (Event, EVENTS),
    "f": (Forecast, FORECASTS),
}
"""The noun and table that an id's first letter stands for."""
