"""Units of measure and money, from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon

_MEASURES = frozenset(["distance", "area", "weight", "volume"])
_GLUED = {"C": "°C", "F": "°F", "p": "pence", "c": "cents", "in": "inches", "s": "seconds"}
"""Letters that are units only straight behind their digits: 38C, 25p, 6ft 2in, 7.2s; not so 1080p, "12 in", the 40s."""
_STRAIGHT = r"(?<=\d)(?<!\d{5})(?:[CFc]|in|(?<!080)(?<!720)(?<!480)p|(?<=\d\.\d)s|(?<=\d\.\d\d)s)(?![\w-])"
_BODILY = frozenset(["feet", "foot", "pound", "pounds", "barrel", "barrels", "inch"])


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
    key = _GLUED.get(key, key)
    return units().get(_key(key)) or units().get(key.lower())


def _ordered(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[-\s]") for word in sorted(words, key=lambda w: (-len(w), w)))


def _by_letter(words: list[str]) -> str:
    """The same, of words in any case, and sooner: a word's first letter rules out all of another one."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0].lower(), []).append(word[1:])
    return "|".join(
        f"[{first.lower()}{first.upper()}](?i:{_ordered(rest)})" for first, rest in sorted(by_first.items())
    )


@cache
def behind() -> str:
    """A pattern of the units that stand behind their number."""
    words = [word for word in units() if not _sign(word)]
    long = _by_letter([word for word in words if _key(word.upper()) != word and len(word) > 2])
    short = _ordered([word for word in words if _key(word.upper()) == word or len(word) <= 2])
    marks = _ordered([word for word in units() if _sign(word)])
    return rf"(?:(?:\s?|-)(?:(?:{long})|(?:{short})(?!\.\w))(?!\w|-\d)|{_STRAIGHT}|\s?(?:{marks}))"


LETTERS = {"PS": "GBP", "R": "ZAR"}
"""Letters before a large number that are money there and nowhere else; a feed that has no £ writes PS for it."""


@cache
def in_front_words() -> list[str]:
    """The signs, codes and letters that stand before a number of money."""
    words = [word for word, one in units().items() if one.category == "money"]
    return [*(word for word in words if _sign(word) or word.isupper()), "Rs", *LETTERS]


@cache
def in_front() -> str:
    """A pattern of the currencies that stand before their number."""
    known = _ordered([word for word in in_front_words() if word not in LETTERS])
    letters = "|".join(
        rf"{letters}(?=\d{{1,3}}(?:,\d{{3}}|(?:\.\d+)?\s?(?:[mbk]n?|[mb]illion)\b))" for letters in LETTERS
    )
    return rf"{known}|{letters}"


@cache
def currencies() -> str:
    """A pattern of the currencies that are words: "euros", "EUR"."""
    return _ordered([word for word, one in units().items() if one.category == "money" and not _sign(word)])


def sign(words: str) -> Unit | None:
    """The currency that stands before its number."""
    return unit(LETTERS.get(words, words))


def measured(word: str) -> Unit | None:
    """The unit of a noun that is one whatever stands before it ("200 rushing yards"); not so "six left feet"."""
    known = unit(word)
    return known if known and known.category in _MEASURES and len(word) > 3 and word.lower() not in _BODILY else None


def _sign(word: str) -> bool:
    return not word[-1].isalnum()
