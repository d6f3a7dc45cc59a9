"""What a number counts: the noun behind it, the phrase that goes with it, and its category."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.parse import Parsed, Token

_FATE = frozenset(
    [
        "dead",
        "wounded",
        "injured",
        "killed",
        "missing",
        "captured",
        "others",
        "detained",
        "arrested",
        "hurt",
        "displaced",
    ]
)
_LOSSES = frozenset(
    ["kill", "wound", "injure", "die", "slay", "perish", "massacre", "murder", "maim", "behead", "execute"]
)
_INSIDE = ("ADJ", "NOUN", "PROPN")
_LINKED = frozenset(["of", "from"])
_SKIPPED = frozenset(["of", "more", "other", "additional", "further"])
_MAX = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase behind a number: tokens ``[first, head]`` with the noun last, and where the full phrase ends."""

    first: Token
    head: Token
    end: int


def phrase(parsed: Parsed, offset: int, blocked: frozenset[int]) -> Counted | None:
    """The phrase that starts at the first token behind an offset; None where no noun stands there.

    ``blocked`` are tokens that belong to times: a phrase ends before them.
    """
    start = _token_behind(parsed, offset)
    if start is None:
        return None
    if start.start > offset and parsed.token_at(offset) is not None:
        return Counted(start, start, start.end) if start.pos in _INSIDE else None  # five-nation tour; four- and six-man
    start = _skip_of(parsed, start)
    run = _run(parsed, start, blocked)
    if not run:
        return None
    return Counted(run[0], run[-1], _end_of_phrase(parsed, run[-1], blocked))


def _token_behind(parsed: Parsed, offset: int) -> Token | None:
    behind = parsed.between(offset, offset + 4)
    token = next((token for token in behind if token.start >= offset), None)
    return _unhyphened(parsed, token) if token else None


def _unhyphened(parsed: Parsed, token: Token) -> Token:
    return _next(parsed, token) or token if token.text in ("-", "–") else token


def _next(parsed: Parsed, token: Token) -> Token | None:
    after = token.index + 1
    if after < len(parsed.tokens) and parsed.tokens[after].sentence == token.sentence:
        return parsed.tokens[after]
    return None


def _skip_of(parsed: Parsed, token: Token) -> Token:
    """Hundreds *of the* soldiers: the noun comes behind."""
    at = token
    while at.lower in _SKIPPED or at.pos == "DET" or at.tag == "PRP$":
        after = _next(parsed, at)
        if after is None:
            break
        at = after
    return at


def _run(parsed: Parsed, start: Token, blocked: frozenset[int]) -> list[Token]:
    """Adjectives, participles and nouns from a token on, up to the last noun (or a word such as "dead")."""
    following = _next(parsed, start)
    if start.lower in _FATE and (following is None or following.pos not in _INSIDE):
        return [start]
    run: list[Token] = []
    last_noun = 0
    at: Token | None = start
    while at is not None and len(run) < _MAX and at.index not in blocked and _belongs(parsed, at, run):
        run.append(at)
        if at.pos in ("NOUN", "PROPN") and at.text not in ("-", "–"):
            last_noun = len(run)
        at = _next(parsed, at)
    return run[:last_noun]


def _belongs(parsed: Parsed, token: Token, run: list[Token]) -> bool:
    after = _next(parsed, token)
    noun_before = bool(run) and run[-1].pos in ("NOUN", "PROPN")
    if token.text in ("-", "–", "'s", "’s", "'", "’"):
        return bool(run)
    if noun_before and run[-1].tag in ("NNS", "NNPS") and token.tag not in ("NN", "NNS"):
        return False
    if token.pos in ("NOUN", "PROPN"):
        return not (
            noun_before and run[-1].tag == "NNS" and token.relation not in ("compound", "dobj", "pobj", "nsubj", "conj")
        )
    if noun_before and run[-1].text not in ("-", "'s", "’s"):
        return False
    if token.pos == "ADJ":
        return True
    if token.tag in ("VBN", "VBG", "RB", "RBS", "RBR") and after is not None and token.lower != "including":
        return after.pos in _INSIDE or after.tag in ("VBN", "VBG", "HYPH") or after.text == "-"
    return (
        token.lower in ("and", "or") and after is not None and after.pos == "ADJ" and bool(run) and run[-1].pos == "ADJ"
    )


def _end_of_phrase(parsed: Parsed, head: Token, blocked: frozenset[int]) -> int:
    """The end of the phrase with its "of …" and "from …"."""
    end, at = head.end, _next(parsed, head)
    for _ in range(2):
        if at is None or at.lower not in _LINKED or at.index in blocked:
            break
        inner = _next(parsed, at)
        while (
            inner is not None
            and inner.pos in ("DET", "NUM", "PRON")
            and inner.tag != "PRP"
            and inner.index not in blocked
        ):
            inner = _next(parsed, inner)
        run = _run(parsed, inner, blocked) if inner is not None else []
        if not run:
            break
        end, at = run[-1].end, _next(parsed, run[-1])
    return end


@cache
def _categories() -> dict[str, str]:
    book = lexicon.load("counted")
    return {word.lower(): entry.means for entry in book.entries for word in entry.match}


def category(counted: Counted, parsed: Parsed) -> str:
    """The category of what is counted: by its last two words, its last word, or because the verb takes lives."""
    known = _categories()
    tokens = parsed.tokens[counted.first.index : counted.head.index + 1]
    two = " ".join((tokens[-2].lower if len(tokens) > 1 else "", _singular(tokens[-1]))).strip()
    found = known.get(two) or known.get(tokens[-1].lower) or known.get(_singular(tokens[-1]), "")
    if not found and any(sign.isdigit() for sign in counted.head.text):
        found = next((known[token.lower] for token in reversed(tokens) if token.lower in known), "")
    after = _next(parsed, counted.head)
    hurt = after is not None and after.lower in _FATE
    hit = found in ("people", "personnel", "") and (hurt or lost(counted.head, parsed, found))
    return "casualties" if hit else found


def _singular(token: Token) -> str:
    return token.lemma.lower() if token.lemma else token.lower


def lost(noun: Token, parsed: Parsed, found: str = "people") -> bool:
    """Whether the noun is who was killed or hurt by its verb."""
    if not found and noun.pos != "NUM":
        return False
    verb = parsed.head(noun)
    if verb is None or verb.lemma not in _LOSSES:
        return False
    if verb.lemma in ("die", "perish"):
        return noun.relation == "nsubj"
    return noun.relation in ("dobj", "nsubjpass")
