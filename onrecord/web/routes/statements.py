"""`/statements`: Who said what, and how."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.export import answer_json, sheet
from onrecord.model import Statement
from onrecord.store import Entry
from onrecord.web import answers
from onrecord.web.asked import Statements
from onrecord.web.listing import Kept, Listing

router = APIRouter()
Asked = Annotated[Statements, Query()]

LISTING: Listing[Entry[Statement]] = Listing(
    "/statements", "Statements", sheet.STATEMENTS, answer_json.entry, lambda one: one.id
)


@router.get("/statements", include_in_schema=False)
def page(request: Request, record: Kept, asked: Asked) -> HTMLResponse:
    """The statements that answer to all filters, as a table."""
    return LISTING.page(request, record.statements(**asked.filters()), asked)


@router.get("/statements.csv", include_in_schema=False)
def csv(record: Kept, asked: Asked) -> Response:
    """The same, all of it, as CSV."""
    return LISTING.csv(record.statements(**asked.filters()))


@router.get("/api/statements", name="Statements", responses=answers.found(answers.StatementRow))
def json(record: Kept, asked: Asked) -> Response:
    """Who said what, and how."""
    return LISTING.json(record.statements(**asked.filters()), asked)
