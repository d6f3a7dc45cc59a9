"""`/review`: what is least certain, one finding after the other, and each finding with what people decided on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, cast

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from onrecord.errors import NotFound, ReviewError
from onrecord.export import answer_json, sheet
from onrecord.model import Event, Forecast, Reading, Statement
from onrecord.review import Choice, Decision, What
from onrecord.review.anchors import chief
from onrecord.store import Entry, Explained, Record
from onrecord.store.show import marks
from onrecord.web import answers, boxes, person
from onrecord.web import asked as asking
from onrecord.web.doubts import doubts
from onrecord.web.form import fields
from onrecord.web.history import DONE, History, mark, of_shown
from onrecord.web.listing import Kept, Listing
from onrecord.web.pages import page, query
from onrecord.web.person import Form, Who
from onrecord.web.segments import Marked
from onrecord.web.wording import MOST, as_elements, passages

router = APIRouter()
Asked = Annotated[asking.Review, Query()]
AskedOne = Annotated[asking.Reviewed, Query()]
Told = Statement | Event | Forecast

QUEUE: Listing[Entry[Any]] = Listing(
    "/review",
    "Review",
    sheet.REVIEW,
    lambda one: answer_json.entry(one, noun=answer_json.noun(one)),
    lambda one: one.id,
)

COUNTED = 1000
"""Findings that are counted; of more it is said that there are more."""

MEANWHILE = "Somebody decided on this meanwhile. It is shown as it stands now; decide again."

DECIDED: tuple[What, ...] = ("accept", "reject", "correct", "split", "undo")
"""What can be decided on a finding's page."""


@router.get("/review", include_in_schema=False)
def begin(request: Request, record: Kept, asked: Asked, who: Who) -> Response:
    """The way to the first finding of the queue; a page that says so where there is none."""
    first = record.next_to_review(**asked.filters())
    if first is not None:
        return RedirectResponse(_address(first, asked), 303)
    return page(request, "review.html", explained=None, **_desk(request, record, asked, who))


@router.get("/review.csv", include_in_schema=False)
def csv(record: Kept, asked: Asked) -> Response:
    """The whole queue as CSV."""
    return QUEUE.csv(record.to_review(**asked.filters()))


@router.get("/api/review", name="Review", responses=answers.told(answers.Queue))
def json(record: Kept, asked: Asked) -> Response:
    """What nobody decided on yet, the least certain first."""
    return QUEUE.json(record.to_review(**asked.filters()), asked)


@router.post("/review/who", include_in_schema=False)
def named(form: Form) -> Response:
    """Keeps the name that decisions are put down under."""
    answer = RedirectResponse(person.back_to(form.get("back", ""), "/review"), 303)
    person.keep(answer, person.as_name(form.get("name", "")))
    return answer


@router.get("/review/{id}", include_in_schema=False)
def one(request: Request, record: Kept, id: str, asked: AskedOne, who: Who) -> Response:
    """A finding in its text with its fields, why it is uncertain, and what people decided on it."""
    return _page(request, record, id, asked, who)


@router.post("/review/{id}", include_in_schema=False)
def decide(request: Request, record: Kept, id: str, asked: AskedOne, who: Who, form: Form) -> Response:
    """Takes a decision and leads to the next finding; back to this one where it was taken back."""
    if not who:
        return RedirectResponse(_address(id, asked), 303)
    what = next((one for one in DECIDED if one == form.get("what")), None)
    if what is None:
        raise HTTPException(400, f"{form.get('what') or 'nothing'}: can't be decided; there are {', '.join(DECIDED)}")
    if what == "undo":
        return RedirectResponse(_address(_undone(record, id, who, form), asked), 303)
    seen = form.get("seen") or asked.seen
    if seen and seen != mark(_finding(record.explain(id))):
        return _page(request, record, id, asked, who, error=MEANWHILE)
    coming = record.next_to_review(**{**asked.filters(), "after": id})
    try:
        taken = record.decide(id, _choice(record, id, what, who, form))
    except ReviewError as fault:
        written = form if what in ("correct", "split") else None
        return _page(request, record, id, asked, who, error=str(fault), posted=written)
    if form.get("back") == "report":
        return RedirectResponse(f"/reports/{taken.report}#{taken.about}", 303)
    return RedirectResponse(_address(coming, asked), 303)


