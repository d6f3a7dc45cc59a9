"""Who decides: the name that somebody gave once, kept in their browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Cookie, Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.store import Record

COOKIE = "onrecord-name"
LONGEST = 80
A_YEAR = 365 * 24 * 3600


def _named(kept: Annotated[str, Cookie(alias=COOKIE)] = "") -> str:
    return as_name(unquote(kept))


Who = Annotated[str, Depends(_named)]
"""The name that decisions are kept under; empty where nobody gave one yet."""


def as_name(given: str) -> str:
    """A name on one line, without what can't be seen; empty where nothing is left of it."""
    blanks = "".join(one if one.isprintable() else " " for one in given)
    return " ".join(blanks.split())[:LONGEST].strip()


def keep(answer: Response, name: str) -> None:
    """Has the browser keep a name for a year."""
    answer.set_cookie(COOKIE, quote(name), max_age=A_YEAR, httponly=True, samesite="strict")


def suggested(request: Request, record: Record) -> str:
    """A name to begin with: of whoever started the program, where nobody else can be the one who asks."""
    return record.who if request.app.state.door.token is None else ""


async def _posted(request: Request) -> dict[str, str]:
    form: FormData = await request.form(max_files=0)
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _ours(request: Request, form: Annotated[dict[str, str], Depends(_posted)]) -> dict[str, str]:
    if not request.app.state.door.wrote(form.get("form_token", "")):
        raise HTTPException(403, "This form is too old; open the page again.")
    return form


Form = Annotated[dict[str, str], Depends(_ours)]
"""What a form of ours posted; one that isn't is refused."""


def back_to(address: str, otherwise: str) -> str:
    """An address of ours that a form names to go back to; another one where it names somebody else's."""
    is_ours = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if is_ours and address.isprintable() else otherwise
