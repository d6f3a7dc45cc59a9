"""Listens on an address until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable
from urllib.parse import quote

import uvicorn

from onrecord.errors import ServeError
from onrecord.store import Record
from onrecord.web.adding.desk import Desk
from onrecord.web.app import create
from onrecord.web.door import Door


def serve(record: Record, desk: Desk, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serves a record's pages; ``say`` is told the address as soon as it is listened on.

    Files are added at the desk. With port 0 any that is free. ServeError where the address can't be listened on.
    """
    door = Door.at(host)
    with _listening(host, port) as listening:
        say(_address(door, listening.getsockname()[1]))
        app = create(record, door, desk)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(128)
    except (OSError, OverflowError) as fault:
        made.close()
        says = getattr(fault, "strerror", None) or str(fault)
        raise ServeError(f"{host}:{port}: can't be listened on ({says.lower()}); name another with --port") from fault
    return made


def _address(door: Door, port: int) -> str:
    host = f"[{door.host}]" if ":" in door.host else door.host
    return f"http://{host}:{port}/" + (f"enter?token={quote(door.token)}" if door.token else "")
