"""What the API answers across reports, for OpenAPI to describe: disputes, changes, outcomes, an event's tellings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from onrecord.model import Bears, Came, Changed, Disputed, Evidence
from onrecord.web.answers import EventRow, ForecastRow
from onrecord.web.contract import Days, Quantity, Shape, Words


class At(Shape):
    """Words of a report, and the finding that they are."""

    report: str
    finding: str
    span: Words


class Voice(Shape):
    """Who answers for words; ``evidence`` is null where the report's author does, ``origin`` the report it copies."""

    name: str
    evidence: Evidence | None
    report: str
    origin: str
    also: list[str]


class Said(Shape):
    """Words of a side, and whose they are."""

    at: At
    voice: Voice


class Side(Shape):
    """What one side of a dispute holds, and where it is said."""

    value: str
    said: list[Said]


class Dispute(Shape):
    """Sides that exclude each other; ``about`` are the tellings of the event, none for a claim without one."""

    id: str
    kind: Disputed
    sides: list[Side]
    about: list[str]
    reason: str


class Change(Shape):
    """What is told otherwise: from ``was``, in the words of ``before``, to ``now`` in those of ``after``."""

    id: str
    kind: Changed
    day: date
    by: Voice
    was: str
    now: str
    before: list[At]
    after: list[At]
    about: list[str]
    reason: str


class Passage(Shape):
    """A later passage that tells what came of a forecast: how well it fits (0 to 1), and which way it bears."""

    report: str
    finding: str | None
    span: Words
    fits: float
    bears: Bears
    weight: float
    reasons: list[str]


class Outcome(Shape):
    """A forecast and what came of it; ``is_clear`` where people ``decided`` it or a passage fits well."""

    id: str
    forecasts: list[tuple[str, str]]
    source: str
    due: Days | None
    as_of: date
    outcome: Came
    evidence: list[Passage]
    reasons: list[str]
    decided: bool
    is_clear: bool


Settled = Literal["came true", "did not", "partly", "cannot tell", "undo"]
"""What a person may decide came of a forecast; *undo* takes it back."""


class OutcomeDecision(Shape):
    """What a person decided came of a forecast, in which telling of it, when and why."""

    forecast: str
    what: Settled
    by: str
    at: datetime
    note: str


class ForecastTold(Shape):
    """All tellings of a forecast, what came of it, and what people decided, in order.

    The outcome is null where the forecast's report is superseded.
    """

    found: list[ForecastRow]
    outcome: Outcome | None
    decisions: list[OutcomeDecision]


class Track(Shape):
    """What came of a source's forecasts, each counted once."""

    id: str
    source: str
    made: int
    due: int
    came_true: int
    did_not: int
    partly: int
    cannot_tell: int


class Telling(EventRow):
    """One report's telling of an event, by whom, and its numbers."""

    event: str
    source: str
    numbers: list[Quantity]


class Verdict(Shape):
    """What is held of a pair, by whom, how likely it is the same (0 to 1), and why."""

    judged: Literal["same", "different", "unsure"]
    by: Literal["person", "program"]
    chance: float
    reasons: list[str]


class PairDecision(Shape):
    """What a person decided of a pair."""

    one: str
    other: str
    what: Literal["same", "different", "undo"]
    by: str
    at: datetime
    note: str


class Compared(Shape):
    """What is held of two findings; ``together`` where they are in one group, which may come by way of others."""

    one: str
    other: str
    verdict: Verdict
    program: Verdict
    together: bool
    decisions: list[PairDecision]


class EventTold(Shape):
    """All tellings of an event, what is held of each beside the one asked for, and what is disputed of it."""

    found: list[Telling]
    compared: list[Compared]
    disputes: list[Dispute]
