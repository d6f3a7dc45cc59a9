"""From what to what an amount lies, given its numbers and the words that hedge it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from onrecord.model import Relation

_ABOUT = 0.1
"""How far "about 500" may be off, either way: 450 to 550."""

HEDGES: dict[str, Relation] = {
    "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "not less than": "at least",
    "not fewer than": "at least",
    "a minimum of": "at least",
    "at the very least": "at least",
    "at a minimum": "at least",
    "upwards of": "more than",
    "upward of": "more than",
    "more than": "more than",
    "a little over": "more than",
    "slightly over": "more than",
    "slightly more than": "more than",
    "a little more than": "more than",
    "north of": "more than",
    "exceeding": "more than",
    "well over": "more than",
    "just over": "more than",
    "well above": "more than",
    "in excess of": "more than",
    "greater than": "more than",
    "over": "more than",
    "above": "more than",
    "at most": "at most",
    "at the very most": "at most",
    "at the most": "at most",
    "not exceeding": "at most",
    "up to": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "a maximum of": "at most",
    "fewer than": "less than",
    "less than": "less than",
    "lower than": "less than",
    "smaller than": "less than",
    "just under": "less than",
    "slightly less than": "less than",
    "slightly under": "less than",
    "a little under": "less than",
    "a little less than": "less than",
    "under": "less than",
    "below": "less than",
    "sub": "less than",
    "an estimated": "about",
    "estimated": "about",
    "approximately": "about",
    "approx.": "about",
    "roughly": "about",
    "about": "about",
    "around": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "some": "about",
    "circa": "about",
    "nearer": "about",
    "as high as": "at most",
    "as few as": "at least",
    "as little as": "at least",
    "as low as": "at least",
    "well under": "less than",
    "well below": "less than",
    "larger than": "more than",
    "higher than": "more than",
    "bigger than": "more than",
    "beyond": "more than",
    "a mere": "exactly",
    "merely": "exactly",
    "fully": "exactly",
    "a whopping": "exactly",
    "barely": "about",
    "just about": "about",
    "more or less": "about",
    "in the region of": "about",
    "on the order of": "about",
    "something like": "about",
    "perhaps": "about",
    "maybe": "about",
    "roundabout": "about",
    "an average of": "about",
    "exactly": "exactly",
    "precisely": "exactly",
    "only": "exactly",
    "just": "exactly",
    "another": "exactly",
    "an additional": "exactly",
    "all": "exactly",
    "a total of": "exactly",
    "between": "between",
    "from": "between",
}
_FEW, _DOZENS = (3, 9), (24, 99)
_HUNDREDS, _THOUSANDS = (200, 999), (2_000, 9_999)
MARKS: dict[str, Relation] = {
    "~": "about",
    "≈": "about",
    ">": "more than",
    "<": "less than",
    "≥": "at least",
    "≤": "at most",
}
"""Signs that hedge the number behind them."""
VAGUE: dict[str, tuple[float, float]] = {
    **{
        f"{many}{word}": ends
        for word, ends in {
            "hundreds of thousands": (2e5, 999_999),
            "tens of thousands": (2e4, 99_999),
            "hundreds of millions": (2e8, 999_999_999),
            "tens of millions": (2e7, 99_999_999),
            "hundreds of billions": (2e11, 999_999_999_999),
            "tens of billions": (2e10, 99_999_999_999),
            "thousands": _THOUSANDS,
            "hundreds": _HUNDREDS,
            "dozens": _DOZENS,
            "scores": (40, 99),
            "millions": (2e6, 9_999_999),
            "billions": (2e9, 9_999_999_999),
            "trillions": (2e12, 9_999_999_999_999),
        }.items()
        for many in ("", "several ", "a few ", "many ")
    },
    **{
        f"{few} {word}": ends
        for word, ends in {
            "hundred thousand": (2e5, 999_999),
            "hundred million": (2e8, 999_999_999),
            "dozen": _DOZENS,
            "hundred": _HUNDREDS,
            "thousand": _THOUSANDS,
            "million": (2e6, 9_999_999),
            "billion": (2e9, 9_999_999_999),
        }.items()
        for few in ("several", "a few")
    },
    "a couple of hundred": (150, 299),
    "a couple of thousand": (1_500, 2_999),
    "a couple of dozen": (20, 30),
    "a couple": (2, 3),
    "a pair": (2, 2),
    "a score": (20, 20),
    "a handful": _FEW,
    "several": _FEW,
    "a few": _FEW,
    "multiple": (2, inf),
    "numerous": (3, inf),
    **{f"a {size}number of": (2, inf) for size in ("", "small ", "large ", "growing ", "great ")},
}
"""Words that count without a number; the next larger word begins where each ends, and some have no end."""


@dataclass(frozen=True, slots=True)
class Range:
    """From ``low`` to ``high``, both included where things are counted; None is open."""

    low: float | None
    high: float | None
    relation: Relation


def bounded(low: float, high: float | None, relation: Relation, whole: bool) -> Range:
    """The range of a number, or of two, under a hedge; ``whole`` where things are counted one by one."""
    step = 1 if whole and low == int(low) else 0
    top = low if high is None else high
    if relation == "at least":
        return Range(low, None, relation)
    if relation == "more than":
        return Range(low + step, None, relation)
    if relation == "at most":
        return Range(None, top, relation)
    if relation == "less than":
        return Range(None, top - step, relation)
    if high is not None:
        return Range(low, high, "between")
    if relation == "about":
        ends = sorted(float(f"{low * (1 + off):.10g}") for off in (-_ABOUT, _ABOUT))
        return Range(ends[0], ends[1], relation)
    return Range(low, low, "exactly")


def vaguely(low: float, high: float, relation: Relation) -> Range:
    """The range of "hundreds" under a hedge; "multiple" is open above."""
    if high == inf:
        return Range(low, None, "at least")
    if relation in ("at least", "more than"):
        return Range(low, None, relation)
    if relation in ("at most", "less than"):
        return Range(None, high, relation)
    return Range(low, high, "about" if low < high else "exactly")
