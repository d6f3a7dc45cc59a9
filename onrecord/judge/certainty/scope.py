"""What lies over a word as a whole: negations and how far off, modals, conditions, questions, quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.certainty.climbing import MODALS, Step
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_IF = frozenset({"if", "whether", "unless"})
_MOST = 3


def scope(parsed: Parsed, way: list[Step]) -> Iterator[str]:
    """What is told of the way from the word up to the root."""
    kind = way[0].kind
    yield f"deep {len(way)}"
    yield from (f"path {_path(way[:length])}" for length in (2, 3) if len(way) >= length)
    modals = [step.tense for step in way if step.tense in MODALS]
    negations = min(sum(step.negated for step in way), _MOST)
    yield from (f"negations {negations}", f"negations {negations} {kind}", f"modals {' '.join(modals[:2])}")
    first = next((nth for nth, step in enumerate(way) if step.negated), None)
    if first is not None:
        yield f"not over {_path(way[: min(first, _MOST)])} {kind}"
        yield f"not over {_path(way[: min(first, 2)])} in {way[first].tense}"
        yield f"not with {' '.join(modals[:1])}"
    marks = [mark.lower for step in way for mark in parsed.children(step.token, "mark") if mark.lower in _IF]
    yield from (f"under {mark}" for mark in marks[:1])
    sentence = parsed.sentence(way[0].token)
    if parsed.tokens[sentence.last - 1].text == "?":
        yield "asked"
    if _quoted(parsed.words(sentence), way[0].token):
        yield "quoted"


def _path(way: list[Step]) -> str:
    return "<".join(step.relation for step in way)


def _quoted(words: tuple[Token, ...], token: Token) -> bool:
    """Whether quotation marks that were opened in the sentence stand around the word."""
    inside = False
    for word in words[: token.index - words[0].index]:
        if word.text in {"“", "”", '"'}:
            inside = word.text == "“" or (word.text == '"' and not inside)
    return inside
