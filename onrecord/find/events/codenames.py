"""Names that exercises go by ("Iron Meadow 31"), and the adjectives of a country's people."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.model import Report, Span
from onrecord.parse import Parsed

_CODED = re.compile(r"(?<![\w-])(?:[A-Z][a-z]+ ){2,3}\d{2}(?![\w:]|[.,]\d)")
LITTLE = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "PRON", "ADV"})
"""Words that name nothing, in capitals only where they begin a sentence: "|The| 1973 war"."""
_ENDINGS = ("ians", "ian", "ese", "ish", "ans", "an", "ns", "n", "is", "i", "s", "")
_LEFT = 3
"""Letters that a country's name may have beyond the stem of its adjective: Norway, Norwegian."""


_NAME = r"((?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+)"
_WAR_GAME = r"(?:exercises?|manoeuvres?|maneuvers?|drills?|war games?)"
_CHRISTENED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[Ee]xercise [\"“‘]?" + _NAME,
        r"\b[Ee]xercise, [\"“‘]?" + _NAME + r"[\"”’]?[,.;]",
        _NAME + r"[\"”’]?, (?:an?|its|their|the|this year's)(?: [\w-]+){0,4} " + _WAR_GAME + r"\b(?! [\"“‘]?[A-Z])",
        _WAR_GAME + r"(?: [\w-]+){0,12} (?:called|named|codenamed|dubbed|the name(?: of)?|known as) [\"“‘]?" + _NAME,
    )
)
"""How a report introduces the name of an exercise."""


def _christened(text: str) -> list[tuple[int, int]]:
    """Where an exercise that is introduced by its name is called by it, in text order."""
    names = {match.group(1) for pattern in _CHRISTENED for match in pattern.finditer(text)}
    if not names:
        return []
    called = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
    return [match.span() for match in called.finditer(text)]


def coded(report: Report, parsed: Parsed, timed: frozenset[int]) -> Mapping[int, Span]:
    """The tokens of codenames and the span of each: two or three capitalised words with a year's last digits, or what
    the report has introduced as the name of an exercise.
    """
    found: dict[int, Span] = {}
    for start, end in (*_christened(report.text), *(match.span() for match in _CODED.finditer(report.text))):
        tokens = list(parsed.between(start, end))
        while tokens and tokens[0].pos in LITTLE:
            tokens.pop(0)
        if len(tokens) > 1 and not any(token.index in timed for token in tokens):
            name = report.span(tokens[0].start, tokens[-1].end)
            found.update((token.index, name) for token in tokens)
    return found


def of_people(word: str, name: str) -> bool:
    """Whether a word is the adjective of a one-word name: "Kestrian" of "Kestria", never the name itself."""
    small, country = word.lower(), name.lower()
    if small == country or small[:4] != country[:4] or " " in name:
        return False
    for ending in _ENDINGS:
        stem = small.removesuffix(ending)
        if small.endswith(ending) and len(stem) > 3 and country.startswith(stem) and len(country) - len(stem) <= _LEFT:
            return ending not in {"", "s"}
    return False
