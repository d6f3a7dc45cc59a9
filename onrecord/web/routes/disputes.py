"""`/disputes`: where sources of one event exclude each other, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import QueryError
from onrecord.export import across_json, across_sheet
from onrecord.store.behind import behind, id_of_dispute
from onrecord.web import across_answers, answers
from onrecord.web.asked import Disputes
from onrecord.web.facets import facets
from onrecord.web.lately import RECENT, Lately, Latest
from onrecord.web.listing import Kept, Listing
from onrecord.web.partly import partly

if TYPE_CHECKING:
    from onrecord.link.disputes import Dispute

router = APIRouter()
Asked = Annotated[Disputes, Query()]

LISTING: Listing[Dispute] = Listing(
    "/disputes", "Disputes", across_sheet.DISPUTES, across_json.dispute, id_of_dispute, across_sheet.held
)


@router.get("/disputes", include_in_schema=False)
def page(request: Request, record: Kept, latest: Latest, asked: Asked) -> Response:
    """The disputes with their sides beside each other; those of the last days where the record is large."""
    day = None if asked.filters() else record.day_of_last(RECENT)
    if day is not None and record.size() > RECENT * 4:
        return RedirectResponse(f"/disputes?since={day}", 303)
    every: Sequence[Dispute] = ()
    too_many = ""
    try:
        every = of_any_kind(record, latest, asked)
    except QueryError as fault:
        too_many = str(fault)
    found = wanted(every, asked)
    shown = found[: asked.limit]
    places = record.words([at for one in shown for side in one.sides for at in side.at])
    events = record.findings({id for one in shown for id in one.about[:1]})
    told = dict(request.query_params)
    kinds = facets("/disputes", told, "kind", Counter(one.kind for one in every))
    part = partly(record, "/disputes", told, asked.since)
    values = {"kinds": kinds, "part": part, "too_many": too_many}
    return LISTING.page(request, found, asked, places=places, events=events, **values)


@router.get("/disputes.csv", include_in_schema=False)
def csv(record: Kept, latest: Latest, asked: Asked) -> Response:
    """The same, all of them, as CSV: a row for each who holds a side."""
    return LISTING.csv(wanted(of_any_kind(record, latest, asked), asked))


@router.get("/api/disputes", name="Disputes", responses=answers.found(across_answers.Dispute))
def json(record: Kept, latest: Latest, asked: Asked) -> Response:
    """Where sources of one event exclude each other."""
    return LISTING.json(wanted(of_any_kind(record, latest, asked), asked), asked)


def of_any_kind(record: Kept, latest: Lately, asked: Disputes) -> Sequence[Dispute]:
    """The disputes of what is asked for, of every kind."""
    filters = {name: value for name, value in asked.filters().items() if name not in ("kind", "after")}
    return latest.of(record.disputes, filters)


def wanted(found: Sequence[Dispute], asked: Disputes) -> Sequence[Dispute]:
    """Those of the kind that is asked for, behind the one that it goes on after."""
    return behind([one for one in found if asked.kind in (None, one.kind)], id_of_dispute, asked.after)
