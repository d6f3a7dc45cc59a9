"""The index of words: on SQLite its full-text search (FTS5), on PostgreSQL vectors of text search with a GIN index.

Both hold what searched.py gives, under the finding's key, and find alike: words are folded before they come here, and
neither database's own notion of a word, of stems or of stop words is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    Text,
    cast,
    column,
    delete,
    literal,
    literal_column,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.exc import DatabaseError

from onrecord.store.searched import COLUMNS, Searched
from onrecord.store.wanted import LONGEST, Wanted, fts5, tsquery

Keyed = tuple[int, Searched]

_FTS = table("words", column("rowid"), column("words"))
_LEXEMES = Table(
    "words",
    MetaData(),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("words", Text().with_variant(TSVECTOR, "postgresql"), nullable=False),
)
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_VALUES = ", ".join("?" for _ in COLUMNS)

MOST_LEXEMES = 60_000
"""Words of one column that PostgreSQL takes; a vector of text search holds a megabyte."""


def create(connection: Connection) -> None:
    """Makes the empty index."""
    if _on_sqlite(connection):
        options = "content='', columnsize=0, tokenize='unicode61 remove_diacritics 0'"
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE words USING fts5({_NAMES}, {options})")
    else:
        _LEXEMES.create(connection)
        connection.execute(text("CREATE INDEX words_by_word ON words USING gin (words)"))


def put(connection: Connection, rows: Iterable[Keyed]) -> None:
    """Adds rows to the index."""
    if _on_sqlite(connection):
        _run(connection, f"INSERT INTO words(rowid, {_NAMES}) VALUES (?, {_VALUES})", rows)
        return
    found = [{"key": key, "words": _vector(one)} for key, one in rows]
    if found:
        connection.execute(text("INSERT INTO words (key, words) VALUES (:key, CAST(:words AS tsvector))"), found)


def drop(connection: Connection, rows: Iterable[Keyed]) -> None:
    """Takes rows out of the index; they must be given as they were put in."""
    if _on_sqlite(connection):
        _run(connection, f"INSERT INTO words(words, rowid, {_NAMES}) VALUES ('delete', ?, {_VALUES})", rows)
        return
    connection.execute(delete(_LEXEMES).where(_LEXEMES.c.key.in_([key for key, _ in rows])))


def _run(connection: Connection, statement: str, rows: Iterable[Keyed]) -> None:
    values = [(key, *one) for key, one in rows]
    if values:
        connection.exec_driver_sql(statement, values)


def from_(connection: Connection) -> tuple[Any, ColumnElement[int]]:
    """The index to select from, and the column of its keys."""
    if _on_sqlite(connection):
        return _FTS, _FTS.c.rowid
    return _LEXEMES, _LEXEMES.c.key


def matches(connection: Connection, wanted: Wanted) -> ColumnElement[bool]:
    """The condition that a row of the index matches a query."""
    if _on_sqlite(connection):
        return literal_column("words.words").op("MATCH")(literal(fts5(wanted)))
    return _LEXEMES.c.words.op("@@")(cast(literal(tsquery(wanted)), TSQUERY))


def is_sound(connection: Connection) -> bool:
    """Whether the index is whole in itself."""
    if _on_sqlite(connection):
        try:
            connection.exec_driver_sql("INSERT INTO words(words) VALUES ('integrity-check')")
        except DatabaseError as fault:
            return "malformed" not in str(fault)
    return True


def _on_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _vector(one: Searched) -> str:
    return " ".join(_lexemes(one))


def _lexemes(one: Searched) -> Iterator[str]:
    for name, value in zip(COLUMNS, one, strict=True):
        for place, word in enumerate(value.split()[:MOST_LEXEMES], start=1):
            yield f"'{name}:{word[:LONGEST]}':{min(place, 16383)}"
