"""`/outcomes`: what came of forecasts, as the reports up to a day tell; and of those of each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import QueryError
from onrecord.export import across_json, across_sheet
from onrecord.model import Came
from onrecord.store.behind import behind, id_of_outcome, id_of_track
from onrecord.web import across_answers, answers
from onrecord.web.asked import Judged, Outcomes
from onrecord.web.facets import facets
from onrecord.web.history import of_outcome
from onrecord.web.lately import Lately, Latest
from onrecord.web.listing import Kept, Listing, Some
from onrecord.web.pages import query
from onrecord.web.person import Who, suggested
from onrecord.web.routes.forecast import mark, stands_by

if TYPE_CHECKING:
    from onrecord.link.outcomes import Outcome, Track

router = APIRouter()
Asked = Annotated[Outcomes, Query()]
BySource = Annotated[Judged, Query()]

OUTCOMES: Listing[Outcome] = Listing(
    "/outcomes", "What came of forecasts", across_sheet.OUTCOMES, across_json.outcome, id_of_outcome
)
TRACKS: Listing[Track] = Listing(
    "/outcomes/by-source", "What came of forecasts, by source", across_sheet.TRACKS, across_json.track, id_of_track
)


@router.get("/outcomes", include_in_schema=False)
def page(request: Request, record: Kept, latest: Latest, asked: Asked, who: Who) -> Response:
    """The forecasts with what came of each; the day as of which stands in the address."""
    if asked.as_of is None:
        return _as_of(request, record)
    told, too_many = dict(request.query_params), ""
    try:
        every = of_any(record, latest, asked)
        some = OUTCOMES.some(wanted(every, asked), asked)
    except QueryError as fault:
        too_many, every = str(fault), ()
        some = _of_these(record, latest, asked)
    counts = Counter(one.outcome for one in every)
    came = {name: counts[name] for name in get_args(Came) if counts[name]}
    values = {
        "outcomes": facets("/outcomes", told, "outcome", came),
        "due": None if too_many else len(every) - counts["open"],
        "places": record.words([each for one in some.rows for each in one.evidence]),
        "as_of": asked.as_of,
        "too_many": too_many,
        "turn": asked.limit,
    }
    return OUTCOMES.page(request, some, asked, **values, **_decided(request, record, some.rows, who))


@router.get("/outcomes.csv", include_in_schema=False)
def csv(record: Kept, latest: Latest, asked: Asked) -> Response:
    """The same, all of them, as CSV."""
    return OUTCOMES.csv(wanted(of_any(record, latest, asked), asked))


@router.get("/api/outcomes", name="Outcomes", responses=answers.found(across_answers.Outcome))
def json(record: Kept, latest: Latest, asked: Asked) -> Response:
    """What came of forecasts, as the reports up to a day tell; today, or the last report's where none is given."""
    return OUTCOMES.json(wanted(of_any(record, latest, asked), asked), asked)


@router.get("/outcomes/by-source", include_in_schema=False)
def by_source(request: Request, record: Kept, latest: Latest, asked: BySource) -> Response:
    """What came of each source's forecasts, with shares where enough of them are known."""
    if asked.as_of is None:
        return _as_of(request, record)
    found: Sequence[Track] = ()
    too_many = ""
    try:
        found = tracks(record, latest, asked)
    except QueryError as fault:
        too_many = str(fault)
    return TRACKS.page(request, found, asked, as_of=asked.as_of, too_many=too_many)


@router.get("/outcomes/by-source.csv", include_in_schema=False)
def by_source_csv(record: Kept, latest: Latest, asked: BySource) -> Response:
    """The same, all of them, as CSV."""
    return TRACKS.csv(tracks(record, latest, asked))


@router.get("/api/outcomes/by-source", name="Outcomes by source", responses=answers.found(across_answers.Track))
def by_source_json(record: Kept, latest: Latest, asked: BySource) -> Response:
    """What came of each source's forecasts, each counted once."""
    return TRACKS.json(tracks(record, latest, asked), asked)


def _as_of(request: Request, record: Kept) -> Response:
    """The same question with its day in the address."""
    return RedirectResponse(f"{request.url.path}?{query(dict(request.query_params), as_of=record.last_day())}", 303)


def _decided(request: Request, record: Kept, some: Sequence[Outcome], who: str) -> dict[str, Any]:
    """What a page has for a person to decide, and what people decided, by the ids of the outcomes."""
    tellings = {id_of_outcome(one): {".".join(key) for key in one.forecasts} for one in some}
    said = record.outcome_decisions(set().union(*tellings.values()))
    of = {id: [one for telling, one in said if telling in those] for id, those in tellings.items()}
    on = {id: [one for telling, one in said if telling == id] for id in tellings}
    claims = record.findings(tellings)
    return {
        "claims": claims,
        "histories": {id: of_outcome(ones) for id, ones in of.items()},
        "marks": {id: mark(entry, on[id]) for id, entry in claims.items()},
        "own": {id for id in tellings if stands_by(on[id], who)},
        "who": who or suggested(request, record),
        "back": f"/outcomes?{query(dict(request.query_params))}",
        "form_token": request.app.state.door.form_token,
    }


def _of_these(record: Kept, latest: Lately, asked: Outcomes) -> Some[Outcome]:
    """The outcomes of as many forecasts as a page has, where all are too many to be judged at once."""
    filters = {name: one for name, one in asked.filters().items() if name not in ("as_of", "outcome")}
    forecasts = list(islice(record.forecasts(**filters), asked.limit + 1))
    ids = tuple(one.id for one in forecasts[: asked.limit])
    found = record.decided(latest.of(record.proposed_of, {"forecasts": ids, "as_of": asked.as_of}))
    rows = [one for one in found if asked.outcome in (None, one.outcome)]
    return Some(rows, ids[-1] if len(forecasts) > asked.limit else None)


def of_any(record: Kept, latest: Lately, asked: Judged) -> Sequence[Outcome]:
    """The outcomes of what is asked for, whatever came."""
    filters: dict[str, Any] = {**asked.filters(), "as_of": asked.as_of or record.last_day()}
    proposed = {name: one for name, one in filters.items() if name not in ("outcome", "after")}
    return record.decided(latest.of(record.proposed, proposed))


def wanted(found: Sequence[Outcome], asked: Outcomes) -> Sequence[Outcome]:
    """Those that came to what is asked for, behind the one that it goes on after."""
    return behind([one for one in found if asked.outcome in (None, one.outcome)], id_of_outcome, asked.after)


def tracks(record: Kept, latest: Lately, asked: Judged) -> Sequence[Track]:
    """What came of each source's forecasts, behind the source that it goes on after."""
    from onrecord.link import outcomes

    return behind(outcomes.tracks(of_any(record, latest, asked)), id_of_track, asked.after)
