"""PLOVER's contexts of an event: what else its words are about, by the words around it, its kind and who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Actor, Event
from onrecord.parse.syntax import Token

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Contexts:
    """The contexts in order, and what tells them: phrases by first word, kinds, sectors, types between states."""

    order: tuple[str, ...]
    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    kinds: Mapping[str, frozenset[str]]
    sectors: Mapping[str, frozenset[str]]
    states: Mapping[str, frozenset[str]]
    instead: Mapping[str, frozenset[str]]


@cache
def _contexts() -> _Contexts:
    entries = load("contexts").entries
    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    told: dict[str, dict[str, set[str]]] = {"kinds": {}, "sectors": {}, "between_states": {}}
    for entry in entries:
        for words in entry.match:
            first, *_ = phrase = tuple(words.split())
            phrases.setdefault(first, []).append((phrase, entry.means))
        for by, found in told.items():
            for value in entry.more.get(by, ()):
                found.setdefault(value, set()).add(entry.means)
    return _Contexts(
        tuple(entry.means for entry in entries),
        {first: tuple(found) for first, found in phrases.items()},
        {value: frozenset(means) for value, means in told["kinds"].items()},
        {value: frozenset(means) for value, means in told["sectors"].items()},
        {value: frozenset(means) for value, means in told["between_states"].items()},
        {entry.means: frozenset(entry.more.get("instead_of", ())) for entry in entries},
    )


def contexts(words: Sequence[Token], event: Event | None = None, parties: Iterable[Actor] = ()) -> tuple[str, ...]:
    """The contexts of an event that is told in these words and that these take part in, in PLOVER's order.

    The manual codes contexts by paragraph or document (2.3); the sentences of the event's own tellings are asked here,
    so that two events of a report may differ.
    """
    known, found, states = _contexts(), set[str](), set[str | None]()
    for party in parties:
        found |= known.sectors.get(party.sector or "", frozenset())
        if party.kind == "country" or party.sector == "GOV":
            states.add(party.country)
    if event is not None:
        found |= known.kinds.get(event.what, frozenset())
        if len(states - {None}) > 1:
            found |= known.states.get(event.type, frozenset())
    for nth, word in enumerate(words):
        for form in {word.lower, word.lemma.lower()}:
            for phrase, means in known.phrases.get(form, ()):
                if means not in found and _stands(words, nth, phrase):
                    found.add(means)
    for one in tuple(found):
        found -= known.instead[one]
    return tuple(one for one in known.order if one in found)


def _stands(words: Sequence[Token], first: int, phrase: Phrase) -> bool:
    """Whether a phrase's words, as written or as lemmas, begin at a word."""
    run = words[first : first + len(phrase)]
    return len(run) == len(phrase) and all(
        wanted in (word.lower, word.lemma.lower()) for word, wanted in zip(run, phrase, strict=True)
    )
