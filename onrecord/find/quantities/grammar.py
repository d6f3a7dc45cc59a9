"""How amounts are written: a hedge, a currency, one number or two or a vague word, a magnitude, a unit."""

from __future__ import annotations

import re
from functools import cache

from onrecord.find.numbers import IN_DIGITS, IN_WORDS
from onrecord.find.quantities.ranges import HEDGES, VAGUE
from onrecord.find.quantities.units import behind, in_front

FRACTIONS = {
    "half": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fourth": 0.25,
    "fourths": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
    "sixth": 1 / 6,
    "eighth": 0.125,
    "eighths": 0.125,
    "tenth": 0.1,
    "tenths": 0.1,
}
MAGNITUDE = r"(?:hundred|thousand|million|billion|trillion|dozen|bn|bln|mln|mn|tn|trn|m|k)"


def _words(keys: list[str]) -> str:
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    return "|".join(re.escape(key).replace(r"\ ", r"\s+") for key in ordered)


@cache
def pattern() -> re.Pattern[str]:
    """The one pattern of all amounts; groups hedge, sign, vague, low, high, magnitude, share, unit, more."""
    hedges, vague = _words(list(HEDGES)), _words(list(VAGUE))
    number = rf"(?:{IN_DIGITS}|(?i:{IN_WORDS}))"
    parts = "|".join(FRACTIONS)
    return re.compile(
        rf"(?<![\w$€£/:%])(?<!\w[.,'’-])"
        rf"(?:(?P<hedge>(?i:{hedges}))(?:\s+|-)(?:(?:an?|the|one)\s+(?=(?:total|estimated|further|additional))(?:total\s+of|estimated|further|additional)\s+)?)?"
        rf"(?:(?P<vague>(?i:{vague}))(?:\s+of)?(?!\w)"
        rf"|(?P<share>(?i:(?:(?:an?|one|two|three|four|five|nine)[-\s])?(?:{parts})))(?=(?:\s+of\s|\s+(?:the|a|its|their|all)\s|-))(?:\s+of(?=\s))?"
        rf"|(?P<sign>{in_front()})?\s?(?P<low>{number})(?:[-\s]?(?P<lowmag>(?i:{MAGNITUDE}))(?!\w))?"
        rf"(?:(?:\s?[-–—]\s?|\s(?:to|and|or)\s)(?:(?P<sign2>{in_front()})\s?)?(?P<high>{number})(?!\w*-\w))?"
        rf"(?:[-\s]?(?P<magnitude>(?i:{MAGNITUDE}))(?!\w))?)"
        rf"(?P<plus>\+|-odd)?(?P<unit>{behind()})?(?:\s(?P<more>or\s(?:more|fewer|less|so)))?(?![\w%]|[.,:/]\d)"
    )
