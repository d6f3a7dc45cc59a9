"""`/forecasts`: What is foretold, and when it can be judged."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.export import answer_json, sheet
from onrecord.model import Forecast
from onrecord.store import Entry
from onrecord.web import answers
from onrecord.web.asked import Forecasts
from onrecord.web.listing import Kept, Listing

router = APIRouter()
Asked = Annotated[Forecasts, Query()]

LISTING: Listing[Entry[Forecast]] = Listing(
    "/forecasts", "Forecasts", sheet.FORECASTS, answer_json.entry, lambda one: one.id
)


@router.get("/forecasts", include_in_schema=False)
def page(request: Request, record: Kept, asked: Asked) -> HTMLResponse:
    """The forecasts that answer to all filters, as a table."""
    return LISTING.page(request, record.forecasts(**asked.filters()), asked)


@router.get("/forecasts.csv", include_in_schema=False)
def csv(record: Kept, asked: Asked) -> Response:
    """The same, all of it, as CSV."""
    return LISTING.csv(record.forecasts(**asked.filters()))


@router.get("/api/forecasts", name="Forecasts", responses=answers.found(answers.ForecastRow))
def json(record: Kept, asked: Asked) -> Response:
    """What is foretold, and when it can be judged."""
    return LISTING.json(record.forecasts(**asked.filters()), asked)
