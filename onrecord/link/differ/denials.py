"""What one source denies and another asserts: of an event that both tell, or of a claim that stands beside its denial.

A denial is a statement whose act is to deny, an event told as not having happened, or words that open with *no*,
*none*, *nobody*, *nothing*. What it denies is the event of its group that others tell as done; else what another source
says just before it in the report; else what shares most rare words with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.link.accounts import Accounts, At, Told, Version, Voice, is_one
from onrecord.link.differ.dispute import Dispute, DisputeKind, Said, Side
from onrecord.link.words import stems
from onrecord.model import Statement

_NEGATIVE = re.compile(r"""^["'“‘\s]*(?:no|none|nobody|nothing|never|neither|there (?:is|was|were|are|has been) (?:no|never))\b""", re.I)
_AFFIRMED = frozenset({"occurred", "ongoing", "alleged", "planned"})
_BACK = 2
"""Sentences before a denial in which what it denies may stand."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """Words of one voice, what they say in stems, and the group of an event that they tell."""

    said: Said
    stems: frozenset[str]
    sentence: int
    group: int | None
    accuses: bool = False


def denials(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over whether something is so."""
    yield from _of_events(accounts)
    yield from _of_claims(accounts)


def _of_events(accounts: Accounts) -> Iterator[Dispute]:
    """Groups with an event that one source denies and another tells."""
    for group, versions in sorted(accounts.versions.items()):
        denied = [one for one in versions if one.status == "denied"]
        told = [one for one in versions if one.status in _AFFIRMED]
        apart = [(no, yes) for no in denied for yes in told if not is_one(no.voice, yes.voice)]
        if apart:
            no = _side("denied", (one for one, _ in apart))
            yes = _side("asserted", (one for _, one in apart))
            yield Dispute("asserted/denied", (yes, no), accounts.groups[group], _why(yes, no))


def _side(value: str, versions: Iterable[Version]) -> Side:
    return Side(value, tuple(dict.fromkeys(Said(one.at, one.voice) for one in versions)))


def _why(yes: Side, no: Side) -> str:
    return f"{_who(no.said[0].voice)} denies what {_who(yes.said[0].voice)} tells"


def _who(voice: Voice) -> str:
    return voice.name or ("the report" if voice.evidence is None else "an unnamed source")


def _of_claims(accounts: Accounts) -> Iterator[Dispute]:
    """Denials in a statement, with what stands just before them."""
    for told in accounts.told.values():
        claims = list(_claims(accounts, told))
        for said in told.reading.statements:
            if not _denies(said) or not said.content:
                continue
            denial = _claim(accounts, told, said)
            against = _against(denial, claims)
            if against is not None:
                yield _dispute(accounts, against, denial)


def _dispute(accounts: Accounts, claim: _Claim, denial: _Claim) -> Dispute:
    kind: DisputeKind = "actor" if claim.accuses and claim.group is None else "asserted/denied"
    group = claim.group if claim.group is not None else denial.group
    also: list[Said] = []
    if claim.group is not None:
        also = [
            Said(one.at, one.voice)
            for one in accounts.versions[claim.group]
            if one.status in _AFFIRMED and not is_one(one.voice, denial.said.voice)
        ]
    yes = Side("asserted", tuple(dict.fromkeys([claim.said, *also])))
    no = Side("denied", (denial.said,))
    return Dispute(kind, (yes, no), accounts.groups[group] if group is not None else (), _why(yes, no))


def _denies(said: Statement) -> bool:
    return said.act == "denies" or bool(said.content and _NEGATIVE.match(said.content[0].text))


def _claims(accounts: Accounts, told: Told) -> Iterator[_Claim]:
    """What is asserted in a report, by statements and by events in its own voice."""
    for said in told.reading.statements:
        if said.content and said.act in ("asserts", "accuses", "admits") and not _denies(said):
            yield _claim(accounts, told, said)
    for event in told.reading.events:
        if event.told_by is None and event.status in _AFFIRMED:
            sentence = told.sentences.nth(event.trigger.start)
            words = frozenset(stems(told.sentences.text(sentence)))
            at = Said(told.at(event.id, event.trigger), told.voice(None))
            yield _Claim(at, words, sentence, accounts.group(told.report.id, event.id))


def _claim(accounts: Accounts, told: Told, said: Statement) -> _Claim:
    content = said.content[0]
    words = frozenset(stem for part in said.content for stem in stems(part.text))
    inside = (one for one in told.reading.events if one.told_by == said.id)
    groups = (accounts.group(told.report.id, one.id) for one in inside)
    group = next((one for one in groups if one is not None), None)
    at = At(told.report.id, said.id, content)
    accuses = said.act == "accuses"
    return _Claim(Said(at, told.voice(said.id)), words, told.sentences.nth(content.start), group, accuses)


def _against(denial: _Claim, claims: Iterable[_Claim]) -> _Claim | None:
    """What a denial is of: of what other voices say just before it, that which shares most with it and is nearest."""
    near = [
        one
        for one in claims
        if 0 <= denial.sentence - one.sentence <= _BACK
        and (one.said.at.span.start < denial.said.at.span.start)
        and not is_one(one.said.voice, denial.said.voice)
    ]
    if not near:
        return None
    return max(near, key=lambda one: (_worth(denial, one), one.said))


def _worth(denial: _Claim, claim: _Claim) -> float:
    shared = len(denial.stems & claim.stems)
    return shared - 0.8 * (denial.sentence - claim.sentence) + claim.accuses
