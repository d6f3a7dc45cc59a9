"""Whether an event happened, goes on, is planned, alleged, denied or only imagined, and who tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.judge.parties import Parties
from onrecord.judge.telling import around, told_in
from onrecord.model import Event, Report, Statement, Status
from onrecord.parse import Parsed

_TOLD = frozenset({"occurred", "ongoing"})
_PAST = frozenset({"was", "were", "had", "has", "have", "been", "did"})
_BY_ACT: dict[str, Status] = {
    "denies": "denied",
    "accuses": "alleged",
    "demands": "hypothetical",
    "threatens": "hypothetical",
}


def judge_status(
    report: Report, parsed: Parsed, events: tuple[Event, ...], statements: tuple[Statement, ...]
) -> tuple[Event, ...]:
    """The same events with status and ``told_by``.

    The words around the trigger gave the status that an event comes with; here the statement it stands in and its day
    are weighed: what one party alone tells of another is alleged, what is to come on a later day is planned.
    """
    parties = Parties(report)
    return tuple(_judged(parties, parsed, report.published, event, statements) for event in events)


def _judged(
    parties: Parties, parsed: Parsed, published: date | None, event: Event, statements: tuple[Statement, ...]
) -> Event:
    statement = told_in(event.trigger.start, statements)
    status = "occurred" if _ordered(parsed, event) else _by_day(parsed, event, published)
    if statement is not None and not (statement.act == "demands" and _known(parsed, event)):
        status = _by_statement(parties, replace(event, status=status), around(statement, statements))
    return replace(event, status=status, told_by=statement.id if statement else None)


def _ordered(parsed: Parsed, event: Event) -> bool:
    """ "The attack on Lenn had been ordered by the general": looked back at, so it was made."""
    noun = parsed.token_at(event.trigger.start)
    verb = parsed.head(noun) if noun is not None and noun.relation == "nsubjpass" else None
    if noun is None or verb is None or verb.lemma != "order" or event.type != "ASSAULT" or event.status != "planned":
        return False
    known, helpers = parsed.child(noun, "det"), parsed.children(verb, "aux", "auxpass")
    return known is not None and known.lower == "the" and any(aux.lower in _PAST for aux in helpers)


def _known(parsed: Parsed, event: Event) -> bool:
    """ "Demanded the release of the officers detained in May": what tells apart whom a demand is about has happened."""
    verb = parsed.token_at(event.trigger.start)
    return verb is not None and (verb.relation, verb.tag) in {("acl", "VBN"), ("relcl", "VBD")}


def _by_day(parsed: Parsed, event: Event, published: date | None) -> Status:
    """An event told in the present tense for a day after publication is planned."""
    first = event.when.first if event.when else None
    told = parsed.token_at(event.trigger.start)
    if told is not None and (
        told.tag == "VBD" or any(aux.lower in _PAST for aux in parsed.children(told, "aux", "auxpass"))
    ):
        return event.status
    if published is not None and first is not None and first > published and event.status in _TOLD:
        return "planned"
    return event.status


def _by_statement(parties: Parties, event: Event, told: list[Statement]) -> Status:
    innermost = told[0]
    if innermost.stance == "denies" and event.status in {"occurred", "ongoing", "planned"}:
        return "denied"
    if event.status == "hypothetical" and innermost.act not in _BY_ACT and parties.announces(innermost, event):
        return "planned"
    if event.status == "hypothetical" and event.type != "ASSAULT" and parties.would(event):
        return "planned" if innermost.act in {"asserts", "promises", "admits"} else event.status
    if event.status == "planned" and event.type == "ASSAULT" and parties.tells_of_another(innermost, event):
        return "hypothetical"
    if event.status not in _TOLD:
        return event.status
    return _as_told(parties, event, told)


def _as_told(parties: Parties, event: Event, told: list[Statement]) -> Status:
    """What becomes of a deed told as fact by what its statement does, and by those that it is told inside."""
    innermost = told[0]
    if innermost.act in _BY_ACT:
        return _BY_ACT[innermost.act]
    outer = next((one.act for one in told if one.act in {"denies", "demands"}), None)
    if outer is not None:
        return _BY_ACT[outer]
    if any(one.stance in {"doubts", "denies"} for one in told):
        return "alleged"
    if innermost.stance == "endorses":
        return event.status
    return "alleged" if parties.tells_of_another(innermost, event) or parties.claims(innermost, event) else event.status
