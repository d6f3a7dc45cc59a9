"""Finds the words that lay words at somebody's door: verbs and nouns of saying, and "according to"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.lexicon import Entry
from onrecord.model import Act, Stance
from onrecord.parse import Parsed, Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its head word, its words ``[first, last]`` (token indices), and what the lexicon says of it.

    ``takes`` are the ways its content may hang on it, in the lexicon's order of entries.
    """

    token: Token
    first: int
    last: int
    act: Act
    takes: frozenset[str]
    stance: Stance
    hearer: bool
    inner: bool
    asks: bool
    abstract: bool
    itself: bool
    passive: bool


@cache
def _by_lemma(book: str) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for entry in lexicon.load(book).entries:
        for words in entry.match:
            table.setdefault(words, []).append(entry)
    return table


def _cue(entry: Entry, token: Token, first: int, last: int) -> Cue:
    more = entry.more
    return Cue(
        token=token,
        first=first,
        last=last,
        act=entry.means,  # type: ignore[arg-type]
        takes=frozenset(more["takes"]),
        stance=more.get("stance", "neutral"),
        hearer=bool(more.get("hearer")),
        inner=bool(more.get("inner")),
        asks=bool(more.get("asks")),
        abstract=bool(more.get("abstract")),
        itself=bool(more.get("itself")),
        passive=bool(more.get("passive")),
    )


def verb_cues(parsed: Parsed, token: Token) -> list[Cue]:
    """The cues that a verb may be; empty where it is none ("that said", "the said treaty", "said to be")."""
    table = _by_lemma("cues")
    if token.pos not in ("VERB", "AUX") and not _heads_a_sentence(parsed, token):
        return []
    lemma = _lemma(token)
    particle = parsed.child(token, "prt") or _complement(parsed, token)
    entries = table.get(f"{lemma} {particle.lower}", []) if particle else []
    last = particle.index if particle and entries else token.index
    if not particle or particle.relation != "prt":
        entries = entries or table.get(lemma, [])
    unknown = lemma.isalpha() and lemma not in _NOTHING_SAID and not entries and _that_clause(parsed, token)
    if not (entries or unknown) or is_idle(parsed, token):
        return []
    first = _first_of_group(parsed, token)
    return [any_cue(token, first)] if unknown else [_cue(entry, token, first, last) for entry in entries]


def _heads_a_sentence(parsed: Parsed, token: Token) -> bool:
    """Whether a root that is tagged as no verb is one all the same: "The General Staff communicates:"."""
    if token.relation != "ROOT" or token.tag.startswith("VB"):
        return token.relation == "ROOT"
    behind = parsed.tokens[token.index + 1 : token.index + 2]
    return token.tag == "NNS" and bool(behind) and behind[0].text == ":" and parsed.child(token, "nsubj") is not None


def any_cue(token: Token, first: int) -> Cue:
    """A verb that the lexicon doesn't know, taken for one of saying by what stands around it."""
    return _cue(_ANY, token, first, token.index)


_ANY = Entry(("",), "asserts", (), (), {"takes": ["clause"]})
_NOTHING_SAID = frozenset({
    "mean", "ensure", "happen", "prove", "make", "see", "know", "realise", "realize", "forget", "remember", "decide",
    "require", "allow", "prevent", "cause", "prefer", "take", "have", "be", "seem", "appear", "turn", "result",
    "provide", "dictate", "notice", "hear", "understand", "guarantee", "check", "verify", "arrange", "trust", "bet",
    "help", "need", "want", "like", "love", "hate", "care", "matter", "follow", "give", "get", "keep", "let",
})  # fmt: skip


def _that_clause(parsed: Parsed, token: Token) -> bool:
    return any(
        mark.lower == "that" and mark.index > token.index
        for child in parsed.children(token, "ccomp")
        for mark in parsed.children(child, "mark")
    )


def _complement(parsed: Parsed, token: Token) -> Token | None:
    """The adjective of "make (it) clear"."""
    behind = parsed.tokens[token.index + 1 : token.index + 3]
    return next((word for word in behind if word.pos == "ADJ"), None)


_LEMMAS = {"saying": "say", "said": "say", "warning": "warn", "adding": "add", "stating": "state"}


def _lemma(token: Token) -> str:
    """The verb's lemma, mended where the parser takes a participle for another word."""
    return _LEMMAS.get(token.lower, token.lemma.lower())


