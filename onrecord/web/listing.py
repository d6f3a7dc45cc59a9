"""An answer of the record a page at a time: as a table, as CSV, or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from onrecord.export import sheet
from onrecord.export.reading_json import Json
from onrecord.store import Record
from onrecord.web.asked import Paged
from onrecord.web.form import fields
from onrecord.web.pages import page

T = TypeVar("T")


def _record(request: Request) -> Record:
    record: Record = request.app.state.record
    return record


Kept = Annotated[Record, Depends(_record)]
"""The record that the pages are on."""


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """The first rows of an answer, and the id behind which it goes on; None where that is all."""

    rows: list[T]
    after: str | None


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One question's answers: its address, the template and title of its page, its sheet, an object, a row's id.

    ``lines`` are what the sheet has a line of, where an answer stands in several.
    """

    path: str
    title: str
    sheet: Iterable[sheet.Column[Any]]
    told: Callable[[T], Json]
    id: Callable[[T], str]
    lines: Callable[[Iterable[T]], Iterable[Any]] = iter

    @property
    def _name(self) -> str:
        return self.path[1:].replace("/", "-")

    def some(self, found: Iterable[T], asked: Paged) -> Some[T]:
        """As many of the answers as were asked for."""
        rows = list(islice(found, asked.limit + 1))
        more = len(rows) > asked.limit
        rows = rows[: asked.limit]
        return Some(rows, self.id(rows[-1]) if more else None)

    def page(self, request: Request, found: Iterable[T] | Some[T], asked: Paged, **values: Any) -> HTMLResponse:
        """The answers, or those of them that were taken, as a table with its filters."""
        told = {name: value for name, value in request.query_params.items() if value and name != "after"}
        shown: dict[str, Any] = {
            "title": self.title,
            "path": self.path,
            "asked": told,
            "fields": fields(asked),
            "id": self.id,
        }
        some = found if isinstance(found, Some) else self.some(found, asked)
        return page(request, f"{self._name}.html", found=some, **shown, **values)

    def csv(self, found: Iterable[T]) -> Response:
        """All answers as a sheet, each line as soon as it is there."""
        name = f"{self._name}.csv"
        told = {"content-disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(
            _encoded(sheet.lines(tuple(self.sheet), begun(self.lines(found)))), 200, told, "text/csv"
        )

    def json(self, found: Iterable[T], asked: Paged) -> Response:
        """The answers as an object: ``found``, and ``after`` where there are more."""
        some = self.some(found, asked)
        return JSONResponse({"found": [self.told(one) for one in some.rows], "after": some.after})


def begun(found: Iterable[T]) -> Iterator[T]:
    """The same answers, the first of them looked up at once: what is wrong with a question shows before its answer."""
    rest = iter(found)
    return chain(list(islice(rest, 1)), rest)


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (f"{line}\r\n".encode("utf-8", "replace") for line in lines)
