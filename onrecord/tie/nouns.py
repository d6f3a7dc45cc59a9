"""Ties nouns that take up somebody named before: "the general", "her brother", "the council", "the 18th"."""

from __future__ import annotations

import re

from onrecord.attribute.speakers import Group, noun_group
from onrecord.attribute.who.answers import Answer
from onrecord.attribute.who.bodies import Bodies
from onrecord.attribute.who.nouns import Nouns
from onrecord.attribute.who.repeats import Repeats
from onrecord.find.names.words import is_body_noun
from onrecord.parse import Token
from onrecord.tie.phrases import reach
from onrecord.tie.roster import Roster, is_person_noun

_NUMBER = re.compile(r"\d+(st|nd|rd|th)")
_OBJECTS = ("dobj", "dative", "pobj")
_NO_HEADS = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod"})


def tie_nouns(roster: Roster) -> None:
    """Ties every definite noun in the singular that takes up exactly one actor, in text order."""
    taking = _Taking(roster)
    for token in roster.parsed.tokens:
        actor = taking.up(token)
        if actor is not None and actor in roster.actors:
            roster.add(token, actor, reach(roster.parsed, token))


class _Taking:
    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.parsed = roster.parsed
        self.nouns = Nouns(roster.cast, Repeats(roster.cast))
        self.bodies = Bodies(roster.cast)
        self.sources = {
            (one.source.span.start, one.source.span.end): one.source
            for one in roster.statements
            if one.source is not None
        }

    def up(self, token: Token) -> str | None:
        """The actor that a noun takes up; None where it is no such noun, or nobody or several fit."""
        if token.relation in _NO_HEADS:
            return None
        if _NUMBER.fullmatch(token.lower):
            return self._numbered(token)
        if not self._is_definite(token):
            return None
        held = self.roster.at(token)
        if held is not None and self.roster.has_name(held):
            return None
        if not is_person_noun(token) and not (token.tag == "NN" and is_body_noun(token.lemma.lower())):
            return None
        group = noun_group(self.parsed, token)
        words = self.roster.report.text[self.parsed.tokens[group.first].start : self.parsed.tokens[group.last].end]
        actor = self._of(self._answer(group, words))
        if actor is None or self._speaks_here(actor, token) or acts_on(self.roster, token) == actor:
            return None
        return actor

    def _speaks_here(self, actor: str, token: Token) -> bool:
        """Whether a word stands in what a person says: who speaks is "I", "he" or "she" there, and no noun."""
        return self.roster.is_person(actor) and any(
            one.source is not None and one.source.actors == (actor,) and span.start <= token.start < span.end
            for one in self.roster.statements
            for span in one.content
        )

    def _answer(self, group: Group, words: str) -> Answer | None:
        source = self.sources.get((self.parsed.tokens[group.first].start, self.parsed.tokens[group.last].end))
        if source is not None and len(source.actors) == 1:
            return Answer(source.name, source.actors, source.reason)
        return self.nouns.of(group, words) or self.bodies.of(group, words)

    def _of(self, answer: Answer | None) -> str | None:
        return answer.actors[0] if answer is not None and len(answer.actors) == 1 else None

    def _is_definite(self, token: Token) -> bool:
        if any(child.lower in ("the", "this", "that") for child in self.parsed.children(token, "det")):
            return True
        return self.parsed.child(token, "poss") is not None

    def _numbered(self, token: Token) -> str | None:
        """The one unit of a number: "the 18th" for "18th Assault Regiment"."""
        before = self.parsed.tokens[token.index - 1] if token.index else token
        named = [a for a in self.roster.actors.values() if a.name.lower().split()[0] == token.lower]
        earlier = [one for one in named if one.mentions[0].start < token.start]
        return earlier[0].id if len(earlier) == 1 and before.lower == "the" else None


def acts_on(roster: Roster, token: Token) -> str | None:
    """Who is the subject where a word is the object: "the mayor" whom Kolb praised isn't Kolb."""
    verb = roster.parsed.head(token) if token.relation in _OBJECTS else None
    if verb is not None and verb.pos == "ADP":
        verb = roster.parsed.head(verb)
    subject = roster.parsed.child(verb, "nsubj", "nsubjpass") if verb is not None and verb.lemma != "be" else None
    return roster.at(subject) if subject is not None else None
