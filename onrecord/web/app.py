"""The application: a record, the pages on it, and what goes wrong as pages."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp

from onrecord.settings import VERSION
from onrecord.store import Record
from onrecord.web import answers, faults, pages
from onrecord.web.adding.desk import Desk
from onrecord.web.adding.shelf import Shelf
from onrecord.web.door import Door, Guard
from onrecord.web.lately import AT_ONCE, Lately
from onrecord.web.routes import (
    actors,
    add,
    changes,
    disputes,
    enter,
    event,
    events,
    forecast,
    forecasts,
    home,
    missed,
    outcomes,
    reports,
    review,
    search,
    statements,
    tallies,
    timeline,
)

STATIC = Path(__file__).with_name("static")
ROUTERS = (
    home,
    reports,
    statements,
    events,
    event,
    forecasts,
    forecast,
    search,
    timeline,
    actors,
    tallies,
    disputes,
    changes,
    outcomes,
    missed,
    review,
    add,
    enter,
)


def create(record: Record, door: Door, desk: Desk | None = None) -> ASGIApp:
    """The reading room of a record behind a door; the record is closed when it shuts.

    Files are added at the desk; without one at a desk whose folder is beside the record.
    """
    desk = desk or Desk(record, Shelf.beside(record))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pages.prepare()
        desk.open()
        yield
        desk.close()
        record.close()

    app = FastAPI(
        title="onrecord",
        version=VERSION,
        description="The questions of a record, as its pages ask them.",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=answers.FAULTS,
        generate_unique_id_function=_operation,
    )
    app.state.record, app.state.door, app.state.desk = record, door, desk
    app.state.lately, record.most_at_once = Lately(record), AT_ONCE
    faults.handle(app)
    app.mount("/static", StaticFiles(directory=STATIC), "static")
    for routes in ROUTERS:
        app.include_router(routes.router)
    return Guard(app, door)


def _operation(route: APIRoute) -> str:
    """What programs made from the API's description call a question: its address with underscores."""
    return re.sub(r"\W+", "_", route.path).strip("_")
