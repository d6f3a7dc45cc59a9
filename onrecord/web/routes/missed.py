"""`/review/new`: what the program missed in a report, added by a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.errors import ReviewError
from onrecord.review import Choice
from onrecord.store import Record
from onrecord.web import boxes, person
from onrecord.web.listing import Kept
from onrecord.web.pages import page
from onrecord.web.person import Form, Who
from onrecord.web.wording import MOST, as_elements, passages

router = APIRouter()


class Adding(BaseModel):
    """What is added, and to which report."""

    model_config = ConfigDict(extra="forbid")

    report: str = Field(max_length=100)
    noun: Literal["statement", "event", "forecast"] = "statement"


Asked = Annotated[Adding, Query()]


@router.get("/review/new", include_in_schema=False)
def blank(request: Request, record: Kept, asked: Asked, who: Who) -> Response:
    """The report's text beside the empty boxes of a finding."""
    return _page(request, record, asked, who)


@router.post("/review/new", include_in_schema=False)
def add(request: Request, record: Kept, asked: Asked, who: Who, form: Form) -> Response:
    """Adds a finding and leads to its page."""
    by = who or person.as_name(form.get("name", ""))
    reading = record.reading(asked.report)
    values = boxes.written(form, boxes.boxes(reading, boxes.BLANK[asked.noun]), all_of=True)
    try:
        if not by:
            raise ReviewError("nobody is named who decides; write your name")
        taken = record.decide(asked.report, Choice(asked.noun[0], "add", by, note=form.get("note", ""), values=values))
    except ReviewError as fault:
        return _page(request, record, asked, who, error=str(fault), posted=form)
    answer = RedirectResponse(f"/review/{taken.report}.{taken.about}", 303)
    person.keep(answer, by)
    return answer


def _page(
    request: Request,
    record: Record,
    asked: Adding,
    who: str,
    *,
    error: str = "",
    posted: Mapping[str, str] | None = None,
) -> Response:
    reading = record.reading(asked.report)
    report = reading.report
    made = boxes.boxes(reading, boxes.BLANK[asked.noun])
    shown = [report.span(0, min(len(report.text), MOST))] if report.text else []
    return page(
        request,
        "missed.html",
        409 if error else 200,
        report=report,
        noun=asked.noun,
        nouns=tuple(boxes.BLANK),
        passages=passages(report, shown, (), whole=True, by_word=True),
        as_elements=as_elements,
        boxes=boxes.filled(posted, made) if posted else made,
        posted=posted or {},
        error=error,
        who=who,
        suggested=person.suggested(request, record),
        form_token=request.app.state.door.form_token,
    )
