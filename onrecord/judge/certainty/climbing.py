"""The way from a word up to the root of its sentence: what it hangs on, and what that hangs on, in what tense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

NEGATIONS = frozenset(
    {"no", "not", "n't", "n’t", "never", "neither", "nor", "none", "nobody", "nothing", "hardly", "without"}
)
MODALS = frozenset(
    {"will", "wo", "would", "could", "can", "ca", "may", "might", "must", "should", "shall", "ought", "'ll", "’ll",
     "'d", "’d", "need"}
)  # fmt: skip
_BY_HELPER = (
    ("pluperfect", frozenset({"had"})),
    ("perfect", frozenset({"have", "has", "'ve", "’ve"})),
    ("present", frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})),
    ("past", frozenset({"was", "were"})),
    ("did", frozenset({"did", "do", "does"})),
    ("be", frozenset({"be", "been"})),
)
_MOST = 6
_KINDS = {"VB": "verb", "NN": "noun", "JJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Step:
    """A word on the way up: ``link`` is how it hangs on the next one, ``joined`` where it is coordinated to do so."""

    token: Token
    kind: str
    lemma: str
    clausal: bool
    tense: str
    negated: bool
    link: str
    relation: str
    joined: bool


def steps(parsed: Parsed, token: Token) -> list[Step]:
    """The word, then what it hangs on, up to the root or so many; prepositions are part of a link."""
    found: list[Step] = []
    at: Token | None = token
    while at is not None and len(found) < _MOST:
        top = _first(parsed, at)
        relation, link, above = _hangs(parsed, top)
        clausal = is_clause(at)
        helpers = set(_helpers(parsed, at)) if clausal else set()
        found.append(
            Step(
                token=at,
                kind=_KINDS.get(at.tag[:2], "other"),
                lemma=at.lemma.lower(),
                clausal=clausal,
                tense=_tense(at, helpers) if clausal else at.tag,
                negated=_negated(parsed, at),
                link=link,
                relation=relation,
                joined=top is not at,
            )
        )
        at = above
    return found


def is_clause(token: Token) -> bool:
    """Whether the word is a verb, and so has a tense and helpers."""
    return token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")


def _first(parsed: Parsed, token: Token) -> Token:
    """The first of those that the word is coordinated with."""
    for _ in range(8):
        above = parsed.head(token)
        if token.relation != "conj" or above is None:
            break
        token = above
    return token


def _hangs(parsed: Parsed, token: Token) -> tuple[str, str, Token | None]:
    """A word's relation to the one above, the same with its preposition, and the one above."""
    above = parsed.head(token)
    if above is None or token.relation not in {"pobj", "pcomp"}:
        return token.relation, token.relation, above
    relation, words = "prep" if token.relation == "pobj" else "pcomp", [above.lower]
    below, above = above, parsed.head(above)
    if above is not None and above.pos == "ADP" and below.relation == "prep":
        words.insert(0, above.lower)
        above = parsed.head(above)
    return relation, f"{relation}:{' '.join(words)}", above


def _shared(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """The verb, and those before it whose helpers it shares in coordination."""
    yield verb
    while verb.relation == "conj" and not parsed.child(verb, "nsubj", "nsubjpass", "aux"):
        above = parsed.head(verb)
        if above is None or not is_clause(above):
            return
        verb = above
        yield verb


def _helpers(parsed: Parsed, verb: Token) -> list[str]:
    return [aux.lower for one in _shared(parsed, verb) for aux in parsed.children(one, "aux", "auxpass")]


def _tense(verb: Token, helpers: set[str]) -> str:
    """The modal, or the tense that the helpers give with the verb's tag."""
    modal = sorted(helpers & MODALS)
    if modal:
        return modal[0]
    if "to" in helpers:
        return "to"
    return next((f"{name} {verb.tag}" for name, words in _BY_HELPER if helpers & words), verb.tag)


def _negated(parsed: Parsed, token: Token) -> bool:
    """Whether a "not", a "no" of its own, a subject that is nobody, or a shared "not … or" stands on the word."""
    if not is_clause(token):
        return any(child.lower in NEGATIONS for child in parsed.children(token, "det", "neg", "advmod", "preconj"))
    for child in parsed.children(token, "neg", "advmod", "preconj", "nsubj", "nsubjpass"):
        if child.relation == "neg" or child.lower in NEGATIONS:
            return True
        if child.relation.startswith("nsubj") and any(one.lower in NEGATIONS for one in parsed.children(child, "det")):
            return True
    before = list(_shared(parsed, token))[1:]
    return any(
        parsed.child(one, "neg") and any(word.lower in {"or", "nor"} for word in parsed.children(one, "cc"))
        for one in before
    )
