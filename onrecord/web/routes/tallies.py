"""The questions that have an address for programs and spreadsheets: who speaks of whom, evidence, forces."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from onrecord.export import answer_json, sheet
from onrecord.store.forces import Force
from onrecord.store.resting import Resting
from onrecord.store.spoken import Spoken
from onrecord.web import asked
from onrecord.web.listing import Kept, Listing

router = APIRouter()

WHO_SAYS: Listing[Spoken] = Listing("/who-says", "Who says", sheet.WHO_SAYS, answer_json.spoken, lambda one: one.id)
EVIDENCE: Listing[Resting] = Listing(
    "/evidence", "Evidence", sheet.EVIDENCE, answer_json.resting, lambda one: one.entry.id
)
FORCES: Listing[Force] = Listing("/forces", "Forces", sheet.FORCES, answer_json.force, lambda one: one.id)


@router.get("/who-says.csv", include_in_schema=False)
def who_says_csv(record: Kept, wanted: Annotated[asked.Spoken, Query()]) -> Response:
    """Who speaks of whom, all of it, as CSV."""
    return WHO_SAYS.csv(record.who_says(**wanted.filters()))


@router.get("/api/who-says")
def who_says(record: Kept, wanted: Annotated[asked.Spoken, Query()]) -> Response:
    """Who speaks of whom, how often, and in which acts."""
    return WHO_SAYS.json(record.who_says(**wanted.filters()), wanted)


@router.get("/evidence.csv", include_in_schema=False)
def evidence_csv(record: Kept, wanted: Annotated[asked.Resting, Query()]) -> Response:
    """What rests on little, all of it, as CSV."""
    return EVIDENCE.csv(record.evidence(**wanted.filters()))


@router.get("/api/evidence")
def evidence(record: Kept, wanted: Annotated[asked.Resting, Query()]) -> Response:
    """The statements and events that rest only on unnamed or undisclosed evidence, or on one source."""
    return EVIDENCE.json(record.evidence(**wanted.filters()), wanted)


@router.get("/forces.csv", include_in_schema=False)
def forces_csv(record: Kept, wanted: Annotated[asked.Forces, Query()]) -> Response:
    """Numbers of forces, all of them, as CSV."""
    return FORCES.csv(record.forces(**wanted.filters()))


@router.get("/api/forces")
def forces(record: Kept, wanted: Annotated[asked.Forces, Query()]) -> Response:
    """Personnel and equipment by side, place and day."""
    return FORCES.json(record.forces(**wanted.filters()), wanted)
