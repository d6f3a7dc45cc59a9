"""`/actors`: who speaks of whom; and of one actor what they said, did and foretold, and had said of them."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.web.listing import Kept
from onrecord.web.pages import page
from onrecord.web.spoken import around, matrix

router = APIRouter()

FEW = 12
"""Rows of each part of an actor's page; the lists have the rest."""
LISTED, PAIRS = 40, 200
"""Pairs that are listed beneath a picture, and those that it is drawn of."""


@router.get("/actors", include_in_schema=False)
def actor(request: Request, record: Kept, name: Annotated[str, Query(max_length=2000)] = "") -> HTMLResponse:
    """The page of those whose name holds some words; without any, those who speak most of others."""
    if not name.strip():
        pairs = list(islice(record.who_says(), PAIRS))
        return page(request, "actors.html", name="", pairs=pairs[:LISTED], picture=matrix(pairs))
    speaks_of = list(islice(record.who_says(by=name), PAIRS))
    spoken_of = list(islice(record.who_says(of=name), PAIRS))
    return page(
        request,
        "actor.html",
        name=name,
        said=list(islice(record.statements(by=name), FEW)),
        done=list(islice(record.events(by=name), FEW)),
        foretold=list(islice(record.forecasts(by=name), FEW)),
        suffered=list(islice(record.events(to=name), FEW)),
        speaks_of=speaks_of[:FEW],
        spoken_of=spoken_of[:FEW],
        picture=around(name, spoken_of, speaks_of),
    )
