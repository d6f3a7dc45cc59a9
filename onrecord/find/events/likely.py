"""Verbs of the lexicon whose object or subject is of no class that their pattern asks for, and are meant all the same.

"A court freed another clerk of the consulate": no list of captives has a clerk. Where the words between the two parties
speak for the very type that the pattern has, the pattern and the weights are two witnesses for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.find.events.grammar import objects, subjects
from onrecord.find.events.kinds import Pattern
from onrecord.find.types import features, likeliest
from onrecord.parse import Parsed, Token

SURE = 0.9
"""How likely the type must be."""
_NAMED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def likely(parsed: Parsed, verb: Token, open_patterns: Iterable[Pattern]) -> Pattern | None:
    """The first of the patterns whose type is what the verb does to its object; None where that isn't sure."""
    met = objects(parsed, verb)
    patterns = tuple(open_patterns)
    if not met or not patterns:
        return None
    doers = subjects(parsed, verb)
    source = _stretch(parsed, doers[0]) if doers else None
    type, chance = likeliest(features(parsed, source, _stretch(parsed, met[0])))
    if chance < SURE:
        return None
    return next((one for one in patterns if _NAMED.get(one.kind.type, one.kind.type) == type), None)


def _stretch(parsed: Parsed, noun: Token) -> tuple[int, int]:
    """The characters of a noun with all that hangs on it."""
    below = parsed.subtree(noun)
    return below[0].start, max(token.end for token in below)
