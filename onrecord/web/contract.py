"""The nouns of a reading as the API gives them: the objects of docs/reading-json.md, for OpenAPI to describe."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from onrecord import model


class Shape(BaseModel):
    """An object with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Stretch(Shape):
    """Characters ``[start, end)`` of the report's text; code points are counted."""

    start: int
    end: int


class Words(Stretch):
    """Characters of the report's text, and what they are."""

    text: str


class Days(Shape):
    """A first and a last day, both included; null is an open end."""

    first: date | None
    last: date | None


class MadeBy(Shape):
    """What made a reading."""

    version: str
    models: list[str]


class LeftOut(Stretch):
    """Text that isn't the report's body and wasn't read."""

    why: str


class Report(Shape):
    """One published text after repair."""

    id: str
    origin: str
    title: str
    authors: list[str]
    publisher: str
    published: date | None
    text: str
    left_out: list[LeftOut]


class Issue(Stretch):
    """Text that a stage saw and did not understand; start and end are one where it is about the whole report."""

    stage: str
    says: str


class Role(Words, Days):
    """An office at its words, with the days in which it was held as far as the text says."""

    former: bool


class Actor(Shape):
    """A person, organisation, country, armed force or group; country by ISO 3166 alpha-3, sector by PLOVER."""

    id: str
    name: str
    kind: model.ActorKind
    country: str | None
    sector: str | None
    role: str | None
    roles: list[Role]
    mentions: list[Words]
    confidence: float


class Place(Shape):
    """A named place; what is null isn't resolved. The radius is in kilometres."""

    id: str
    name: str
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str | None
    radius: float | None
    mentions: list[Words]
    confidence: float
    relation: str


class Time(Words, Days):
    """A time expression by TIMEX3, and the days that it means."""

    id: str
    type: model.TimeType
    value: str


class Equipment(Stretch):
    """Equipment by its name and its class."""

    name: str
    kind: str = Field(alias="class")


class Quantity(Words):
    """An amount from low to high; null is an open end."""

    id: str
    low: float | None
    high: float | None
    relation: model.Relation
    unit: str
    counted: str
    category: str
    change: model.Change
    part_of: str | None
    equipment: Equipment | None


class Source(Words):
    """Who speaks: the words, the name that they resolve to, and the ids of the actors."""

    name: str
    actors: list[str]


class Statement(Shape):
    """Words laid at somebody's door: source, cue, content."""

    id: str
    source: Source | None
    cue: Words | None
    content: list[Words]
    manner: model.Manner
    act: model.Act
    said: Days | None
    addressee: str | None
    evidence: model.Evidence
    within: str | None
    stance: model.Stance
    confidence: float


class Part(Stretch):
    """An actor's part in an event; null where the reading has no actor for it."""

    actor: str | None
    name: str


class Site(Stretch):
    """An event's place; null where the reading has no place for it."""

    place: str | None
    name: str


class Basis(Shape):
    """Why an event's days are as they are, with the words that they rest on."""

    how: model.DatedBy
    reason: str
    words: list[Words]


class Account(Shape):
    """What one teller makes of an event; null where the report's author tells it."""

    status: model.Status
    told_by: str | None


class Event(Shape):
    """Something done, or said to be done, coded by PLOVER."""

    id: str
    type: model.EventType
    mode: str | None
    what: str
    name: str | None
    trigger: Words
    mentions: list[Words]
    actors: list[Part]
    recipients: list[Part]
    places: list[Site]
    when: Days | None
    when_basis: Basis | None
    quantities: list[str]
    equipment: list[Equipment]
    status: model.Status
    told_by: str | None
    contexts: list[str]
    accounts: list[Account]
    confidence: float


class Forecast(Stretch):
    """A claim about what has not yet happened, with the days on which it can be judged."""

    id: str
    statement: str | None
    claim: str
    hedge: str | None
    condition: str | None
    due: Days | None
    scheduled: bool
    confidence: float


class Reading(Shape):
    """Everything found in one report, as ``onrecord read --json`` prints it."""

    made_by: MadeBy
    report: Report
    issues: list[Issue]
    actors: list[Actor]
    places: list[Place]
    times: list[Time]
    quantities: list[Quantity]
    statements: list[Statement]
    events: list[Event]
    forecasts: list[Forecast]
