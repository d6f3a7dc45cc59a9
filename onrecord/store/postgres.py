"""What PostgreSQL needs that SQLite doesn't: its driver, its transactions, its text, and what its errors mean.

Its text can't hold U+0000, which a UTF-16 file may: U+0000 is kept as U+FDD0 and "0", and U+FDD0 (which Unicode sets
aside for use inside a program) as U+FDD0 and "1". Text is ordered by code points, as in SQLite, whatever the order of
the database; JSON is kept as it was written (``json``, not ``jsonb``, which can't hold U+0000 either).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, TypeDecorator, event
from sqlalchemy.dialects.postgresql import TEXT
from sqlalchemy.engine import URL

from onrecord.errors import StoreError

NAME = "postgresql"
"""What SQLAlchemy calls it."""

DRIVER = "postgresql+psycopg"
"""The one driver that is used, whatever an address asks for."""

PATIENCE = "10"
"""Seconds to wait for a server that doesn't answer, unless the address says otherwise (``connect_timeout``)."""

_SECRET = {"password", "sslpassword"}
_MARK, _MARK_KEPT, _NUL, _NUL_KEPT = "\ufdd0", "\ufdd01", "\0", "\ufdd00"
_WRITERS = int.from_bytes(b"onrecord")
"""The advisory lock that a writer holds."""

_READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITE = f"SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({_WRITERS})"

_GONE = "lost its server while it was asked; start the server, then run this again, what is stored is safe"
_LOCKED = "is locked by another program; wait until that one is done, then run this again"
_BUSY = "takes no more connections; wait until another program is done, then run this again"

_STATES = {
    "55P03": _LOCKED,  # lock not available
    "40P01": _LOCKED,  # deadlock
    "40001": _LOCKED,  # serialization failure
    "25006": "can't be written, the server only lets it be read; use the main server, or ask who runs it",
    "42P01": "is damaged, a table of it is missing; restore a copy, or read the reports into a new database",
    "42501": "isn't open to this user; have its owner grant the rights to its tables (GRANT)",
    "53100": "can't be written, the server's disk is full; make room and run this again, what is stored is safe",
    "53200": "can't be asked, its server is out of memory; run this again later",
    "53300": _BUSY,
    "57014": "was interrupted by its server; run this again, or ask who runs it for more time",
    "57P01": _GONE,
    "57P02": _GONE,
    "57P03": "isn't ready, its server starts or stops; wait, then run this again",
    "XX001": "is damaged; restore a copy, or read the reports into a new database",
    "XX002": "is damaged; restore a copy, or read the reports into a new database",
}
"""By SQLSTATE, which every server gives alike in whatever language it answers."""

_WORDS = (
    ("password", "refuses the user or the password; check both (a password may stand in ~/.pgpass or PGPASSWORD)"),
    ("authentication failed", "refuses this user; check the user's name"),
    ("pg_hba.conf", "refuses this user from this machine; check the user's name, or have pg_hba.conf allow it"),
    ("role ", "refuses this user, whom it doesn't know; write postgresql://user@host/name"),
    ("database ", "isn't there, the server has no such database; make it: createdb -E UTF8 NAME"),
    ("too many", _BUSY),
    ("connection slots", _BUSY),
    ("starting up", "isn't ready, its server starts; wait, then run this again"),
    ("shutting down", "isn't ready, its server stops; start it, then run this again"),
    ("closed the connection", _GONE),
    ("connection is lost", _GONE),
    ("connection is closed", _GONE),
    ("", "can't be reached, no server answers there; start it, or check host and port"),
)
"""What a failure without an SQLSTATE means: it was on the way to the server, or at its door."""


def url_of(url: URL) -> URL:
    """The address with the driver that is used; that of another kind of database as it is."""
    if url.get_backend_name() not in (NAME, "postgres"):
        return url
    return url.set(drivername=DRIVER).update_query_dict({"connect_timeout": PATIENCE} | dict(url.query))


def shown(url: URL) -> str:
    """The address as a message may print it: without passwords."""
    hidden = url.set(query={name: "***" if name in _SECRET else value for name, value in url.query.items()})
    return hidden.render_as_string()


def prepare(engine: Engine, wait: float) -> None:
    """Has each connection of the engine wait ``wait`` seconds for a lock, and each transaction begin as it must."""

    def opened(connection: Any, _record: Any) -> None:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise StoreError(f"{shown(engine.url)}: keeps text as {encoding}; make a database with createdb -E UTF8")
        connection.execute(f"SET client_encoding = 'UTF8'; SET lock_timeout = {int(wait * 1000)}")
        connection.commit()

    event.listen(engine, "connect", opened)
    event.listen(engine, "begin", _begin)


def _begin(connection: Connection) -> None:
    """Who reads sees one state of the record; a writer waits for the one before, and then sees what that one wrote."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql(_WRITE if writes else _READ)


def meaning(fault: BaseException) -> str | None:
    """What an error of the driver means and what to do; None where it is one that nobody foresaw."""
    state = getattr(fault, "sqlstate", None)
    if state:
        return _STATES.get(state, _GONE if state.startswith("08") else None)
    if type(fault).__name__ != "OperationalError":
        return None
    said = str(fault).lower()
    return next(says for words, says in _WORDS if words in said)


class HeldText(TypeDecorator[str]):
    """Text in the order of its code points, U+0000 included."""

    impl = TEXT
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(collation="C")

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """Turns what PostgreSQL can't hold into what it can."""
        if value is None or (_NUL not in value and _MARK not in value):
            return value
        return value.replace(_MARK, _MARK_KEPT).replace(_NUL, _NUL_KEPT)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        """Turns it back."""
        if value is None or _MARK not in value:
            return value
        return value.replace(_NUL_KEPT, _NUL).replace(_MARK_KEPT, _MARK)
