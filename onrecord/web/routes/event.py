"""`/events/{id}`: one event with all that tell it, why their tellings are one, and what is disputed of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from onrecord.errors import NotFound
from onrecord.export import across_json, answer_json, sheet
from onrecord.store.behind import id_of_dispute
from onrecord.store.told_of import ToldOf
from onrecord.web import across_answers, answers
from onrecord.web.listing import Kept, Listing
from onrecord.web.pages import page

if TYPE_CHECKING:
    from onrecord.link.disputes import Dispute
    from onrecord.store.pairing import Compared

router = APIRouter()

LISTING: Listing[ToldOf] = Listing(
    "/tellings", "Tellings", sheet.TELLINGS, answer_json.telling, lambda one: one.entry.id
)


@router.get("/events/{id}", include_in_schema=False)
def event(request: Request, record: Kept, id: str) -> Response:
    """The event that an id names: each telling with its report, status, numbers, source, and words."""
    told = record.event(id)
    whole = told[0].event
    if whole != id:
        return RedirectResponse(f"/events/{whole}", 303)
    disputes = of_it(record, told)
    return page(
        request,
        "event.html",
        told=told,
        this=next(one for one in told if one.entry.id == whole),
        pairs={one.other: one for one in compared(record, whole)},
        disputes=disputes,
        places=record.words([at for one in disputes for side in one.sides for at in side.at]),
        id=id_of_dispute,
    )


@router.get("/events/{id}/tellings.csv", include_in_schema=False)
def csv(record: Kept, id: str) -> Response:
    """All tellings of the event as CSV."""
    return LISTING.csv(record.event(id))


@router.get("/api/events/{id}", name="An event", responses=answers.told(across_answers.EventTold))
def json(record: Kept, id: str) -> Response:
    """All tellings of the event, what is held of each beside the one named, and what is disputed of it."""
    told = record.event(id)
    return JSONResponse(
        {
            "found": [answer_json.telling(one) for one in told],
            "compared": [across_json.compared(one) for one in compared(record, told[0].event)],
            "disputes": [across_json.dispute(one) for one in of_it(record, told)],
        }
    )


def of_it(record: Kept, told: Sequence[ToldOf]) -> Sequence[Dispute]:
    """What is disputed of an event; one that is told once is disputed by nobody."""
    return record.disputes_of([one.entry.id for one in told]) if len(told) > 1 else ()


def compared(record: Kept, id: str) -> Sequence[Compared]:
    """What is held of a telling beside the others; nothing of one that people rejected, which is linked with none."""
    try:
        return record.compare(id)
    except NotFound:
        return ()
