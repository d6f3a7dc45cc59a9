"""`/forecasts/{id}`: one forecast with what came of it, and what people decide on that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.exceptions import HTTPException

from onrecord.errors import NotFound, QueryError
from onrecord.export import across_json, answer_json
from onrecord.model import Forecast
from onrecord.store import Entry, Record
from onrecord.store.behind import id_of_outcome
from onrecord.web import across_answers, answers, person
from onrecord.web.across_answers import Settled
from onrecord.web.history import of_outcome
from onrecord.web.lately import Lately, Latest
from onrecord.web.listing import Kept
from onrecord.web.pages import page
from onrecord.web.person import Form, Who

if TYPE_CHECKING:
    from onrecord.link.decided import Decision
    from onrecord.link.outcomes import Outcome

router = APIRouter()

WORDS: tuple[Settled, ...] = get_args(Settled)
MEANWHILE = "Somebody decided on this meanwhile. It is shown as it stands now; decide again."
UNNAMED = "Nobody is named who decides; write your name."


class Judging(BaseModel):
    """As of which day a forecast is judged.

    Of a decision ``seen`` is the mark of the forecast as whoever decides saw it, ``back`` where it was decided.
    """

    model_config = ConfigDict(extra="forbid")

    as_of: date | None = None
    seen: str = Field("", max_length=100)
    back: str = Field("", max_length=10_000)


Asked = Annotated[Judging, Query()]


class Deciding(BaseModel):
    """What somebody decides came of a forecast."""

    model_config = ConfigDict(extra="forbid")

    what: Settled
    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=person.LONGEST)]
    note: Annotated[str, StringConstraints(max_length=2000)] = ""


@router.get("/forecasts/{id}", include_in_schema=False)
def one(request: Request, record: Kept, latest: Latest, id: str, asked: Asked, who: Who) -> Response:
    """The forecast that an id names, with what came of it, the passages that tell so, and what people decided."""
    return _page(request, record, latest, id, asked.as_of, who)


@router.post("/forecasts/{id}", include_in_schema=False)
def decide(request: Request, record: Kept, latest: Latest, id: str, asked: Asked, who: Who, form: Form) -> Response:
    """Takes a decision on what came of it, and leads back to where it was taken."""
    what = next((word for word in WORDS if word == form.get("what")), None)
    if what is None:
        raise HTTPException(400, f"{form.get('what') or 'nothing'}: didn't come of it; there are {', '.join(WORDS)}")
    entry, by = _entry(record, id), person.as_name(form.get("name", "")) or who
    said, note = [one for _, one in record.outcome_decisions([entry.id])], form.get("note", "").strip()
    error = _fault(entry, said, what, by, asked.seen)
    is_sent_twice = error == MEANWHILE and [(one.by, one.what, one.note) for one in said[-1:]] == [(by, what, note)]
    if error and not is_sent_twice:
        return _page(request, record, latest, entry.id, asked.as_of, by, error=error, note=note)
    if not is_sent_twice:
        record.decide_outcome(entry.id, what, note=note, by=by)
    answer = RedirectResponse(person.back_to(asked.back, f"/forecasts/{entry.id}"), 303)
    person.keep(answer, by)
    return answer


@router.get("/api/forecasts/{id}", name="A forecast", responses=answers.told(across_answers.ForecastTold))
def json(record: Kept, latest: Latest, id: str, as_of: date | None = None) -> Response:
    """A forecast with all its tellings, what came of it as the reports up to a day tell, and what people decided."""
    entry = _entry(record, id)
    return JSONResponse(_told(record, _outcome(record, latest, entry.id, as_of), entry))


@router.post(
    "/api/forecasts/{id}/outcome", name="Decide an outcome", responses=answers.told(across_answers.ForecastTold)
)
def decide_by_program(record: Kept, latest: Latest, id: str, given: Deciding) -> Response:
    """Takes what somebody says came of a forecast, or takes it back; it stands above what is proposed.

    Where two people say otherwise of each other, what is proposed stands until they agree. An `Origin` with the
    address of the room is asked for, as browsers send it: what is posted from elsewhere is refused.
    """
    by = person.as_name(given.by)
    if not by:
        raise QueryError(UNNAMED)
    about = record.decide_outcome(id, given.what, note=given.note.strip(), by=by)
    return JSONResponse(_told(record, _outcome(record, latest, about, None), _entry(record, about)))


def mark(entry: Entry[Forecast], decisions: Iterable[Decision]) -> str:
    """A mark of a forecast and of what people decided came of it: who saw these otherwise is shown them anew first."""
    return hashlib.sha256(repr((entry.finding, [*decisions])).encode("utf-8", "replace")).hexdigest()[:12]


def _fault(entry: Entry[Forecast], said: Sequence[Decision], what: Settled, by: str, seen: str) -> str:
    """Why a decision isn't taken; empty where it is."""
    if not by:
        return UNNAMED
    if seen not in ("", mark(entry, said)):
        return MEANWHILE
    if what == "undo" and not stands_by(said, by):
        return f"{by} decided nothing on this that could be taken back."
    return ""


def _page(
    request: Request,
    record: Record,
    latest: Lately,
    id: str,
    as_of: date | None,
    who: str,
    *,
    error: str = "",
    note: str = "",
) -> Response:
    entry, as_of = _entry(record, id), as_of or record.last_day()
    says, outcome = "", None
    try:
        outcome = _outcome(record, latest, entry.id, as_of)
    except QueryError as fault:
        says = str(fault)
    first = id_of_outcome(outcome) if outcome else entry.id
    if first != id and not error:
        return RedirectResponse(f"/forecasts/{first}", 303)
    ids = [".".join(key) for key in outcome.forecasts] if outcome else [entry.id]
    said = record.outcome_decisions(ids)
    on_this = [one for id, one in said if id == entry.id]
    told = record.findings(ids)
    return page(
        request,
        "forecast.html",
        409 if error else 200,
        entry=entry,
        outcome=outcome,
        says=says,
        error=error,
        note=note,
        as_of=as_of,
        told=[told[each] for each in ids if each in told],
        places=record.words(outcome.evidence) if outcome else {},
        history=of_outcome([one for _, one in said]),
        seen=mark(entry, on_this),
        has_decided=stands_by(on_this, who),
        who=who or person.suggested(request, record),
        form_token=request.app.state.door.form_token,
    )


def _outcome(record: Record, latest: Lately, id: str, as_of: date | None) -> Outcome | None:
    proposed = latest.of(record.proposed_of, {"forecasts": (id,), "as_of": as_of})
    return next(iter(record.decided(proposed)), None)


def _entry(record: Record, id: str) -> Entry[Forecast]:
    """The forecast with this whole or shortened id."""
    shown = record.show(id)
    entry = getattr(shown, "entry", None)
    if entry is None or not isinstance(entry.finding, Forecast):
        raise NotFound(f"{id}: is no forecast; the list of forecasts has them all")
    found: Entry[Forecast] = entry
    return found


def _told(record: Record, outcome: Outcome | None, entry: Entry[Forecast]) -> dict[str, Any]:
    ids = [".".join(key) for key in outcome.forecasts] if outcome else [entry.id]
    told = record.findings(ids)
    return {
        "found": [answer_json.entry(told[id]) for id in ids if id in told],
        "outcome": across_json.outcome(outcome) if outcome else None,
        "decisions": [across_json.fulfilment(*one) for one in record.outcome_decisions(ids)],
    }


def stands_by(said: Sequence[Decision], by: str) -> bool:
    """Whether somebody decided, and didn't take it back."""
    last = next((one for one in reversed(said) if one.by == by), None)
    return last is not None and last.what != "undo"
