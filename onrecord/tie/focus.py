"""Whom a noun takes up that no name explains: "the former mechanic", "the 67-year-old", "the accused"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter

from onrecord.attribute.who.gender import gender_of
from onrecord.attribute.who.nouns import FOR_NOW
from onrecord.find.names.words import is_body_noun, titles
from onrecord.lexicon import facts
from onrecord.parse import Parsed, Sentence, Token
from onrecord.tie.roster import Ref, Roster, is_person_noun

_SUBJECTS = ("nsubj", "nsubjpass")
_SUFFERED = frozenset({"accuse", "charge", "indict", "arrest", "try", "convict", "detain", "acquit", "sentence"})
_DONE = frozenset({"plead", "confess"})
_TRIED = frozenset({"accused", "defendant", "suspect"})
"""Nouns for one who is before a court or the police."""
_PLAIN = frozenset({"man", "woman", "boy", "girl", "pensioner", "teenager", "youngster"})
"""Nouns that tell nothing but somebody's sex or age: whoever the sentence before is about."""
_SECTORS: dict[str, frozenset[str | None]] = {
    "rebels": frozenset({"REB", "UAF", "CRM", "PTY", None}),
    "companies": frozenset({"BUS"}),
    "parties": frozenset({"PTY"}),
    "papers": frozenset({"JRN"}),
    "stations": frozenset({"JRN"}),
}
"""By a list of nouns the sectors of the bodies that they take up."""
_FREE = ("prep", "relcl", "appos", "acl")


def is_aged(parsed: Parsed, token: Token) -> bool:
    """Whether a token ends "the 67-year-old" where no noun follows it."""
    return token.lower.endswith("old") and _age(parsed, token) is not None and not _goes_on(parsed, token)


def aged_reach(parsed: Parsed, token: Token) -> tuple[int, int]:
    """The characters of "67-year-old", whose last token is given."""
    first = token.index
    while not parsed.tokens[first].text[0].isdigit():
        first -= 1
    return parsed.tokens[first].start, token.end


def is_accused(parsed: Parsed, token: Token) -> bool:
    """Whether a token is "the accused" where no noun follows it."""
    before = parsed.tokens[token.index - 1].lower if token.index else ""
    return token.lower == "accused" and before == "the" and not _goes_on(parsed, token)


def _age(parsed: Parsed, token: Token) -> str | None:
    """The number of "the 67-year-old", which may be one token or five."""
    before = "".join(one.lower for one in parsed.tokens[max(0, token.index - 5) : token.index + 1])
    number = before.removesuffix("-year-old")[-5:].removeprefix("the")[-2:]
    return number if before.endswith("-year-old") and number.isdigit() else None


def _goes_on(parsed: Parsed, token: Token) -> bool:
    behind = parsed.tokens[token.index + 1 : token.index + 2]
    return bool(behind) and behind[0].pos in ("NOUN", "PROPN", "ADJ")


