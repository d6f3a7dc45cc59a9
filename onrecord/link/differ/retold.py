"""Words that a source takes back, or tells otherwise than it did: by what it says of them, or by denying them now.

A source takes words back where a sentence of its own, or one about it, says so: *withdraw*, *retract*, *took it back*,
*regret the …*, *an earlier version*. Which words those are is told by what they share with the sentence and those
before it, among all that the source said earlier. A source tells otherwise what it denies now and claimed before, or
the other way round, and what a report sets against what it *first* claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.link.accounts import Accounts, At, Told, Voice, is_one
from onrecord.link.differ.change import Change
from onrecord.link.differ.claims import Claim, Rarity, claims
from onrecord.link.differ.counts import counts
from onrecord.link.differ.dispute import Said
from onrecord.link.words import stems

_TAKES_BACK = re.compile(
    r"\b(?:withdr[ae]ws?|withdrawn|retract(?:s|ed)?|recant(?:s|ed)?|t(?:akes?|ook|aken) (?:this|that|it|them) back|"
    r"(?:we|I) regrets? (?:the|this|that|it)|can no longer (?:vouch|stand)|no longer stands? by|"
    r"(?:was|were) (?:my|our) (?:error|mistake)|an earlier version|we apologi[sz]e)\b"
)
_MEANT = re.compile(
    r"\b(?:figures?|numbers?|counts?|claims?|reports?|statements?|words?|wording|formulation|accounts?|accusations?|"
    r"remarks?|it|this|that|version)\b"
)
"""What can be taken back; troops and bills are withdrawn too."""
_NOT = re.compile(r"\b(?:not|never|n't|refus\w+ to|declin\w+ to)\s+(?:\w+\s+)?$")
_OWN = re.compile(r"\b(?:we|our|I|my|this (?:newspaper|paper|outlet|agency)|earlier version)\b")
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
    given = sorted((*held, *_numbers(accounts)), key=lambda one: (one.day, one.said))
    found = [one for told in accounts.told.values() for one in _taken_back(told, given, rarity)]
    found += [*_flipped(held, rarity), *_first_told(accounts, held)]
    return sorted(found, key=lambda one: (one.day, one.new, one.old))


def _numbers(accounts: Accounts) -> Iterator[Claim]:
    """The numbers of a record as claims of those who give them."""
    for count in counts(accounts):
        told = accounts.told[count.at.report]
        nth = told.sentences.nth(count.at.span.start)
        words = frozenset(stems(told.sentences.text(nth)))
        yield Claim(Said(count.at, count.voice), told.voice(None), count.day, nth, words, count.about)


def _taken_back(told: Told, given: list[Claim], rarity: Rarity) -> Iterator[Retold]:
    for nth, start in enumerate(told.sentences.starts):
        text = told.sentences.text(nth)
        found = _TAKES_BACK.search(text)
        if found is None or _NOT.search(text[: found.start()]) or not _MEANT.search(text, found.start()):
            continue
        by = _by(told, start + found.start(), bool(_OWN.search(text)))
        around = "".join(told.sentences.text(one) for one in range(max(0, nth - _BEFORE), nth + 1))
        meant = frozenset(stems(around))
        earlier = [one for one in given if _answers(one, by) and _is_before(one, told, nth)]
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


def _answers(claim: Claim, by: Voice) -> bool:
    """Whether a source answers for a claim: it made it, or the outlet printed it."""
    return is_one(claim.said.voice, by) or (by.evidence is None and is_one(claim.printed, by))


def _by(told: Told, at: int, own: bool) -> Voice:
    """Who takes words back at a place: the outlet that says *we*, else the actor named last before it."""
    nth = told.sentences.nth(at)
    said = next((one for one in told.reading.statements for part in one.content if part.start <= at < part.end), None)
    before = [actor for span, actor in told.mentions if span.end <= at and told.sentences.nth(span.start) == nth]
    if own or not before:
        return told.voice(said.id if said else None)
    return told.voice_of(before[0], None)


def _flipped(held: list[Claim], rarity: Rarity) -> Iterator[Retold]:
    """Where a source now denies what it claimed, or claims what it denied; an admission is of the own side's denial."""
    for place, new in enumerate(held):
        if new.said.voice.evidence in (None, "unnamed", "none"):
            continue
        olds = [
            (rarity.of(one.stems & new.stems), one.said, one)
            for one in held[:place]
            if one.day < new.day and one.denies != new.denies
            and (is_one(one.said.voice, new.said.voice) or (new.admits and one.denies))
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
