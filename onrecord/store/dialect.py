"""What differs from one database to the next: opening, transactions, nested columns, and what their errors mean.

SQLite keeps its rollback journal: a process that is killed leaves a file that the next one to open it makes whole.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Connection, Engine, Text, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from onrecord.errors import StoreError
from onrecord.store import postgres

NESTED = JSON(none_as_null=True)
"""The type of a column that holds a nested value."""

TEXT = Text().with_variant(postgres.HeldText(), postgres.NAME)
"""The type of a column that holds text: any text, in the order of its code points."""

Looking = Callable[[], AbstractContextManager[Connection]]
"""Opens a connection to read by; what is read over a longer time opens one for each of its steps."""

_MAGIC = b"SQLite format 3\0"

WAIT = 10.0
"""Seconds to wait for another program's transaction to end."""

_MEANINGS = (
    ("not a database", "is not a record; name another file with --record"),
    ("encrypted", "is not a record; name another file with --record"),
    ("malformed", "is damaged; restore a copy, or read the reports into a new file"),
    ("locked", "is locked by another program; wait until that one is done, then run this again"),
    ("readonly", "can't be written; check the permissions of the file and of its folder"),
    ("unable to open", "can't be opened; check that its folder exists and the permissions of both"),
    ("full", "can't be written, the disk is full; make room and run this again, what is stored is safe"),
    ("disk i/o", "can't be read or written, the disk fails; copy the file to another one"),
)


def url_of(where: str | Path) -> URL:
    """The database URL of a file or of a URL; StoreError where it is neither."""
    if not str(where):
        raise StoreError("the record has no name; name a file, such as record.db, with --record")
    if isinstance(where, str) and "://" in where:
        try:
            return postgres.url_of(make_url(where))
        except (ArgumentError, ValueError) as fault:
            shown = re.sub("password=[^&]*", "password=***", re.sub("//.*@", "//***@", where))
            raise StoreError(f"{shown}: is no database URL; write postgresql://user@host/name or a file") from fault
    if str(where) == ":memory:":
        return URL.create("sqlite")
    return URL.create("sqlite", database=str(Path(where).absolute()))


def file_of(url: URL) -> Path | None:
    """The file a record is kept in; None where it is no file."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def is_sqlite(file: Path) -> bool:
    """Whether a file may be opened: it is no plain file, is empty, begins as SQLite's files do, or can't be read.

    SQLite itself would take a file of one byte for an empty one.
    """
    if not file.is_file():
        return True
    try:
        with file.open("rb") as opened:
            return opened.read(len(_MAGIC)) in (b"", _MAGIC)
    except OSError:
        return True


def name_of(where: str | Path) -> str:
    """What a record is called in messages: the file or URL as it was given, without passwords."""
    name = str(where)
    return postgres.shown(make_url(name)) if "://" in name else name


def engine_of(url: URL, name: str) -> Engine:
    """An engine on the database called ``name``; StoreError where its driver isn't installed. Nothing is opened yet."""
    try:
        engine = create_engine(url, json_serializer=_to_json)
    except NoSuchModuleError as fault:
        remedy = "write postgresql://user@host/name or a file"
        raise StoreError(f"{name}: {url.drivername} is no known database; {remedy}") from fault
    except ModuleNotFoundError as fault:
        extra = "'onrecord[postgresql]'" if url.get_backend_name() == postgres.NAME else fault.name
        remedy = f"needs the driver {fault.name}, which isn't here; install it: pip install {extra}"
        raise StoreError(f"{name}: {remedy}") from fault
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif url.get_backend_name() == postgres.NAME:
        postgres.prepare(engine, WAIT)
    return engine


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _open_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not sqlite3's late one
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock before it looks, or two of them could each wait for the other."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def looking(engine: Engine, where: str) -> Iterator[Connection]:
    """A connection to read by, for a moment: while it is open nobody can write.

    The database's faults come as StoreError.
    """
    with _faults(where), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, where: str, report: str = "") -> Iterator[Connection]:
    """One transaction: all that is written in it, or nothing, is kept; ``report`` is the id of the one it is about."""
    with _faults(where, report), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def _faults(where: str, report: str = "") -> Iterator[None]:
    try:
        yield
    except DBAPIError as fault:
        said = (str(fault.orig).splitlines() or [""])[0]
        meaning = _meaning(fault.orig) or f"answers {said.lower()!r}; check the database"
        raise StoreError(f"{where}: {meaning}") from fault
    except UnicodeEncodeError as fault:
        around = fault.object[max(0, fault.start - 20) : fault.end + 20]
        says = f"can't hold {around!r}{' of report ' + report if report else ''}"
        raise StoreError(f"{where}: {says}: half a character is no text; write U+FFFD in its place") from fault


def _meaning(fault: BaseException | None) -> str | None:
    if not isinstance(fault, sqlite3.Error):
        return postgres.meaning(fault) if fault else None
    said = str(fault).lower()
    return next((meaning for words, meaning in _MEANINGS if words in said), None)
