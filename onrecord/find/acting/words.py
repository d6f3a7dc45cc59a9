"""The classes of the words that a name hangs on: what those who govern do, want, give and get; what land is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.find.names.words import saying, taking
from onrecord.lexicon import facts, load
from onrecord.parse import Token

_OF_VERBS = ("deeds", "minds", "aims", "gives", "sides")
_OF_NOUNS = (
    "dealings", "messages", "wills", "gifts", "pressures", "fortunes", "rulers", "roles", "minded", "leaning",
)  # fmt: skip
_LAND_VERBS = ("lie of lands", "suffered by lands", "moving", "of grounds")
_LAND_NOUNS = (
    "of lands", "folk of lands", "happens in lands", "done to lands", "ways between", "moving", "of grounds", "kin",
    "called after places",
)  # fmt: skip


@cache
def _verbs() -> Mapping[str, tuple[str, ...]]:
    """The classes of each verb by its lemma."""
    found = _sides(_OF_VERBS) + [(name, facts.words(name)) for name in _LAND_VERBS]
    found += [("saying", saying()), ("taking", taking("place") | taking("place or person"))]
    return _inverted(found)


@cache
def _nouns() -> Mapping[str, tuple[str, ...]]:
    """The classes of each noun and adjective by its lemma."""
    return _inverted(_sides(_OF_NOUNS) + [(name, facts.words(name)) for name in _LAND_NOUNS])


@cache
def joined() -> Mapping[str, tuple[str, ...]]:
    """The classes of the words that a hyphen joins to a name: "backed", "based"."""
    return _inverted([*_sides(("joined",)), ("joined to towns", facts.words("joined to towns"))])


def _sides(classes: tuple[str, ...]) -> list[tuple[str, frozenset[str]]]:
    found = {name: frozenset[str]() for name in classes}
    for entry in load("sides").entries:
        if (name := entry.more["class"]) in found:
            found[name] |= frozenset(entry.match)
    return list(found.items())


def _inverted(classes: list[tuple[str, frozenset[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in classes:
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def as_verb(token: Token) -> tuple[str, ...]:
    """The classes of a word taken for a verb."""
    return _verbs().get(token.lemma.lower()) or _verbs().get(token.lower) or ("strange",)


def as_noun(token: Token) -> tuple[str, ...]:
    """The classes of a word taken for a noun or an adjective."""
    lower = token.lower
    return (
        _nouns().get(lower)
        or _nouns().get(token.lemma.lower())
        or _nouns().get(lower.removesuffix("s"))
        or _strange(token)
    )


def _strange(token: Token) -> tuple[str, ...]:
    return ("name",) if token.pos == "PROPN" else ("strange",)


def classes(token: Token) -> tuple[str, ...]:
    """The classes of a word as the parser takes it."""
    return as_verb(token) if token.pos in ("VERB", "AUX") else as_noun(token)
