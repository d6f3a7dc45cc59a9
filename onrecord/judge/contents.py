"""Finds what a whole statement foretells without a verb of its own: "vowed to retaliate", "warned of a blockade"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.judge.claim import Claim
from onrecord.model import Report, Span, Statement, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token

_COMING = frozenset({"predicts", "threatens", "promises"})


def contents(
    report: Report, parsed: Parsed, times: tuple[Time, ...], statements: tuple[Statement, ...]
) -> Iterator[tuple[Claim, Statement, Span]]:
    """What is predicted, threatened or promised as a deed or a thing: the claim, its statement and its words."""
    for statement in statements:
        content = statement.content[0]
        head = parsed.root(content.start, content.end) if statement.act in _COMING else None
        if head is None or len(statement.content) > 1 or parsed.sentence(head).kind != "body":
            continue
        if _is_deed(parsed, statement, head) or _is_thing(parsed, times, statement, head):
            yield Claim(head, head, None), statement, content


def _is_deed(parsed: Parsed, statement: Statement, head: Token) -> bool:
    """ "Vowed to retaliate": an infinitive without a subject of its own, of who isn't said to have been vowing then."""
    if head.pos not in {"VERB", "AUX"} or parsed.child(head, "nsubj", "nsubjpass"):
        return False
    cue = parsed.root(statement.cue.start, statement.cue.end) if statement.cue is not None else None
    if cue is None or cue.lemma in _OFFERS or any(aux.lower in _PAST for aux in parsed.children(cue, "aux", "auxpass")):
        return False
    return any(aux.lower == "to" for aux in parsed.children(head, "aux"))


def _is_thing(parsed: Parsed, times: tuple[Time, ...], statement: Statement, head: Token) -> bool:
    """ "Warned of a blockade", "of an attack before 16 March": told of for the first time, or with its days."""
    if head.pos not in {"NOUN", "PROPN"} or statement.act == "promises" or parsed.child(head, "poss", "case"):
        return False
    cue = parsed.root(statement.cue.start, statement.cue.end) if statement.cue is not None else None
    if cue is None or cue.pos != "VERB":
        return False
    content = statement.content[0]
    dated = any(
        content.start <= time.span.start < content.end and time.days is not None and time.type in {"DATE", "DURATION"}
        for time in times
    )
    first = parsed.child(head, "det")
    return dated or head.lemma not in _DANGERS and first is not None and first.lower in {"a", "an", "another"}


_OFFERS = frozenset({"offer"})
_DANGERS = frozenset({"danger", "risk", "threat", "fear", "lack", "trend"})
_PAST = frozenset({"was", "were", "had"})
