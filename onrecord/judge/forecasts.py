"""Finds claims about what has not yet happened, and when they fall due."""

from __future__ import annotations

from onrecord.find.events.verbs import inverted
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.judge.claims import Claim, claims
from onrecord.judge.due import due, due_by_event
from onrecord.judge.telling import told_in
from onrecord.model import Event, Forecast, Report, Span, Statement, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token
from onrecord.spans import overlap

_TRIMMED = " \t\n\"“”'‘’,;:—–-.…()*"
_CONDITIONS = frozenset({"if", "unless", "once", "provided", "should", "as", "when", "until"})


def judge_forecasts(
    report: Report,
    parsed: Parsed,
    times: tuple[Time, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> Found[Forecast]:
    """The forecasts of a report in text order, each once."""
    ids, found, taken = Ids("f"), [], -1
    for claim in claims(parsed):
        told = told_in(claim.marker.start, statements)
        condition = _condition(parsed, claim.verb)
        if told is None and claim.told and not _only(parsed, condition):
            continue
        span = _within(report, _span(report, parsed, claim), told, claim.marker)
        if span.start < taken:
            continue
        taken = span.end
        found.append(
            Forecast(
                id=ids.at(span.start),
                statement=told.id if told else None,
                claim=span,
                hedge=claim.hedge,
                condition=_text(report, parsed, condition) if condition else None,
                due=due(report, parsed, times, span) or due_by_event(report, parsed, events, span, claim.verb),
                confidence=_confidence(claim, told),
            )
        )
    return Found(tuple(found))


def _confidence(claim: Claim, told: Statement | None) -> float:
    sure = 0.7 if claim.hedge is None else 0.6
    return sure if told is not None or claim.hedge is None else 0.45


def _clause(parsed: Parsed, verb: Token) -> list[Token]:
    """The clause's tokens, without coordinated clauses with a subject of their own and without "he said"."""
    found, todo = [], [verb]
    while todo:
        one = todo.pop()
        found.append(one)
        todo.extend(child for child in parsed.children(one) if not _apart(parsed, one, child, verb))
    return sorted(found, key=lambda token: token.index)


def _apart(parsed: Parsed, one: Token, child: Token, verb: Token) -> bool:
    if one is not verb:
        return False
    if child.relation in {"parataxis", "cc"}:
        return True
    if child.relation == "ccomp" and child.index < verb.index:
        return not inverted(parsed, child)
    return child.relation == "conj" and parsed.child(child, "nsubj", "nsubjpass") is not None


def _only(parsed: Parsed, condition: Token | None) -> bool:
    """ "Would take part only if others led": a conditional promise, whoever gives it."""
    return condition is not None and any(child.lower == "only" for child in parsed.children(condition, "advmod"))


def _within(report: Report, span: Span, told: Statement | None, marker: Token) -> Span:
    """The span cut to the stretch of its statement that holds the marker."""
    for content in told.content if told is not None else ():
        if content.start <= marker.start < content.end:
            inside = span if overlap(span, content) else content
            return _trimmed(report, max(inside.start, content.start), min(inside.end, content.end))
    return span


def _span(report: Report, parsed: Parsed, claim: Claim) -> Span:
    tokens = _clause(parsed, claim.verb)
    while len(tokens) > 1 and (
        tokens[0].pos == "PUNCT" or tokens[0].lower in {"that", "and", "but", "while", "because"}
    ):
        tokens.pop(0)
    return _trimmed(report, tokens[0].start, tokens[-1].end)


def _trimmed(report: Report, start: int, end: int) -> Span:
    while start < end - 1 and report.text[start] in _TRIMMED:
        start += 1
    while end > start + 1 and report.text[end - 1] in _TRIMMED:
        end -= 1
    return report.span(start, end)


def _condition(parsed: Parsed, verb: Token) -> Token | None:
    """The clause on which the claim hangs: if, unless, once, as soon as, or "should it"."""
    for token in _clause(parsed, verb):
        if token.relation == "ccomp" and inverted(parsed, token):
            return token
        if token.relation == "advcl" and _opens(parsed, token) in _CONDITIONS and _real(parsed, token):
            return token
    return None


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


def _text(report: Report, parsed: Parsed, clause: Token) -> str:
    tokens, head = parsed.subtree(clause), parsed.head(clause)
    if head is not None and head.lower in {"soon", "long"}:
        tokens = [token for token in parsed.subtree(head) if token.index <= tokens[-1].index]
    return _trimmed(report, tokens[0].start, tokens[-1].end).text
