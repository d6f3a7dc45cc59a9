"""How one name stands to another: the same, another spelling, short for it, or another's.

People and bodies alike: titles and small words don't count; letters that alphabets write differently are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.lexicon import facts
from onrecord.link.words import fold

How = Literal["same", "spelling", "acronym", "initials", "part", "near", "shares", "clash", "other"]
_SPELLED = (
    ("x", "ks"),
    ("shch|sch|tch|tsch|zh|ch|sh|dj|dzh", "s"), ("kh|gh|ck|q|c", "k"), ("ph", "f"), ("w|v", "v"), ("ou|oo|u", "u"),
    ("iy|yi|ij|ey|ei|ai|ay|ie|yy|ee|ii|y|j", "i"), ("ts|tz|z", "s"), ("th", "t"), (r"(.)\1", r"\1"),
)  # fmt: skip
"""Letters that stand for one sound in names from other alphabets, to one letter."""
_NEAR = 0.82
_LONG = 5
"""Letters of a name that another may differ from in one of them."""
_JOINS = frozenset({"the", "of", "and", "for", "a", "an", "in", "on", "de", "du", "la", "al", "el", "s", "to"})
_BEFORE = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "president", "minister", "prime", "general", "gen",
     "colonel", "col", "lt", "lieutenant", "major", "captain", "capt", "sgt", "sergeant", "admiral", "senator", "sen",
     "governor", "gov", "judge", "king", "queen", "prince", "princess", "pope", "rev", "coach", "actor", "actress",
     "former", "chancellor", "secretary", "ambassador", "commander", "chief", "officer", "detective", "professor",
     "prof", "ceo", "spokesman", "spokeswoman", "director", "chairman", "foreign", "defence", "defense", "vice"}
)  # fmt: skip
"""Titles; they count as part of a name that is nothing but titles."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How two names stand to each other, and how far that speaks for one bearer, from -1 to 1."""

    how: How
    score: float


@lru_cache(maxsize=1 << 18)
def standing(one: str, other: str) -> Standing:
    """How two names stand to each other, whichever comes first."""
    a, b = bare(one), bare(other)
    if not a or not b:
        return Standing("other", 0.0)
    if a == b:
        return Standing("same", 1.0)
    if "".join(a) == "".join(b) or [sound(word) for word in a] == [sound(word) for word in b]:
        return Standing("spelling", 0.9)
    if is_acronym(one, other) or is_acronym(other, one):
        return Standing("acronym", 0.85)
    return _by_words(a, b)


def _by_words(a: tuple[str, ...], b: tuple[str, ...]) -> Standing:
    """By which words two names share."""
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    if _sounds(short) <= _sounds(long):
        ends = sound(short[-1]) == sound(long[-1])
        return Standing("part", (0.7 if ends else 0.5) if len(short) < len(long) else 0.9)
    if sound(a[-1]) == sound(b[-1]) and len(short) > 1:
        if all(_fits(x, y) for x, y in zip(a[:1], b[:1], strict=True)):
            return Standing("initials", 0.8)
        return Standing("clash", -0.6 if _is_given(a[0]) and _is_given(b[0]) else -0.2)
    if near("".join(a), "".join(b)):
        return Standing("near", 0.7)
    shared = len(_sounds(a) & _sounds(b))
    return Standing("shares", 0.4 * shared / len(short)) if shared else Standing("other", -0.1)


def _sounds(words: tuple[str, ...]) -> set[str]:
    return {sound(word) for word in words}


@lru_cache(maxsize=1 << 15)
def _is_given(word: str) -> bool:
    return word.capitalize() in facts.given_names()


def _fits(one: str, other: str) -> bool:
    """Whether one first name may stand for the other: an initial, its beginning, another spelling."""
    short, long = sorted((one, other), key=len)
    if len(short) in (1, 3, 4) and long.startswith(short):
        return True
    return sound(short) == sound(long) or near(short, long)


@lru_cache(maxsize=1 << 16)
def bare(name: str) -> tuple[str, ...]:
    """The words of a name without titles and small words; all of them where there is nothing else."""
    words = [word for word in fold(name) if word not in _JOINS]
    return tuple(word for word in words if word not in _BEFORE) or tuple(words)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A folded word with one letter for all that alphabets write one sound by."""
    for letters, letter in _SPELLED:
        word = re.sub(letters, letter, word)
    return word


def is_acronym(short: str, long: str) -> bool:
    """Whether one name is made of the first letters of the other's words, with or without its small ones."""
    letters = short.replace(".", "").strip().removeprefix("the ")
    if not (2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()):
        return False
    words = fold(long)
    firsts = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _JOINS)}
    return len(words) > 1 and letters.casefold() in firsts


def near(one: str, other: str) -> bool:
    """Whether two names differ in so few letters that they may be one name written in two ways."""
    long = max(len(one), len(other))
    return min(len(one), len(other)) >= _LONG and one[0] == other[0] and 1 - distance(one, other) / long >= _NEAR


def distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for nth, letter in enumerate(one, 1):
        before, row[0] = row[0], nth
        for at, its in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != its))
    return row[-1]
