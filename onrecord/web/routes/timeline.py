"""`/timeline`: events and forecasts on a band of days, and events on a map that moves with it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from onrecord.export import answer_json, sheet
from onrecord.store.entries import OnDays
from onrecord.web import answers, bands
from onrecord.web.asked import Band, Told
from onrecord.web.band import band, extent
from onrecord.web.form import fields
from onrecord.web.listing import Kept, Listing
from onrecord.web.pages import page

router = APIRouter()

LISTING: Listing[OnDays] = Listing(
    "/timeline", "Timeline", sheet.TIMELINE, answer_json.on_days, lambda one: one.entry.id
)


@router.get("/timeline", include_in_schema=False)
def timeline(request: Request, record: Kept, asked: Annotated[Band, Query()]) -> HTMLResponse:
    """The band and the map; what they show comes by :func:`shown`."""
    told = {name: value for name, value in request.query_params.items() if value}
    days = (asked.since, asked.until) if asked.since and asked.until else extent(record, asked)
    return page(
        request, "timeline.html", path="/timeline", fields=fields(asked), asked=told, extent=days, rows=asked.rows
    )


@router.get("/timeline.csv", include_in_schema=False)
def csv(record: Kept, asked: Annotated[Told, Query()]) -> Response:
    """What was said, done and foretold, in order of days, all of it, as CSV."""
    return LISTING.csv(record.timeline(**asked.filters()))


@router.get("/api/timeline", name="Timeline", responses=answers.told(answers.Timeline))
def json(record: Kept, asked: Annotated[Told, Query()]) -> Response:
    """What was said, done and foretold, in order of days."""
    return LISTING.json(record.timeline(**asked.filters()), asked)


@router.get("/api/timeline/shown", name="Timeline as shown", responses=answers.told(bands.Shown))
def shown(record: Kept, asked: Annotated[Band, Query()]) -> Response:
    """What a band of days and a map show of events and forecasts: each one where there are few, else how many."""
    return JSONResponse(band(record, asked))