def _choice(record: Record, id: str, what: What, who: str, form: Mapping[str, str]) -> Choice:
    """What a form wants done."""
    note = form.get("note", "").strip()
    if what == "correct":
        explained = record.explain(id)
        reading = record.reading(explained.shown.entry.report.id)
        return Choice("", what, who, note=note, values=boxes.written(form, boxes.boxes(reading, _finding(explained))))
    parts = [line.strip() for line in form.get("parts", "").splitlines() if line.strip()] if what == "split" else []
    return Choice("", what, who, note=note, parts=tuple({"content": [line]} for line in parts))


def _undone(record: Record, id: str, who: str, form: Mapping[str, str]) -> str | None:
    """Takes a person's decision back; the id of what it was on, None where that has no page, or none any more."""
    taken = record.decide(id, Choice("", "undo", who, note=form.get("note", "").strip()))
    id = f"{taken.report}.{taken.about}"
    try:
        record.explain(id)
    except NotFound:
        return None
    return id


def _page(
    request: Request,
    record: Record,
    id: str,
    asked: asking.Reviewed,
    who: str,
    *,
    error: str = "",
    posted: Mapping[str, str] | None = None,
) -> Response:
    explained = record.explain(id)
    shown, finding = explained.shown, _finding(explained)
    if shown.entry.id != id:
        return RedirectResponse(_address(shown.entry.id, asked), 303)
    reading = record.reading(shown.entry.report.id)
    marked = [Marked(one.span.start, one.span.end, finding.id, one.part) for one in marks(finding)]
    history = of_shown(shown)
    filters = asked.filters()
    made = _boxes(reading, finding, posted or {}) if asked.edit or posted else []
    return page(
        request,
        "review.html",
        409 if error else 200,
        **_desk(request, record, asked, who, history),
        explained=explained,
        entry=shown.entry,
        finding=finding,
        history=history,
        doubts=doubts(reading, finding),
        passages=passages(
            shown.text, [one.span for one in marks(finding)], marked, whole=asked.whole, by_word=bool(made)
        ),
        as_elements=as_elements,
        can_be_whole=len(shown.text.text) <= MOST,
        whole=asked.whole,
        boxes=made,
        posted=posted or {},
        error=error,
        seen=mark(finding),
        before=record.before_in_review(id, **{name: one for name, one in filters.items() if name != "after"}),
        following=record.next_to_review(**{**filters, "after": id}),
    )


def _boxes(reading: Reading, finding: Told, posted: Mapping[str, str]) -> list[boxes.Box]:
    made = boxes.boxes(reading, finding)
    return boxes.filled(posted, made) if posted else made


def _desk(
    request: Request, record: Record, asked: asking.Review, who: str, history: History | None = None
) -> dict[str, Any]:
    """What every page of the queue has: its filters, how much is left, who decides, and what they can take back."""
    return {
        "path": "/review",
        "fields": fields(asked),
        "asked": asked.told(),
        "left": record.left_to_review(COUNTED, **asked.filters()),
        "counted": COUNTED,
        "who": who,
        "suggested": person.suggested(request, record),
        "form_token": request.app.state.door.form_token,
        "last": _last(record, who, history),
        "done": DONE,
        "chief": lambda one: chief(one.was or one.now[0]),
    }


def _last(record: Record, who: str, history: History | None) -> Decision | None:
    """What a person takes back by undo, where it is not their decision on the finding that is shown."""
    if not who or (history and any(one.by == who and one.stands for one in history.taken)):
        return None
    return record.last_decision(who)


def _finding(explained: Explained) -> Told:
    return cast(Told, explained.shown.entry.finding)


def _address(id: str | None, asked: asking.Review) -> str:
    """The address of a finding in its queue; of the queue's first without an id."""
    told = query(asked.told())
    return f"/review{f'/{id}' if id else ''}{f'?{told}' if told else ''}"
