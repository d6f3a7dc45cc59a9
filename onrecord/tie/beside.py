"""Ties what stands beside a name: "X, the commander of Y", "its spokesman, X", "X is the minister"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.find.names import Run, titled
from onrecord.find.names.words import is_body_noun
from onrecord.model import Actor, Span
from onrecord.parse import Token
from onrecord.tie.phrases import reach
from onrecord.tie.roster import Roster, is_person_noun


class Beside:
    """Finds the noun groups in apposition to names, by the tree and by commas, and what somebody is said to be."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.parsed = roster.parsed

    def tie(self) -> None:
        """Ties all of them."""
        for actor in self.roster.actors.values():
            if not self.roster.has_name(actor.id):
                continue
            for mention in actor.mentions:
                for noun in self._nouns(actor, mention):
                    self.roster.add(noun, actor.id, reach(self.parsed, noun))

    def _nouns(self, actor: Actor, mention: Span) -> Iterator[Token]:
        root = self.parsed.root(mention.start, mention.end)
        if root is None or not mention.text[0].isalnum():
            return
        if actor.kind == "person":
            yield from (noun for noun in self._by_commas(mention) if not self._is_title(actor, noun))
        above = self.parsed.head(root)
        beside = self.parsed.children(root, "appos")
        if root.relation == "appos" and above is not None:
            beside.append(above)
        if root.relation in ("nsubj", "nsubjpass") and above is not None and above.lemma == "be":
            beside += [one for one in self.parsed.children(above, "attr") if self._is_definite(one)]
        if root.relation == "attr" and above is not None and above.lemma == "be":  # "The first witness was Ana Kolb"
            beside += [one for one in self.parsed.children(above, "nsubj") if self._is_definite(one)]
        if root.relation == "oprd" and above is not None and above.relation == "acl":  # "a farmer named Ana Kolb"
            beside += list(self.parsed.ancestors(above))[:1]
        for noun in beside:
            if self._fits(actor, noun) and not mention.start <= noun.start < mention.end:
                yield noun

    def _by_commas(self, mention: Span) -> Iterator[Token]:
        """The head of an office that commas set off behind a name or before it."""
        tokens = self.parsed.between(mention.start, mention.end)
        first, last = tokens[0].index, tokens[-1].index + 1
        behind = titled.after(self.parsed, last) if last < len(self.parsed.tokens) else None
        if behind is not None:
            yield self._owned(self.parsed.tokens[behind[0].last - 1])
        before = titled.set_off_before(self.parsed, Run(self._with_title(first), last))
        if before is not None:
            yield self._owned(self.parsed.tokens[before[0].last - 1])

    def _owned(self, noun: Token) -> Token:
        """What an office owns, where it is an owner: the wife of "the commander's wife"; any other office itself."""
        owned = self.parsed.head(noun) if noun.relation == "poss" else None
        return owned or noun

    def _with_title(self, first: int) -> int:
        """The first token of a name with the title before it: "|Lieutenant Colonel| Dmytro Savchuk"."""
        sentence = self.parsed.sentence(self.parsed.tokens[first])
        title = titled.title_ending(self.parsed, first, sentence.first)
        return title.first if title is not None else first

    def _fits(self, actor: Actor, noun: Token) -> bool:
        """Whether a noun can stand for an actor: a person's for a person, a body's for a body; it is nobody's name."""
        if noun.pos not in ("NOUN", "PROPN") or noun.tag in ("NNS", "NNPS"):
            return False
        if self._is_title(actor, noun):
            return False
        other = self.roster.cast.mentions.over(noun)
        if other is not None and other.id != actor.id and (noun.text[0].isupper() or other.kind != actor.kind):
            return False
        if actor.kind == "person":
            return is_person_noun(noun)
        return noun.pos == "NOUN" and (is_body_noun(noun.lemma.lower()) or self._has_article(noun))

    def _is_title(self, actor: Actor, noun: Token) -> bool:
        """Whether a noun is the title before another's name: "|Chancellor| Kolb and her counterpart, Brask"."""
        behind = self.parsed.tokens[noun.index + 1] if noun.index + 1 < len(self.parsed.tokens) else noun
        named = self.roster.cast.mentions.over(behind) if behind.pos == "PROPN" else None
        return named is not None and named.id != actor.id

    def _has_article(self, noun: Token) -> bool:
        return any(child.lower in ("the", "a", "an") for child in self.parsed.children(noun, "det"))

    def _is_definite(self, noun: Token) -> bool:
        owner = self.parsed.child(noun, "poss")
        return owner is not None or any(child.lower == "the" for child in self.parsed.children(noun, "det"))
