"""Units of measure and money, from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name and the category of what is measured in it."""

    name: str
    category: str


def _key(word: str) -> str:
    """Signs, codes ("EUR") and short units ("m") keep their case."""
    return word if len(word) <= 2 or word.isupper() else word.lower()


@cache
def units() -> dict[str, Unit]:
    """Every unit by the words that stand for it."""
    found = {}
    for entry in lexicon.load("units").entries:
        for word in entry.match:
            found[_key(word)] = Unit(entry.means, str(entry.more["category"]))
    return found


def unit(words: str) -> Unit | None:
    """The unit that some words stand for; None where they are none."""
    key = " ".join(words.replace("-", " ").split())
    return units().get(_key(key)) or units().get(key.lower())


def _ordered(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[-\s]") for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def behind() -> str:
    """A pattern of the units that stand behind their number."""
    words = [word for word in units() if not _sign(word)]
    long = _ordered([word for word in words if _key(word.upper()) != word and len(word) > 2])
    short = _ordered([word for word in words if _key(word.upper()) == word or len(word) <= 2])
    marks = _ordered([word for word in units() if _sign(word)])
    return rf"(?:(?:\s?|-)(?:(?i:{long})|(?:{short}))(?!\w)|\s?(?:{marks}))"


@cache
def in_front() -> str:
    """A pattern of the currencies that stand before their number."""
    return _ordered(
        [word for word, one in units().items() if one.category == "money" and (_sign(word) or word.isupper())]
    )


@cache
def currencies() -> str:
    """A pattern of the currencies that are words: "euros", "EUR"."""
    return _ordered([word for word, one in units().items() if one.category == "money" and not _sign(word)])


def _sign(word: str) -> bool:
    return not word[-1].isalnum()
