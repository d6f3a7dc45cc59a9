"""`/events`: Who did what to whom, where and when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.export import answer_json, sheet
from onrecord.model import Event
from onrecord.store import Entry
from onrecord.web import answers
from onrecord.web.asked import Events
from onrecord.web.listing import Kept, Listing

router = APIRouter()
Asked = Annotated[Events, Query()]

LISTING: Listing[Entry[Event]] = Listing("/events", "Events", sheet.EVENTS, answer_json.entry, lambda one: one.id)


@router.get("/events", include_in_schema=False)
def page(request: Request, record: Kept, asked: Asked) -> HTMLResponse:
    """The events that answer to all filters, as a table."""
    return LISTING.page(request, record.events(**asked.filters()), asked)


@router.get("/events.csv", include_in_schema=False)
def csv(record: Kept, asked: Asked) -> Response:
    """The same, all of it, as CSV."""
    return LISTING.csv(record.events(**asked.filters()))


@router.get("/api/events", name="Events", responses=answers.found(answers.EventRow))
def json(record: Kept, asked: Asked) -> Response:
    """Who did what to whom, where and when."""
    return LISTING.json(record.events(**asked.filters()), asked)
