"""`/enter`: where somebody from another machine shows the token that the program printed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from onrecord.web.door import COOKIE, Door
from onrecord.web.pages import page

router = APIRouter()


@router.get("/enter", include_in_schema=False)
def ask(request: Request, token: str = "") -> Response:
    """A form for the token; with the right one in the address, the way in."""
    if token:
        return _let_in(request.app.state.door, token)
    return page(request, "enter.html", form_token=request.app.state.door.form_token)


@router.post("/enter", include_in_schema=False)
def answer(request: Request, token: Annotated[str, Form()], form_token: Annotated[str, Form()]) -> Response:
    """The way in for the right token."""
    if not request.app.state.door.wrote(form_token):
        raise HTTPException(403, "This form is too old; open the page again.")
    return _let_in(request.app.state.door, token)


def _let_in(door: Door, token: str) -> Response:
    if not door.admits(token):
        raise HTTPException(403, "This is not the token that the program printed when it was started.")
    answer = RedirectResponse("/", 303)
    if door.token is not None:
        answer.set_cookie(COOKIE, door.token, httponly=True, samesite="strict")
    return answer
