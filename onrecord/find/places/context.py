"""What a report is about, as far as it helps to tell places of one name apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from onrecord.find.places.candidates import candidates, in_tables, land_code, lies_in, spelled, states_called
from onrecord.find.places.sites import Mention
from onrecord.lexicon import facts
from onrecord.parse import Parsed

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Context:
    """For each country and for each state its share of the report's names and peoples, and for each name the country
    or state that it once puts behind a comma ("Paris, Texas")."""

    countries: Mapping[str, float]
    states: Mapping[tuple[str, str], float]
    within: Mapping[str, str]

    @classmethod
    def of(cls, parsed: Parsed, mentions: Iterable[Mention]) -> Context:
        """The context that the mentions of a report make, with its words for peoples."""
        countries: Counter[str] = Counter()
        states: Counter[tuple[str, str]] = Counter()
        within: dict[str, str] = {}
        for one in mentions:
            name = spelled(one.name)
            for word in filter(None, (name, one.within)):
                named = states_called(word)
                states.update(named)
                countries.update(country for country, _ in named)
                if not named and (code := land_code(word)) is not None:
                    countries[code] += 1
            if one.within is not None and _fits(name, one.within):
                within.setdefault(name, one.within)
        for token in parsed.tokens:
            people = facts.country_by_people().get(token.text)
            countries.update([people.code] if people is not None else [])
        return cls(_shares(countries), _shares(states), within)

    def around(self, one: Mention) -> str | None:
        """What the place lies in by its own comma or by that of another mention; None where that fits nothing."""
        name = spelled(one.name)
        return one.within if _fits(name, one.within) else self.within.get(name)


def _fits(name: str, within: str | None) -> bool:
    """Whether something of this name lies there; "Russia, China" and "Nevada, Texas" are lists."""
    if within is None or (in_tables(name) and in_tables(within)) or (states_called(name) and states_called(within)):
        return False
    return any(lies_in(place, within) for place in candidates(name))


def _shares(counts: Counter[Key]) -> dict[Key, float]:
    most = max(counts.values(), default=0) or 1
    return {key: count / most for key, count in counts.items() if count}
