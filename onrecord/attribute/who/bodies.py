"""Who a body is: "the ministry", "the paper", a document, and the body behind a spokesman without a name."""

from __future__ import annotations

from functools import partial

from onrecord.attribute.evidence import is_document
from onrecord.attribute.speakers import Group
from onrecord.attribute.who.answers import Answer, Choice
from onrecord.attribute.who.cast import Cast
from onrecord.find.names.words import is_body_noun
from onrecord.lexicon import facts
from onrecord.model import Actor
from onrecord.parse import Token

_PARTS = frozenset({"article", "section", "paragraph", "chapter", "clause", "annex", "page", "line"})
_FOR = frozenset({"for", "of", "from", "at", "with"})
_AIR = frozenset({"radio", "television", "tv", "broadcasting", "news", "channel"})


def fits_body(cast: Cast, actor: Actor, noun: str, before: int) -> bool:
    """Whether a body can be called by a noun: by its name, by what the text calls it, or by its kind."""
    if cast.descriptions.given(actor, noun, before) is not None:
        return True
    words = {word.lower() for word in actor.name.split()}
    if noun in facts.words("papers"):
        return actor.sector == "JRN" and not words & _AIR
    if noun in facts.words("stations"):
        return actor.sector == "JRN" and bool(words & _AIR)
    if noun in facts.words("companies"):
        return actor.sector == "BUS"
    return noun in facts.words("lands") and actor.kind == "country"


