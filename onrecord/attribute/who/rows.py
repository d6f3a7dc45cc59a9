"""Who one of those named together is: "the former", "the latter", "the first"."""

from __future__ import annotations

from onrecord.attribute.who.answers import Answer
from onrecord.attribute.who.cast import Cast
from onrecord.model import Actor
from onrecord.parse import Token

_PLACES = {
    "former": 0,
    "latter": -1,
    "first": 0,
    "first-named": 0,
    "second": 1,
    "second-named": 1,
    "last": -1,
    "last-named": -1,
}


class Rows:
    """Resolves words for a place in a row of names."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def of(self, head: Token, words: str) -> Answer | None:
        """The actor at a place of those named together last; None where the words are no such place."""
        first, _, place = words.lower().partition(" ")
        if first != "the" or place not in _PLACES:
            return None
        row = self._row(head)
        at = _PLACES[place]
        if len(row) < 2 or at >= len(row) or (place in ("former", "latter") and len(row) != 2):
            return None
        named = row[at]
        return Answer(named.name, (named.id,), f"“{words}” of those named together at {row[0].mentions[0].start}")

    def _row(self, head: Token) -> list[Actor]:
        """Those named before in the sentence, where they are two persons; else those joined by "and" last."""
        sentence = self.cast.parsed.sentence(head)
        here = self.cast.named(sentence.start, head.start, "person")
        if len(here) > 1:
            return here[-2:]
        rows = self.cast.pairs(self.cast.floor(head, 1), head.start)
        return rows[-1] if rows else []
