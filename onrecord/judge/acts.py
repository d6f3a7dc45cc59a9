"""What a statement does (its act) and how the report's author stands to it (stance)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from onrecord import lexicon
from onrecord.model import Act, Report, Stance, Statement
from onrecord.parse import Parsed, Token

_FIRST = frozenset({"i", "we"})
_COMING = frozenset({"will", "shall", "'ll", "’ll"})
_THREAT = re.compile(r"\b(if|unless|should)\b.*\b(we|I)(['’]ll| will| shall)\b", re.IGNORECASE | re.DOTALL)
"""A warning of what the speaker himself will do on a condition."""
_OBLIGES = frozenset({"must"})


def judge_acts(report: Report, parsed: Parsed, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The same statements with act and stance: what the cue tells, made finer by the content."""
    return tuple(
        replace(
            statement,
            act=_act(report, parsed, statement),
            stance=_stance(report, parsed, statement),
        )
        for statement in statements
    )


def _act(report: Report, parsed: Parsed, statement: Statement) -> Act:
    """What is done with the words: a bare assertion may be a question, a promise or a demand by its content."""
    words = " ".join(span.text for span in statement.content)
    if statement.act == "predicts" and _THREAT.search(words):
        return "threatens"
    if statement.act != "asserts" or not statement.content:
        return statement.act
    first, last = statement.content[0], statement.content[-1]
    if (statement.manner == "direct" or statement.cue is None) and last.text.rstrip("\"”’'» ").endswith("?"):
        return "asks"
    root = _first_verb(parsed, first.start, first.end)
    if root is None:
        return statement.act
    helpers = {aux.lower for aux in parsed.children(root, "aux")}
    if helpers & _OBLIGES:
        return "demands"
    if statement.manner != "direct":
        return statement.act
    if _is_order(parsed, root, first.start):
        return "demands"
    subject = parsed.child(root, "nsubj")
    if subject is not None and subject.lower in _FIRST and helpers & _COMING:
        if root.lemma.lower() in _SUFFERED:
            return "predicts"
        return "threatens" if root.lemma.lower() in _harms() and _THREAT.search(words) else "promises"
    return statement.act


def _is_order(parsed: Parsed, root: Token, start: int) -> bool:
    """Whether a quotation begins by telling somebody to do something: "Withdraw at once", "Do not cross"."""
    if root.tag != "VB" or root.lemma.lower() in _NO_ORDERS or parsed.child(root, "nsubj", "nsubjpass", "expl"):
        return False
    if any(aux.lower != "do" for aux in parsed.children(root, "aux")):
        return False
    before = parsed.between(start, root.start)
    return len(before) <= _OPENING and not any(token.text in ".!?;:" for token in before)


_SUFFERED = frozenset({"lose", "die", "suffer", "starve", "fail", "miss", "regret", "drown", "freeze", "collapse"})
"""What nobody promises: "We will lose the harvest"."""
_OPENING = 4
"""Words and marks before the verb of an order: “Please do not …."""
_NO_ORDERS = frozenset({
    "let", "thank", "suppose", "imagine", "say", "believe", "look", "listen", "see", "be", "have", "welcome", "bless",
    "trust", "mind", "guess", "take", "know", "wish", "congratulate",
})  # fmt: skip
"""Verbs that begin a sentence and order nothing: "Let me say", "Thank you", "Take the bridge, for example"."""


@cache
def _harms() -> frozenset[str]:
    return frozenset(word for entry in lexicon.load("harms").entries for word in entry.match)


def _first_verb(parsed: Parsed, start: int, end: int) -> Token | None:
    """The main verb of a content's first sentence."""
    inside = parsed.between(start, end)
    own = {token.index for token in inside}
    for token in inside:
        if token.pos in ("VERB", "AUX") and (token.head == token.index or token.head not in own):
            return token
    return None


_POINTS_BACK = re.compile(r"(that|this|it|none of (this|that|it))\b", re.IGNORECASE)


@cache
def _stands() -> tuple[tuple[str, re.Pattern[str], Stance], ...]:
    return tuple(
        (entry.more["at"], re.compile(rf"\b(?:{'|'.join(entry.match)})\b", re.IGNORECASE), entry.means)  # type: ignore[misc]
        for entry in lexicon.load("stances").entries
    )


def _stance(report: Report, parsed: Parsed, statement: Statement) -> Stance:
    """The author's stand: by an adverb beside the cue, by what the sentence says of the claim, else by the cue."""
    cue = parsed.root(statement.cue.start, statement.cue.end) if statement.cue else None
    if cue is None:
        return statement.stance
    beside = " ".join(child.text for child in parsed.children(cue, "advmod", "amod"))
    around = _around(parsed, statement, cue)
    end = statement.content[-1].end
    sentence = parsed.sentence(cue)
    behind = report.text[end : max(end, sentence.end)]
    if sentence.index + 1 < len(parsed.sentences):
        following = parsed.sentences[sentence.index + 1]
        words = report.text[following.start : following.end]
        if _POINTS_BACK.match(words):
            behind += " " + words.replace("’s ", " is ", 1).replace("'s ", " is ", 1)
    for at, pattern, stance in _stands():
        if pattern.search({"beside": beside, "around": around, "behind": behind}[at]):
            return stance
    return statement.stance


def _around(parsed: Parsed, statement: Statement, cue: Token) -> str:
    """What hangs on the cue as a circumstance outside of what is said: "claims, |without any proof|, that"."""
    words = [
        token
        for child in parsed.children(cue, "prep", "advcl")
        for token in parsed.subtree(child)
        if not any(span.start <= token.start < span.end for span in statement.content)
    ]
    return " ".join(token.text for token in words)
