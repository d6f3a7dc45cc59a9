"""What one amount says before anything is counted: its numbers, its hedge, its unit, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.find.numbers import worth
from onrecord.find.quantities.grammar import FRACTIONS, pattern
from onrecord.find.quantities.ranges import HEDGES, MARKS, VAGUE, Range, bounded, vaguely
from onrecord.find.quantities.units import Unit, sign, unit
from onrecord.model import Relation

_MAGNITUDES = frozenset(["hundred", "thousand", "million", "billion", "trillion"])
_LARGE = frozenset(["million", "billion", "trillion", "m", "bn", "b", "mn", "tn"])
SHARE = Unit("", "share")
AGE = re.compile(r"[-\s](?P<of>year|month|week|day)s?[-\s]olds?\b")
"""What stands behind a number that is somebody's age."""
_SIGNED = frozenset(["share", "temperature", "money", ""])
_MORE: dict[str, Relation] = {
    "more": "at least",
    "fewer": "at most",
    "less": "at most",
    "so": "about",
    "above": "at least",
    "over": "at least",
    "up": "at least",
    "under": "at most",
    "below": "at most",
}


_POWER = re.compile(r"(?:.*10)?[\s^]*(?P<minus>[-\u2212\u2013]?)(?P<power>\d{1,2})")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or two, at ``[start, end)``; ``vague`` for "hundreds", ``unit`` None for a plain count."""

    start: int
    end: int
    low: float
    high: float | None
    vague: bool
    hedge: Relation
    unit: Unit | None

    @property
    def is_age(self) -> bool:
        """Whether it says how old somebody is."""
        return self.unit is not None and self.unit.category == "age"

    @property
    def range(self) -> Range:
        """From what to what it lies."""
        if self.vague and self.high is not None:
            return vaguely(self.low, self.high, self.hedge)
        return bounded(self.low, self.high, self.hedge, whole=self.unit is None)


def amounts(text: str, start: int, end: int) -> Iterator[tuple[Amount, re.Match[str]]]:
    """The amounts of a stretch of text, in its order, each with its match."""
    scan, at = pattern(), start
    while (match := scan.search(text, at, end)) is not None:
        at = match.end()
        if match["high"] and not _is_range(match):
            cut = max(match.end("low"), match.end("lowmag"), match.end("unit1"))
            first = scan.match(text, match.start(), cut)
            at = cut if first is not None else at
            if first is None or text[cut : cut + 1] in ("-", "–") and not match["unit1"]:
                continue  # a vote of 5-4 counts nothing by itself
            match = first
        amount = _read(match, text)
        if amount is not None:
            yield amount, match


def _is_range(match: re.Match[str]) -> bool:
    """Whether two numbers are a range: the second is greater, of one unit with the first."""
    if match["unit1"] and (not match["unit"] or unit(match["unit1"]) != unit(match["unit"])):
        return False
    if match["sign2"] and match["sign2"] != match["sign"]:
        return False
    numbers = _numbers(match)
    return numbers is not None and numbers[1] is not None and numbers[0] < numbers[1]


def _read(match: re.Match[str], text: str) -> Amount | None:
    numbers = _numbers(match)
    if numbers is None:
        return None
    low, high = numbers
    hedge, start, end = _hedge(match), match.start(), match.end()
    measure = SHARE if match["share"] or match["odds"] else _unit(match)
    if hedge == "between" and high is None and match["hedge"]:
        start = match.start("sign") if match["sign"] else match.start("low")
    if match["minus"] and high is None:
        if measure is not None and measure.category in _SIGNED:
            low = -low
        elif not match["hedge"]:
            start = match.start("low")
    age = AGE.match(text, end) if measure is None else None
    if age is not None:
        measure, end = Unit(f"{age['of']} of age", "age"), age.end()
    return Amount(start, end, low, high, bool(match["vague"]), hedge, measure)


def _hedge(match: re.Match[str]) -> Relation:
    if match["more"]:
        return _MORE[match["more"].split()[-1].lower()]
    if match["plus"]:
        return "at least" if match["plus"] in ("+", "-plus") else "about"
    if match["mark"]:
        return MARKS[match["mark"]]
    return HEDGES.get(" ".join((match["hedge"] or "").lower().split()), "exactly")


def _numbers(match: re.Match[str]) -> tuple[float, float | None] | None:
    """The one number or the two; with a magnitude behind the second, the first has it too ("2 to 3 million")."""
    if match["vague"]:
        low, high = VAGUE[" ".join(match["vague"].lower().split())]
        return float(low), float(high)
    if match["share"]:
        words = re.split(r"[-\s]+", match["share"].lower())
        return ((worth(words[0]) or 1) if len(words) > 1 else 1) * FRACTIONS[words[-1]], None
    if match["odds"]:
        return (worth(match["odds"].split()[0]) or 1) / (worth(match["base"]) or 1), None
    one = worth(f"{match['low']} {_magnitude(match['lowmag'])}")
    if one is not None and match["power"]:
        return _raised(one, match["power"]), None
    if one is None or not match["high"]:
        return (one, None) if one is not None else None
    magnitude = _magnitude(match["magnitude"])
    plain, two = worth(match["high"]), worth(f"{match['high']} {magnitude}")
    magnitude = magnitude or _last_word(match["high"])
    if magnitude and not match["lowmag"] and plain is not None and one < plain and not _last_word(match["low"]):
        bigger = worth(f"{match['low']} {magnitude}") or one
        one = bigger if two is None or bigger <= two else one
    return one, two


def _raised(number: float, words: str) -> float:
    """Ten to a power ("10^4"), or a number times that ("3 x 10^4")."""
    power = _POWER.fullmatch(words)
    if power is None:
        return number
    worth_of = 10.0 ** (int(power["power"]) * (-1 if power["minus"] else 1))
    return worth_of if words.startswith("^") else number * worth_of


def _last_word(number: str) -> str:
    """The magnitude that a number in words ends with: five to six *hundred*."""
    word = re.split(r"[-\s]", number.lower())[-1]
    return word if word in _MAGNITUDES else ""


def _magnitude(word: str | None) -> str:
    return (word or "").strip(" -\u00a0\n.").lower()


def _unit(match: re.Match[str]) -> Unit | None:
    if match["sign"]:
        return sign(match["sign"])
    if not match["unit"]:
        return None
    word = match["unit"].strip(" -\u00a0")
    if word.lower() == "pounds" and any(_magnitude(match[group]) in _LARGE for group in ("lowmag", "magnitude")):
        return unit("pounds sterling")  # what comes in millions of pounds is money
    return unit(word)