class Bodies:
    """Resolves nouns for bodies, and spokesmen to the body they speak for."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.parsed = cast.parsed

    def of(self, group: Group, words: str) -> Answer | None:
        """The one body named before that a definite noun takes up: "the ministry"; None where it is no such noun."""
        head = group.head
        noun = head.lemma.lower()
        definite = any(child.lower in ("the", "this", "that") for child in self.parsed.children(head, "det"))
        if head.pos != "NOUN" or head.tag == "NNS" or not definite or not is_body_noun(noun):
            return None
        pool = [one for one in self.cast.named(0, head.start, "body") if self.cast.has_name(one)]
        choice = Choice([one for one in pool if fits_body(self.cast, one, noun, head.start)])
        for token in self._modifiers(group):
            said = f"not called “{token.text}”"
            choice.prefer(partial(self.cast.descriptions.calls, token), said)
        if not choice.left or self._is_other(choice, group):
            return None
        floor = self.cast.floor(head)
        choice.prefer(lambda one: any(floor <= m.start < head.start for m in one.mentions), "not named near")
        return choice.answer(words, f"“{words}” takes up {choice.left[0].name}, named at {_first(choice.left[0])}")

    def _is_other(self, choice: Choice, group: Group) -> bool:
        """Whether a noun with words of its own is another one: "the health ministry" beside the Ministry of Ports."""
        modifiers = self._modifiers(group)
        return bool(modifiers) and not any(
            self.cast.descriptions.calls(token, one) for one in choice.left for token in modifiers
        )

    def _modifiers(self, group: Group) -> list[Token]:
        inside = self.parsed.tokens[group.first : group.last + 1]
        return [token for token in inside if token.index != group.head.index and token.pos in ("NOUN", "PROPN", "ADJ")]

    def spoken_for(self, group: Group) -> Answer | None:
        """The body behind a spokesman without a name; None for anybody else, and where no body is told."""
        head = group.head
        if head.lower not in facts.words("spokespeople"):
            return None
        behind = self._behind(head)
        if behind is None:
            return self._again(head)
        if behind.lower in ("its", "their"):
            return self._its(head, behind)
        actor = self.cast.body_over(behind)
        phrase = self._phrase(behind)
        if actor is None and (person := self.cast.mentions.over(behind)) is not None and self.cast.has_name(person):
            return None  # "Brask's spokesman"
        found = self._taken_up(behind, actor)
        if isinstance(found, Answer):
            return found
        name = found.name if found is not None else phrase
        return Answer(name, (found.id,) if found else (), f"“{self._text(group)}” has no name and speaks for {name}")

    def _behind(self, head: Token) -> Token | None:
        """The body's head word: "a spokesman for |Varo Rail|", "the |ministry|'s spokesman", "an |army| spokesman"."""
        for preposition in self.parsed.children(head, "prep"):
            if preposition.lower in _FOR and (thing := self.parsed.child(preposition, "pobj")) is not None:
                return thing
        owner = self.parsed.child(head, "poss")
        return owner or next(iter(reversed(self.parsed.children(head, "compound", "nmod"))), None)

    def _phrase(self, head: Token) -> str:
        words = self.parsed.subtree(head)
        while words and (words[0].pos == "DET" or words[0].tag == "POS"):
            words = words[1:]
        words = [token for token in words if token.tag != "POS"]
        return self.cast.report.text[words[0].start : words[-1].end] if words else head.text

    def _text(self, group: Group) -> str:
        first, last = self.parsed.tokens[group.first], self.parsed.tokens[group.last]
        return self.cast.report.text[first.start : last.end]

    def _taken_up(self, head: Token, actor: Actor | None) -> Actor | Answer | None:
        """The body itself, or the named one that "the ministry" takes up; the open answer where several may be."""
        if actor is None or not actor.name[0].isupper():
            named = self.of(Group(head, head.index, head.index), head.text)
            if named is not None:
                return self.cast.actor(named.actors[0]) if named.actors else named
        return actor

    def _its(self, head: Token, owner: Token) -> Answer | None:
        """The body that "its spokesman" speaks for: the one named in the sentence before, where it is the only one."""
        sentence = self.parsed.sentences[max(0, head.sentence - 1)]
        choice = Choice(self.cast.named(sentence.start, owner.start, "body") or self.cast.near(owner, "body"))
        choice.prefer(self.cast.has_name, "has no name")
        if choice.only is None:
            return None
        return choice.answer("", f"“{owner.text} {head.text}” has no name and speaks for {choice.left[0].name}")

    def _again(self, head: Token) -> Answer | None:
        """Whoever a spokesman without a name spoke for before."""
        for turn in reversed(self.cast.turns):
            if turn.words in facts.words("spokespeople") and turn.number != "several":
                return Answer(turn.name, turn.actors, f"“{head.text}” takes up the one who spoke at {turn.at}")
        bodies = [one for one in self.cast.near(head, "body") if self.cast.has_name(one)]
        if len(bodies) != 1 or self.cast.near(head, "body") != bodies:
            return None
        return Answer(
            bodies[0].name, (bodies[0].id,), f"“{head.text}” has no name; {bodies[0].name} alone is named near"
        )

    def document(self, group: Group) -> Answer | None:
        """A document by its own words without what describes it, and the whole for its part; None for others."""
        head = group.head
        if head.lemma.lower() in _PARTS:
            of = self.parsed.child(head, "prep")
            whole = self.parsed.child(of, "pobj") if of is not None and of.lower == "of" else None
            if whole is None:
                return None
            return Answer(self._phrase(whole), (), f"“{self._text(group)}” is a part of it")
        if head.pos != "NOUN" or not is_document(head):
            return None
        before = [child for child in self.parsed.children(head) if child.index < head.index]
        if any(child.lower in ("this", "that", "these", "those") for child in before):
            return None
        name = self.cast.words(head, self._without_clauses(group), bare=True)
        return Answer(name, (), f"“{name}” is a document, and speaks for itself")

    def _without_clauses(self, group: Group) -> Group:
        """A document without what a clause says of it: "police report | seen by us", "study |, which covers"."""
        clauses = self.parsed.children(group.head, "acl", "relcl")
        starts = [min(token.index for token in self.parsed.subtree(one)) for one in clauses]
        within = self.parsed.tokens[group.head.index + 1 : group.last]
        starts += [one.index for one in within if one.text == "," and self.parsed.tokens[one.index + 1].tag == "VBN"]
        behind = [start for start in starts if group.head.index < start <= group.last]
        last = min(behind, default=group.last + 1) - 1
        while last > group.head.index and self.parsed.tokens[last].pos == "PUNCT":
            last -= 1
        return Group(group.head, group.first, last)


def _first(actor: Actor) -> int:
    return actor.mentions[0].start
