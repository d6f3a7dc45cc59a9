"""A record for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.store import Record, open_record


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """An empty record."""
    with open_record(where) as made:
        yield made
