"""Rates: what an amount is told for each of ("$2 per gallon", "40,000 barrels a day", "12 rounds/minute")."""

from __future__ import annotations

import re
from functools import cache

from onrecord.find.quantities.units import behind, unit

_TIMES = r"second|minute|hour|day|night|week|fortnight|month|quarter|year|annum"
PEOPLE = frozenset(["man", "head", "person", "capita", "soldier", "family", "household"])
"""For whom a number of things is told: 120 rounds per man are 120 rounds."""
_EACH = (
    rf"{_TIMES}|barrel|gallon|lit(?:re|er)|tonne|ton|ounce|pound|kilo|kilogram|share|head|piece|person|household|game"
)
_NO_RATE = r"(?!\w|[-\s](?:after|later|earlier|before|ago|since|when|that|of|in\sadvance|prior|old|long)\b)"


@cache
def _pattern() -> re.Pattern[str]:
    words = rf"(?P<unit>{behind()})|\s?(?P<word>(?!cent\b|se\b|the\b)[a-z]{{3,}})"
    per = rf"(?:\sper(?=\s)|-per(?=-)|\s?/(?=\w{{1,2}}(?!\w)|(?:{_EACH})\b))(?:{words})"
    return re.compile(rf"{per}|[\s-](?:an?|each|every)[\s-](?P<each>{_EACH}){_NO_RATE}")


def rate(text: str, at: int) -> tuple[str, int] | None:
    """What an amount that ends here is told for each of, and where that ends; None where it's no rate."""
    match = _pattern().match(text, at)
    if match is None:
        return None
    word = (match["unit"] or match["word"] or match["each"]).strip(" -\n\u00a0")
    known = unit(word)
    return (known.name if known else word.lower()), match.end()
