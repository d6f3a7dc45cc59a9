"""A real Chromium, and a reading room on a port of this machine, for tests that look at pages as a reader does."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn

from onrecord.store import Record
from onrecord.web.adding.desk import Desk
from onrecord.web.app import create
from onrecord.web.door import Door

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
