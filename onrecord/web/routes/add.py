"""`/add` and `/add/{id}`: files are given to the record, and seen to be read."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from onrecord.intake.kinds import ENDINGS
from onrecord.intake.opening import MAX_DOCUMENT_BYTES
from onrecord.web.adding.desk import MOST_FILES, Desk
from onrecord.web.door import MOST_ADDED, TOO_MUCH
from onrecord.web.pages import page

router = APIRouter()

LISTED = 20
"""Additions that are listed below the form."""
LONGEST = 600
"""Seconds in which all files of a form must have come."""
_FIELDS = 8
_TOO_MANY = f"At most {MOST_FILES} files can be added at once; add fewer, or read the folder with `onrecord read`."


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


Adding = Annotated[Desk, Depends(_desk)]


@router.get("/add", include_in_schema=False)
def form(request: Request, desk: Adding) -> HTMLResponse:
    """A form for files, and what was added before."""
    return _form(request, desk)


@router.post("/add", include_in_schema=False)
async def add(request: Request, desk: Adding) -> Response:
    """Takes the files; the answer leads to where they are seen to be read."""
    try:
        async with asyncio.timeout(LONGEST), request.form(max_files=MOST_FILES, max_fields=_FIELDS) as sent:
            return await run_in_threadpool(_take, request, desk, sent)
    except TimeoutError:
        return _form(request, desk, 408, f"The files didn't come within {LONGEST // 60} minutes; add fewer at once.")
    except ClientDisconnect:
        return _form(request, desk, 413, TOO_MUCH)
    except HTTPException as fault:
        if fault.status_code != 400:
            raise
        await _let_pass(request)
        if "Too many files" in str(fault.detail):
            return _form(request, desk, 413, _TOO_MANY)
        return _form(request, desk, 400, f"The form can't be read ({fault.detail}); open the page again.")


@router.get("/add/{id}", include_in_schema=False)
def one(request: Request, desk: Adding, id: str) -> HTMLResponse:
    """Files that were added together, and how far reading them has come."""
    addition = desk.addition(id)
    at = desk.reading
    return page(
        request,
        "addition.html",
        addition=addition,
        at=at[1] if at and at[0] == id else None,
        form_token=request.app.state.door.form_token,
    )


@router.post("/add/{id}", include_in_schema=False)
def steer(
    request: Request, desk: Adding, id: str, do: Annotated[str, Form()], form_token: Annotated[str, Form()]
) -> Response:
    """Stops the reading of some files, or goes on with it."""
    _make_sure(request, form_token)
    (desk.stop if do == "stop" else desk.go_on)(id)
    return RedirectResponse(f"/add/{id}", 303)


def _take(request: Request, desk: Desk, sent: FormData) -> Response:
    _make_sure(request, str(sent.get("form_token", "")))
    if desk.shelf is None:
        return _form(request, desk, 409, "There is no folder for files.")
    files = [one for one in sent.getlist("files") if isinstance(one, UploadFile) and (one.filename or one.size)]
    if not files:
        return _form(request, desk, 400, "No file was chosen; choose one, or drop some.")
    wanted = str(sent.get("published", "")).strip()
    try:
        published = date.fromisoformat(wanted) if wanted else None
    except ValueError:
        return _form(request, desk, 400, f"{wanted!r} is no day; write it as 2031-03-12.")
    addition = desk.take([(one.filename or "", one.file) for one in files], published)
    return RedirectResponse(f"/add/{addition.id}", 303)


def _make_sure(request: Request, form_token: str) -> None:
    if not request.app.state.door.wrote(form_token):
        raise HTTPException(403, "This form is too old; open the page again.")


async def _let_pass(request: Request) -> None:
    """Lets the rest of what is sent go by, or a browser would show that it was cut off instead of the answer."""
    with suppress(RuntimeError, ClientDisconnect):  # where all of it has come, or it is too much
        async for _ in request.stream():
            pass


def _form(request: Request, desk: Desk, status: int = 200, says: str = "") -> HTMLResponse:
    bounds: dict[str, Any] = {"files": MOST_FILES, "bytes": MOST_ADDED, "each": MAX_DOCUMENT_BYTES}
    return page(
        request,
        "add.html",
        status,
        form_token=request.app.state.door.form_token,
        says=says,
        shelf=desk.shelf,
        additions=desk.additions()[: -LISTED - 1 : -1],
        endings=ENDINGS,
        most=bounds,
    )
