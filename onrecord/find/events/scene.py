"""What stands on the desk while a report's events are found: its tree and the mentions that other finders gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from onrecord.find.equipment import Mention
from onrecord.find.events.codenames import of_people
from onrecord.find.events.kinds import noun_classes
from onrecord.lexicon import facts
from onrecord.model import Actor, Place, Quantity, Report, Span, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_OCCASIONS = frozenset({"exercise", "drill", "manoeuvre", "maneuver", "operation", "summit", "conference"})
"""What tells of a name that it is an occasion's and no place's: "Cold Anvil, an exercise"."""
N = TypeVar("N", Actor, Place)
_TAKEN_UP = frozenset({"arms", "force", "formation"})
"""Classes of what moves in numbers: "Valdania promised 24 drones. |Six of them| landed in March."
"""
_COUNTING = frozenset({"nsubj", "nsubjpass", "dobj"})
_LAND = 150
"""Kilometres round the point of a place beyond which it may be a country or the like."""
_SPOT = 30
"""Kilometres round the point of a place up to which it is a town, a base or the like."""


class Mentions:
    """Which token belongs to a mention of which actor or place; of mentions that nest, to the shortest."""

    def __init__(self, parsed: Parsed, actors: tuple[Actor, ...], places: tuple[Place, ...]) -> None:
        self._actors = self._by_token(parsed, actors)
        self._places = self._by_token(parsed, places)
        self._actor_names = tuple((one.id, one.name) for one in actors)
        self._place_by_name = {one.name: one for one in places}

    @staticmethod
    def _by_token(parsed: Parsed, findings: Iterable[N]) -> dict[int, tuple[N, Span]]:
        found: dict[int, tuple[N, Span]] = {}
        told = [(finding, span) for finding in findings for span in finding.mentions]
        for finding, span in sorted(told, key=lambda one: one[1].start - one[1].end):
            found.update((token.index, (finding, span)) for token in parsed.between(span.start, span.end))
        return found

    def actor(self, token: Token) -> tuple[Actor, Span] | None:
        """The actor whose mention the token stands in."""
        return self._actors.get(token.index)

    def people(self, token: Token) -> tuple[str | None, str] | None:
        """The actor or place of the report whose people's adjective the token is: "Kestria" for "Kestrian"."""
        if not token.text[:1].isupper() or len(token.text) < 5:
            return None
        named = next(((id, name) for id, name in self._actor_names if of_people(token.text, name)), None)
        if named is not None:
            return named
        place = next((name for name in self._place_by_name if of_people(token.text, name)), None)
        return (None, place) if place is not None else self._country(token.text)

    def _country(self, word: str) -> tuple[str | None, str] | None:
        """The country whose people a word tells, though the report doesn't name it: "France" for "French"."""
        country = facts.country_by_people().get(word)
        if country is None:
            return None
        return next((one for one in self._actor_names if one[1] in country.names), (None, country.names[0]))

    def named(self, name: str) -> Place | None:
        """The place of a name."""
        return self._place_by_name.get(name)

    def place(self, token: Token) -> tuple[Place, Span] | None:
        """The place whose mention the token stands in."""
        return self._places.get(token.index)


