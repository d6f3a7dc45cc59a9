"""Which pairs of tellings are worth judging, found without looking at all pairs.

Each telling stands under keys: its words, parties, places and days, each alone and together with its head word. A key
is worth the more the fewer stand under it; one under which too many stand is passed over, its tellings being found by
their joint keys. Of all that share keys with a telling, the nearest few are its candidates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import log

from onrecord.link.known import Known
from onrecord.link.names import bare, sound
from onrecord.link.telling import EntityTelling, EventTelling, Telling
from onrecord.link.words import fold

NEAREST = 30
"""Candidates of one telling."""
CROWD = 400
"""Tellings under one key at most; of a larger crowd each sees the neighbours in the order of their days."""
_NEIGHBOURS = 60
_RARE_WORDS = 8
_DAYS = 3
Key = tuple[str, ...]


def candidates(
    tellings: Sequence[Telling], known: Known, *, nearest: int = NEAREST, within_reports: bool = False
) -> list[tuple[int, int]]:
    """The pairs to judge, as places in the sequence, in order; of one report only where ``within_reports``."""
    under = _standing(tellings, known)
    found: set[tuple[int, int]] = set()
    keys_of: dict[int, list[tuple[Key, float]]] = defaultdict(list)
    for key, places in under.items():
        worth = log((len(tellings) + 1) / len(places)) * (2.0 if key[0] == "both" else 1.0)
        for place in places:
            keys_of[place].append((key, worth))
    order = {key: {place: nth for nth, place in enumerate(places)} for key, places in under.items()}
    for place, held in keys_of.items():
        near: Counter[int] = Counter()
        for key, worth in held:
            for other in _seen(under[key], order[key][place]):
                if other != place and (within_reports or tellings[other].report != tellings[place].report):
                    near[other] += worth  # type: ignore[assignment]
        best = sorted(near.items(), key=lambda one: (-one[1], tellings[one[0]].id))[:nearest]
        found.update((min(place, other), max(place, other)) for other, _ in best)
    return sorted(found)


def _seen(places: list[int], at: int) -> list[int]:
    """Those of a key that one of them looks at: all, or its neighbours in a crowd."""
    return places if len(places) <= CROWD else places[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]


def _standing(tellings: Sequence[Telling], known: Known) -> dict[Key, list[int]]:
    """Under each key the tellings, in the order of their days; keys of one telling are left out."""
    dated = sorted(range(len(tellings)), key=lambda place: (_day(tellings[place]), tellings[place].id))
    under: dict[Key, list[int]] = defaultdict(list)
    for place in dated:
        for key in set(keys(tellings[place], known)):
            under[key].append(place)
    return {key: places for key, places in under.items() if len(places) > 1}


def _day(told: Telling) -> date:
    return told.first or told.published or date.min


def keys(told: Telling, known: Known) -> Iterator[Key]:
    """What a telling stands under."""
    head = told.lemma if isinstance(told, EventTelling) else told.head
    beside = list(_of_event(told) if isinstance(told, EventTelling) else _of_entity(told))
    rare = sorted(set(told.words) - {head}, key=lambda word: (-known.rarity(word), word))[:_RARE_WORDS]
    beside += [("word", word) for word in rare]
    yield ("head", head)
    for key in beside:
        yield key
        yield ("both", head, *key)


def _of_event(told: EventTelling) -> Iterator[Key]:
    for party in told.parties:
        if party.stems:
            yield ("party", party.stems[-1])
    for spot in told.places:
        yield ("place", str(spot.geonames or spot.name.casefold()))
    yield from (("day", str(day)) for day in _days(told.first, told.last))
    for stem in told.trigger:
        if stem != told.lemma:
            yield ("head", stem)
    if told.what:
        yield ("what", told.what)


def _of_entity(told: EntityTelling) -> Iterator[Key]:
    for name in {told.said, *told.names}:
        yield ("said", " ".join(fold(name)))
        words = bare(name)
        yield from (("sound", sound(word)) for word in words)
        if len(words) > 1:
            yield ("letters", "".join(word[0] for word in words))
        elif words and name.isupper():
            yield ("letters", words[0])
    if told.place:
        yield ("place", str(told.place.geonames or told.place.name.casefold()))
    yield from (("day", str(day)) for day in _days(told.first, told.last))
    yield from (("does", lemma) for lemma in told.does)


def _days(first: date | None, last: date | None) -> Iterable[date]:
    """Each day of a few; none of a longer stretch."""
    if first is None or last is None or (last - first).days >= _DAYS:
        return ()
    return (first + timedelta(nth) for nth in range((last - first).days + 1))
