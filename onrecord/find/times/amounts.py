"""An amount of time in words, and its TIMEX3 duration."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.find.numbers import worth

_CODES = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "night": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "weekend": ("P", 1, "WE"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 1, "Q"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}
_VAGUE = re.compile(r"(?:several|few|many|dozens|hundreds|recent|coming)\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit, in the singular; ``number`` is None where the text doesn't tell ("several days")."""

    number: float | None
    unit: str


def amount(number: str | None, unit: str) -> Amount:
    """What a number and a unit in words say; None, or no number at all, is "several"."""
    singular = unit.lower()
    singular = "century" if singular.startswith("centur") else singular.removesuffix("s")
    words = " ".join((number or "").lower().split())
    if not words or _VAGUE.search(words):
        return Amount(None, singular)
    if words.endswith("couple of"):
        return Amount(2, singular)
    if words in ("a half", "half", "half a", "half an"):
        return Amount(0.5, singular)
    if words.endswith("half") and (whole := worth(re.split(r"[-\s]+and[-\s]+a", words)[0])) is not None:
        return Amount(whole + 0.5, singular)
    return Amount(worth(words), singular)


def duration(one: Amount) -> str:
    """TIMEX3's value: P3D, PT48H, P20Y; PXW where the number isn't told."""
    prefix, factor, code = _CODES[one.unit]
    if one.number is None:
        return f"{prefix}X{'E' if one.unit == 'decade' else 'C' if one.unit == 'century' else code}"
    number = one.number * factor
    whole = int(number)
    if number == whole:
        return f"{prefix}{whole}{code}"
    if number - whole == 0.5 and code in ("Y", "H"):
        rest = {"Y": "6M", "H": "30M"}[code]
        return f"{prefix}{f'{whole}{code}' if whole else ''}{rest}"
    return f"{prefix}{number:g}{code}"
