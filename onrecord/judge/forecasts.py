"""Finds claims about what has not yet happened, and when they fall due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.find.events.verbs import inverted
from onrecord.ids import Ids
from onrecord.issues import Found
from onrecord.judge.claim import Claim
from onrecord.judge.claims import claims
from onrecord.judge.conditions import condition, is_open
from onrecord.judge.contents import contents
from onrecord.judge.due import Told, due, due_by_event
from onrecord.judge.general import is_general
from onrecord.judge.schedules import is_ahead
from onrecord.judge.telling import told_in
from onrecord.model import Days, Event, Forecast, Report, Span, Statement, Time
from onrecord.parse import Parsed
from onrecord.parse.syntax import Token
from onrecord.spans import overlap

_TRIMMED = " \t\n\"“”'‘’,;:—–-.…()*•·▪◦"


def judge_forecasts(
    report: Report,
    parsed: Parsed,
    times: tuple[Time, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> Found[Forecast]:
    """The forecasts of a report in text order, each once."""
    ids, found, taken = Ids("f"), [], -1
    for claim, told, span, hangs in sorted(_placed(report, parsed, times, statements), key=lambda one: one[2].start):
        if span.start < taken:
            continue
        taken = span.end
        stands = Told(
            span,
            _dated(claim),
            hangs,
            _since(report, told),
            told is not None and claim.told or claim.marker.tag != "MD" and _was_told(parsed, told),
        )
        days = due(report, parsed, times, events, stands) or due_by_event(report, parsed, events, span, claim.head)
        found.append(
            Forecast(
                id=ids.at(span.start),
                statement=told.id if told else None,
                claim=span,
                hedge=_hedge(parsed, claim, told, hangs),
                condition=hangs.text if hangs else None,
                due=days or _past(report, told),
                confidence=_confidence(claim, told),
                scheduled=claim.scheduled,
            )
        )
    return Found(tuple(found))


def _dated(claim: Claim) -> Token:
    """The verb whose time it is: what is vowed, and not the vow, has the day."""
    return claim.marker if claim.marker.pos == "VERB" and claim.head.pos == "VERB" else claim.head


_Placed = tuple[Claim, Statement | None, Span, Span | None]
"""A claim, who tells it, its words, and those on which it hangs."""


def _placed(
    report: Report, parsed: Parsed, times: tuple[Time, ...], statements: tuple[Statement, ...]
) -> Iterator[_Placed]:
    ends: list[Span] = []
    for claim in claims(report, parsed, times):
        told = told_in(claim.marker.start, statements)
        clause = _clause(parsed, claim.head)
        hangs = condition(report, parsed, clause, claim.marker)
        free = told is None and claim.told and not is_open(parsed, claim.head, clause, hangs)
        aside = claim.head is claim.marker and claim.head.relation in {"amod", "acl", "appos"}
        if (free or aside) and not is_ahead(report, parsed, times, claim.head):
            continue
        if is_general(parsed, times, claim, told, hangs is not None, _since(report, told)):
            continue
        span = _from(report, _within(report, times, _span(report, parsed, clause, claim), told, claim.marker), hangs)
        ends.append(span)
        yield claim, told, span, hangs
    for claim, told, span in contents(report, parsed, times, statements):
        if not any(overlap(span, other) for other in ends):
            yield claim, told, span, condition(report, parsed, _clause(parsed, claim.head), claim.marker)


def _hedge(parsed: Parsed, claim: Claim, told: Statement | None, hangs: Span | None) -> str | None:
    """The claim's own; the "would" of what was said then is the "will" of that day, and hedges nothing."""
    if claim.hedge != "would" or hangs is not None:
        return claim.hedge
    if told is None:
        return None
    if told.cue is None:
        return claim.hedge
    cue = parsed.root(told.cue.start, told.cue.end)
    return None if cue is not None and cue.tag in {"VBD", "VBN", "VBG"} else claim.hedge


def _confidence(claim: Claim, told: Statement | None) -> float:
    sure = 0.7 if claim.hedge is None else 0.6
    return sure if told is not None or claim.hedge is None else 0.45


def _was_told(parsed: Parsed, told: Statement | None) -> bool:
    """Whether it was promised or predicted at a time that isn't known: it may be due before the report."""
    if (
        told is None
        or told.cue is None
        or told.said is not None
        or told.act not in {"promises", "threatens", "predicts"}
    ):
        return False
    cue = parsed.root(told.cue.start, told.cue.end)
    return cue is not None and cue.tag in {"VBD", "VBN"}


def _since(report: Report, told: Statement | None) -> date | None:
    """The first day on which it may have been told: when it was said, or else the day of publication."""
    said = told.said if told is not None else None
    if said is not None and said.first is not None and (report.published is None or said.first < report.published):
        return said.first
    return report.published


def _past(report: Report, told: Statement | None) -> Days | None:
    """From when on it can be judged where only the day is known on which it was said, long before the report."""
    since = _since(report, told)
    if since is None or report.published is None or (report.published - since).days < _LONG:
        return None
    return Days(since, None)


_LONG = 60
"""Days between telling and report from which on a claim isn't one of today."""


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


def _within(report: Report, times: tuple[Time, ...], span: Span, told: Statement | None, marker: Token) -> Span:
    """The span cut to the stretch of its statement that holds the marker."""
    for content in told.content if told is not None else ():
        if content.start <= marker.start < content.end:
            inside = span if overlap(span, content) else content
            end = content.end if _only_times(report, times, inside.end, content.end) else inside.end
            return _trimmed(report, max(inside.start, content.start), min(end, content.end))
    return span


def _only_times(report: Report, times: tuple[Time, ...], start: int, end: int) -> bool:
    """Whether nothing but a time stands there, which the parser hung on "said"."""
    rest = report.text[start:end].strip(_TRIMMED)
    return any(start <= time.span.start < end and len(rest) <= len(time.span.text) + len("before ") for time in times)


def _from(report: Report, span: Span, hangs: Span | None) -> Span:
    """The span with the whole of the condition that its first words are the end of."""
    if hangs is None or not hangs.start < span.start < hangs.end:
        return span
    return report.span(hangs.start, span.end)


def _span(report: Report, parsed: Parsed, clause: list[Token], claim: Claim) -> Span:
    tokens = clause.copy()
    if claim.head.relation == "relcl" and tokens[0].tag in {"WDT", "WP"} or claim.head.relation in {"amod", "acl"}:
        noun = parsed.head(claim.head)
        tokens[:0] = [one for one in parsed.subtree(noun) if one.index < tokens[0].index] if noun is not None else []
    while len(tokens) > 1 and (
        tokens[0].pos == "PUNCT"
        or tokens[0].lower in {"that", "and", "but", "while", "because"}
        or (tokens[0].relation == "meta" or _CLOCK.fullmatch(tokens[0].text))
        and _opens(parsed, tokens[0])
    ):
        tokens.pop(0)
    return _trimmed(report, tokens[0].start, tokens[-1].end)


_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def _opens(parsed: Parsed, token: Token) -> bool:
    """Whether it opens its sentence: the hour before an entry of a running report."""
    return token.index == parsed.sentence(token).first


def _trimmed(report: Report, start: int, end: int) -> Span:
    while start < end - 1 and report.text[start] in _TRIMMED:
        start += 1
    while end > start + 1 and report.text[end - 1] in _TRIMMED:
        end -= 1
    return report.span(start, end)
