"""Who a noun for one person means: "the minister", "the Wardhouse chief", "the former judge", "the 54-year-old"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from onrecord.attribute.speakers import Group
from onrecord.attribute.who.answers import Answer, Choice
from onrecord.attribute.who.cast import Cast
from onrecord.attribute.who.gender import gender_of, is_human
from onrecord.attribute.who.repeats import Repeats
from onrecord.find.names.words import group_words, is_body_noun, titles
from onrecord.lexicon import facts
from onrecord.model import Actor
from onrecord.parse import Token

_AGED = re.compile(r"(\d{1,3})(-year-old)?")
_BELOW = frozenset(
    {"vice", "deputy", "rear", "assistant", "lieutenant", "major", "brigadier", "under", "junior", "acting"}
)
_PAST = frozenset({"former", "ex", "late", "outgoing", "retired"})
FOR_NOW = frozenset({"acting", "interim", "caretaker", "elect", "designate"})
"""Words for an office that is held for a time, or not yet."""
_TITLE = 4
"""Words of a title beside a name."""
_NEXT = frozenset({"new", "incoming", "next"})
_KINDS: dict[str, frozenset[str]] = {
    "MIL": frozenset({"officer", "commander", "soldier", "serviceman", "servicewoman"}),
    "LEG": frozenset({"lawmaker", "legislator", "parliamentarian", "mp"}),
    "JRN": frozenset({"journalist", "reporter", "correspondent"}),
    "COP": frozenset({"officer", "policeman", "policewoman"}),
    "REL": frozenset({"cleric", "clergyman", "churchman"}),
    "JUD": frozenset({"jurist"}),
    "GOV": frozenset({"politician", "statesman", "stateswoman"}),
}
"""The nouns that any person of a sector can be called by, whatever the office."""


class Nouns:
    """Resolves nouns for one person to the named one whom they take up."""

    def __init__(self, cast: Cast, repeats: Repeats) -> None:
        self.cast = cast
        self.repeats = repeats
        self.parsed = cast.parsed

    def of(self, group: Group, words: str) -> Answer | None:
        """The one person whom a definite noun takes up; None where the words are no such noun or introduce somebody."""
        head = group.head
        lemma = head.lemma.lower()
        body = is_body_noun(lemma) and not is_human(lemma)
        if not self._is_definite(group) or head.tag in ("NNS", "NNPS") or body:
            return None
        pool = self.cast.named(0, head.start, "person")
        pool = [one for one in pool if self.cast.has_name(one)]
        aged = self._aged(group, words, pool)
        if aged is not None:
            return aged
        for called in ((head.lower, lemma), _also(head)):
            choice = Choice([one for one in pool if self._is_so(one, head, called)])
            choice.rule_out(lambda one: not self._is_another(one, group), "holds another office of that name")
            called_so = bool(choice.left)
            choice.rule_out(lambda one: not self._is_set_apart(one, group), "the words tell of another's office")
            if called_so and not choice.left:
                return choice.answer(words, "")
            if choice.left:
                return self._unnamed(choice.left, group, words) or self._called(choice, group, words)
        return self._named_later(group, words) or self._of_kind(pool, group, words) or self._alone(pool, group, words)

    def _is_definite(self, group: Group) -> bool:
        """Whether it takes somebody up: with "the" or an owner, or a title with a capital letter alone."""
        head = group.head
        if any(token.lower in ("the", "this", "that") for token in self.parsed.children(head, "det")):
            return True
        if self.parsed.child(head, "poss") is not None:
            return True
        return head.text[0].isupper() and head.lower in titles() and not self.parsed.children(head, "det")

    def _is_so(self, actor: Actor, head: Token, words: Iterable[str]) -> bool:
        given = self.cast.descriptions.of(actor)
        return any(given.get(word, head.start) < head.start for word in words)

    def _is_another(self, actor: Actor, group: Group) -> bool:
        """Whether the words tell of another office than an actor's: "the interior minister", "Vessara's minister"."""
        modifiers = [token for token in self._modifiers(group) if token.lower not in _PAST]
        if not modifiers or any(self.cast.descriptions.calls(token, actor) for token in modifiers):
            return False
        role = (actor.role or "").lower().split()
        own = set(role[: role.index(group.head.lower)]) if group.head.lower in role else set()
        return bool(own - _PAST)

    def _is_set_apart(self, actor: Actor, group: Group) -> bool:
        """Whether the words tell an office from an actor's: "the |acting| governor", "the |new| one" beside the old."""
        inside = self.parsed.tokens[group.first : group.last + 1]
        for token in inside:
            told = token.lower in FOR_NOW or (token.lower in _NEXT and self._is_beside_former(group.head))
            if told and not self._stands_beside(token, actor) and not self.cast.descriptions.calls(token, actor):
                return True
        return False

    def _stands_beside(self, word: Token, actor: Actor) -> bool:
        """Whether a word stands right beside a name, as a part of the title before it or behind it."""
        for mention in actor.mentions:
            inside = self.parsed.between(mention.start, mention.end)
            near = self.parsed.tokens[max(0, inside[0].index - _TITLE) : inside[-1].index + 1 + _TITLE]
            if any(one.lower == word.lower for one in near if one.index != word.index):
                return True
        return False

    def _is_beside_former(self, head: Token) -> bool:
        """Whether the sentence has the one of before, too: "the former minister met the new minister"."""
        sentence = self.parsed.words(self.parsed.sentence(head))
        return any(
            token.lower == head.lower and any(below.lower in _PAST for below in self.parsed.children(token, "amod"))
            for token in sentence
        )

    def _unnamed(self, named: list[Actor], group: Group, words: str) -> Answer | None:
        """Somebody without a name who was introduced by the very noun since: "a senior official … the official"."""
        head = group.head
        since = max(mention.start for one in named for mention in one.mentions if mention.start < head.start)
        own = any(self._is_so(one, head, (head.lower,)) for one in named)
        floor = max(self.cast.floor(head), since if own else 0)
        return self.repeats.introduced(head, words, floor)

    def _named_later(self, group: Group, words: str) -> Answer | None:
        """The one person whom the text calls so further down, by all of the words: "the hospital director"."""
        modifiers = self._modifiers(group)
        people = self.cast.named(group.head.start, len(self.cast.report.text), "person")
        fitting = [
            one
            for one in people
            if modifiers
            and self.cast.has_name(one)
            and all(self._will_be(one, token) for token in (group.head, modifiers[-1]))
        ]
        if len(fitting) != 1:
            return None
        at = fitting[0].mentions[0].start
        return Answer(fitting[0].name, (fitting[0].id,), f"“{words}” is named further down, at {at}: {fitting[0].name}")

    def _will_be(self, actor: Actor, token: Token) -> bool:
        return self.cast.descriptions.given(actor, token.lower, len(self.cast.report.text)) is not None

    def _called(self, choice: Choice, group: Group, words: str) -> Answer:
        head = group.head
        choice.prefer(lambda one: self._fits_gender(one, head), "the text tells the other gender")
        modifiers = self._modifiers(group)
        for token in modifiers:
            said = f"not called “{token.text}”"
            choice.prefer(partial(self.cast.descriptions.calls, token), said)
        if not any(token.lower in _PAST for token in modifiers):
            choice.prefer(lambda one: not self._is_past(one, head), "called so as one who was it before")
        choice.prefer(lambda one: not _is_below(one, head.lower), f"not called “{head.text}” alone")
        choice.prefer(lambda one: not self._lies_far(one, head), "not named near")
        actor = choice.left[0]
        at = self.cast.descriptions.given(actor, head.lower, head.start)
        where = f"at {at}" if at is not None else f"by another word, at {actor.mentions[0].start}"
        return choice.answer(words, f"“{words}” takes up {actor.name}, called so {where}")

    def _is_past(self, actor: Actor, head: Token) -> bool:
        return any(self.cast.descriptions.given(actor, word, head.start) is not None for word in _PAST)

    def _lies_far(self, actor: Actor, head: Token) -> bool:
        floor = self.cast.floor(head)
        return not any(floor <= mention.start < head.start for mention in actor.mentions)

    def _fits_gender(self, actor: Actor, head: Token) -> bool:
        gender = gender_of(head.lower)
        return gender is None or self.cast.genders.of(actor.id) in (None, gender)

    def _modifiers(self, group: Group) -> list[Token]:
        inside = self.parsed.tokens[group.first : group.last + 1]
        return [token for token in inside if token.index != group.head.index and token.pos in ("NOUN", "PROPN", "ADJ")]

    def _aged(self, group: Group, words: str, pool: list[Actor]) -> Answer | None:
        """The one person of an age: "the 54-year-old" takes up "Ana Kolb, 54,"."""
        found = next(
            (m for token in self.parsed.tokens[group.first : group.last + 1] if (m := _AGED.fullmatch(token.text))),
            None,
        )
        if found is None or "year" not in words.lower():
            return None
        choice = Choice([one for one in pool if found[1] in self.cast.descriptions.of(one)])
        return (
            choice.answer(words, f"“{words}” takes up {choice.left[0].name}, whose age the text tells")
            if choice.left
            else None
        )

    def _of_kind(self, pool: list[Actor], group: Group, words: str) -> Answer | None:
        """The one person named near whose office is of the kind: "the officer", "the guerrilla commander"."""
        head = group.head
        sectors = {sector for sector, nouns in _KINDS.items() if head.lower in nouns}
        told = {group_words().get(token.lemma.lower(), ("", None))[1] for token in self._modifiers(group)} - {None}
        sectors = {sector for sector in told if sector is not None} if told and is_human(head.lower) else sectors
        floor = self.cast.floor(head)
        near = [one for one in pool if any(floor <= m.start < head.start for m in one.mentions)]
        fitting = [one for one in near if one.sector in sectors and self._fits_gender(one, head)]
        if not fitting:
            return None
        choice = Choice([one for one in near if one in fitting or (one.sector is None and one.role is None)])
        return choice.answer(words, f"“{words}” takes up {choice.left[0].name}, whose office is of that kind")

    def _alone(self, pool: list[Actor], group: Group, words: str) -> Answer | None:
        """The only person named near, where the noun is no office that another may hold."""
        head = group.head
        lemma = head.lemma.lower()
        profession = lemma in facts.words("professions")
        calling = lemma in facts.words("callings") or gender_of(lemma) is not None or profession
        if head.pos != "NOUN" or not (calling or (_is_agent(lemma) and lemma not in titles())):
            return None
        floor = self.cast.floor(head, 1)
        near = [one for one in pool if any(floor <= m.start < head.start for m in one.mentions)]
        unnamed = [one for one in self.cast.named(floor, head.start, "person") if one not in pool]
        gender = gender_of(head.lower)
        choice = Choice([one for one in near if self._fits_gender(one, head)])
        choice.prefer(lambda one: gender is None or self.cast.genders.of(one.id) == gender, "no gender is told")
        spoken_of = any(token.lemma.lower() == lemma for token in self.parsed.between(0, head.start))
        if (
            choice.only is None
            or unnamed
            or (profession and not self._is_told_of(choice.only, pool, head))
            or spoken_of
            or self.cast.has_stranger(floor, head.start)
            or self.parsed.child(head, "poss", "prep") is not None
        ):
            return None
        return choice.answer(words, f"“{words}” takes up {choice.only.name}, the only person near whom it fits")

    def _is_told_of(self, actor: Actor, pool: list[Actor], head: Token) -> bool:
        """Whether the sentence before is about somebody without an office, and nobody else is named up to here."""
        above = self.parsed.sentences[max(0, head.sentence - 1)]
        return actor.role is None and len(pool) == 1 and actor in self.cast.subjects(above.start, above.end)


def _is_below(actor: Actor, office: str) -> bool:
    """Whether an actor's title puts another word before an office that makes it a lower one: "Vice-Admiral"."""
    words = (actor.role or "").lower().replace("-", " ").split()
    return office in words and bool(_BELOW & set(words[: words.index(office)]))


def _also(head: Token) -> tuple[str, ...]:
    """The other words that a noun goes with: "the doctor" takes up "Dr Ana Kolb"."""
    return facts.also_called().get(head.lower, ())


def _is_agent(noun: str) -> bool:
    """Whether a noun looks like a person's by its ending: "trucker", "orator", "violinist"."""
    return noun.endswith(("er", "or", "ist", "man", "woman", "eer")) and noun not in facts.words("bodies")
