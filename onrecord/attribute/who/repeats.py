"""A noun that takes up a fuller one: "a senior official in the ministry … the official"."""

from __future__ import annotations

from onrecord.attribute.speakers import Group
from onrecord.attribute.who.answers import Answer
from onrecord.attribute.who.cast import Cast
from onrecord.parse import Token

_NEW = frozenset({"a", "an", "another", "one"})
_REACH = 600
"""Words that a noun looks back, at most: a paragraph may have no end."""


class Repeats:
    """Finds the fuller words for somebody or something without a name."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.parsed = cast.parsed

    def of(self, group: Group, words: str) -> Answer | None:
        """What a bare definite noun takes up by its fuller words; None where nothing or several different do."""
        head = group.head
        bare = group.last == head.index and group.last - group.first <= 1
        definite = any(child.lower in ("the", "this", "that") for child in self.parsed.children(head, "det"))
        if head.pos != "NOUN" or head.tag != "NN" or not bare or not definite:
            return None
        fuller = {}
        for token in self.parsed.between(self.cast.floor(head), head.start)[-_REACH:]:
            if token.lower == head.lower and token.pos == "NOUN" and self._is_free(token):
                name = self.cast.words(token)
                if name.lower() != head.lower:
                    fuller[name.lower()] = (name, token)
        if len(fuller) != 1:
            return None
        name, token = next(iter(fuller.values()))
        return self._answer(token, f"“{words}” takes up “{name}”, at {token.start}")

    def introduced(self, head: Token, words: str, since: int) -> Answer | None:
        """The one without a name whom the noun introduced since an offset; None where it introduced nobody."""
        for token in reversed(self.parsed.between(since, head.start)[-_REACH:]):
            new = any(child.lower in _NEW for child in self.parsed.children(token, "det", "nummod"))
            if token.lower == head.lower and new and self._is_free(token):
                return self._answer(
                    token, f"“{words}” takes up “{self.cast.words(token)}”, who has no name, at {token.start}"
                )
        return None

    def _is_free(self, token: Token) -> bool:
        """Whether no name stands in apposition to a noun."""
        return self.parsed.child(token, "appos") is None and token.relation not in ("compound", "nmod", "appos")

    def _answer(self, token: Token, why: str) -> Answer:
        actor = self.cast.mentions.over(token)
        return Answer(self.cast.words(token), (actor.id,) if actor is not None else (), why)
