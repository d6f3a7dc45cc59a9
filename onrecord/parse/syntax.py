"""What the parser gives, in our own types: tokens in trees, sentences, paragraphs; and the names marked in them.

``pos`` is the universal part of speech (VERB, PROPN, …), ``tag`` the Penn Treebank tag (VBD, NNP, …), ``relation`` the
dependency label of the ClearNLP scheme (nsubj, nsubjpass, dobj, pobj, prep, agent, ccomp, xcomp, advcl, parataxis,
conj, appos, compound, poss, neg, aux, auxpass, mark, relcl, acl, amod, nummod, quantmod, ROOT, …).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from onrecord.model import ParagraphKind

NameKind = Literal["person", "organisation", "unit", "place", "people", "weapon", "platform", "event", "other"]
"""What a name is of: ``unit`` is military, ``people`` a nation or faith, ``platform`` a vehicle, ship or aircraft."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; ``start`` and ``end`` count in the report's text, ``index`` and ``head`` in its tokens.

    ``lower`` is the text in small letters.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` and characters ``[start, end)`` of one sentence, with its place in the report."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the encoder marks it (docs/model-card.md): characters ``[start, end)``, and how sure it is (0 to 1)."""

    start: int
    end: int
    kind: NameKind
    score: float = 1.0


class Parsed:
    """All tokens of a report with their trees. Sentences never cross paragraphs; heads never cross sentences."""

    def __init__(
        self, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], names: tuple[Name, ...] = ()
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.names = names
        self._starts = [token.start for token in tokens]
        self._children: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self._children[token.head].append(token)

    def named(self, names: tuple[Name, ...]) -> Parsed:
        """The same with these names."""
        found = copy(self)
        found.names = names
        return found

    def names_from(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that begin in the characters ``[start, end)``."""
        first = bisect_left(self.names, start, key=_START)
        return self.names[first : bisect_left(self.names, end, first, key=_START)]

    def children(self, token: Token, *relations: str) -> list[Token]:
        """The token's dependents in text order; with relations, only those."""
        found = self._children[token.index]
        return [child for child in found if child.relation in relations] if relations else found.copy()

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first dependent with one of the relations, if there is one."""
        for child in self._children[token.index]:
            if not relations or child.relation in relations:
                return child
        return None

    def head(self, token: Token) -> Token | None:
        """The token's head; None at the root of a sentence."""
        return None if token.head == token.index else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The token's head, that one's head, and so on to the root."""
        above = self.head(token)
        while above is not None:
            yield above
            above = self.head(above)

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in text order (not always one unbroken stretch)."""
        found = [token]
        for one in found:
            found.extend(self._children[one.index])
        return sorted(found, key=_INDEX)

    def sentence(self, token: Token) -> Sentence:
        """The sentence that the token stands in."""
        return self.sentences[token.sentence]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character, or None (white space, or text that isn't read)."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.tokens[index].end:
            return self.tokens[index]
        return None

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap the characters ``[start, end)``."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        return self.tokens[first : bisect_left(self._starts, end, first)]

    def root(self, start: int, end: int) -> Token | None:
        """The highest token of a stretch: the one whose head lies outside it (the first, if several)."""
        inside = self.between(start, end)
        if not inside:
            return None
        first, last = inside[0].index, inside[-1].index
        for token in inside:
            if token.head == token.index or not first <= token.head <= last:
                return token
        return inside[0]


_INDEX, _START = attrgetter("index"), attrgetter("start")
