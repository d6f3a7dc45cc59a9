"""Everybody whom a report names: what they are called, their gender, who stands as subject, who stands together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.attribute.mentions import Mentions, Told
from onrecord.attribute.speakers import Group, noun_group
from onrecord.attribute.who.descriptions import Descriptions
from onrecord.attribute.who.gender import Genders
from onrecord.find.names.words import titles
from onrecord.model import Actor, Report, Span
from onrecord.parse import Parsed, Token

Number = Literal["person", "body", "several"]
REACH = 3
"""Paragraphs that a pronoun or a noun looks back."""
_GUESSED = 0.5
"""The confidence of a name that nothing explains."""
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_ARTICLES = frozenset({"a", "an", "the", "one"})
_CLOSED = frozenset({"internal", "secret", "confidential", "private"})
_SUBJECTS = ("nsubj", "nsubjpass")
_NOBODY = frozenset({"neither", "no", "each", "every", "any", "either"})


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who spoke at an offset; ``actors`` is empty for one known only by words ("this report")."""

    at: int
    name: str
    actors: tuple[str, ...]
    number: Number
    words: str
    """The source's head word, in small letters."""
    until: int
    """Where what was said ends: a quotation may run over paragraphs."""


class Cast:
    """The actors of one report and those who spoke so far; call ``turns.append`` in text order.

    ``told`` is what somebody is telling, ``spoken`` what of it is quoted.
    """

    def __init__(self, report: Report, parsed: Parsed, mentions: Mentions, told: Told, spoken: Told) -> None:
        self.report = report
        self.parsed = parsed
        self.mentions = mentions
        self.told = told
        self.spoken = spoken
        self.descriptions = Descriptions(parsed, mentions)
        self.genders = Genders(parsed, mentions, self.descriptions, self.spoken)
        self.turns: list[Turn] = []

    def actor(self, name: str) -> Actor:
        """The actor with an id."""
        return self.mentions.actors[name]

    def words(self, head: Token, group: Group | None = None, *, bare: bool = False) -> str:
        """A noun's words without its article; ``bare`` without who may read it ("leaked memo")."""
        group = group or noun_group(self.parsed, head)
        first = group.first
        while first < head.index and self._is_left_out(self.parsed.tokens[first], head, bare):
            first += 1
        return self.report.text[self.parsed.tokens[first].start : self.parsed.tokens[group.last].end]

    def _is_left_out(self, token: Token, head: Token, bare: bool) -> bool:
        closed = token.tag in ("VBN", "VBG") or token.lower in _CLOSED
        return token.lower in _ARTICLES or (bare and token.head == head.index and token.relation == "amod" and closed)

    def floor(self, token: Token, reach: int = REACH) -> int:
        """Where the paragraph begins that stands ``reach`` above a token's, or the first."""
        return self.report.paragraphs[max(0, self.parsed.sentence(token).paragraph - reach)].start

    def named(self, start: int, end: int, *numbers: Number, told: bool = True) -> list[Actor]:
        """The actors of these numbers named in ``[start, end)``, each once; without ``told``, by the report itself."""
        found: dict[str, Actor] = {}
        for mention, actor in self.mentions.between(start, end):
            if actor.id in found or not may_be(actor, *numbers):
                continue
            if (told or not self.told.holds(mention.start)) and self._is_one(mention):
                found[actor.id] = actor
        return list(found.values())

    def near(self, token: Token, *numbers: Number) -> list[Actor]:
        """The actors named in a token's paragraph before it, else in the nearest one above that names some."""
        paragraph = self.parsed.sentence(token).paragraph
        for number in range(paragraph, max(-1, paragraph - REACH - 1), -1):
            stretch = self.report.paragraphs[number]
            found = self.named(stretch.start, min(token.start, stretch.end), *numbers)
            if found:
                return found
        return []

    def subjects(self, start: int, end: int, *numbers: Number) -> list[Actor]:
        """The actors that are subjects in ``[start, end)``, outside what others are telling."""
        found: dict[str, Actor] = {}
        for mention, actor in self.mentions.between(start, end):
            token = self.parsed.root(mention.start, mention.end)
            subject = token is not None and token.relation in _SUBJECTS and self._is_one(mention)
            fits = not numbers or may_be(actor, *numbers)
            if subject and fits and not self.told.holds(mention.start):
                found.setdefault(actor.id, actor)
        return list(found.values())

    def _is_one(self, mention: Span) -> bool:
        """Whether a mention means somebody in particular: no "neither woman", "every minister"."""
        before = self.parsed.token_at(max(0, mention.start - 2))
        return before is None or before.lower not in _NOBODY or mention.text[0].isupper()

    def has_name(self, actor: Actor) -> bool:
        """Whether an actor is known by a name, and not only by "a nurse", "the Governor"."""
        return any(mention.text[0].isupper() and mention.text.lower() not in titles() for mention in actor.mentions)

    def body_over(self, token: Token) -> Actor | None:
        """The body whose mention covers a token, also inside a longer one: "|Harbour Board| spokesman"."""
        for mention, actor in reversed(self.mentions.between(max(0, token.start - 80), token.end)):
            if mention.end >= token.end and number_of(actor) != "person":
                return actor
        return None

    def together(self, head: Token) -> list[Actor]:
        """The actors that "and" joins to a noun, it first; empty where one of them is no actor."""
        heads = [head]
        for one in heads:
            heads += self.parsed.children(one, "conj")
        found: dict[str, Actor] = {}
        for one in heads:
            actor = self._beside(one)
            if actor is None:
                return []
            found.setdefault(actor.id, actor)
        row = list(found.values())
        if len(row) > 2 and number_of(row[0]) == "several" and all(number_of(one) == "person" for one in row[1:]):
            row = row[1:]  # "Two senators, Ana Kolb and Olan Brask,"
        return row if len(row) > 1 else []

    def _beside(self, head: Token) -> Actor | None:
        """The actor that a noun names, by itself or by the name behind it ("her navigator, |Olan Brask|")."""
        actor = self.mentions.over(head)
        beside = [self.mentions.over(child) for child in self.parsed.children(head, "appos")]
        named = next((one for one in beside if one is not None and one.kind == "person"), None)
        return actor if head.pos == "PROPN" and actor is not None else named or actor

    def pairs(self, start: int, end: int) -> list[list[Actor]]:
        """Those named together in ``[start, end)`` ("A and B", "A, B and C"), in text order, each row once."""
        found: list[list[Actor]] = []
        for token in self.parsed.between(start, end):
            if token.pos in ("PROPN", "NOUN") and self._begins_row(token) and self.parsed.child(token, "conj"):
                row = self.together(token)
                row = [*self._listed_before(row[0], token), *row] if row else []
                if row and row not in found:
                    found.append(row)
        return found

    def _begins_row(self, token: Token) -> bool:
        """Whether a noun is the first of those joined; a person's name is, too, behind "of Orn and Velland,"."""
        if token.relation != "conj":
            return True
        above, actor = self.parsed.head(token), self.mentions.over(token)
        other = self.mentions.over(above) if above is not None else None
        named = actor is not None and actor.kind == "person" and token.pos == "PROPN"
        return named and (other is None or number_of(other) == "body") and above is not None and above.pos == "PROPN"

    def _listed_before(self, first: Actor, head: Token) -> list[Actor]:
        """Whoever stands before a row with a comma between, where the tree leaves them out of it."""
        start = next((mention.start for mention in first.mentions if mention.start <= head.start < mention.end), 0)
        comma = self.parsed.token_at(start - 2) if start > 2 else None
        if comma is None or comma.text != ",":
            return []
        before = self.mentions.over(self.parsed.tokens[comma.index - 1])
        same = before is not None and before.id != first.id and number_of(before) == number_of(first)
        return [before] if before is not None and same and self.parsed.tokens[comma.index - 1].pos == "PROPN" else []

    def has_stranger(self, start: int, end: int) -> bool:
        """Whether a full name stands in ``[start, end)`` of which it is not known whose it is."""
        words = self.parsed.between(start, end)
        return any(
            one.pos == two.pos == "PROPN"
            and one.text.istitle()
            and two.text.istitle()
            and two.relation in _PARTS
            and two.head != one.index
            and self.mentions.over(two) is None
            for one, two in pairwise(words)
        )


def may_be(actor: Actor, *numbers: Number) -> bool:
    """Whether an actor may be one of these; a full name of unknown kind may be a person's, too."""
    unclear = actor.confidence <= _GUESSED and actor.kind in ("unknown", "organisation") and " " in actor.name
    return number_of(actor) in numbers or (unclear and "person" in numbers)


def number_of(actor: Actor) -> Number:
    """Whether an actor is one person, one body or several."""
    if actor.kind == "person":
        return "person"
    return "several" if actor.kind == "group" else "body"
