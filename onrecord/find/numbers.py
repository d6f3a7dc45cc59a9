"""Numbers in digits and in words: how they are written, and what they are worth."""

from __future__ import annotations

import re

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

WORTH: dict[str, int] = {
    "zero": 0,
    "a": 1,
    "an": 1,
    **{word: nth for nth, word in enumerate(_ONES.split(), 1)},
    **{word: nth for nth, word in enumerate(_TEENS.split(), 10)},
    **{word: nth * 10 for nth, word in enumerate(_TENS.split(), 2)},
}
MAGNITUDES: dict[str, float] = {
    "dozen": 12,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "lakh": 1e5,
    "crore": 1e7,
    "mio": 1e6,
    "mrd": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
ORDINALS: dict[str, int] = {
    word: nth
    for nth, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
        ],
        1,
    )
}

_MAGNITUDE = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS.split())})(?:[-\s](?:{'|'.join(_ONES.split())})\b)?"
    rf"|(?:{'|'.join(_TEENS.split())})|(?:{'|'.join(_ONES.split())}))\b"
)
IN_WORDS = (
    rf"(?:{_SMALL}|\ba(?=[-\s]{_MAGNITUDE}\b))"
    rf"(?:[-\s]{_MAGNITUDE}\b(?:(?:\sand)?[-\s]{_SMALL})?){{0,5}}"
)
"""A cardinal number in words ("two hundred and fifty thousand"), to be matched without regard to case."""
IN_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+|\d+(?:\.\d+)?)"
"""A number in digits, with commas or narrow blanks between thousands."""

FRACTION = r"(?:\d+\s?)?[½¼¾⅓⅔]"
"""2½."""
HALVES = (
    rf"(?:(?:{'|'.join(_ONES.split())})\sand\sa\shalf(?:\s{_MAGNITUDE}\b)?"
    rf"|(?:an?|{'|'.join(_ONES.split())})\s{_MAGNITUDE}\sand\sa\shalf\b)"
)
"""Two and a half thousand; a million and a half."""
ELSEWHERE = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?![,.]?\d)|\d{1,3}(?:\x20\d{3}){2,}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+,\d{1,2}(?=\s(?:[mM]io|[mM]rd|million|billion)\b))"
)
"""Numbers in digits as India ("12,50,000") and the Continent write them ("4 500 000", "4.500.000", "4,5 million")."""

PARTS = rf"(?:half|(?:an?|one|three)\s(?:quarters?|third|fifth))\s(?:of\s)?an?\s{_MAGNITUDE}\b"
"""A quarter of a million."""

_WORD = re.compile(r"[a-z]+")
_BLANKS = re.compile(r"[,\u00a0\u202f\u2009]")
_DIGITS = re.compile(rf"({IN_DIGITS})\s*-?([a-z]*)\.?")
_PARTS = {"quarter": 0.25, "quarters": 0.25, "third": 1 / 3, "fifth": 0.2}
_PART = re.compile(r"(an?|one|three)\s(quarters?|third|fifth)\s")
_LONGEST = 18
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_ELSEWHERE = re.compile(ELSEWHERE)


def worth(text: str) -> float | None:
    """What a number as ``IN_WORDS`` or ``IN_DIGITS`` is worth, with a magnitude or without; None if it's none."""
    lowered = text.lower().strip()
    if lowered.startswith("half"):
        rest = _worth_of_words([word for word in _WORD.findall(lowered)[1:] if word != "of"])
        return rest / 2 if rest else None
    part = _PART.match(lowered)
    if part is not None:
        return _PARTS[part[2]] * (3 if part[1] == "three" else 1) * MAGNITUDES[lowered.rsplit(maxsplit=1)[1]]
    if lowered[-1:] in _FRACTIONS or " " in lowered and lowered.split()[0][-1:] in _FRACTIONS:
        return _of_fraction(lowered)
    if "half" in lowered:
        whole, _, magnitude_word = lowered.partition(" and a half")
        half = MAGNITUDES.get(whole.rsplit(maxsplit=1)[-1], 1) / 2
        return ((_worth_of_words(_WORD.findall(whole)) or 0) + half) * MAGNITUDES.get(magnitude_word.strip(" -"), 1)
    digits = _DIGITS.fullmatch(_plain(lowered))
    if digits is None:
        return _worth_of_words(_WORD.findall(lowered))
    plain = _BLANKS.sub("", digits[1])
    magnitude = MAGNITUDES.get(digits[2]) if digits[2] else 1
    if magnitude is None or len(plain) > _LONGEST:
        return None
    return round(float(plain) * magnitude, 6)


def _of_fraction(text: str) -> float | None:
    """2½, or 2½ million."""
    at = next(nth for nth, sign in enumerate(text) if sign in _FRACTIONS)
    whole, magnitude = text[:at].strip(), text[at + 1 :].strip(" -")
    return (float(whole or 0) + _FRACTIONS[text[at]]) * (MAGNITUDES.get(magnitude, 1) if magnitude else 1)


def _plain(text: str) -> str:
    """Digits as they are written elsewhere, with points for decimals and nothing between thousands."""
    match = _ELSEWHERE.match(text)
    if match is None:
        return text
    digits = match[0]
    small = re.search(r",\d{1,2}$", digits)
    return (digits.replace(",", ".") if small else re.sub(r"[ .,]", "", digits)) + text[match.end() :]


def _worth_of_words(words: list[str]) -> float | None:
    total, group = 0.0, 0.0
    for word in words:
        if word in WORTH:
            group += WORTH[word]
        elif word == "hundred" or word == "dozen":
            group = (group or 1) * MAGNITUDES[word]
        elif word in MAGNITUDES:
            total, group = total + (group or 1) * MAGNITUDES[word], 0.0
        elif word != "and":
            return None
    return total + group if words else None
