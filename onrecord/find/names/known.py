"""Finds the organisations of the tables by name; where several bear one, the one that the report tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.find.names import phrases
from onrecord.find.names.words import organ_words
from onrecord.lexicon import facts
from onrecord.lexicon.organisations import Organisation
from onrecord.model import Report
from onrecord.parse import Parsed

_IN_FULL, _ITS_COUNTRY, _ALONE, _ENOUGH = 4, 2, 1, 2
"""What speaks for one that bears a name: that the report names it in full, or its country, and that no other owns the
name. Who only shares it needs one of the first two."""


@dataclass(frozen=True, slots=True)
class _Sight:
    """Tokens ``[first, last)`` that are a name of these."""

    first: int
    last: int
    name: str
    bearers: tuple[facts.Bearer, ...]


def known(report: Report, parsed: Parsed) -> Iterator[tuple[int, int, Organisation]]:
    """(first token, the one behind the last, the organisation) for each name that stands for one of them."""
    seen = tuple(_sights(report, parsed))
    named = _Named(report, parsed, seen)
    for one in seen:
        alone = len(one.bearers) == 1 and not one.bearers[0].shared
        body = one.bearers[0].organisation if alone else named.meant(one)
        if body is not None and not _is_word(parsed, one) and not named.is_anothers(one, body):
            yield one.first, one.last, body


def _sights(report: Report, parsed: Parsed) -> Iterator[_Sight]:
    table, called, index = phrases.organisations(), facts.organisations_called(), 0
    while index < len(parsed.tokens):
        found = table.at(report, parsed, parsed.tokens[index])
        if found is not None:
            yield _Sight(index, found[1], found[0], called[found[0]])
        index = found[1] if found is not None else index + 1


class _Named:
    """What a report names, looked up as far as it is asked."""

    def __init__(self, report: Report, parsed: Parsed, seen: tuple[_Sight, ...]) -> None:
        self._report, self._parsed, self._seen = report, parsed, seen
        self._lands: frozenset[str] | None = None

    def meant(self, one: _Sight) -> Organisation | None:
        """The one of several that a name stands for; None where none does or two may."""
        weights = [(self._weight(one, bearer), bearer.organisation) for bearer in one.bearers]
        most = max(weight for weight, _ in weights)
        best = [body for weight, body in weights if weight == most]
        shared = all(bearer.shared for bearer in one.bearers)
        return best[0] if len(best) == 1 and most >= (_ENOUGH if shared else _ALONE) else None

    def _weight(self, one: _Sight, bearer: facts.Bearer) -> int:
        body = bearer.organisation
        full = any(other.name in body.names and other.name != one.name for other in self._seen)
        land = body.country is not None and body.country in self._codes()
        return _IN_FULL * full + _ITS_COUNTRY * land + _ALONE * (not bearer.shared)

    def is_anothers(self, one: _Sight, body: Organisation) -> bool:
        """Whether a name that only says what it is stands behind another country's: "Kenya's Labour Party"."""
        if body.country is None or one.name.split()[-1] not in organ_words() or one.first == 0:
            return False
        before = self._parsed.tokens[one.first - 1]
        if before.text in ("'s", "’s", "'", "’") and one.first > 1:
            before = self._parsed.tokens[one.first - 2]
        land = facts.country_by_name().get(before.text) or facts.country_by_people().get(before.text)
        return land is not None and land.code != body.country

    def _codes(self) -> frozenset[str]:
        """The countries that the report names, by their names or their people's."""
        if self._lands is None:
            names, found = phrases.countries(), []
            for token in self._parsed.tokens:
                at = names.at(self._report, self._parsed, token) if token.text[0].isupper() else None
                land = None
                if at is not None:
                    land = facts.country_by_name().get(at[0]) or facts.country_by_people().get(at[0])
                if land is not None:
                    found.append(land.code)
            self._lands = frozenset(found)
        return self._lands


def _is_word(parsed: Parsed, one: _Sight) -> bool:
    """Whether a name in capitals may be a word of a line set in capitals: "|WHO| WILL PAY"."""
    token = parsed.tokens[one.first]
    if one.last - one.first > 1 or not token.text.isupper() or not _may_be_word(token.lower, one):
        return False
    sentence = parsed.sentence(token)
    words = [word.text for word in parsed.words(sentence) if word.text.isalpha()]
    return len(words) > 1 and sum(word.isupper() for word in words) * 2 > len(words)


def _may_be_word(word: str, one: _Sight) -> bool:
    everyday = facts.words("closed") | facts.words("words like letters")
    return word in everyday or any(bearer.shared for bearer in one.bearers)
