"""What a report is about, as far as it helps to tell places of one name apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.find.places.sites import Mention
from onrecord.lexicon import facts, gazetteer
from onrecord.lexicon.gazetteer import Town
from onrecord.parse import Parsed

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Context:
    """For each country its share of the report's names and peoples, the states of the USA that the report names, and
    for each name the country or state that it once puts behind a comma ("Paris, Texas")."""

    shares: Mapping[str, float]
    states: frozenset[str]
    within: Mapping[str, str]

    @classmethod
    def of(cls, parsed: Parsed, mentions: Iterable[Mention]) -> Context:
        """The context that the mentions of a report make, with its words for peoples."""
        counts: Counter[str] = Counter()
        states: set[str] = set()
        within: dict[str, str] = {}
        capitals = set()
        for one in mentions:
            name = spelled(one.name)
            if (code := land_code(name)) is not None:
                counts[code] += 1
            elif name in facts.country_by_capital():
                capitals.add(facts.country_by_capital()[name].code)
            named = [state for word in (name, one.within or "") for state in states_called(word)]
            states.update(state.state for state in named)
            counts["USA"] += len(named)
            if one.within is not None and any(lies_in(town, one.within) for town in candidates(name)):
                within.setdefault(name, one.within)
        counts.update(sorted(capitals))
        for token in parsed.tokens:
            people = facts.country_by_people().get(token.text)
            counts.update([people.code] if people is not None else [])
        most = max(counts.values(), default=0) or 1
        shares = {code: count / most for code, count in sorted(counts.items()) if count}
        return cls(shares, frozenset(states), within)


def spelled(name: str) -> str:
    """The name as it is looked up: "KOPRAVA" as "Koprava"."""
    return name.title() if name.isupper() and len(name) > _SHORTEST else name


def candidates(name: str) -> tuple[Town, ...]:
    """The towns and states of this name, also of a state's short form."""
    return gazetteer.towns(facts.short_states().get(name.rstrip("."), name))


def land_code(name: str) -> str | None:
    """The code of the country of this name, or of the one that the region of this name lies in."""
    country, region = facts.country_by_name().get(name), facts.region_by_name().get(name)
    return country.code if country else region.country if region else None


def states_called(name: str) -> list[Town]:
    """The states of the USA of this name or short form; not where the name is a country's or a capital's too."""
    if not name or name in facts.country_by_name() or name in facts.country_by_capital():
        return []
    return [town for town in candidates(name) if town.division]


def lies_in(town: Town, within: str) -> bool:
    """Whether the town lies in the country, region or state of this name."""
    code = land_code(within)
    if code is not None and town.country == code:
        return True
    states = [state for state in candidates(within) if state.division]
    return town.country == "USA" and not town.division and any(town.state == state.state for state in states)
