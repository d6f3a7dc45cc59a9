"""Places for records, in both databases: what a record does is tested once and run on either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from onrecord.store import Record, open_record
from tests import postgres

Fresh = Callable[[], str]
"""Gives the file or address of a place where no record is yet."""


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server; skipped where there is none."""
    with postgres.server() as running:
        yield running


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Places for records in SQLite, then in PostgreSQL."""
    if request.param == "postgresql":
        running: postgres.Server = request.getfixturevalue("server")
        return running.schema
    folder, nth = tmp_path_factory.mktemp("records"), count(1)
    return lambda: str(folder / f"record-{next(nth)}.db")


@pytest.fixture
def where(fresh: Fresh) -> str:
    """A place where no record is yet."""
    return fresh()


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """An empty record."""
    with open_record(where) as made:
        yield made
