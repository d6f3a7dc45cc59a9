"""A reading room that files are added to, and readers that need no process and no parser."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable

from starlette.testclient import TestClient

from onrecord.store import Record
from onrecord.web.adding.desk import Desk
from onrecord.web.adding.reading import Told, Work, read
from onrecord.web.adding.shelf import Shelf
from onrecord.web.app import create
from onrecord.web.door import Door
from tests.web.conftest import HERE

OURS = {"origin": HERE}


class Here:
    """Reads in this process, all of it before it is asked."""

    def __init__(self, work: Work) -> None:
        self._telling: deque[Told] = deque()
        read(work, self._telling.append)

    def told(self, seconds: float) -> Told | None:
        """What is told next."""
        if not self._telling:
            raise EOFError
        return self._telling.popleft()

    def end(self) -> None:
        """Nothing is to be ended."""


def desk_of(record: Record, start: Callable[[Work], Here] = Here) -> Desk:
    """A desk of a record whose files are read in this process."""
    return Desk(record, Shelf.beside(record), start=start)


def room_of(record: Record, desk: Desk) -> TestClient:
    """The room of a record with this desk; use it in a ``with``."""
    return TestClient(create(record, Door(), desk), base_url=HERE, follow_redirects=False)


def form_token(room: TestClient) -> str:
    """The token of the room's forms."""
    found = re.search(r'name="form_token" value="([^"]+)"', room.get("/add").text)
    assert found is not None
    return found[1]


def give(room: TestClient, *files: tuple[str, bytes], **fields: str) -> str:
    """Adds files as the form does; given back is the address where they are seen to be read."""
    sent = [("files", file) for file in files]
    answer = room.post("/add", data={"form_token": form_token(room), **fields}, files=sent, headers=OURS)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def read_page(room: TestClient, address: str) -> str:
    """The page of an addition as soon as nothing of it goes on."""
    for _ in range(200):
        text = room.get(address).text
        if "data-goes-on" not in text:
            return text
        time.sleep(0.02)
    raise AssertionError(text)
