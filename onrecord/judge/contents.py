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
        if head is not None and len(statement.content) == 1 and parsed.sentence(head).kind == "body":
            claim = _claim(parsed, head)
            if claim is not None:
                yield claim, statement, content


def _claim(parsed: Parsed, head: Token) -> Claim | None:
    if head.pos in {"VERB", "AUX"}:
        to = any(aux.lower == "to" for aux in parsed.children(head, "aux"))
        return Claim(head, head, None) if to and parsed.child(head, "nsubj", "nsubjpass") is None else None
    if head.pos not in {"NOUN", "PROPN"} or parsed.child(head, "poss"):
        return None
    first = parsed.child(head, "det")
    return Claim(head, head, None) if first is None or first.lower in {"a", "an", "another"} else None
