"""`/reports` and `/reports/{id}`: the reports of the record, and one of them with all that was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from onrecord.export import answer_json, reading_json, sheet
from onrecord.model import Reading
from onrecord.store import Shown, Stored
from onrecord.web import answers, contract
from onrecord.web.asked import Reports
from onrecord.web.chain import HIGH, chain
from onrecord.web.history import holding, mark, of_report, told
from onrecord.web.listing import Kept, Listing
from onrecord.web.marking import as_elements
from onrecord.web.notes import marked, notes
from onrecord.web.pages import page
from onrecord.web.segments import Marked, Segment, segments

router = APIRouter()
Asked = Annotated[Reports, Query()]
WORDS = r"^(\d{1,9}-\d{1,9})?$"

LISTING: Listing[Stored] = Listing("/reports", "Reports", sheet.REPORTS, answer_json.report, lambda one: one.heading.id)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph as it is shown, or what was left out, and why."""

    kind: str
    why: str
    segments: tuple[Segment, ...]


@router.get("/reports", include_in_schema=False)
def many(request: Request, record: Kept, asked: Asked) -> HTMLResponse:
    """The reports that answer to all filters, as a table."""
    return LISTING.page(request, record.reports(**asked.filters()), asked)


@router.get("/reports.csv", include_in_schema=False)
def csv(record: Kept, asked: Asked) -> Response:
    """The same, all of them, as CSV."""
    return LISTING.csv(record.reports(**asked.filters()))


@router.get("/api/reports", name="Reports", responses=answers.found(answers.ReportRow))
def json(record: Kept, asked: Asked) -> Response:
    """The reports, without their texts."""
    return LISTING.json(record.reports(**asked.filters()), asked)


@router.get("/reports/{id}", include_in_schema=False)
def one(request: Request, record: Kept, id: str, words: Annotated[str, Query(pattern=WORDS)] = "") -> Response:
    """A report's text with what was found in it; the id of a finding leads to its words.

    ``words`` are characters to be lit up (``1042-1067``), at the address ``#words``.
    """
    shown = record.show(id)
    if isinstance(shown, Shown):
        return RedirectResponse(f"/reports/{shown.entry.report.id}#{shown.entry.finding.id}", 303)
    if shown.heading.id != id:
        return RedirectResponse(f"/reports/{shown.heading.id}", 303)
    reading = record.reading(id)
    histories, rejected = of_report(record, id)
    return page(
        request,
        "report.html",
        stored=shown,
        reading=reading,
        report=reading.report,
        stretches=list(stretches(reading, words)),
        notes=notes(reading),
        rejected=notes(holding(reading, rejected)),
        histories=histories,
        mark={one.id: mark(one) for one in (*told(reading), *rejected)},
        form_token=request.app.state.door.form_token,
        chain=chain(reading),
        high=HIGH,
        as_elements=as_elements,
    )


@router.get("/api/reports/{id}", name="A report", responses=answers.told(contract.Reading))
def reading(record: Kept, id: str) -> Response:
    """A whole reading, as `onrecord read --json` prints it."""
    return JSONResponse(reading_json.as_json(record.reading(id)))


def stretches(reading: Reading, words: str = "") -> Iterator[Stretch]:
    """The text in its order: paragraphs with their marks, and what was left out; nothing but blanks is between them.

    ``words`` are characters to be marked besides, as the address has them.
    """
    report = reading.report
    parts: list[tuple[int, int, str, str]] = [(one.start, one.end, one.kind, "") for one in report.paragraphs]
    parts += [(one.start, one.end, "left-out", one.why) for one in report.left_out]
    first, _, behind = words.partition("-")
    looked_for = [Marked(int(first), int(behind), "words", "words", True)] if words else []
    waiting = sorted((*marked(reading), *looked_for), key=lambda mark: mark.start)
    open_marks: list[Marked] = []
    for start, end, kind, why in sorted(parts):
        ahead = next((place for place, mark in enumerate(waiting) if mark.start >= end), len(waiting))
        open_marks = [mark for mark in (*open_marks, *waiting[:ahead]) if mark.end > start]
        waiting = waiting[ahead:]
        yield Stretch(kind, why, tuple(segments(report.text, start, end, open_marks)))
