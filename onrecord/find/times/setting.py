"""What a time expression is read against: publication day, tense of its clause, and the times that stand before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.find.times.periods import Grain, Period, finer
from onrecord.model import Days, TimeType
from onrecord.parse import Token

Tense = Literal["past", "present", "future", "unknown"]


_LEADS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "from",
        "during",
        "before",
        "after",
        "through",
        "throughout",
        "between",
    ]
)

_DEADLINES = frozenset(["until", "till", "by", "through"])


class UnanchoredError(Exception):
    """A relative time with nothing to count from; ``value`` is what TIMEX3 still allows to say."""

    def __init__(self, value: str = "XXXX", needs: str = "publication day") -> None:
        super().__init__(value)
        self.value = value
        self.needs = needs


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means; ``period`` only where others can be counted from it."""

    type: TimeType
    value: str
    days: Days | None
    period: Period | None = None


def dated(period: Period, type_: TimeType = "DATE", value: str | None = None) -> Meaning:
    """The meaning of a stretch of the calendar."""
    return Meaning(type_, value or period.value, Days(period.first, period.last), period)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where one expression stands. ``earlier`` are the periods that the text has named before, latest last."""

    published: date | None
    earlier: tuple[Period, ...]
    before: str
    here: Token | None
    after: Token | None
    tense_of: Callable[[], Tense]

    @property
    def today(self) -> date:
        """The publication day; UnanchoredError without one."""
        if self.published is None:
            raise UnanchoredError
        return self.published

    @property
    def led(self) -> bool:
        """Whether a word stands before it that leads times: "in", "since", "until"."""
        return self.before in _LEADS

    @property
    def tense(self) -> Tense:
        """The tense of the clause; a deadline ("until Friday") lies ahead whatever the verb."""
        return "future" if self.before in _DEADLINES else self.tense_of()

    def last(self, grain: Grain) -> Period:
        """The latest time named before that is at least as fine as a grain; UnanchoredError without one."""
        for period in reversed(self.earlier):
            if not finer(grain, period.grain):
                return period
        raise UnanchoredError(needs="time before it")