class Focus:
    """Looks up, while a report is gone through in text order, whom a definite noun means by what it is about there.

    ``subjects`` gives those who are subjects of a sentence's main clauses, as seen from a token.
    """

    def __init__(self, roster: Roster, subjects: Callable[[Sentence, Token], list[str]]) -> None:
        self.roster = roster
        self.parsed = roster.parsed
        self.subjects = subjects
        self._nouns: dict[str, list[Token]] = {}
        for token in self.parsed.tokens:
            if token.pos == "NOUN":
                self._nouns.setdefault(token.lemma.lower(), []).append(token)
        self._dealings = [token for token in self.parsed.tokens if token.lemma in _DONE or token.lemma in _SUFFERED]

    def of(self, noun: Token, held: str | None) -> str | None:
        """The one with a name whom a noun takes up; ``held`` is who without a name is known by it."""
        if is_aged(self.parsed, noun):
            return self._aged(noun)
        if is_accused(self.parsed, noun):
            return self._tried(noun)
        if noun.tag != "NN" or not self._is_definite(noun) or noun.relation in ("compound", "nmod", "amod"):
            return None
        if self._counts_kin(noun):
            return self._above(noun)
        if any(self.parsed.child(noun, relation) is not None for relation in _FREE) or self._is_persons(noun):
            return None
        if held is None and (told := self._told_so(noun)) is not None:
            return told
        if is_person_noun(noun) or noun.lemma.lower() in facts.words("callings"):
            return self._person(noun) if self._is_new(noun, held) else None
        return self._body(noun, held) if is_body_noun(noun.lemma.lower()) else None

    def _counts_kin(self, noun: Token) -> bool:
        """Whether somebody is called by how many are his or hers: "the |mother| of two"."""
        kin = noun.lemma.lower().removeprefix("great-") in facts.words("kin")
        of = self.parsed.child(noun, "prep") if kin else None
        number = self.parsed.child(of, "pobj") if of is not None and of.lower == "of" else None
        return number is not None and number.pos == "NUM"

    def _is_persons(self, noun: Token) -> bool:
        """Whether a person owns a noun, who so is another: "Brask's doctor", and not "the camp's doctor"."""
        owner = self.parsed.child(noun, "poss")
        known = self.roster.at(owner) if owner is not None else None
        return owner is not None and (owner.tag == "PRP$" or is_person_noun(owner) or known is not None)

    def _person(self, noun: Token) -> str | None:
        lemma = noun.lemma.lower()
        told = self._tried(noun) if lemma in _TRIED else None
        if told is not None or (lemma in titles() and lemma not in facts.words("professions")):
            return told
        near = self._near(noun)
        only = near[0] if len(near) == 1 else self._above(noun) if lemma in _PLAIN else None
        if only is None or not self.roster.has_name(only) or not self._agrees(only, noun):
            return None
        start = self._start(noun)
        spoken_of = any(token.lemma.lower() == lemma for token in self.parsed.between(start, noun.start))
        return None if spoken_of else only

    def _told_so(self, noun: Token) -> str | None:
        """The one person of whom the text has told that they are or were so: "He was a |mechanic| for years"."""
        found = []
        for token in _before(self._nouns.get(noun.lemma.lower(), []), noun):
            if self._for_now(token) != self._for_now(noun):
                continue
            bearer = self._bearer(token) if token.relation in ("attr", "appos", "pobj") else None
            known = self._named_person(bearer or token)
            if known is not None:
                found.append(known)
        return self._one(found, noun)

    def _for_now(self, noun: Token) -> bool:
        """Whether a noun is an office held for a time or not yet: "the |acting| governor", "governor-|elect|"."""
        above = self.parsed.head(noun) if noun.relation == "compound" else None
        return (above is not None and above.lower in FOR_NOW) or any(
            one.lower in FOR_NOW for one in self.parsed.children(noun)
        )

    def _bearer(self, token: Token) -> Token | None:
        """Whom a noun is told of: "Kolb is a mechanic", "Kolb, a mechanic,", "Kolb worked as a mechanic"."""
        above = self.parsed.head(token)
        if token.relation == "pobj":
            above = self.parsed.head(above) if above is not None and above.lower == "as" else None
        if above is None or token.relation == "appos":
            return above
        return self.parsed.child(above, *_SUBJECTS)

    def _tried(self, noun: Token) -> str | None:
        """The one person told of as before a court or the police: "Kolb pleaded guilty", "Brask was arrested"."""
        found = []
        for verb in _before(self._dealings, noun):
            relation = "nsubj" if verb.lemma in _DONE else "nsubjpass" if verb.lemma in _SUFFERED else None
            subject = self.parsed.child(verb, relation) if relation is not None else None
            known = self._named_person(subject) if subject is not None else None
            if known is not None:
                found.append(known)
        return self._one(found, noun)

    def _named_person(self, token: Token) -> str | None:
        known = self.roster.at(token)
        named = known is not None and self.roster.has_name(known) and self.roster.is_person(known)
        return known if named else None

    def _one(self, found: list[str], noun: Token) -> str | None:
        only = found[0] if len(set(found)) == 1 else None
        return only if only is not None and self._agrees(only, noun) else None

    def _aged(self, noun: Token) -> str | None:
        """The one of that age, else the one whom the sentence before is about."""
        refs = self.roster.between(0, noun.start)
        told = [ref.actor for ref in refs if self._told_age(ref) == _age(self.parsed, noun)]
        return self._one(told, noun) if told else self._above(noun)

    def _told_age(self, ref: Ref) -> str | None:
        """The age behind a name: "Ana Kolb, |41|,"."""
        behind = [one.text for one in self.parsed.tokens[ref.head + 1 : ref.head + 3]]
        return behind[1] if len(behind) == 2 and behind[0] == "," and behind[1].isdigit() else None

    def _above(self, noun: Token) -> str | None:
        """The one person with a name who is subject of the sentence before, or the only one near."""
        above = self.roster.sentence_before(self.parsed.sentence(noun), 1)
        about = [one for one in self.subjects(above, noun) if self.roster.is_person(one)] if above is not None else []
        found = about if len(about) == 1 else self._near(noun)
        fits = len(found) == 1 and self.roster.has_name(found[0]) and self._agrees(found[0], noun)
        return found[0] if fits else None

    def _body(self, noun: Token, held: str | None) -> str | None:
        """The one body with a name near that can be called so; of several, the one named since the sentence before."""
        if self.parsed.child(noun, "amod", "compound", "poss") is not None:
            return None
        if not self._is_new(noun, held):
            return None
        lemma = noun.lemma.lower()
        refs = self.roster.between(self._start(noun), noun.start)
        found = list(dict.fromkeys(ref.actor for ref in refs if self._is_called(ref.actor, lemma)))
        if len(found) > 1:
            above = self.roster.sentence_before(self.parsed.sentence(noun), 1)
            here = {ref.actor for ref in self.roster.between(above.start, noun.start)} if above is not None else set()
            found = [one for one in found if one in here]
        return found[0] if len(found) == 1 else None

    def _is_new(self, noun: Token, held: str | None) -> bool:
        """Whether nobody without a name has been called so before."""
        return held is None or all(ref.start >= noun.start for ref in self.roster.of(held) if ref.head != noun.index)

    def _is_called(self, body: str, noun: str) -> bool:
        """Whether a body with a name can be called by a noun, by its kind and sector."""
        actor = self.roster.actors.get(body)
        if actor is None or actor.kind not in ("organisation", "armed force") or not self.roster.has_name(body):
            return False
        if noun in facts.words("any body"):
            return actor.kind == "organisation"
        return any(noun in facts.words(name) and actor.sector in sectors for name, sectors in _SECTORS.items())

    def _near(self, noun: Token) -> list[str]:
        """The persons of a noun's paragraph before it and of the paragraph above, strangers too."""
        refs = self.roster.between(self._start(noun), noun.start)
        return list(dict.fromkeys(ref.actor for ref in refs if self.roster.is_person(ref.actor)))

    def _start(self, noun: Token) -> int:
        return self.roster.report.paragraphs[max(0, self.parsed.sentence(noun).paragraph - 1)].start

    def _agrees(self, actor: str, noun: Token) -> bool:
        gender = gender_of(noun.lemma.lower())
        return gender is None or self.roster.gender(actor) in (None, gender)

    def _is_definite(self, noun: Token) -> bool:
        the = any(child.lower == "the" for child in self.parsed.children(noun, "det"))
        return the or self.parsed.child(noun, "poss") is not None


def _before(words: list[Token], noun: Token) -> list[Token]:
    """Those of some words, given in text order, that stand before a noun."""
    return words[: bisect_left(words, noun.index, key=attrgetter("index"))]
