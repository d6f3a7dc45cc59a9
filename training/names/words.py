"""Words of a corpus: with tag, head and place in the text; and a tokenised corpus put together to text again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.statements import report_of
from onrecord import parse


@dataclass(frozen=True, slots=True)
class Word:
    """A word at characters ``[start, end)``; ``head`` counts in the text's words, ``begins`` says: a sentence."""

    text: str
    start: int
    end: int
    tag: str
    head: int
    begins: bool

    @property
    def proper(self) -> bool:
        """Whether the tagger takes it for a name, and it is written like one."""
        return self.tag in ("NNP", "NNPS") and any(sign.isupper() or sign.isdigit() for sign in self.text)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_of(text: str) -> list[Word]:
    """The words of a text as onrecord's parser sees them."""
    parsed = parse.parse(report_of(text))
    first = {sentence.first for sentence in parsed.sentences}
    return [Word(w.text, w.start, w.end, w.tag, w.head, w.index in first) for w in parsed.tokens]


def root(words: Sequence[Word], first: int, last: int) -> int:
    """The highest of words ``[first, last)``."""
    for at in range(first, last):
        if words[at].head == at or not first <= words[at].head < last:
            return at
    return last - 1


_CLOSING = frozenset((".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "'s", "’s", "n't", "'ll", "'re", "'ve", "'d",
                      "'m", "...", "...."))  # fmt: skip
_OPENING = frozenset(("(", "[", "{", "$", "£", "€", "#"))
_QUOTES = {"``": '"', "''": '"', '"': '"'}


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, and where each stands in it; quotation marks open and close in turn."""
    text, places = "", []
    inside, glued = False, True
    for nth, token in enumerate(tokens):
        mark = _QUOTES.get(token)
        closes = mark is not None and (inside and token != "``")
        if token == "-" and 0 < nth < len(tokens) - 1 and _capital(tokens[nth - 1]) and _capital(tokens[nth + 1]):
            places.append((len(text), len(text) + 1))
            text, glued = text + token, True
            continue
        if not (glued or closes or token in _CLOSING):
            text += " "
        places.append((len(text), len(text) + len(mark or token)))
        text += mark or token
        glued = token in _OPENING or (mark is not None and not closes)
        if mark:
            inside = not closes
    return text, places


def _capital(token: str) -> bool:
    """Whether a token begins with a capital letter or a digit and ends as a word: "Wal - Mart" is one name."""
    return (token[0].isupper() or token[0].isdigit()) and token[-1].isalnum()
