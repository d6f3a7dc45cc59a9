"""A real Chromium, and a reading room on a port of this machine, for tests that look at pages as a reader does."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from onrecord.store import Record
from onrecord.web.adding.desk import Desk
from onrecord.web.app import create
from onrecord.web.door import Door

AXE = Path(__file__).parents[2] / "scripts" / "node_modules" / "axe-core" / "axe.min.js"
REQUIRED = os.environ.get("ONRECORD_TEST_CHROMIUM") == "required"


def chromium() -> str:
    """Where Chromium is; without it tests are skipped and say so, or fail where it is required."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        says = "Chromium isn't installed: apt-get install chromium"
        pytest.fail(says) if REQUIRED else pytest.skip(says)
    return found


@contextmanager
def listening(record: Record, desk: Desk | None = None) -> Iterator[str]:
    """The address of a room, with this desk or its own, that listens until the end of the ``with``."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        config = uvicorn.Config(create(record, Door(), desk), log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{made.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def watched(browser: Any, address: str, *, excused: str | None = None, name: str = "") -> Iterator[Any]:
    """A page on a room, of somebody whose ``name`` is kept where one is given.

    Whatever its console complains of, or it asks of another machine, fails the test; complaints that have the
    ``excused`` words in them don't.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address)
    if name:
        context.add_cookies([{"name": "onrecord-name", "value": name, "url": address}])
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda one: faults.append(one.text) if one.type in ("error", "warning") else None)
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.on("request", lambda one: None if one.url.startswith(address) else faults.append(one.url))
    yield opened
    context.close()
    assert [fault for fault in faults if excused is None or excused not in fault] == []
