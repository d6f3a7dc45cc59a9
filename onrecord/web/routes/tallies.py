"""`/who-says`, `/evidence` and `/forces`: who speaks of whom, what rests on little, numbers by side and day."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from onrecord.export import answer_json, sheet
from onrecord.store.forces import Force
from onrecord.store.resting import Resting
from onrecord.store.spoken import Spoken
from onrecord.web import answers, asked
from onrecord.web.amounts import MOST, categories, picture
from onrecord.web.facets import facets
from onrecord.web.listing import Kept, Listing

router = APIRouter()

WHO_SAYS: Listing[Spoken] = Listing(
    "/who-says", "Who speaks of whom", sheet.WHO_SAYS, answer_json.spoken, lambda one: one.id
)
EVIDENCE: Listing[Resting] = Listing(
    "/evidence", "Evidence", sheet.EVIDENCE, answer_json.resting, lambda one: one.entry.id
)
FORCES: Listing[Force] = Listing("/forces", "Forces", sheet.FORCES, answer_json.force, lambda one: one.id)


@router.get("/who-says", include_in_schema=False)
def who_says_page(request: Request, record: Kept, wanted: Annotated[asked.Spoken, Query()]) -> HTMLResponse:
    """Who speaks of whom as a list."""
    return WHO_SAYS.page(request, record.who_says(**wanted.filters()), wanted)


@router.get("/evidence", include_in_schema=False)
def evidence_page(request: Request, record: Kept, wanted: Annotated[asked.Resting, Query()]) -> HTMLResponse:
    """What rests on little as a list."""
    return EVIDENCE.page(request, record.evidence(**wanted.filters()), wanted)


@router.get("/forces", include_in_schema=False)
def forces_page(request: Request, record: Kept, wanted: Annotated[asked.Forces, Query()]) -> HTMLResponse:
    """Numbers of one category as a picture, and all that are asked for as a table."""
    filters = wanted.filters()
    every = {name: one for name, one in filters.items() if name not in ("after", "category")}
    drawn = list(islice(record.forces(**every), MOST + 1))
    counts = categories(drawn[:MOST])
    category = (wanted.category or next(iter(counts), "")).lower()
    return FORCES.page(
        request,
        record.forces(**filters),
        wanted,
        categories=facets("/forces", dict(request.query_params), "category", counts),
        picture=picture(drawn[:MOST], category),
        drawn=MOST,
        drawn_all=len(drawn) <= MOST,
    )


@router.get("/who-says.csv", include_in_schema=False)
def who_says_csv(record: Kept, wanted: Annotated[asked.Spoken, Query()]) -> Response:
    """Who speaks of whom, all of it, as CSV."""
    return WHO_SAYS.csv(record.who_says(**wanted.filters()))


@router.get("/api/who-says", name="Who says", responses=answers.found(answers.Spoken))
def who_says(record: Kept, wanted: Annotated[asked.Spoken, Query()]) -> Response:
    """Who speaks of whom, how often, and in which acts."""
    return WHO_SAYS.json(record.who_says(**wanted.filters()), wanted)


@router.get("/evidence.csv", include_in_schema=False)
def evidence_csv(record: Kept, wanted: Annotated[asked.Resting, Query()]) -> Response:
    """What rests on little, all of it, as CSV."""
    return EVIDENCE.csv(record.evidence(**wanted.filters()))


@router.get("/api/evidence", name="Evidence", responses=answers.told(answers.RestingOnLittle))
def evidence(record: Kept, wanted: Annotated[asked.Resting, Query()]) -> Response:
    """The statements and events that rest only on unnamed or undisclosed evidence, or on one source."""
    return EVIDENCE.json(record.evidence(**wanted.filters()), wanted)


@router.get("/forces.csv", include_in_schema=False)
def forces_csv(record: Kept, wanted: Annotated[asked.Forces, Query()]) -> Response:
    """Numbers of forces, all of them, as CSV."""
    return FORCES.csv(record.forces(**wanted.filters()))


@router.get("/api/forces", name="Forces", responses=answers.found(answers.Force))
def forces(record: Kept, wanted: Annotated[asked.Forces, Query()]) -> Response:
    """Personnel and equipment by side, place and day."""
    return FORCES.json(record.forces(**wanted.filters()), wanted)
