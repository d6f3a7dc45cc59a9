"""Which shorter names are an organisation's: its last words, a unit's number, the same words in another order."""

from __future__ import annotations

import re

from onrecord.find.names.bearers import folded
from onrecord.find.names.words import organ_words
from onrecord.lexicon import facts

_NUMBER = re.compile(r"\d+(st|nd|rd|th)")
_SMALL = frozenset({"of", "for", "on", "the", "and", "&"})


def is_short_for(short: str, long: str) -> bool:
    """Whether one name of an organisation is short for another.

    "Home Front" is for "Sarn Home Front", "12th Brigade" for "12th Desert Brigade", "Roads Ministry" for "Ministry of
    Roads", "Federation of Miners" for "Federation of Miners of Orn". "Hills" isn't for "Army of the Hills", and "Sarn
    Front" isn't for "Sarn Home Front", as there may be both. "Joint Chiefs" is for "Joint Chiefs of Staff".
    """
    before = long.removesuffix(" " + short)
    if (before != long and before.split()[-1] not in _SMALL) or (" of " in short and long.startswith(short + " of ")):
        return True
    few, many = short.split(), long.split()
    if len(few) > 1 and many[: len(few)] == few and many[len(few) : len(few) + 1] in (["of"], ["for"]):
        return True
    if _NUMBER.fullmatch(few[0]) and len(few) > 1 and (few[0], few[-1]) == (many[0], many[-1]):
        return set(few) <= set(many)
    return short != long and len(few) > 1 and _content(short) == _content(long)


def is_headed_by(name: str, word: str) -> bool:
    """Whether a word is the chief one of a name, but not its last.

    "Authority" is of "Harbour Authority of Orn", "Command" of "Operational Command Steppe", "Frente" of "Frente Sur".
    """
    words = name.split()
    if words[0] == word and word in facts.words("armed bodies begin") | facts.words("bodies begin"):
        return len(words) > 1
    at = next((at for at, one in enumerate(words) if one in _SMALL), len(words))
    if at == len(words):
        return word in organ_words() and word in words[1:-1] and words[-1] not in organ_words()
    return at > 0 and words[at - 1] == word


def _content(name: str) -> frozenset[str]:
    """The words of a name without small ones and the mark of an owner."""
    return frozenset(folded(word) for word in name.split() if word not in _SMALL)
