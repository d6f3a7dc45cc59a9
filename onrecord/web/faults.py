"""What goes wrong as a page, or under /api as JSON: the tree of errors.py and what a browser asks amiss."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.errors import NotFound, OnrecordError, QueryError, ReviewError, StoreError
from onrecord.web.pages import page

STATUS: dict[type[OnrecordError], int] = {NotFound: 404, QueryError: 400, ReviewError: 409, StoreError: 503}

_TITLES = {
    400: "This can't be asked so",
    404: "There is no such thing here",
    409: "Nothing was changed",
    503: "The record can't be read",
}
_NOWHERE = "The reading room has no page at this address; the menu leads to all that it has."
_UNKNOWN = "The program failed at this; where it was started it says how. The record is as it was."


def handle(app: FastAPI) -> None:
    """Gives the application the handlers of all faults."""
    app.add_exception_handler(OnrecordError, _on_purpose)
    app.add_exception_handler(RequestValidationError, _asked_amiss)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def _on_purpose(request: Request, fault: Exception) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(fault, kind)), 500)
    return _told(request, status, str(fault))


def _asked_amiss(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RequestValidationError)
    return _told(request, 400, "; ".join(map(_says, fault.errors())))


def _http(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    says = _NOWHERE if fault.status_code == 404 and fault.detail == "Not Found" else str(fault.detail)
    answer = _told(request, fault.status_code, says)
    answer.headers.update(fault.headers or {})
    return answer


def _unforeseen(request: Request, fault: Exception) -> Response:
    return _told(request, 500, _UNKNOWN)


def _says(error: Any) -> str:
    where = error["loc"][-1] if len(error["loc"]) > 1 else ""
    says = error["msg"].removeprefix("Value error, ")
    return f"{where}: {says}" if where else says


def _told(request: Request, status: int, says: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": says.encode("utf-8", "replace").decode()}, status)
    return page(request, "fault.html", status, title=_TITLES.get(status, "This did not work"), says=says, status=status)
