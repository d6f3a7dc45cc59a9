"""Whether an event happened, goes on, is planned, alleged, denied or only imagined, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onrecord.find.events.markers import governors
from onrecord.find.events.realis import realis
from onrecord.judge.certainty import certainty
from onrecord.judge.parties import Parties
from onrecord.judge.tellers import Telling, Told, teller, together
from onrecord.judge.telling import around, told_in
from onrecord.model import Account, Actor, Event, Report, Statement, Status
from onrecord.parse import Parsed, Token

_TOLD = frozenset({"occurred", "ongoing"})
_NOT, _OPEN, _SO = -0.5, 1.0, 1.5
"""How certain an event is (onrecord.judge.certainty): below what it is denied, what is told as fact is left open, and
above what a noun that a "not" stands over has happened: "did not speak of the shelling"."""
_PAST = frozenset({"was", "were", "had", "has", "have", "been", "did"})
_BY_ACT: dict[str, Status] = {
    "denies": "denied",
    "accuses": "alleged",
    "demands": "hypothetical",
    "threatens": "hypothetical",
}


def judge_status(
    report: Report,
    parsed: Parsed,
    actors: tuple[Actor, ...],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """The same events with status, ``told_by`` and ``accounts``; one that one source tells and another denies is one.

    The words around the trigger gave the status that an event comes with; here how certain the whole sentence has it
    (docs/model-card-certainty.md), the statement it stands in and its day are weighed: what one party alone tells of
    another is alleged, what is to come on a later day is planned.
    """
    judge = _Judge(Parties(report, actors), parsed, report.published, statements)
    return together(parsed, [judge.told(event) for event in events])


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is known while the events of a report are judged."""

    parties: Parties
    parsed: Parsed
    published: date | None
    statements: tuple[Statement, ...]

    def told(self, event: Event) -> Told:
        """The event with what each of its mentions makes of it, its trigger first."""
        first = told_in(event.trigger.start, self.statements)
        event = self.of_mention(replace(event, status=_weighed(self.parsed, event)), first)
        tellings = [self.telling(event, first)]
        for span in event.mentions:
            token = self.parsed.root(span.start, span.end)
            if token is None or span == event.trigger:
                continue
            statement = told_in(span.start, self.statements)
            again = replace(event, trigger=span, status=realis(self.parsed, token).status)
            if _by_the_way(self.parsed, token, statement):
                again = replace(again, status="occurred")
            else:
                again = self.of_mention(again, statement)
            tellings.append(self.telling(again, statement))
        return Told(event, tuple(tellings), first.source.span if first and first.source else None)

    def telling(self, event: Event, statement: Statement | None) -> Telling:
        """What whoever tells the statement makes of the event."""
        party = statement is not None and self.parties.is_party(statement)
        return Telling(teller(statement), Account(event.status, statement.id if statement else None), party)

    def of_mention(self, event: Event, statement: Statement | None) -> Event:
        """The event as its trigger, standing in the statement, tells it."""
        parsed = self.parsed
        done = _ordered(parsed, event) or _announced(parsed, event)
        status = _by_day(parsed, replace(event, status="occurred") if done else event, self.published)
        if statement is not None and not (statement.act == "demands" and _known(parsed, event)):
            status = _by_statement(self.parties, replace(event, status=status), around(statement, self.statements))
        return replace(event, status=status, told_by=statement.id if statement else None)


def _by_the_way(parsed: Parsed, noun: Token, statement: Statement | None) -> bool:
    """ "Denied any part in the attack": what a denial or a demand names with "the" and isn't about has happened.

    Not so "denied reports of the attack".
    """
    if statement is None or statement.act not in {"denies", "demands"} or not noun.tag.startswith("NN"):
        return False
    known = parsed.child(noun, "det", "poss")
    preposition = parsed.head(noun)
    above = parsed.head(preposition) if preposition is not None else None
    if known is None or known.lower in {"a", "an", "any", "no"} or noun.relation != "pobj" or above is None:
        return False
    governing = governors().get(above.lemma.lower())
    return governing is None or governing[0] != "alleged"


