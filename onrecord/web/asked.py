"""What a page, a sheet or the API is asked by, in the address: the filters of the record's own questions.

Each class has the fields of one question's ``TypedDict`` in the store, with what they mean to a person; what is left
empty in a form is not asked by.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from onrecord.model import Act, Came, Changed, Disputed, Evidence, Manner, Stance, Status
from onrecord.review import State
from onrecord.store.entries import Circle

PAGE, MOST = 50, 500
"""Rows of a page, unless more are asked for; and the most that may be."""
BESIDE = 20
"""The same of answers that stand with all their words."""

_ABOUT = ("limit", "q", "rows")
"""What is asked about an answer, not of the record."""

Words = Annotated[str | None, Field(max_length=2000)]
Noun = Literal["report", "statement", "event", "forecast"]


def circle(written: str) -> Circle:
    """A circle written as ``50.45,30.52,25``; ValueError where it is none."""
    try:
        lat, lon, radius = map(float, written.split(","))
    except ValueError as fault:
        raise ValueError("write latitude, longitude and kilometres: 50.45,30.52,25") from fault
    return Circle(lat, lon, radius)


def _is_circle(written: str) -> str:
    circle(written)
    return written


class Paged(BaseModel):
    """How much is wanted, and behind what."""

    model_config = ConfigDict(extra="forbid")

    after: Words = Field(None, description="What comes behind the entry with this id")
    limit: int = Field(PAGE, ge=1, le=MOST, description="Rows")

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        return {name: one for name, one in given.items() if one != ""} if isinstance(given, dict) else given

    def filters(self) -> Any:
        """What the record is asked by."""
        return {name: value for name, value in self if name not in _ABOUT and value not in (None, False)}


class Between(Paged):
    """Between which days."""

    since: date | None = Field(None, description="From")
    until: date | None = Field(None, description="To")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"{self.since} is after {self.until}; swap them")
        return self


class Dated(Between):
    """On which days, and of which reports."""

    history: bool = Field(False, description="superseded reports, too")


class Reports(Dated):
    """The filters of reports."""

    by: Words = Field(None, description="Author or publisher")
    about: Words = Field(None, description="About")


class Told(Reports):
    """The filters that statements, events, forecasts and the timeline share."""

    by: Words = Field(None, description="Who")
    where: Words = Field(None, description="Where")
    country: Words = Field(None, description="Their country (POL)")
    rejected: bool = Field(False, description="rejected findings, too")


class Statements(Told):
    """The filters of statements."""

    to: Words = Field(None, description="To whom")
    act: Act | None = Field(None, description="Act")
    evidence: Evidence | None = Field(None, description="Evidence")
    manner: Manner | None = Field(None, description="Manner")
    stance: Stance | None = Field(None, description="Author's stance")


class Events(Told):
    """The filters of events."""

    type: Words = Field(None, description="Type or kind")
    status: Status | None = Field(None, description="Status")
    to: Words = Field(None, description="To whom")
    told_by: Words = Field(None, description="Told by")
    near: Annotated[str, AfterValidator(_is_circle)] | None = Field(None, description="Near (lat,lon,km)")
    over: float | None = Field(None, description="A number of at least", allow_inf_nan=False)
    counts: Words = Field(None, description="Counting")

    def filters(self) -> Any:
        """What the record is asked by; a circle as one."""
        return {**super().filters(), **({"near": circle(self.near)} if self.near else {})}


class Band(Told):
    """The filters of the band of days and of the map, and what its rows are."""

    type: Words = Field(None, description="Type or kind")
    status: Status | None = Field(None, description="Status")
    rows: Literal["type", "side", "place"] = Field("type", description="A row for each")


class Review(Reports):
    """The filters of the queue of review."""

    noun: Literal["statement", "event", "forecast"] | None = Field(None, description="Kind")
    state: State | None = Field(None, description="State", json_schema_extra={"blank": "undecided"})
    report: Words = Field(None, description="In the report (id)")
    where: Words = Field(None, description="Where")
    country: Words = Field(None, description="Their country (POL)")

    def told(self) -> dict[str, str]:
        """The filters as an address has them."""
        names = ("edit", "whole", "seen", "after", "limit")
        held = {name: one for name, one in self if name not in names and one not in (None, False)}
        return {name: "true" if one is True else str(one) for name, one in held.items()}


class Reviewed(Review):
    """The queue in which a finding is reviewed, whether it is edited, whether the text is shown whole.

    ``seen`` is the mark of the finding as whoever decides on it saw it.
    """

    edit: bool = False
    whole: bool = False
    seen: str = Field("", max_length=100)

    def filters(self) -> Any:
        """What the record is asked by."""
        return {name: one for name, one in super().filters().items() if name not in ("edit", "whole", "seen")}


class Forecasts(Told):
    """The filters of forecasts."""

    due: date | None = Field(None, description="Due by")
    open: date | None = Field(None, description="Still open on")
    scheduled: bool = Field(False, description="timetables only")


class Spoken(Dated):
    """The filters of who speaks of whom."""

    by: Words = Field(None, description="Who speaks")
    of: Words = Field(None, description="Of whom")
    country: Words = Field(None, description="Speaker's country (POL)")
    act: Act | None = Field(None, description="Act")


class Search(Dated):
    """A search and its filters."""

    q: str = Field("", max_length=2000, description="Words")
    noun: Noun | None = Field(None, description="Kind")
    rejected: bool = Field(False, description="rejected findings, too")


class Resting(Told):
    """The filters of what rests on little."""

    rests: Literal["unnamed", "undisclosed", "one"] | None = Field(None, description="Rests on")


class Forces(Told):
    """The filters of forces."""

    category: Words = Field(None, description="Category")


class Disputes(Between):
    """The filters of disputes; but for the kind they are those of the event."""

    kind: Disputed | None = Field(None, description="Kind")
    by: Words = Field(None, description="Who")
    where: Words = Field(None, description="Where")
    about: Words = Field(None, description="About")
    limit: int = Field(BESIDE, ge=1, le=MOST, description="Rows")


class Changes(Between):
    """The filters of changes: by reports after a day, or by those that are new to whoever looks."""

    kind: Changed | None = Field(None, description="Kind")
    by: Words = Field(None, description="Who")
    where: Words = Field(None, description="Where")
    new: bool = Field(False, description="new since it was last looked at")
    limit: int = Field(BESIDE, ge=1, le=MOST, description="Rows")

    @model_validator(mode="after")
    def _since_or_new(self) -> Self:
        if self.new and (self.since or self.until or self.kind or self.by or self.where):
            raise ValueError("what is new is asked for alone; leave out the other filters")
        return self


class Judged(Between):
    """The filters of what came of forecasts, by source."""

    as_of: date | None = Field(None, description="As told up to")
    by: Words = Field(None, description="Who foretells")
    about: Words = Field(None, description="About")
    where: Words = Field(None, description="Where")
    country: Words = Field(None, description="Their country (POL)")


class Outcomes(Judged):
    """The filters of what came of forecasts."""

    outcome: Came | None = Field(None, description="What came")
    limit: int = Field(BESIDE, ge=1, le=MOST, description="Rows")
