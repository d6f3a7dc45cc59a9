"""What a time expression is read against: publication day, tense of its clause, and the times that stand before it."""

from __future__ import annotations

import re
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

_DEADLINE = re.compile(
    r"\b(until|till|by)(?: the)?(?: (?:\d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?: [a-z]{2,4})?|noon|midnight))?$"
)
_HAD_NOT = re.compile(r"\b(?:had|has|have|did|was|were)(?: not|n['’]t|n['’]t been)\b")
_GRANTED = re.compile(r"\b(?:give|gives|gave|given|grant|grants|granted)\b[^.;]*$")
_NEWEST = 2030


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
    """Where one expression stands.

    ``earlier`` are the periods that the text has named before, latest last, and ``beside`` the latest of its own
    sentence. ``lead`` are the words before it in small letters, ``opens``, ``here`` and ``after`` its first token, its
    head and the token behind it; ``day_first`` tells how the report orders day and month in numbers, if it can be told;
    ``in_name`` and ``capital`` whether its capital letters make it part of a name, or may do so;
    ``name_before`` whether a name stands right before it.
    """

    published: date | None
    earlier: tuple[Period, ...]
    beside: Period | None
    lead: str
    opens: Token | None
    here: Token | None
    after: Token | None
    in_name: bool
    capital: bool
    name_before: bool
    day_first: bool | None
    tense_of: Callable[[], Tense]
    sentence_of: Callable[[], str]

    @property
    def today(self) -> date:
        """The publication day; UnanchoredError without one."""
        if self.published is None:
            raise UnanchoredError
        return self.published

    @property
    def before(self) -> str:
        """The word before it, empty at the beginning of a paragraph."""
        return self.lead.rsplit(" ", 1)[-1].lstrip("\"'`“”‘’(")

    @property
    def led(self) -> bool:
        """Whether a word stands before it that leads times: "in", "since", "until"."""
        return self.before in _LEADS

    @property
    def tense(self) -> Tense:
        """The tense of the clause; a deadline ("until Friday") lies ahead of a verb that doesn't tell what had been."""
        told = self.tense_of()
        deadline = _DEADLINE.search(self.lead)
        if deadline is None or (told == "past" and (deadline[1] == "by" or self._had_not())):
            return told
        return "future"

    def _had_not(self) -> bool:
        """ "Until Thursday, they hadn't called": what had not been till then; not "gave them until Thursday"."""
        return bool(_HAD_NOT.search(self.sentence_of().lower())) and not _GRANTED.search(self.lead)

    def last(self, grain: Grain) -> Period:
        """The latest time named before that is at least as fine as a grain; UnanchoredError without one."""
        for period in reversed(self.earlier):
            if not finer(grain, period.grain):
                return period
        raise UnanchoredError(needs="time before it")

    def latest(self, *grains: Grain) -> Period | None:
        """The latest time named before that is of one of these grains."""
        return next((period for period in reversed(self.earlier) if period.grain in grains), None)

    def year_of_two(self, digits: int) -> int:
        """The year that two digits stand for: the one that isn't more than twenty years after the publication."""
        newest = (self.published.year if self.published else _NEWEST) + 20
        return newest - (newest - digits) % 100
