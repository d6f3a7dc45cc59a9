"""What a number counts: the noun behind it, the phrase that goes with it, and its category."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.find.quantities.fates import FATED, fate, state
from onrecord.parse import Parsed, Token

_STANDING_IN = frozenset(["others"])
"""Words that stand for those counted where no noun follows; besides those of their state ("dead")."""
_INSIDE = ("ADJ", "NOUN", "PROPN")
_PERSON = re.compile(
    r"(?:fighter|worker|driver|keeper|goer|speaker|leader|maker|owner|man|men|woman|women|ist|ists|ian|ians)s?$"
)
"""How nouns of people end that no list holds."""
_PEOPLE = re.compile(r"(?:[a-z]{2}ans|[a-z]{2}ese|is|ites)$")
_WHAT_IS_LEFT = frozenset(["wreck", "wrecks", "hulk", "hulks", "pair", "pairs", "column", "columns"])
_LINKED = frozenset(["of", "from"])
_SKIPPED = frozenset(["of", "more", "other", "additional", "further"])
_MAX = 12
_SIZED = re.compile(r"\d[\d.]*(?:[-–](?!\d)|(?!st|nd|rd|th)[a-z]{1,3}(?!\w))")
"""A size that stands before the noun which another number counts."""


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
        after = _next(parsed, start)
        if start.lower != "strong" or after is None:
            return Counted(start, start, start.end) if start.pos in _INSIDE else None  # five-nation tour
        start = after  # a 400-strong garrison
    start = _skip_of(parsed, _skip_them(parsed, start))
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


def _skip_them(parsed: Parsed, token: Token) -> Token:
    """Eight *of them* firefighters."""
    them = _next(parsed, token)
    after = _next(parsed, them) if them is not None else None
    of_them = token.lower == "of" and them is not None and them.lower in ("them", "these", "those", "whom")
    return after if of_them and after is not None and after.pos in _INSIDE else token


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
    if (state(start.lower) or start.lower in _STANDING_IN) and (following is None or following.pos not in _INSIDE):
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
    if _is_bound(token, after, run):
        return True
    if token.pos == "NUM":
        return _is_in_name(token, after, run)
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


def _is_bound(token: Token, after: Token | None, run: list[Token]) -> bool:
    """Whether a token goes with those beside it: two 300-page reports, burned-out buses, Su-25 jets."""
    if not run:
        return after is not None and bool(_SIZED.match(f"{token.text}{after.text * (after.start == token.end)}"))
    hyphened = run[-1].text in ("-", "–") and run[-1].end == token.start
    return hyphened or run[-1].relation == "compound" and run[-1].head == token.index


def _is_in_name(number: Token, after: Token | None, run: list[Token]) -> bool:
    """Whether a number belongs to the noun that another counts: F-16 fighters, Boeing 737 jets, 30 two-seaters."""
    if number.text.isalpha():
        return not run and after is not None and after.text == "-" and number.end == after.start
    return not number.text[0].isdigit() or bool(run) and run[-1].pos == "PROPN" and number.head > number.index


_BUYS = re.compile(
    r"\s(?:worth\s)?of\s|\sin\s(?=(?:\w+\s)?(?:aid|assistance|loans?|damages?|funding|funds|weapons|arms|grants?|debts?|cash|bonds|tax(?:es)?|support|equipment|goods|relief|compensation|credits?)\b)"
)


def bought(text: str, parsed: Parsed, offset: int, blocked: frozenset[int]) -> Counted | None:
    """What money is for: $1.2bn *in aid*, $5 million *worth of drones*; None where nothing says so."""
    match = _BUYS.match(text, offset)
    return phrase(parsed, match.end() - 1, blocked) if match is not None else None


def around(parsed: Parsed, noun: Token) -> Counted:
    """The phrase of a noun that doesn't stand behind its number."""
    first = noun
    for left in reversed(parsed.children(noun, "amod", "compound", "nmod")):
        if left.index != first.index - 1:
            break
        first = left
    return Counted(first, noun, _end_of_phrase(parsed, noun, frozenset()))


def is_people(noun: Token) -> bool:
    """Whether a noun is of people."""
    return _known((noun,)) in FATED


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
    """The category of what is counted: by its last two words, its last word, or by what befell them."""
    tokens = parsed.tokens[counted.first.index : counted.head.index + 1]
    found = _known(tokens)
    if not found and tokens[-1].lower in _WHAT_IS_LEFT and counted.end > counted.head.end:
        found = _known(parsed.between(counted.head.end + 1, counted.end))  # wrecks of armoured cars
    if not found and any(sign.isdigit() for sign in counted.head.text):
        found = next((_categories()[token.lower] for token in reversed(tokens) if token.lower in _categories()), "")
    if found == "personnel" and counted.head.lemma == "fighter" and any(not t.text.isalpha() for t in tokens):
        return "aircraft"  # F-16 fighters
    told = next((state(token.lower) for token in tokens[:-1] if state(token.lower)), "")
    if found in FATED:
        befell = fate(counted.head, parsed) or told
        return befell if befell and (befell, found) != ("displaced", "personnel") else found  # soldiers who flee
    return found


def _known(tokens: tuple[Token, ...]) -> str:
    known, last = _categories(), tokens[-1]
    two = " ".join((tokens[-2].lower, _singular(last))) if len(tokens) > 1 else ""
    found = known.get(two) or known.get(last.lower) or known.get(_singular(last), "")
    if not found and (_PERSON.search(last.lower) or last.tag == "NNPS" and _PEOPLE.search(last.lower)):
        return "people"
    return found


def _singular(token: Token) -> str:
    return token.lemma.lower() if token.lemma else token.lower
