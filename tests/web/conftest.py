"""A reading room on a small record, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.model import Reading
from onrecord.store import Record, open_record
from onrecord.web.app import create
from onrecord.web.door import Door
from tests import make
from tests.web.browser import chromium

HERE = "http://127.0.0.1"


def small() -> Reading:
    """The reading of a small report in which one statement is told inside another."""
    reading = make.full_reading(publisher="Longline")
    told = reading.statements[0]
    report = reading.report
    inner = make.statement(report, "shelled a bridge", source=make.source(report, "army"), within=told.id)
    return replace(reading, statements=(*reading.statements, inner))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of one small report."""
    with open_record(tmp_path / "record.db") as opened:
        opened.add(small())
        yield opened


@pytest.fixture
def room(record: Record) -> Iterator[TestClient]:
    """The reading room of that record, as this machine reaches it."""
    with TestClient(create(record, Door()), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright isn't installed: pip install -e '.[dev]'"
    )
    where = chromium()
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=where, args=["--no-sandbox"])
        yield opened
        opened.close()
