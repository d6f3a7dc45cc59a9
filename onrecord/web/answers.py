"""The API's answers, for OpenAPI to describe: the rows of each question, and what is said of one asked amiss."""

from __future__ import annotations

from datetime import date
from typing import Any, Generic, Literal, TypeVar

from onrecord.model import Status
from onrecord.review import State
from onrecord.store.resting import Ground
from onrecord.web import contract
from onrecord.web.contract import Days, Shape, Stretch

R = TypeVar("R")


class Found(Shape, Generic[R]):
    """Some rows of an answer; ``after`` asks for those that come next, null where there are none."""

    found: list[R]
    after: str | None


class Fault(Shape):
    """What is wrong with a question, and what to do."""

    error: str


class Heading(Shape):
    """A report without its text; ``in_record`` and ``report`` are its id."""

    in_record: str
    report: str
    title: str
    publisher: str
    published: date | None


class Counts(Shape):
    """How many findings a report has."""

    issues: int
    actors: int
    places: int
    times: int
    quantities: int
    statements: int
    events: int
    forecasts: int


class ReportRow(Heading):
    """A report with its origins; one that isn't current is superseded by a corrected version.

    ``unread`` says why it wasn't read, empty where it was: "in de" (an ISO 639-1 code), "repeats 4f1a…" (an id).
    """

    current: bool
    unread: str
    origins: list[str]
    counts: Counts


class InRecord(Shape):
    """A finding's id in the record and its report; ``review`` is what people decided on it, if they did."""

    in_record: str
    report: str
    review: State | None = None


class StatementRow(InRecord, contract.Statement):
    """A statement; ``original`` is what the program had otherwise, where people changed it."""

    original: contract.Statement | None = None


class EventRow(InRecord, contract.Event):
    """An event; ``original`` is what the program had otherwise, where people changed it."""

    original: contract.Event | None = None


class ForecastRow(InRecord, contract.Forecast):
    """A forecast; ``original`` is what the program had otherwise, where people changed it."""

    original: contract.Forecast | None = None


class StatementOnDays(StatementRow):
    """A statement among findings of other nouns."""

    noun: Literal["statement"]


class EventOnDays(EventRow):
    """An event among findings of other nouns."""

    noun: Literal["event"]


class ForecastOnDays(ForecastRow):
    """A forecast among findings of other nouns."""

    noun: Literal["forecast"]


class Timeline(Found[StatementOnDays | EventOnDays | ForecastOnDays]):
    """What was said, done and foretold, in order of days."""


class Queue(Found[StatementOnDays | EventOnDays | ForecastOnDays]):
    """What nobody decided on yet, or has a state that is asked for, the least certain first."""


class Snippet(Shape):
    """A stretch of text, and where the words looked for stand in it."""

    text: str
    marks: list[Stretch]


class ReportHit(Heading):
    """A report in which the words looked for stand."""

    noun: Literal["report"]
    snippet: Snippet


class StatementHit(StatementOnDays):
    """A statement in which the words looked for stand."""

    snippet: Snippet


class EventHit(EventOnDays):
    """An event in which the words looked for stand."""

    snippet: Snippet


class ForecastHit(ForecastOnDays):
    """A forecast in which the words looked for stand."""

    snippet: Snippet


class Hits(Found[ReportHit | StatementHit | EventHit | ForecastHit]):
    """What holds the words looked for, in order of days."""


class StatementResting(StatementOnDays):
    """A statement that rests on little, on what, and why that is said."""

    rests: list[Ground]
    why: str


class EventResting(EventOnDays):
    """An event that rests on little, on what, and why that is said."""

    rests: list[Ground]
    why: str


class RestingOnLittle(Found[StatementResting | EventResting]):
    """What rests only on unnamed or undisclosed evidence, or on one source."""


class Party(Shape):
    """Who speaks or is spoken of; the country by ISO 3166 alpha-3."""

    name: str
    country: str | None


class Spoken(Shape):
    """Who speaks of whom, how often, and in which acts."""

    id: str
    by: Party
    of: Party
    times: int
    acts: dict[str, int]


class Force(contract.Words):
    """A number of an event's personnel or equipment, and whose it is; null is an open end."""

    in_record: str
    event: str
    report: str
    side: str
    country: str | None
    category: str
    what: str
    low: float | None
    high: float | None
    places: list[str]
    when: Days | None
    status: Status


def told(shape: Any) -> dict[int | str, dict[str, Any]]:
    """What a route answers with, for OpenAPI."""
    return {200: {"model": shape}}


def found(row: Any) -> dict[int | str, dict[str, Any]]:
    """That a route answers with rows of a shape, for OpenAPI."""
    return told(Found[row])


FAULTS: dict[int | str, dict[str, Any]] = {
    400: {"model": Fault, "description": "The question can't be asked so."},
    401: {"model": Fault, "description": "Who comes from another machine needs the token: open /enter first."},
    404: {"model": Fault, "description": "There is no such report, finding, row or address."},
    421: {"model": Fault, "description": "The room isn't reached by this name."},
    503: {"model": Fault, "description": "The record can't be read: it is locked or damaged."},
    "4XX": {"model": Fault, "description": "Whatever else is asked amiss."},
}
"""What every route of the API may answer with instead."""