def is_idle(parsed: Parsed, token: Token) -> bool:
    """Whether the verb lays nothing at anybody's door: "that said", "the said treaty", "said to be", "if he says"."""
    if token.relation in ("amod", "compound") or _is_hearsay(parsed, token) or _is_asked(parsed, token):
        return True
    if _is_in_question(parsed, token):
        return True
    nxt = parsed.tokens[token.index + 1] if token.index + 1 < len(parsed.tokens) else None
    before = parsed.tokens[token.index - 1] if token.index else None
    if before is not None and before.sentence == token.sentence:
        if token.text[0].isupper() and before.pos not in ("PUNCT", "SPACE") and not token.text.isupper():
            return True  # part of a name: "He Said No"
        if token.lower == "said" and (before.pos == "DET" or before.lower == "the"):
            return True  # "the said Fell"
    if before is not None and before.lower in ("that", "having") and nxt is not None and nxt.text == ",":
        return token.lower == "said" and (before.index == 0 or parsed.tokens[before.index - 1].text in '.!?"”;')
    if token.lower == "said" and nxt is not None and nxt.lower == "to" and parsed.child(token, "auxpass"):
        return True
    return any(mark.lower in ("if", "unless", "lest") for mark in parsed.children(token, "mark"))


def _is_hearsay(parsed: Parsed, token: Token) -> bool:
    """Whether nobody in particular says it: "or so they say", "he who tells the wind his name"."""
    subject = parsed.child(token, "nsubj")
    if subject is None or subject.index > token.index:
        return False
    first = parsed.subtree(subject)[0].index
    before = parsed.tokens[first - 1] if first else None
    if before is None:
        return False
    if subject.lower == "who":
        some = {before.lower, *(one.lower for one in parsed.children(before, "det"))}
        return bool(some & (_WHOEVER | _ANYBODY))  # "any officer who says"
    behind = parsed.tokens[token.index + 1 : token.index + 2]
    return before.lower == "so" and (not behind or behind[0].pos == "PUNCT")


_WHOEVER = frozenset({"he", "she", "those", "anyone", "anybody", "everyone", "everybody", "one"})


_ANYBODY = frozenset({"any", "every"})


def _is_in_question(parsed: Parsed, token: Token) -> bool:
    """Whether it is asked if or by whom something was said: "Who said that …?", "Has the ministry admitted …?"."""
    subject = parsed.child(token, "nsubj")
    if subject is None or parsed.tokens[parsed.sentence(token).last - 1].text != "?":
        return False
    helped = any(aux.index < subject.index < token.index for aux in parsed.children(token, "aux"))
    return helped or (subject.tag == "WP" and token.relation == "ROOT")


def _is_asked(parsed: Parsed, token: Token) -> bool:
    """Whether somebody is asked and answers: "Asked about the dam, |she said| …"; the question is nobody's."""
    alone = token.tag == "VBN" and token.relation == "advcl" and not parsed.children(token, "aux", "auxpass")
    return alone and token.lemma.lower() in _ASKED


_ASKED = frozenset({"ask", "question", "press", "quiz", "query"})


def _first_of_group(parsed: Parsed, token: Token) -> int:
    """The first token of the verb's group: auxiliaries and the particle "to" directly before it."""
    first = token.index
    while first > 0:
        before = parsed.tokens[first - 1]
        if before.head == token.index and before.relation in ("aux", "auxpass", "neg"):
            first -= 1
        elif before.head == token.index and before.relation == "advmod" and first - 1 > 0:
            earlier = parsed.tokens[first - 2]
            if earlier.head != token.index or earlier.relation not in ("aux", "auxpass"):
                break
            first -= 1
        else:
            break
    return first


def noun_cues(token: Token) -> list[Cue]:
    """The cues that a noun may be."""
    if token.pos != "NOUN":
        return []
    return [
        _cue(entry, token, token.index, token.index) for entry in _by_lemma("cue_nouns").get(token.lemma.lower(), [])
    ]


def is_according_to(parsed: Parsed, token: Token) -> bool:
    """Whether "according to" begins here, with somebody or some text behind it ("according to plan" has none)."""
    if token.lower != "according" or token.index + 2 >= len(parsed.tokens):
        return False
    behind = parsed.tokens[token.index + 1]
    head = parsed.child(behind, "pobj") or parsed.tokens[token.index + 2]
    bare = parsed.tokens[token.index + 2].lower
    if behind.lower != "to" or bare in _FOLLOWED or {bare, head.lemma.lower()} & _MEASURES:
        return False
    set_off = token.index == parsed.sentence(token).first or parsed.tokens[token.index - 1].pos == "PUNCT"
    return set_off or head.lemma.lower() not in _FOLLOWED


_MEASURES = frozenset({
    "custom", "tradition", "need", "size", "rank", "taste", "age", "severity", "number", "weight", "criterion",
    "ability", "importance", "height", "length", "order", "season", "circumstance", "income", "distance",
})  # fmt: skip
"""By what things are sorted and shared out: "according to the severity of their injuries"."""
_FOLLOWED = frozenset({"plan", "schedule", "timetable", "rule", "instruction", "procedure", "principle", "programme"})
"""What is kept to, where no comma sets it off; ", according to a plan seen by the Post" tells what the plan says."""
