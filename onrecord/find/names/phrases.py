"""Finds the names of a table where they stand in a text, word by word, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.lexicon import facts
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_WORD = re.compile(r"\w+")


class Phrases:
    """A table of names, case as written."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for name in names:
            self._by_head.setdefault(_head(name, 0), []).append(name)
        for found in self._by_head.values():
            found.sort(key=len, reverse=True)

    def at(self, report: Report, parsed: Parsed, token: Token) -> tuple[str, int] | None:
        """(the name, the index behind its last token) where one starts at the token and ends at a token's end."""
        text, start = report.text, token.start
        for name in self._by_head.get(_head(text, start), ()):
            if text.startswith(name, start):
                behind = _behind(parsed, token, start + len(name))
                if behind is not None:
                    return name, behind
        return None


def _head(text: str, start: int) -> str:
    """The first word of a name, or the sign that it begins with."""
    word = _WORD.match(text, start)
    return word[0] if word is not None else text[start]


def _behind(parsed: Parsed, token: Token, end: int) -> int | None:
    """The index of the first token behind ``end``, where a token of the same sentence ends there."""
    for index in range(token.index, parsed.sentence(token).last):
        if parsed.tokens[index].end >= end:
            return index + 1 if parsed.tokens[index].end == end else None
    return None


def organisations() -> Phrases:
    """The names of known organisations, those that several share among them."""
    return _organisations(facts.own())


@lru_cache(maxsize=4)
def _organisations(own: Lexicon | None) -> Phrases:
    with facts.holding(own):
        return Phrases(facts.organisations_called())


@cache
def countries() -> Phrases:
    """The names of countries and the words for their peoples."""
    return Phrases([*facts.country_by_name(), *facts.country_by_people()])


@cache
def lands() -> Phrases:
    """The names of countries, regions and seas."""
    return Phrases([*facts.country_by_name(), *facts.region_by_name()])


def known_words() -> frozenset[str]:
    """Words capitalised anywhere for good reason: a people's, a land's first, an organisation's whole name."""
    return _known_words(facts.own())


@lru_cache(maxsize=4)
def _known_words(own: Lexicon | None) -> frozenset[str]:
    names = [*facts.country_by_name(), *facts.region_by_name(), *facts.country_by_capital(), *facts.country_by_people()]
    with facts.holding(own):
        bodies = [name for name in facts.organisation_by_name() if " " not in name]
    return frozenset([*(name.split()[0] for name in names), *bodies])
