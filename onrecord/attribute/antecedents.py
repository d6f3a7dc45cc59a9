"""Who a pronoun may mean: who spoke last, and whoever came up since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.attribute.gender import PRONOUNS, Gender, genders
from onrecord.attribute.mentions import Mentions, Told
from onrecord.model import Actor, Report
from onrecord.parse import Parsed, Token

Number = Literal["person", "body", "several"]

NUMBERS: dict[str, tuple[Number, ...]] = {
    **dict.fromkeys(("he", "she", "him", "her"), ("person",)),
    **dict.fromkeys(("they", "them"), ("several", "body")),
    "it": ("body",),
}
"""What each pronoun can stand for."""
_REACH = 3
"""Paragraphs that a pronoun looks back."""
_BODIES = frozenset({"organisation", "country", "armed force"})


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who spoke at an offset; ``actors`` is empty for one known only by words ("this report")."""

    at: int
    name: str
    actors: tuple[str, ...]
    number: Number


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a pronoun may mean."""

    name: str
    actors: tuple[str, ...]


class Antecedents:
    """Remembers who spoke; call ``remember`` and ``of`` in text order."""

    def __init__(self, report: Report, parsed: Parsed, mentions: Mentions, told: Told) -> None:
        self.report = report
        self.parsed = parsed
        self.mentions = mentions
        self.told = told
        self.turns: list[Turn] = []
        self.genders = genders(parsed, mentions)

    def remember(self, turn: Turn, pronoun: str) -> None:
        """Somebody spoke; the pronoun that was resolved to him tells his gender from now on."""
        self.turns.append(turn)
        if len(turn.actors) == 1 and pronoun in PRONOUNS:
            self.genders.setdefault(turn.actors[0], PRONOUNS[pronoun])

    def of(self, pronoun: Token) -> list[Candidate]:
        """Whoever fits a pronoun: who spoke last and the subjects since; where nobody spoke, all named near."""
        numbers = NUMBERS[pronoun.lower]
        gender = PRONOUNS.get(pronoun.lower)
        paragraph = self.parsed.sentence(pronoun).paragraph
        floor = self.report.paragraphs[max(0, paragraph - _REACH)].start
        last = self._last(floor, pronoun, numbers, gender)
        if last is None:
            return [_candidate(one) for one in self._near(pronoun, numbers, gender)]
        subjects = self._subjects(last.at, pronoun, numbers, gender)
        others = [_candidate(one) for one in subjects if one.id not in last.actors]
        return [Candidate(last.name, last.actors), *others]

    def _last(self, floor: int, pronoun: Token, numbers: tuple[Number, ...], gender: Gender | None) -> Turn | None:
        for turn in reversed(self.turns):
            if turn.at < floor:
                return None
            fits = turn.number in numbers and all(self._fits_gender(one, gender) for one in turn.actors)
            if turn.at < pronoun.start and fits and (turn.actors or self._is_close(turn, pronoun)):
                return turn
        return None

    def _is_close(self, turn: Turn, pronoun: Token) -> bool:
        """Whether one known by words alone spoke in this paragraph: further up, the words may mean another."""
        return turn.at >= self.report.paragraphs[self.parsed.sentence(pronoun).paragraph].start

    def _fits_gender(self, actor: str, gender: Gender | None) -> bool:
        return gender is None or self.genders.get(actor, gender) == gender

    def _subjects(self, start: int, pronoun: Token, numbers: tuple[Number, ...], gender: Gender | None) -> list[Actor]:
        """The actors that are subjects since an offset, outside what others are telling."""
        found: dict[str, Actor] = {}
        for mention, actor in self.mentions.between(start + 1, pronoun.start):
            token = self.parsed.token_at(mention.end - 1)
            subject = token is not None and token.relation in ("nsubj", "nsubjpass")
            if subject and self._fits(actor, numbers, gender) and not self.told.holds(mention.start):
                found[actor.id] = actor
        return list(found.values())

    def _near(self, pronoun: Token, numbers: tuple[Number, ...], gender: Gender | None) -> list[Actor]:
        """The actors named in this paragraph before a pronoun, else in the one above."""
        paragraph = self.parsed.sentence(pronoun).paragraph
        for number in (paragraph, paragraph - 1):
            if number < 0:
                break
            stretch = self.report.paragraphs[number]
            named = self.mentions.between(stretch.start, min(pronoun.start, stretch.end))
            found = {actor.id: actor for _, actor in named if self._fits(actor, numbers, gender)}
            if found:
                return list(found.values())
        return []

    def _fits(self, actor: Actor, numbers: tuple[Number, ...], gender: Gender | None) -> bool:
        return number_of(actor) in numbers and self._fits_gender(actor.id, gender)


def number_of(actor: Actor) -> Number | None:
    """Whether an actor is one person, one body or several; None where its kind is unknown."""
    if actor.kind == "person":
        return "person"
    if actor.kind == "group":
        return "several"
    return "body" if actor.kind in _BODIES else None


def _candidate(actor: Actor) -> Candidate:
    return Candidate(actor.name, (actor.id,))
