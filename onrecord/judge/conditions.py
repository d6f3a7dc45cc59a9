"""Finds what a claim hangs on: "if the talks fail", "unless", "once", "should they fail", "in the event of"."""

from __future__ import annotations

from onrecord.find.events.verbs import inverted
from onrecord.model import Report, Span
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_MARKS = frozenset({"if", "unless", "once", "provided", "providing", "should", "as", "when", "until", "assuming"})
_PHRASES = (
    ("in", "the", "event"),
    ("in", "case", "of"),
    ("on", "condition"),
    ("on", "the", "condition"),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("as", "soon", "as"),
    ("only", "if"),
    ("only", "when"),
    ("only", "after"),
    ("only", "once"),
    ("only", "with"),
    ("not", "until"),
    ("barring",),
    ("subject", "to"),
    ("in", "return", "for"),
    ("in", "exchange", "for"),
    ("depending", "on"),
    ("if",),
    ("unless",),
    ("provided", "that"),
    ("provided",),
)


_OPENING = frozenset(words[0] for words in _PHRASES)
_OF_THINGS = frozenset(
    {("in", "the", "event"), ("in", "case", "of"), ("barring",), ("subject", "to"), ("in", "return", "for")}
    | {("in", "exchange", "for"), ("depending", "on"), ("only", "with"), ("only", "after")}
)
"""Those behind which a noun may stand; the others take a clause ("as soon as Sunday" is none)."""


def condition(report: Report, parsed: Parsed, clause: list[Token], marker: Token) -> Span | None:
    """The words on which the claim of a clause hangs; None where it hangs on nothing."""
    for token in clause:
        if _hangs(parsed, token):
            return _whole(report, parsed, token)
    return _opening(report, parsed, marker) or _phrase(report, clause)


def is_open(parsed: Parsed, verb: Token, clause: list[Token], hangs: Span | None) -> bool:
    """Whether a "would" of nobody's foretells by what it hangs on: "if it passes, he would resign".

    Not behind a past tense, which may tell what was so each time ("if the sun shone, he would sit there"), nor what is
    only thought of it ("it would be better if they left").
    """
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    if hangs is None or subject is None or not verb.tag.startswith("VB"):
        return False
    if subject.lower == "it" and verb.start < hangs.start:
        return False
    below = [token for token in clause if _hangs(parsed, token)]
    if any(child.lower == "only" for token in below for child in parsed.children(token, "advmod")):
        return True
    return not any(one.tag == "VBD" and one.lower != "were" for one in parsed.between(hangs.start, hangs.end))


def _hangs(parsed: Parsed, token: Token) -> bool:
    if inverted(parsed, token):
        return token.relation in {"ccomp", "advcl"}
    return token.relation == "advcl" and _opens(parsed, token) in _MARKS and _real(parsed, token)


def _opens(parsed: Parsed, clause: Token) -> str:
    mark = parsed.child(clause, "mark") or parsed.child(clause, "advmod")
    first = parsed.subtree(clause)[0]
    return mark.lower if mark is not None else first.lower


def _real(parsed: Parsed, clause: Token) -> bool:
    """ "As soon as" is a condition, plain "as" is not."""
    words = [token.lower for token in parsed.subtree(clause)]
    head = parsed.head(clause)
    if _opens(parsed, clause) != "as":
        return True
    return "soon" in words[:3] or (head is not None and head.lower in {"soon", "long"})


def _whole(report: Report, parsed: Parsed, clause: Token) -> Span:
    tokens, head = parsed.subtree(clause), parsed.head(clause)
    if head is not None and head.lower in {"soon", "long"}:
        tokens = parsed.subtree(head)
    return _cut(report, tokens[0].start, tokens[-1].end)


def _opening(report: Report, parsed: Parsed, marker: Token) -> Span | None:
    """What stands between an "if" before the claim and the comma before its subject.

    The parser often hangs the "if" of a clause before its main clause on "said".
    """
    words = parsed.words(parsed.sentence(marker))
    starts = [n for n, word in enumerate(words) if word.index < marker.index and _may_open(words, n)]
    commas = [n for n, word in enumerate(words) if word.text == "," and word.index < marker.index]
    if not starts or not commas or commas[-1] - starts[-1] < 2:
        return None
    inside = words[starts[-1] + 1 : commas[-1]]
    if any(word.tag == "MD" for word in inside) or words[starts[-1]].lower == "without" and len(inside) > _FEW:
        return None
    return _cut(report, words[starts[-1]].start, words[commas[-1]].start)


_FEW = 8
"""Words of a "without", behind which another clause may begin."""


def _may_open(words: tuple[Token, ...], at: int) -> bool:
    """Whether a condition may begin there: an "if" that asks nothing, "should" and "without" only at the head."""
    word = words[at].lower
    if word in {"should", "were", "had", "without", "assuming", "provided", "once"}:
        return at == 0 or words[at - 1].pos == "PUNCT"
    return word in {"if", "unless"} and (at == 0 or words[at - 1].lemma not in _ASKING)


_ASKING = frozenset({"ask", "know", "see", "wonder", "say", "question", "decide", "clear", "even", "doubt", "as"})


def _phrase(report: Report, clause: list[Token]) -> Span | None:
    """ "In the event of an attack", "as long as the truce holds", up to the comma or the end of the clause."""
    lower = [token.lower for token in clause]
    for start in range(len(clause)):
        if lower[start] not in _OPENING:
            continue
        words = next((words for words in _PHRASES if tuple(lower[start : start + len(words)]) == words), None)
        if words is None:
            continue
        end = next((n for n in range(start, len(clause)) if clause[n].text == ","), len(clause)) - 1
        if words in _OF_THINGS or any(token.pos in {"VERB", "AUX"} for token in clause[start : end + 1]):
            return _cut(report, clause[start].start, clause[end].end)
    return None


def _cut(report: Report, start: int, end: int) -> Span:
    while end > start + 1 and report.text[end - 1] in " \t\n\"”'’,;.":
        end -= 1
    return report.span(start, end)
