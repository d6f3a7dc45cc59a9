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
    if statement.act == "predicts" and _THREAT.search(" ".join(span.text for span in statement.content)):
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
    subject = parsed.child(root, "nsubj")
    if helpers & _OBLIGES:
        return "demands"
    if statement.manner == "direct" and subject is not None and subject.lower in _FIRST and helpers & _COMING:
        return "promises"
    return statement.act


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
    cue = parsed.token_at(statement.cue.end - 1) if statement.cue else None
    if cue is None:
        return statement.stance
    beside = " ".join(child.text for child in parsed.children(cue, "advmod"))
    end = statement.content[-1].end
    sentence = parsed.sentence(cue)
    behind = report.text[end : max(end, sentence.end)]
    if sentence.index + 1 < len(parsed.sentences):
        following = parsed.sentences[sentence.index + 1]
        words = report.text[following.start : following.end]
        if _POINTS_BACK.match(words):
            behind += " " + words.replace("’s ", " is ", 1).replace("'s ", " is ", 1)
    for at, pattern, stance in _stands():
        found = pattern.search(beside) if at == "beside" else pattern.search(behind)
        if found:
            return stance
    return statement.stance