@dataclass(frozen=True, slots=True)
class Scene:
    """A report with its tree and mentions; ``armed``, ``unmanned``, ``timed``, ``coded``, ``tolls``: tokens of
    equipment, drones, times, codenames, and words that tell how many died.

    ``arms`` are the equipment itself, in text order.
    """

    report: Report
    parsed: Parsed
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    mentions: Mentions
    arms: tuple[Mention, ...]
    armed: frozenset[int]
    unmanned: frozenset[int]
    timed: frozenset[int]
    coded: Mapping[int, Span]
    tolls: frozenset[int]

    @property
    def lead(self) -> int:
        """The index of the body's first sentence; -1 where there is no body."""
        return next((sentence.index for sentence in self.parsed.sentences if sentence.kind == "body"), -1)

    def measured(self, token: Token) -> Token:
        """What a word of measure counts: "soldiers" for "hundreds of soldiers"; any other word itself."""
        for _ in range(3):
            of = self.parsed.child(token, "prep")
            counts = token.tag == "CD" or {token.lower, token.lemma} & noun_classes()["measure"]
            if not counts or of is None or of.lower != "of":
                return token
            token = self.parsed.child(of, "pobj") or token
        return token

    @staticmethod
    def is_spot(place: Place) -> bool:
        """Whether a place is a town, a base or the like."""
        return place.radius is not None and place.radius <= _SPOT

    @staticmethod
    def is_land(place: Place) -> bool:
        """Whether a place is so wide that its name may stand for who rules it."""
        return place.radius is not None and place.radius > _LAND

    @staticmethod
    def is_country(place: Place) -> bool:
        """Whether a place is a whole country."""
        return place.name in facts.country_by_name()

    def named(self, token: Token) -> bool:
        """Whether the token stands in a name."""
        known = self.mentions.actor(token) or self.mentions.place(token)
        return known is not None or token.pos == "PROPN"

    def is_a(self, token: Token, classes: frozenset[str]) -> bool:
        """Whether a noun belongs to one of the classes, looking through words of measure."""
        if self._is(token, classes):
            return True
        counted = self.measured(token)
        if counted is not token and self._is(counted, classes):
            return True
        taken_up = self._taken_up(counted) if classes & _TAKEN_UP else None
        return taken_up is not None and self._is(taken_up, classes & _TAKEN_UP)

    def _taken_up(self, token: Token) -> Token | None:
        """The plural noun last told, in its sentence or the one before, that "they" or a bare number takes up."""
        if token.lower not in {"they", "them"} and (token.tag != "CD" or token.relation in {"nummod", "compound"}):
            return None
        sentence = self.parsed.sentence(token)
        if sentence.index and self.parsed.sentences[sentence.index - 1].kind == sentence.kind:
            sentence = self.parsed.sentences[sentence.index - 1]
        before = self.parsed.tokens[sentence.first : token.index]
        return next((one for one in reversed(before) if one.tag == "NNS" and one.index not in self.timed), None)

    def _acts(self, token: Token) -> bool:
        """Whether a token names an actor, or a country, which acts by its name."""
        place = self.mentions.place(token)
        return self.mentions.actor(token) is not None or (place is not None and self.is_country(place[0]))

    def _bare(self, number: Token) -> bool:
        """ "Six", "more than 50": a number with nothing beside it that says of what, as "of those, six were" does."""
        verb = self.parsed.head(number)
        is_part = verb is not None and any(one.lower == "of" for one in self.parsed.children(verb))
        return not is_part and all(
            one.relation in {"quantmod", "advmod", "amod"} for one in self.parsed.children(number)
        )

    def _is(self, token: Token, classes: frozenset[str]) -> bool:
        if any(one.lemma in _OCCASIONS for one in self.parsed.children(token, "appos")):
            return False
        if token.pos == "PROPN" and token.index in self.timed:
            return False
        if "name" in classes and self.named(token):
            return True
        if "actor" in classes and self._acts(token):
            return True
        known = (("codename", self.coded), ("arms", self.armed), ("pilotless", self.unmanned))
        if any(name in classes and token.index in indices for name, indices in known):
            return True
        if "place" in classes and self.mentions.place(token):
            return True
        if "person" in classes and token.pos == "PROPN" and not self.mentions.place(token):
            return True
        if "person" in classes and token.tag == "CD" and token.relation in _COUNTING and self._bare(token):
            return token.index not in self.timed
        lemma, word, nouns = token.lemma.lower(), token.lower, noun_classes()
        return any(lemma in nouns.get(name, (name,)) or word in nouns.get(name, (name,)) for name in classes)
