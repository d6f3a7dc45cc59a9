"""Who is named by a noun group: by a name, by the name beside it, by a surname that several bear."""

from __future__ import annotations

from functools import partial

from onrecord.attribute.speakers import Group, is_denied
from onrecord.attribute.who.answers import Answer, Choice
from onrecord.attribute.who.cast import Cast, may_be, number_of
from onrecord.attribute.who.gender import Gender, gender_of
from onrecord.find.names.words import titles
from onrecord.lexicon import facts
from onrecord.model import Actor
from onrecord.parse import Token

_SETTING_OFF = frozenset({",", "-", "–", "—", "(", ")"})
_WITH = (("like",), ("alongside",), ("together", "with"), ("along", "with"), ("as", "well", "as"), ("joined", "by"))
"""Words behind which somebody stands who says the same."""


class Named:
    """Finds the actors that stand by name in a noun group."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.parsed = cast.parsed
        self._bearers: dict[str, list[Actor]] = {}
        for actor in cast.mentions.actors.values():
            if may_be(actor, "person") and " " in actor.name and actor.name.split()[-1][0].isupper():
                self._bearers.setdefault(actor.name.split()[-1], []).append(actor)

    def heads(self, group: Group) -> list[Token]:
        """The nouns that "and" joins in a group, the first one first, with those who are said to go along."""
        found = [group.head]
        for head in found:
            found.extend(
                one for one in self._beside(head) if group.first <= one.index <= group.last and one not in found
            )
        last = self.parsed.tokens[group.last]
        return [*found, *(one for one in self._along(group.head) if one not in found and one.index > last.index - 8)]

    def _beside(self, head: Token) -> list[Token]:
        """The nouns that "and" joins to a head, also where the tree hangs the first name on the second."""
        first = [one for one in self.parsed.children(head, "nmod") if self.parsed.child(one, "cc") is not None]
        joined = [one for one in self.parsed.children(head, "conj") if self.parsed.tokens[one.index - 1].text != "&"]
        for apposed in self.parsed.children(head, "appos"):  # "the mayor, Ana Kolb, and the judge, |Olan Brask|,"
            joined += [one for one in self.parsed.children(apposed, "conj") if self._is_named(one)]
        return [*first, *joined]

    def _is_named(self, head: Token) -> bool:
        """Whether a noun joined to an apposition is another person by name, and no further word for the first."""
        own = self.cast.mentions.over(head)
        if own is not None and own.kind == "person" and self.cast.has_name(own):
            return head.text[0].isupper()
        beside = [self.cast.mentions.over(child) for child in self.parsed.children(head, "appos")]
        beside.append(self._behind_comma(head))
        return any(one is not None and one.kind == "person" and self.cast.has_name(one) for one in beside)

    def _along(self, head: Token) -> list[Token]:
        """Those who speak along: "Brask, like |Marlin|, says", "the League, joined by the |Forum|,"."""
        verb = self.parsed.head(head) if head.relation == "nsubj" else None
        tokens = self.parsed.tokens[head.index + 1 : verb.index if verb is not None else head.index + 1]
        words = [token.lower for token in tokens]
        for at, phrase in ((at, phrase) for at in range(len(words)) for phrase in _WITH):
            if tuple(words[at : at + len(phrase)]) == phrase:
                behind = [token for token in tokens[at + len(phrase) :] if token.pos in ("PROPN", "NOUN")]
                inside = {token.index for token in behind}
                return [token for token in behind if token.head not in inside][:1]
        return []

    def of(self, head: Token, group: Group) -> Answer | None:
        """The actor named at a head noun or beside it ("the envoy, Olan Brask,"); None where none is."""
        actor = self.cast.mentions.over(head)
        if actor is not None and number_of(actor) != "several" and actor.name.lower() in titles():
            actor = None  # "the Governor"
        named = head.pos == "PROPN" or head.text in self._bearers or self._is_name(head, actor)
        if named and actor is not None:
            return self._by_surname(head, actor) or self._by_name(head, actor)
        beside = self._apposed(head, group)
        if beside is not None:
            return Answer(beside.name, (beside.id,), f"{beside.name} is named beside “{head.text}”")
        return self._by_surname(head, actor) if named else None

    def _is_name(self, head: Token, actor: Actor | None) -> bool:
        """Whether a noun is the last word of somebody's name, which the parser takes for another kind of word."""
        return (
            actor is not None
            and actor.kind == "person"
            and head.text == actor.name.split()[-1]
            and head.text[0].isupper()
        )

    def _by_name(self, head: Token, actor: Actor) -> Answer:
        first = actor.mentions[0]
        here = next((mention for mention in actor.mentions if mention.start <= head.start < mention.end), first)
        if here.text == actor.name or here.start <= first.start:
            return Answer(actor.name, (actor.id,), f"named here, at {here.start}")
        fits = f"“{here.text}” is one of the names of {actor.name}, first named at {first.start}"
        return Answer(actor.name, (actor.id,), f"{fits}; nobody else of that name is")

    def _apposed(self, head: Token, group: Group, deep: int = 3) -> Actor | None:
        """The person named in apposition to a noun, or at the end of a chain of them."""
        for child in self.parsed.children(head, "appos"):
            if is_denied(self.parsed, child, head):
                continue
            beside = self.cast.mentions.over(child)
            if beside is not None and beside.kind == "person" and child.pos == "PROPN":
                return beside
            further = self._apposed(child, group, deep - 1) if deep else None
            if further is not None:
                return further
        return self._behind_comma(head) or self._at_the_end(head, group) or self._before_verb(head)

    def _behind_comma(self, head: Token) -> Actor | None:
        """The person behind the first comma behind a noun, where the tree hangs the name elsewhere.

        "Orn's ambassador to Velland, |Ana Kolb|, who was summoned on Monday, rejected the charge."
        """
        tokens = self.parsed.tokens[head.index + 1 : self.parsed.sentence(head).last]
        comma = next((at for at, token in enumerate(tokens) if token.text == "," or token.pos in ("VERB", "AUX")), None)
        if head.pos != "NOUN" or comma is None or tokens[comma].text != "," or comma + 1 >= len(tokens):
            return None
        actor = self.cast.mentions.over(tokens[comma + 1])
        if actor is None or actor.kind != "person" or actor.role is None:
            return None
        return actor if head.lower in actor.role.lower().split() else None

    def _at_the_end(self, head: Token, group: Group) -> Actor | None:
        """The person at the end of a group, behind its last comma: "the owner of the shop, a conjuror, Olan Brask"."""
        tokens = self.parsed.tokens
        if head.pos != "NOUN" or head.tag != "NN" or tokens[group.last].pos != "PROPN":
            return None
        actor = self.cast.mentions.over(tokens[group.last])
        start = next((m.start for m in actor.mentions if m.end == tokens[group.last].end), None) if actor else None
        if actor is None or actor.kind != "person" or start is None:
            return None
        before = self.parsed.token_at(start - 2)
        while before is not None and before.index > head.index and before.lower in titles():
            before = tokens[before.index - 1]  # "the bishop of Orn, |Monsignor| Olan Brask"
        return actor if before is not None and before.text in _SETTING_OFF and before.index > head.index else None

    def _before_verb(self, head: Token) -> Actor | None:
        """The person between marks right before the verb: "a pilot who runs the port, |Olan Brask|, said"."""
        verb = self.parsed.head(head)
        if verb is None or head.pos != "NOUN" or head.relation not in ("nsubj", "nsubjpass") or verb.index < head.index:
            return None
        last = verb.index - 1
        while last > head.index and self.parsed.tokens[last].pos in ("AUX", "ADV"):
            last -= 1
        if self.parsed.tokens[last].text not in _SETTING_OFF:
            return None
        actor = self.cast.mentions.over(self.parsed.tokens[last - 1])
        end = self.parsed.tokens[last - 1].end
        start = next((mention.start for mention in actor.mentions if mention.end == end), None) if actor else None
        before = self.parsed.token_at(start - 2) if start is not None and start > head.end else None
        if actor is None or before is None or actor.kind != "person" or not self.cast.has_name(actor):
            return None
        return actor if before.text in _SETTING_OFF or before.text == "-" else None

    def _by_surname(self, head: Token, actor: Actor | None) -> Answer | None:
        """Whom a surname means that several bear, by what stands beside it; None where no several bear it."""
        if actor is not None and len(actor.name.split()) > 1:
            return None
        bearers = [one for one in self._bearers.get(head.text, []) if one.mentions[0].start < head.start]
        if len(bearers) < 2:
            return None
        choice = Choice(bearers)
        for token in [*self.parsed.children(head, "compound", "nmod", "appos"), *self._noun_behind(head)]:
            gender = gender_of(token.lower)
            said = f"not called “{token.text}”"
            choice.prefer(partial(self.cast.descriptions.calls, token), said)
            if gender is not None:
                choice.rule_out(partial(self._is_gender, (None, gender)), said)
                choice.prefer(partial(self._is_gender, (gender,)), said)
        known = [one for one in bearers if not self._by_another(one)]
        if len(known) == 1 and known[0].role is not None:
            choice.prefer(lambda one: one in known, "told of as somebody's kin")
        left = choice.left[0] if choice.left else bearers[0]
        why = f"“{head.text}” takes up {left.name}, first named at {left.mentions[0].start}"
        return choice.answer(head.text, why)

    def _noun_behind(self, head: Token) -> list[Token]:
        """The noun between commas behind a surname: "Kolb, the |mother|, said"."""
        behind = self.parsed.tokens[head.index + 1 : head.index + 4]
        shape = [token.text for token in behind[:1]] + [token.pos for token in behind[1:]]
        return [behind[2]] if shape == [",", "DET", "NOUN"] else []

    def _is_gender(self, genders: tuple[Gender | None, ...], actor: Actor) -> bool:
        return self.cast.genders.of(actor.id) in genders

    def _by_another(self, actor: Actor) -> bool:
        """Whether somebody is introduced as another's: "his wife, Ana Kolb", "Brask's brother Teo"."""
        for mention in actor.mentions:
            head = self.parsed.root(mention.start, mention.end)
            if head is None:
                continue
            nouns = self.parsed.children(head, "compound", "nmod", "appos")
            above = self.parsed.head(head)
            nouns += [above] if head.relation == "appos" and above is not None else []
            kin = [noun for noun in nouns if noun.lemma.lower() in facts.words("kin")]
            if any(self.parsed.child(one, "poss") is not None for one in [*kin, *([head] if kin else [])]):
                return True
        return False