def _weighed(parsed: Parsed, event: Event) -> Status:
    """The status that the words gave, unless the whole sentence makes it very unlikely."""
    token = parsed.root(event.trigger.start, event.trigger.end)
    if token is None or event.status not in _TOLD | {"denied"}:
        return event.status
    certain = certainty(parsed, token)
    if event.status == "denied":
        return "occurred" if certain > _SO and _over(parsed, token) else "denied"
    if certain < _NOT:
        return "denied"
    return "hypothetical" if certain < _OPEN else event.status


def _over(parsed: Parsed, word: Token) -> bool:
    """Whether the "not" stands on a verb above, and the noun behind a preposition: "did not speak of the shelling".

    Not so where it is to come: "will not send anyone to the talks".
    """
    because = realis(parsed, word).because
    if because is None or because.head == word.index or word.relation != "pobj" or not word.tag.startswith("NN"):
        return False
    verbs = (because, *parsed.ancestors(because))
    return not any(aux.tag == "MD" for verb in verbs[:2] for aux in parsed.children(verb, "aux"))


def _ordered(parsed: Parsed, event: Event) -> bool:
    """ "The attack on Lenn had been ordered by the general": looked back at, so it was made."""
    noun = parsed.token_at(event.trigger.start)
    verb = parsed.head(noun) if noun is not None and noun.relation == "nsubjpass" else None
    if noun is None or verb is None or verb.lemma != "order" or event.type != "ASSAULT" or event.status != "planned":
        return False
    known, helpers = parsed.child(noun, "det"), parsed.children(verb, "aux", "auxpass")
    return known is not None and known.lower == "the" and any(aux.lower in _PAST for aux in helpers)


_UNFORESEEN = frozenset({"arrest", "occupation", "confiscation"})
"""Kinds of force that nobody announces before it is done, beside those of the type ASSAULT."""


def _announced(parsed: Parsed, event: Event) -> bool:
    """ "Announced the arrest of a smuggler", not "announced the deployment of": a blow is announced once struck."""
    noun = parsed.token_at(event.trigger.start)
    verb = parsed.head(noun) if noun is not None and noun.relation in {"dobj", "nsubjpass"} else None
    if noun is None or verb is None or verb.lemma != "announce" or event.status != "planned":
        return False
    known, helpers = parsed.child(noun, "det", "poss"), {aux.lower for aux in parsed.children(verb, "aux", "auxpass")}
    told = (verb.tag == "VBD" and not helpers) or bool(helpers & _PAST)
    unforeseen = event.type == "ASSAULT" or event.what in _UNFORESEEN
    return told and unforeseen and known is not None and known.lower not in {"a", "an", "any", "no"}


def _known(parsed: Parsed, event: Event) -> bool:
    """ "Demanded the release of those detained in May", "an end to the siege that began in May": it has happened.

    It tells apart whom or what a demand is about.
    """
    word = parsed.token_at(event.trigger.start)
    if word is None:
        return False
    told = any(clause.tag == "VBD" for clause in parsed.children(word, "relcl"))
    return told or (word.relation, word.tag) in {("acl", "VBN"), ("relcl", "VBD")}


def _by_day(parsed: Parsed, event: Event, published: date | None) -> Status:
    """An event told in the present tense for a day after publication is planned."""
    first = event.when.first if event.when else None
    told = parsed.token_at(event.trigger.start)
    if told is not None and (
        told.tag == "VBD" or any(aux.lower in _PAST for aux in parsed.children(told, "aux", "auxpass"))
    ):
        return event.status
    if published is not None and first is not None and first > published and event.status in _TOLD:
        return "ongoing" if told is not None and _ending(parsed, told) else "planned"
    return event.status


def _ending(parsed: Parsed, word: Token) -> bool:
    """ "The exercise ends tomorrow": what is to end goes on."""
    verb = parsed.head(word) if word.relation in {"nsubj", "nsubjpass", "compound"} else word
    return verb is not None and verb.lemma in {"end", "conclude", "finish"}


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
    if event.status == "alleged" and innermost.act == "denies":
        return "denied"
    if event.status not in _TOLD:
        return event.status
    return _as_told(parties, event, told)


def _as_told(parties: Parties, event: Event, told: list[Statement]) -> Status:
    """What becomes of a deed told as fact by what its statement does, and by those that it is told inside."""
    innermost = told[0]
    if innermost.act == "admits":
        return event.status
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
