"""What differs from one database to the next: opening, transactions, and what their errors mean.

SQLite keeps a write-ahead log: who reads keeps nobody from writing, and a process that is killed leaves a file that the
next one to open it makes whole.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Text, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from onrecord.errors import StoreError
from onrecord.store import postgres

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
    ("no such table", "is damaged, a table of it is missing; restore a copy, or read the reports into a new file"),
    ("malformed", "is damaged; restore a copy, or read the reports into a new file"),
    ("locked", "is locked by another program; wait until that one is done, then run this again"),
    ("readonly", "can't be written; check the permissions of the file and of its folder"),
    ("unable to open", "can't be opened; check that its folder exists and the permissions of both"),
    ("shmsize", "has no room on its disk for what SQLite keeps beside it; make room and run this again"),
    ("full", "can't be written, the disk is full; make room and run this again, what is stored is safe"),
    ("disk i/o", "can't be read or written, the disk fails; copy the file to another one"),
)
"""By what stands in SQLite's message or in the name of its error, the finer ones first."""


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


def identity(file: Path | None) -> tuple[int, int] | None:
    """Which file lies under a name; None where none does. Another one may lie there while this is open."""
    try:
        told = file.stat() if file else None
    except OSError:
        return None
    return (told.st_dev, told.st_ino) if told else None


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


def is_cut(file: Path) -> bool:
    """Whether a SQLite file is shorter than its own header says; SQLite sees that only where it misses a page.

    A file beside which a log lies may be: the log has the rest. The offsets are those of
    https://www.sqlite.org/fileformat2.html, 1.3.
    """
    try:
        with file.open("rb") as opened:
            header = opened.read(100)
    except OSError:
        return False
    if len(header) < 100 or header[24:28] != header[92:96] or file.with_name(f"{file.name}-wal").exists():
        return False
    page, pages = int.from_bytes(header[16:18]), int.from_bytes(header[28:32])
    return file.stat().st_size < (65536 if page == 1 else page) * pages


def name_of(where: str | Path) -> str:
    """What a record is called in messages: the file or URL as it was given, without passwords."""
    name = str(where)
    return postgres.shown(make_url(name)) if "://" in name else name


def engine_of(url: URL, name: str) -> Engine:
    """An engine on the database called ``name``; StoreError where there is none such. Nothing is opened yet."""
    unknown = f"{name}: {url.drivername} is no known database; write postgresql://user@host/name or a file"
    if url.get_backend_name() not in ("sqlite", postgres.NAME):
        raise StoreError(unknown)
    try:
        engine = create_engine(url, **_only_to_read(url))
    except NoSuchModuleError as fault:
        raise StoreError(unknown) from fault
    except ModuleNotFoundError as fault:
        remedy = f"needs the driver {fault.name}, which isn't here; install it: pip install 'onrecord[postgresql]'"
        raise StoreError(f"{name}: {remedy}") from fault
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        postgres.prepare(engine, WAIT)
    return engine


def _only_to_read(url: URL) -> dict[str, Any]:
    """What opens a file that can't be written: SQLite would make its log beside it, unless told that nobody writes."""
    file = file_of(url)
    if file is None or not file.exists() or all(_may_write(one) for one in (file, file.parent)):
        return {}
    name = f"{file.as_uri()}?mode=ro&immutable=1"
    return {"creator": lambda: sqlite3.connect(name, uri=True, check_same_thread=False)}


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _open_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not sqlite3's late one
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock before it looks, or two of them could each wait for the other."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def keep_log(engine: Engine, where: str) -> None:
    """Has a record on SQLite keep a write-ahead log, from now on."""
    _alone(engine, where, "PRAGMA journal_mode = WAL")


def back_up(engine: Engine, where: str, copy: Path) -> None:
    """Copies a record on SQLite into a new file, unless that is there.

    A copy that isn't whole, since the program or the disk ended, never has the file's name.
    """
    if copy.exists():
        return
    part = copy.with_name(f"{copy.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    _alone(engine, where, "VACUUM INTO ?", str(part))
    part.replace(copy)


def shrink(engine: Engine, where: str) -> None:
    """Gives back the room that a record on SQLite doesn't need any more."""
    _alone(engine, where, "VACUUM")


def _alone(engine: Engine, where: str, statement: str, *values: str) -> None:
    """Runs a statement that SQLite takes outside of a transaction only; nothing on other databases."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement, values)
    except sqlite3.Error as fault:
        raise _explained(where, fault) from fault
    finally:
        connection.close()


def is_in_memory(url: URL) -> bool:
    """Whether a database is gone with its process."""
    return url.get_backend_name() == "sqlite" and file_of(url) is None


def looking_at(url: str, where: str) -> Looking:
    """Opens connections to read by to a record at a database URL, in this process."""
    engine = engine_of(make_url(url), where)
    return lambda: looking(engine, where)


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
        raise _explained(where, fault.orig or fault) from fault
    except UnicodeEncodeError as fault:
        around = fault.object[max(0, fault.start - 20) : fault.end + 20]
        says = f"can't hold {around!r}{' of report ' + report if report else ''}"
        raise StoreError(f"{where}: {says}: half a character is no text; write U+FFFD in its place") from fault
    except ValueError as fault:  # what is packed in a row is something else
        remedy = "`onrecord check` says where; restore a copy, or read the reports into a new record"
        raise StoreError(f"{where}: is damaged, {fault}; {remedy}") from fault


def _explained(where: str, fault: BaseException) -> StoreError:
    said = (str(fault).splitlines() or [""])[0]
    return StoreError(f"{where}: {_meaning(fault) or f'answers {said.lower()!r}; check the database'}")


def _meaning(fault: BaseException) -> str | None:
    if not isinstance(fault, sqlite3.Error):
        return postgres.meaning(fault)
    said = f"{fault} {getattr(fault, 'sqlite_errorname', '')}".lower()
    return next((meaning for words, meaning in _MEANINGS if words in said), None)
