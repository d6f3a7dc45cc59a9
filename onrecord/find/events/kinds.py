"""The kinds of event: what the lexicon's patterns ask for, looked up by the lemma of a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.lexicon import Entry, load
from onrecord.model import EventType

Needs = Literal["", "argument", "launch", "happens", "place", "military", "task", "toll", "stands", "told", "harm"]
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event.

    ``needs`` is what a noun must have to tell one (a verb too: ``military`` words, a ``task``; a ``toll`` a number).
    What ``stands`` is known where it is called by "the"; what must be ``told`` before only points back; what must
    ``harm`` is a weapon that does. ``not_with`` are words beside which it is another thing.
    """

    what: str
    type: EventType
    mode: str | None
    needs: Needs
    not_with: Words


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that tell an event: a head's lemma, further words that hang on it, classes of its object and subject.

    ``sure`` marks a noun that tells an event without a referent in its sentence.
    """

    kind: Kind
    verb: bool
    sure: bool
    head: str
    words: tuple[Words, ...]
    objects: Words
    subjects: Words

    @property
    def detail(self) -> int:
        """How much the pattern asks for; of two that fit, the one that asks for more is meant."""
        return 3 * len(self.words) + 2 * bool(self.objects) + bool(self.subjects)


def _words(text: str) -> Words:
    return frozenset(text.split("|"))


def pattern(text: str, kind: Kind) -> Pattern:
    """The pattern that a line of the lexicon writes: ``v pull out < force``, ``n! air strike``."""
    left, _, subjects = text.partition(" < ")
    left, _, objects = left.partition(" > ")
    mark, *words = left.split()
    verb = mark == "v"
    last = 0 if verb or any(word in _PREPOSITIONS for word in words) else -1
    head = words.pop(last)
    return Pattern(
        kind,
        verb,
        mark.endswith("!"),
        head,
        tuple(_words(word) for word in words),
        _words(objects) if objects else frozenset(),
        _words(subjects) if subjects else frozenset(),
    )


_PREPOSITIONS = frozenset({"of", "by", "with|to", "on|against"})


def _kind(entry: Entry) -> Kind:
    more = entry.more
    return Kind(
        entry.means,
        cast(EventType, more["type"]),
        more.get("mode"),
        more.get("needs", ""),
        frozenset(str(word) for word in more.get("not_with", ())),
    )


@cache
def patterns() -> Mapping[tuple[bool, str], tuple[Pattern, ...]]:
    """All patterns by (is a verb, lemma of the head), those that ask for most first, then in the lexicon's order."""
    found: dict[tuple[bool, str], list[Pattern]] = {}
    for entry in load("events").entries:
        kind = _kind(entry)
        for text in entry.match:
            one = pattern(text, kind)
            for head in one.head.split("|"):
                found.setdefault((one.verb, head), []).append(one)
    return {key: tuple(sorted(ones, key=lambda one: -one.detail)) for key, ones in found.items()}


@cache
def types_of(lemma: str) -> tuple[EventType, ...]:
    """The types of all events that a word may tell, as a verb or a noun."""
    every = (one.kind.type for verb in (True, False) for one in patterns().get((verb, lemma), ()))
    return tuple(dict.fromkeys(every))


@cache
def harming() -> Words:
    """The lemmas of verbs that kill, wound or destroy, whoever does it and with no further word."""
    return frozenset(
        head
        for (verb, head), each in patterns().items()
        if verb and any(one.kind.what in _HARMS and not one.words and not one.subjects for one in each)
    )


_HARMS = frozenset({"killing", "wounding", "destruction"})


@cache
def noun_classes() -> Mapping[str, Words]:
    """Lemmas by the class that patterns ask for."""
    return {entry.means: frozenset(entry.match) for entry in load("nouns", "en/classes").entries}
