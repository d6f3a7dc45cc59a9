"""What only a server does: it is away, refuses a user, lets nobody write. Each says what to do, none a password."""

from __future__ import annotations

import pytest

from onrecord.errors import StoreError
from onrecord.store import dialect, open_record
from tests import make
from tests.postgres import PASSWORD, Server

WRONG = "my-old-password"


def test_a_record_is_opened_by_user_and_password(server: Server) -> None:
    server.run("CREATE DATABASE reached")
    address = server.over_port(PASSWORD, database="reached")
    with open_record(address) as record:
        record.add(make.full_reading())
        assert len(list(record.statements())) == 2
        assert PASSWORD not in record.where
        assert record.where.startswith("postgresql://")


def test_a_wrong_password_is_refused_and_not_printed(server: Server) -> None:
    with pytest.raises(StoreError, match="refuses the user or the password; check both") as raised:
        open_record(server.over_port(WRONG))
    assert WRONG not in str(raised.value)


def test_a_password_that_is_missing_is_asked_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    with pytest.raises(StoreError, match="refuses the user or the password"):
        open_record(server.over_port("").replace(":@", "@"))


def test_a_user_whom_nobody_knows_is_refused(server: Server) -> None:
    with pytest.raises(StoreError, match="refuses this user, whom it doesn't know"):
        open_record(server.url().replace(f"//{server.user}@", "//ida@"))


def test_a_database_that_is_not_there_is_named(server: Server) -> None:
    with pytest.raises(
        StoreError, match=r"/nowhere\?.*: isn't there, the server has no such database; make it: created"
    ):
        open_record(server.url("nowhere"))


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nowhere.invalid:5432"])
def test_a_server_that_is_away_is_named(host: str) -> None:
    with pytest.raises(StoreError, match=f"{host}/border: can't be reached, no server answers there; start it"):
        open_record(f"postgresql://ida:{WRONG}@{host}/border")


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
def test_one_driver_is_used(scheme: str) -> None:
    assert dialect.url_of(f"{scheme}://ida@host/border").drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://ida:{WRONG}@127.0.0.1:1/border",
        f"postgresql://127.0.0.1:1/border?user=ida&password={WRONG}",
        f"postgresql://127.0.0.1:1/border?sslpassword={WRONG}&user=ida",
        f"postgresql://ida:{WRONG}@127.0.0.1:port/border",
        f"postgresql://127.0.0.1:port/border?password={WRONG}&user=ida",
        f"nonsense://ida:{WRONG}@127.0.0.1/border?password={WRONG}",
    ],
)
def test_no_password_is_printed(address: str) -> None:
    with pytest.raises(StoreError, match="border") as raised:
        open_record(address)
    assert WRONG not in str(raised.value)


def test_a_server_that_lets_nobody_write_can_be_asked(server: Server) -> None:
    address = server.schema()
    with open_record(address) as record:
        record.add(make.full_reading())
    with open_record(address.replace("options=", "options=-cdefault_transaction_read_only%3Don%20")) as record:
        with pytest.raises(StoreError, match="can't be written, the server only lets it be read"):
            record.add(make.full_reading("Again.\n\n" + make.TEXT))
        assert len(list(record.readings())) == 1


def test_a_user_without_rights_is_told_so(server: Server) -> None:
    address = server.schema()
    open_record(address).close()
    schema = address.partition("search_path%3D")[2].partition("&")[0]
    server.run("CREATE ROLE guest LOGIN", f"GRANT USAGE ON SCHEMA {schema} TO guest")
    with pytest.raises(StoreError, match="isn't open to this user; have its owner grant the rights"):
        open_record(address.replace(f"//{server.user}@", "//guest@"))


def test_a_database_that_cannot_hold_all_text_is_refused(server: Server) -> None:
    server.run("CREATE DATABASE old ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match="keeps text as LATIN1; make a database with createdb -E UTF8"):
        open_record(server.url("old"))


def test_a_server_that_is_lost_on_the_way_is_said_to_be(server: Server) -> None:
    with open_record(server.schema(application_name="onrecord-lost")) as record:
        record.add(make.full_reading())
        lost = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onrecord-lost'"
        server.run(lost)
        with pytest.raises(StoreError, match="lost its server while it was asked"):
            list(record.statements())
        assert len(list(record.statements())) == 2
