"""Finds the names of a table where they stand in a text, word by word, the longest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from onrecord.lexicon import facts
from onrecord.model import Report
from onrecord.parse import Parsed, Token


class Phrases:
    """A table of names, case as written."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for name in names:
            self._by_head.setdefault(name[:2], []).append(name)
        for found in self._by_head.values():
            found.sort(key=len, reverse=True)

    def at(self, report: Report, parsed: Parsed, token: Token) -> tuple[str, int] | None:
        """(the name, the index behind its last token) where one starts at the token and ends at a token's end."""
        text, start = report.text, token.start
        for name in self._by_head.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                behind = _behind(parsed, token, start + len(name))
                if behind is not None:
                    return name, behind
        return None


def _behind(parsed: Parsed, token: Token, end: int) -> int | None:
    """The index of the first token behind ``end``, where a token of the same sentence ends there."""
    for index in range(token.index, parsed.sentence(token).last):
        if parsed.tokens[index].end >= end:
            return index + 1 if parsed.tokens[index].end == end else None
    return None


@cache
def organisations() -> Phrases:
    """The names of known organisations."""
    return Phrases(facts.organisation_by_name())


@cache
def lands() -> Phrases:
    """The names of countries, regions and seas."""
    return Phrases([*facts.country_by_name(), *facts.region_by_name()])


@cache
def known_words() -> frozenset[str]:
    """Every first word of a known name, and every word for a people: capitalised for good reason anywhere."""
    names = [*facts.country_by_name(), *facts.region_by_name(), *facts.country_by_capital()]
    names += [*facts.organisation_by_name(), *facts.country_by_people()]
    return frozenset(name.split()[0] for name in names)
