"""`/`: what this is, and where to begin."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.web.listing import Kept
from onrecord.web.pages import page

router = APIRouter()


@router.get("/", include_in_schema=False)
def home(request: Request, record: Kept) -> HTMLResponse:
    """The record's name and size, a search, and the pages."""
    return page(request, "home.html", size=record.size())
