"""`/changes`: what later reports say otherwise, since a day, or since somebody last looked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import QueryError
from onrecord.export import across_json, across_sheet
from onrecord.store.behind import behind, id_of_change
from onrecord.web import across_answers, answers
from onrecord.web.asked import Changes
from onrecord.web.door import Door
from onrecord.web.facets import facets
from onrecord.web.lately import RECENT, Lately, Latest
from onrecord.web.listing import Kept, Listing
from onrecord.web.pages import query
from onrecord.web.partly import partly
from onrecord.web.person import Form, Who

if TYPE_CHECKING:
    from onrecord.link.changes import Change

router = APIRouter()
Asked = Annotated[Changes, Query()]
WEEK = timedelta(days=7)
LONGEST = 16
"""Digits of a number of a change."""


def _looker(record: Kept, who: Who) -> str:
    return who or record.who


Looker = Annotated[str, Depends(_looker)]
"""Whose changes are new: who gave a name in the browser, else whoever started the program."""

LISTING: Listing[Change] = Listing("/changes", "Changes", across_sheet.CHANGES, across_json.change, id_of_change)


@router.get("/changes", include_in_schema=False)
def page(request: Request, record: Kept, latest: Latest, asked: Asked, who: Looker) -> Response:
    """The changes since a day; without one, of the last week that the record has."""
    if asked.since is None and not asked.new:
        since = last_days(record, asked.until)
        return RedirectResponse(f"/changes?{query(dict(request.query_params), since=since)}", 303)
    last, too_many = record.last_change(), ""
    every: Sequence[Change] = ()
    try:
        every = of_any_kind(record, latest, asked, who)
    except QueryError as fault:
        too_many = str(fault)
    found = wanted(every, asked)
    some = found[: asked.limit]
    places = record.words([at for one in some for at in (*one.before, *one.after)])
    events = record.findings({id for one in some for id in one.about[:1]})
    told = dict(request.query_params)
    kinds = facets("/changes", told, "kind", Counter(one.kind for one in every))
    door: Door = request.app.state.door
    shown = {"kinds": [] if asked.new else kinds, "new": asked.new, "since": asked.since, "person": who}
    part = partly(record, "/changes", told, asked.since)
    form = {"too_many": too_many, "part": part, "form_token": door.form_token, "last": last}
    return LISTING.page(request, found, asked, places=places, events=events, **shown, **form)


@router.post("/changes/seen", include_in_schema=False)
def seen(record: Kept, form: Form, who: Looker) -> Response:
    """Remembers that what was new was looked at, up to a change of the record, as `onrecord changes --new` does."""
    last = form.get("last", "")
    if last.isdecimal() and len(last) < LONGEST:
        record.seen_changes(min(int(last), record.last_change()), who=who)
    return RedirectResponse("/changes?new=true", 303)


@router.get("/changes.csv", include_in_schema=False)
def csv(record: Kept, latest: Latest, asked: Asked, who: Looker) -> Response:
    """The same, all of them, as CSV."""
    return LISTING.csv(wanted(of_any_kind(record, latest, asked, who), asked))


@router.get("/api/changes", name="Changes", responses=answers.found(across_answers.Change))
def json(record: Kept, latest: Latest, asked: Asked, who: Looker) -> Response:
    """What reports after a day say otherwise than earlier ones; without a day, those of the last week of the record."""
    return LISTING.json(wanted(of_any_kind(record, latest, asked, who), asked), asked)


def last_days(record: Kept, until: date | None) -> date:
    """The day a week before the last report, or a later one where that week has very many."""
    last = until or record.day_of_last(0) or date.today()
    return max(last - WEEK if last > date.min + WEEK else date.min, record.day_of_last(RECENT) or date.min)


def of_any_kind(record: Kept, latest: Lately, asked: Changes, who: str) -> Sequence[Change]:
    """The changes of what is asked for, of every kind."""
    if asked.new:
        return latest.of(record.new_changes, {"seen": False, "who": who})
    filters = {name: getattr(asked, name) for name in ("until", "where", "by")}
    return latest.of(record.changes, {**filters, "since": asked.since or last_days(record, asked.until)})


def wanted(found: Sequence[Change], asked: Changes) -> Sequence[Change]:
    """Those of the kind that is asked for, behind the one that it goes on after."""
    return behind([one for one in found if asked.kind in (None, one.kind)], id_of_change, asked.after)
