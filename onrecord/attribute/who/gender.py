"""What the text itself says of a person's gender: titles, nouns, "his" and "her", and pronouns resolved before.

Given names say nothing here; a person of whom the text says nothing fits "he" and "she" alike.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.attribute.mentions import Mentions, Told
from onrecord.attribute.who.descriptions import Descriptions
from onrecord.find.names.words import titles
from onrecord.lexicon import facts
from onrecord.model import Actor
from onrecord.parse import Parsed, Sentence, Token

Gender = Literal["f", "m"]

PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
WORDS: dict[Gender, str] = {"f": "a woman", "m": "a man"}
_BESIDE = ("compound", "appos", "nmod", "amod")


class Genders:
    """The gender of each person of whom the text tells one and not the other, by actor id, and where it tells."""

    def __init__(self, parsed: Parsed, mentions: Mentions, descriptions: Descriptions, spoken: Told) -> None:
        self.parsed = parsed
        self.spoken = spoken
        self.mentions = mentions
        self.descriptions = descriptions
        self._seen: dict[str, dict[Gender, Token]] = {}
        self._titled: dict[str, Gender] = {}
        self._later: dict[str, Gender] = {}
        self._known: list[Actor] = []
        for sentence in parsed.sentences:
            self._read(sentence)

    def of(self, actor: str) -> Gender | None:
        """A person's gender; None where the text tells none, or both."""
        seen = self._seen.get(actor, {})
        return next(iter(seen)) if len(seen) == 1 else None if seen else self._later.get(actor)

    def learn(self, actor: str, pronoun: str) -> None:
        """A pronoun was resolved to a person of whom nothing was told so far."""
        if pronoun in PRONOUNS:
            self._later.setdefault(actor, PRONOUNS[pronoun])

    def _tell(self, actor: str, gender: Gender, token: Token) -> None:
        self._seen.setdefault(actor, {}).setdefault(gender, token)

    def _read(self, sentence: Sentence) -> None:
        named = [
            (span, actor)
            for span, actor in self.mentions.between(sentence.start, sentence.end)
            if actor.kind == "person"
        ]
        for span, actor in named:
            head = self.parsed.root(span.start, span.end)
            for token in self._nouns_beside(head) if head is not None else ():
                gender = gender_of(token.lower)
                if gender is not None:
                    self._titled.setdefault(actor.id, gender)
                    self._tell(actor.id, gender, token)
        for token in self.parsed.words(sentence):
            if token.lower in PRONOUNS and not self.spoken.holds(token.start):
                owner = self._owner(token, [actor for _, actor in named], [s.end for s, _ in named])
                if owner is not None and self._titled.get(owner, PRONOUNS[token.lower]) == PRONOUNS[token.lower]:
                    self._tell(owner, PRONOUNS[token.lower], token)
        self._known += [actor for _, actor in named if actor not in self._known]

    def _nouns_beside(self, head: Token) -> list[Token]:
        """The title before a name and the nouns in apposition to it."""
        found = self.parsed.children(head, *_BESIDE)
        above = self.parsed.head(head)
        if head.relation == "appos" and above is not None:
            found.append(above)
        if head.relation == "nsubj" and above is not None and above.lemma == "be":
            found += self.parsed.children(above, "attr")
        return found

    def _owner(self, token: Token, here: list[Actor], ends: list[int]) -> str | None:
        """Whom a pronoun means beyond doubt, so that it tells his or her gender; None where it may be another."""
        thing = self.parsed.head(token)
        if token.tag == "PRP$" and thing is not None:
            kin = self._kin(thing)
            if kin is not None:
                named = [one for one in [*self._known, *here] if one.name[0].isupper()]
                others = list(dict.fromkeys(one.id for one in named if one != kin))
                return others[0] if len(others) == 1 else None
            called = self._called(thing)
            if called is not None:
                return called
            if len({one.id for one in here}) == 1 and token.start >= ends[0]:
                return here[0].id
        if self._has_stranger(token):
            return None
        subject = self._clause_subject(token)
        before = [one for one, end in zip(here, ends, strict=True) if end <= token.start]
        known = list(dict.fromkeys(one.id for one in [*self._known, *before] if one != subject))
        later = len(before) < len(here)
        return known[0] if len(known) == 1 and not later else None

    def _clause_subject(self, pronoun: Token) -> Actor | None:
        """The subject of the clause whose object a pronoun is, which it can't mean: "Kolb cooked for |him|"."""
        above = self.parsed.head(pronoun)
        if above is not None and above.pos == "ADP":
            above = self.parsed.head(above)
        if above is None or pronoun.relation not in ("pobj", "dobj", "dative") or pronoun.lower.endswith("self"):
            return None
        subject = self.parsed.child(above, "nsubj", "nsubjpass")
        return self.mentions.over(subject) if subject is not None else None

    def _kin(self, thing: Token) -> Actor | None:
        """The person named as somebody's: "her deputy, |Olan Brask|", "his aide |Olan Brask|"."""
        for child in self.parsed.children(thing, "appos"):
            if (actor := self.mentions.over(child)) is not None and actor.kind == "person":
                return actor
        if thing.relation in ("compound", "nmod", "appos"):
            above = self.parsed.head(thing)
            actor = self.mentions.over(above) if above is not None else None
            return actor if actor is not None and actor.kind == "person" else None
        actor = self.mentions.over(thing)
        return actor if actor is not None and actor.kind == "person" else None

    def _has_stranger(self, pronoun: Token) -> bool:
        """Whether somebody without a name stands before a pronoun in its sentence: "the driver said he"."""
        words = self.parsed.tokens[self.parsed.sentence(pronoun).first : pronoun.index]
        return any(
            token.pos == "NOUN" and is_human(token.lower) and self.mentions.over(token) is None for token in words
        )

    def _called(self, thing: Token) -> str | None:
        """The one person known by the noun beside which "his" stands: "the |corporal|, his jaw wired shut"."""
        for above in [*self.parsed.ancestors(thing)][:3]:
            if above.pos == "NOUN" and self.parsed.child(above, "det") is not None:
                known = (a for a in self._known if self.descriptions.given(a, above.lower, above.start) is not None)
                fitting = [actor.id for actor in known]
                if len(fitting) == 1:
                    return fitting[0]
        return None


def is_human(noun: str) -> bool:
    """Whether a noun in the singular is a person's, by the words for titles, callings and kin."""
    return noun in _humans()


@cache
def _humans() -> frozenset[str]:
    return frozenset(titles()).union(*map(facts.words, ("callings", "women", "men", "kin")))


def gender_of(word: str) -> Gender | None:
    """What a title or noun in small letters tells; None where it tells nothing."""
    if word in facts.words("women"):
        return "f"
    return "m" if word in facts.words("men") else None
