"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port, with nothing kept safe.

The environment variable ``ONRECORD_TEST_POSTGRES=required`` makes a failure of what is skipped without it: that the
machine has no PostgreSQL.
"""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, create_engine, text

PASSWORD = "not-so-secret"

_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=30")
_COUNT = count(1)


@dataclass(frozen=True)
class Server:
    """A running server: over its socket it trusts, over its port it wants the password."""

    folder: Path
    user: str
    port: int

    def url(self, database: str = "postgres", **more: str) -> str:
        """The address of a database over the socket."""
        query = {"host": str(self.folder), "port": str(self.port), **more}
        return URL.create("postgresql", self.user, database=database, query=query).render_as_string()

    def over_port(self, password: str, *, user: str = "", database: str = "postgres") -> str:
        """The address of a database over the port."""
        made = URL.create("postgresql", user or self.user, password, "127.0.0.1", self.port, database)
        return made.render_as_string(hide_password=False)

    def run(self, *statements: str) -> None:
        """Runs statements in the chief database, each in a transaction of its own."""
        engine = create_engine(
            self.url().replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def schema(self, **more: str) -> str:
        """The address of a new, empty schema of the chief database: as good as a database, and made much sooner."""
        name = f"s{next(_COUNT)}"
        self.run(f"CREATE SCHEMA {name}")
        return self.url(options=f"-csearch_path={name}", **more)

    @contextmanager
    def tablespace(self, folder: Path) -> Iterator[str]:
        """The address of a new schema whose tables lie in a folder; they are gone at the end."""
        inside = folder / "tables"
        inside.mkdir()
        if os.geteuid() == 0:
            shutil.chown(inside, self.user)
            folder.chmod(0o755)
        name = f"t{next(_COUNT)}"
        self.run(f"CREATE TABLESPACE {name} LOCATION '{inside}'", f"CREATE SCHEMA {name}")
        try:
            yield self.url(options=f"-csearch_path={name} -cdefault_tablespace={name}")
        finally:
            self.run(f"DROP SCHEMA {name} CASCADE", "CHECKPOINT", f"DROP TABLESPACE {name}")


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs, those of its newest version; None where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = [Path(one).resolve() for one in [shutil.which("initdb")] if one]
    return next((path.parent for path in [*reversed(found), *on_path] if (path.parent / "postgres").exists()), None)


def missing() -> str:
    """Why there can be no server here; empty where there can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg isn't installed: pip install 'onrecord[postgresql]'"
    return "" if binaries() else "PostgreSQL isn't installed: apt-get install postgresql"


@contextmanager
def server() -> Iterator[Server]:
    """Starts a server, and stops it at the end; skips where there can be none."""
    if why := missing():
        if os.environ.get("ONRECORD_TEST_POSTGRES") == "required":
            pytest.fail(why)
        pytest.skip(why)
    programs = binaries()
    assert programs
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    user, own = _user(folder)
    made = Server(folder, user, _free_port())
    try:
        (folder / "password").write_text(PASSWORD)
        _run(programs / "initdb", *_layout(folder, user), **own)
        options = " ".join(f"-c {one}" for one in (*_QUICK, f"port={made.port}", f"unix_socket_directories={folder}"))
        control = (programs / "pg_ctl", "-D", folder / "data", "-w")
        _run(*control, "-l", folder / "log", "-o", f"{options} -c listen_addresses=127.0.0.1", "start", **own)
        try:
            yield made
        finally:
            _run(*control, "-m", "immediate", "stop", **own)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _layout(folder: Path, user: str) -> list[str]:
    """A database that orders text as English does, not by code points: the record must not follow it."""
    order = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]
    doors = ["--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={folder / 'password'}"]
    return ["-D", str(folder / "data"), "-U", user, "--no-sync", *order, *doors]


def _user(folder: Path) -> tuple[str, dict[str, Any]]:
    """Who runs the server, and how to become that user: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return getpass.getuser(), {}
    names = [one.pw_name for one in pwd.getpwall()]
    who = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, who.pw_uid, who.pw_gid)
    return who.pw_name, {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _run(*command: object, **own: Any) -> None:
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", **own
    )
    if done.returncode:
        log = next((path.read_text() for path in Path(str(command[2])).parent.glob("log")), "")
        raise RuntimeError(f"{command[0]}: {done.stdout.decode()}\n{log}")
