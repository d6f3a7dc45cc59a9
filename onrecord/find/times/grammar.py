"""The words that time expressions are built of, as pieces of patterns, and the rules' one scanner."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.find.numbers import IN_WORDS, ORDINALS
from onrecord.find.times.periods import Grain, Period, Portion, portion
from onrecord.find.times.setting import Meaning, Setting

Resolver = Callable[[re.Match[str], Setting], Meaning | None]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "dawn": "TMO",
    "morning": "TMO",
    "midday": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "nights": "TNI",
}
GRAINS: dict[str, Grain] = {
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\.(?!\w))"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20|21)\d\d"
PART_OF_DAY = r"(?:dawn|morning|midday|afternoon|evening|nights?)"
UNIT = r"(?:second|minute|hour|day|week|fortnight|weekend|month|quarter|year|decade|centurie|century)s?"
CALENDAR_UNIT = r"(?:day|week|weekend|month|quarter|year|decade|century)"
NUMBER = rf"(?:\d{{1,4}}(?:\.\d+)?|{IN_WORDS})"
AMOUNT = (
    rf"(?:{NUMBER}(?:(?: to | or |[-–]){NUMBER}|[-\s]+and[-\s]+a[-\s]+half)?|an?(?: (?:couple of|few|half))?"
    r"|several|few|couple of|dozens of|hundreds of|many)"
)
ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th))"
HEDGE = (
    r"(?:(?:about|around|nearly|almost|roughly|approximately|some|just over|just under|well over|more than|less than"
    r"|over|under|at least|at most|up to|as many as|no more than|exactly) )"
)
PORTION = (
    r"(?:(?:the )?(?P<portion>(?:very )?early|mid|late"
    r"|(?:the )?(?:very )?(?:beginning|start|onset|middle|end|close) of)[-\s]+(?:in )?)"
)
OF_A_TIME = rf"(?:(?P<of>)(?= of (?:the )?(?:{DAY} )?(?:{MONTH}|{YEAR})\b))"
"""What makes "the last week" the last one of a month or a year that is named: "the last week |of May|"."""
_PORTIONS: dict[str, Portion] = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "onset": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
    "close": "END",
}


def portion_of(match: re.Match[str]) -> Portion | None:
    """Which third of a period ``PORTION`` names; None where it isn't there."""
    words = (match["portion"] or "").lower().split()
    return next((_PORTIONS[word] for word in words if word in _PORTIONS), None)


def portioned(period: Period, match: re.Match[str]) -> Period:
    """The third of the period that ``PORTION`` names; all of it where it isn't there."""
    which = portion_of(match)
    return portion(period, which) if which else period


def month_number(word: str) -> int:
    """1 for January and so on."""
    return MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """0 for Monday and so on."""
    return WEEKDAYS.index(word[:3].lower())


def ordinal_number(word: str) -> int:
    """3 for "third" or "3rd"."""
    return ORDINALS.get(word.lower()) or int(re.sub(r"\D", "", word))


def _bounded(source: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£.,/:-])(?=[0-9a-z'’])(?:{source})(?![\w/])", flags)


_LETTER = re.compile(r"(\\.)|([^\W\d_])")
"""A letter of a pattern, or what is escaped in it."""


def _small_letter(match: re.Match[str]) -> str:
    return match[1] or small_letters(match[2])


@lru_cache(4)
def small_letters(text: str) -> str:
    """The text in small letters, as long as it was, with those that ``re.IGNORECASE`` takes for i, k and s."""
    return text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


@dataclass(frozen=True)
class Rule:
    """A pattern (a blank in it is up to three of any white space) and what its match means, None where no time."""

    name: str
    words: str
    resolve: Resolver

    @property
    def source(self) -> str:
        """The pattern without its boundaries."""
        return self.words.replace(" ", r"\s{1,3}").replace(r"[-\s]+", r"[-\s]{1,3}")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return _bounded(self.source)


class Scanner:
    """All rules as one pattern; where several match, the first of them that means something wins."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        bare = (re.sub(r"\(\?P<\w+>", "(?:", rule.source) for rule in rules)
        self._any = _bounded(_LETTER.sub(_small_letter, "|".join(bare)), 0)

    def next(self, text: str, start: int, end: int) -> int | None:
        """Where the next expression may start; None where there is none.

        It is looked for in small letters, which is twice as fast as with an eye to both; ``matches`` is stricter.
        """
        match = self._any.search(small_letters(text), start, end)
        return match.start() if match else None

    def matches(self, text: str, start: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The rules that match at a place, in their order."""
        for rule in self._rules:
            match = rule.pattern.match(text, start, end)
            if match is not None:
                yield rule, match
