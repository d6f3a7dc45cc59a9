"""Words that a source takes back, or tells otherwise than it did: by what it says of them, or by denying them now.

A source takes words back where a sentence of its own, or one about it, says so: *withdraw the report*, *retract*, *took
it back*, *published in error*, *an earlier version*. Which words those are is told by what they share with the sentence
and those before it, among all that the source said earlier. Corrections that outlets print are found by the day that
they name (:mod:`amended`). A source tells otherwise what it denies now and claimed before, or the other way round, what
it admits (:mod:`turned`), and what a report sets against what it *first* claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.link.accounts import Accounts, At, Told, Voice, is_one
from onrecord.link.differ.amended import amended, days_named
from onrecord.link.differ.change import Change
from onrecord.link.differ.claims import Claim, Rarity, claims
from onrecord.link.differ.counts import counts
from onrecord.link.differ.dispute import Said
from onrecord.link.differ.turned import turned
from onrecord.link.words import stems

_MEANT = (
    r"(?:figures?|numbers?|counts?|claims?|charges?|reports?|statements?|words?|wording|formulation|accounts?|answers?|"
    r"accusations?|allegations?|announcements?|communiqu[eé]s?|denials?|notices?|remarks?|versions?)"
)
"""What can be taken back; troops and bills are withdrawn too."""
_TAKES_BACK = re.compile(
    r"\b(?:(?:withdr[ae]ws?|withdrawn|retract(?:s|ed)?|recant(?:s|ed)?|(?:we|I) regrets?) "
    rf"(?:(?:\w+ ){{0,3}}{_MEANT}|it|this|that)|"
    rf"{_MEANT}\b[^.;]{{0,90}} (?:is|are|was|were|been|be|being) (?:hereby )?(?:withdrawn|retracted)|"
    r"t(?:akes?|ook|aken) (?:this|that|it|them) back|t(?:akes?|ook|aken) back (?:this|that|it|what|the)|"
    r"can no longer (?:vouch|stand)|no longer stands? by|(?:published|given|issued|said) (?:in error|by mistake)|"
    r"(?:was|were) (?:my|our) (?:error|mistake)|an earlier version|we apologi[sz]e)\b"
)
_NUMBER = re.compile(r"\b(?:figures?|numbers?|counts?|tolls?|\d+)\b")
_NOT = re.compile(r"\b(?:not|never|n't|refus\w+ to|declin\w+ to)\s+(?:\w+\s+)?$")
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y|[Tt]his (?:newspaper|paper|outlet|agency)|earlier version)\b")
_FIRST = re.compile(r"\b(?:at first|first|initially|originally|previously|earlier|had still|had)\s*$")
_LEAST, _FLIPS = 0.5, 2.0
"""How much the words shared must tell: with what is taken back, and between a claim and a later denial."""
_PEERS = 0.6
"""Words that share nearly as much as the best are taken back with it."""
_BEFORE = 2
"""Sentences before that tell what is taken back."""


@dataclass(frozen=True, slots=True)
class Retold:
    """Words that a source takes back or tells otherwise, the latest first, and those that do so."""

    withdrawn: bool
    day: date
    by: Voice
    old: tuple[At, ...]
    new: At
    about: frozenset[int]


def retold(accounts: Accounts, since: date, until: date) -> Iterator[Change]:
    """What sources took back or told otherwise in reports of some days."""
    for one in all_retold(accounts):
        if since < one.day <= until:
            who = one.by.name or "the outlet"
            groups = sorted(one.about)
            reason = f"{who} takes back what was said" if one.withdrawn else f"{who} told it otherwise before"
            yield Change(
                "withdrawn" if one.withdrawn else "account", one.day, one.by, one.old[0].span.text, one.new.span.text,
                one.old, (one.new,), accounts.groups[groups[0]] if groups else (), reason,
            )  # fmt: skip


def all_retold(accounts: Accounts) -> list[Retold]:
    """All that is taken back or told otherwise, in order of days."""
    held = claims(accounts)
    rarity = Rarity(held)
    given = sorted((*held, *_denials(accounts), *_numbers(accounts)), key=lambda one: (one.day, one.said))
    found = [one for told in accounts.told.values() for one in _taken_back(told, given, rarity)]
    found += [*_flipped(held, rarity), *_first_told(accounts, held)]
    found += [
        Retold(False, new.day, new.said.voice, olds, new.said.at, about)
        for new, olds, about in turned(accounts, held, rarity)
    ]
    found += [
        Retold(True, one.told.day, one.told.voice(None), (one.old,), one.new, frozenset()) for one in amended(accounts)
    ]
    return sorted(found, key=lambda one: (one.day, one.new, one.old))


def _numbers(accounts: Accounts) -> Iterator[Claim]:
    """The numbers of a record as claims of those who give them."""
    for count in counts(accounts):
        told = accounts.told[count.at.report]
        nth = told.sentences.nth(count.at.span.start)
        words = frozenset(stems(told.sentences.text(nth)))
        yield Claim(Said(count.at, count.voice), told.voice(None), count.day, nth, words, count.about, counts=True)


def _denials(accounts: Accounts) -> Iterator[Claim]:
    """What outlets deny in their own voice, as ministries do."""
    for told in accounts.told.values():
        for event in told.reading.events:
            if event.told_by is None and event.status == "denied":
                nth = told.sentences.nth(event.trigger.start)
                group = accounts.group(told.report.id, event.id)
                about = frozenset(() if group is None else (group,))
                said = Said(told.at(event.id, event.trigger), told.voice(None))
                words = frozenset(stems(told.sentences.text(nth)))
                yield Claim(said, told.voice(None), told.day, nth, words, about, denies=True)


def _taken_back(told: Told, given: list[Claim], rarity: Rarity) -> Iterator[Retold]:
    for nth, start in enumerate(told.sentences.starts):
        text = told.sentences.text(nth)
        found = _TAKES_BACK.search(text)
        if found is None or _NOT.search(text[: found.start()]):
            continue
        by = _by(told, start + found.start(), bool(_OWN.search(text)))
        if by is None:
            continue
        days = frozenset(days_named(told, nth))
        numbers = _NUMBER.search(text) is not None
        around = "".join(told.sentences.text(one) for one in range(max(0, nth - _BEFORE), nth + 1))
        meant = frozenset(stems(around))
        earlier = [
            one
            for one in given
            if (numbers or not one.counts) and _answers(one, by, days) and _is_before(one, told, nth)
        ]
        ranked = sorted(
            ((rarity.of(meant & one.stems), one.day, one.said, one) for one in earlier), key=lambda one: one[:3]
        )
        if not ranked or ranked[-1][0] < _LEAST:
            continue
        olds = [one for worth, _, _, one in ranked if worth >= _PEERS * ranked[-1][0]]
        at = told.at("", told.report.span(start, start + len(text.rstrip())))
        latest = sorted(olds, key=lambda one: (one.day, one.said), reverse=True)
        yield Retold(True, told.day, by, _words(latest), at, ranked[-1][3].groups)


def _words(held: Iterable[Claim]) -> tuple[At, ...]:
    return tuple(dict.fromkeys(one.said.at for one in held))


def _is_before(claim: Claim, told: Told, nth: int) -> bool:
    if claim.said.at.report == told.report.id:
        return claim.sentence < nth
    return claim.day < told.day


def _answers(claim: Claim, by: Voice, days: frozenset[date]) -> bool:
    """Whether a source answers for a claim: it made it, the outlet printed it, or nobody else is known to have told
    it on the day that is named."""
    voice = claim.said.voice
    if voice.evidence is None and not voice.name:
        return claim.day in days
    return is_one(voice, by) or (by.evidence is None and is_one(claim.printed, by))


def _by(told: Told, at: int, own: bool) -> Voice | None:
    """Who takes words back at a place: the outlet that says *we*, else the actor named last before it."""
    nth = told.sentences.nth(at)
    said = next((one for one in told.reading.statements for part in one.content if part.start <= at < part.end), None)
    before = [actor for span, actor in told.mentions if span.end <= at and told.sentences.nth(span.start) == nth]
    if own or (said and not before):
        return told.voice(said.id if said else None)
    return told.voice_of(before[0], None) if before else None


def _flipped(held: list[Claim], rarity: Rarity) -> Iterator[Retold]:
    """Where a source now denies what it claimed, or claims what it denied; an admission is of the own side's denial."""
    for place, new in enumerate(held):
        if new.said.voice.evidence in (None, "unnamed", "none"):
            continue
        olds = [
            (rarity.of(one.stems & new.stems), one.said, one)
            for one in held[:place]
            if one.day < new.day and one.denies != new.denies
            and is_one(one.said.voice, new.said.voice)
        ]  # fmt: skip
        best = max(olds, key=lambda one: one[:2], default=None)
        if best is not None and best[0] >= _FLIPS:
            yield Retold(False, new.day, new.said.voice, (best[1].at,), new.said.at, best[2].groups | new.groups)


def _first_told(accounts: Accounts, held: list[Claim]) -> Iterator[Retold]:
    """What a report sets against what the same source first said, a sentence away at most."""
    for told in accounts.told.values():
        here = [one for one in held if one.said.at.report == told.report.id]
        for said in told.reading.statements:
            if said.cue is None or not _FIRST.search(told.report.text[max(0, said.cue.start - 20) : said.cue.start]):
                continue
            old = next((one for one in here if one.said.at.finding == said.id), None)
            if old is None:
                continue
            near = [one for one in here if one is not old and abs(one.sentence - old.sentence) <= 1]
            same = [one for one in near if is_one(one.said.voice, old.said.voice)]
            new = min(same, key=lambda one: (abs(one.sentence - old.sentence), one.said), default=None)
            if new is not None:
                yield Retold(False, told.day, new.said.voice, (old.said.at,), new.said.at, old.groups | new.groups)
