"""Who is meant where: the references to a report's actors, as far as they are tied."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from onrecord.attribute.marks import Quote, find_quotes, over
from onrecord.attribute.mentions import Mentions, Told
from onrecord.attribute.who.cast import Cast
from onrecord.attribute.who.gender import PRONOUNS, Gender, gender_of, is_human
from onrecord.find.names.words import group_words
from onrecord.model import Actor, Report, Statement
from onrecord.parse import Parsed, Sentence, Token


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Characters ``[start, end)`` that mean an actor, with the index of their head; a stranger's id is no actor's."""

    start: int
    end: int
    head: int
    actor: str


_START = attrgetter("start")


class Roster:
    """The references of one report, which grow while they are tied; those by name are there from the start."""

    def __init__(
        self, report: Report, parsed: Parsed, actors: tuple[Actor, ...], statements: tuple[Statement, ...]
    ) -> None:
        self.report = report
        self.parsed = parsed
        self.statements = statements
        self.actors = {actor.id: actor for actor in actors}
        self.quotes: tuple[Quote, ...] = find_quotes(report).findings
        content = [(span.start, span.end) for one in statements for span in one.content]
        spoken = [(quote.start, quote.end) for quote in self.quotes]
        self.cast = Cast(report, parsed, Mentions(actors), Told(content), Told(spoken))
        self._refs: list[Ref] = []
        self._of: defaultdict[str, list[Ref]] = defaultdict(list)
        self._by_head: dict[int, str] = {}
        self._genders: dict[str, Gender] = {}
        for actor in actors:
            for span in actor.mentions:
                root = parsed.root(span.start, span.end)
                if root is not None:
                    self.add(root, actor.id, (span.start, span.end))

    def add(self, head: Token, actor: str, reach: tuple[int, int]) -> None:
        """Lays a stretch to an actor; one whose head is laid to somebody with a name stays there.

        Nobody is named in the words for himself: "the envoy of |the president|" is no president.
        """
        held = self._by_head.get(head.index)
        if any(one.start < reach[0] and reach[1] <= one.end for one in self._of[actor]):
            return
        if held is None or (not self.has_name(held) and self.has_name(actor)):
            if held is not None:
                self._refs = [ref for ref in self._refs if ref.head != head.index]
                self._of[held] = [ref for ref in self._of[held] if ref.head != head.index]
            self._by_head[head.index] = actor
            for refs in (self._refs, self._of[actor]):
                insort(refs, Ref(*reach, head.index, actor))
            if head.lower in PRONOUNS:
                self._genders.setdefault(actor, PRONOUNS[head.lower])

    def of(self, actor: str) -> list[Ref]:
        """The references to an actor, in text order."""
        return list(self._of[actor])

    def at(self, token: Token) -> str | None:
        """Whom a noun or pronoun means; a word inside a name means whoever the name does."""
        known = self._by_head.get(token.index)
        if known is None and token.pos == "PROPN" and (actor := self.cast.mentions.over(token)) is not None:
            return actor.id
        return known

    def between(self, start: int, end: int) -> list[Ref]:
        """The references that begin in ``[start, end)``."""
        first = bisect_left(self._refs, start, key=_START)
        return self._refs[first : bisect_left(self._refs, end, first, key=_START)]

    def has_name(self, actor: str) -> bool:
        """Whether an actor is known by name; a unit's begins with its number."""
        known = self.actors.get(actor)
        return known is not None and (self.cast.has_name(known) or _is_numbered(known.name))

    def is_person(self, actor: str) -> bool:
        """Whether it is one person; strangers are."""
        return actor not in self.actors or self.actors[actor].kind == "person"

    def is_body(self, actor: str) -> bool:
        """Whether it is an organisation, a force or a country."""
        return actor in self.actors and self.actors[actor].kind in ("organisation", "armed force", "country")

    def is_unknown(self, actor: str) -> bool:
        """Whether nobody can tell what sort a named actor is of; the land of a report may be such a one."""
        return actor in self.actors and self.actors[actor].kind == "unknown"

    def gender(self, actor: str) -> Gender | None:
        """A person's gender, as the text and the pronouns so far tell it."""
        if actor not in self.actors:
            word = self.parsed.tokens[int(actor[1:])].lower
            return PRONOUNS.get(word) or gender_of(word)
        return self.cast.genders.of(actor) or self._genders.get(actor)

    def quote(self, offset: int) -> Quote | None:
        """The quotation that holds a character."""
        return next(iter(over(self.quotes, offset, offset + 1)), None)

    def sentence_before(self, sentence: Sentence, back: int) -> Sentence | None:
        """The sentence so many before; None where there is none, or a paragraph lies between."""
        if sentence.index < back:
            return None
        found = self.parsed.sentences[sentence.index - back]
        return found if sentence.paragraph - found.paragraph <= 1 else None


def _is_numbered(name: str) -> bool:
    return name[0].isdigit() and name != name.lower()


def is_person_noun(token: Token) -> bool:
    """Whether a noun in the singular is a person's: an office ("governor-elect"), a calling, kin, one of a group."""
    if token.tag in ("NNS", "NNPS"):
        return False
    lemma = token.lemma.lower()
    human = is_human(lemma) or is_human(token.lower) or group_words().get(lemma, ("", None))[0] == "group"
    return human or lemma == "elect" or (lemma.endswith(("man", "woman", "person")) and lemma not in _NO_PERSONS)


_NO_PERSONS = frozenset({"human", "german", "roman", "ottoman"})
