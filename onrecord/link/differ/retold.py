"""Words that a source takes back, or tells otherwise than it did: by what it says of them, or by denying them now.

A source takes words back where a sentence of its own, or one about it, says so: *withdraw*, *retract*, *took it back*,
*regret the …*, *an earlier version*. Which words those are is told by what they share with the sentence and those
before it, among all that the source said earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.link.accounts import Accounts, At, Told, Voice, is_one
from onrecord.link.differ.change import Change
from onrecord.link.differ.claims import Claim, Rarity, claims
from onrecord.link.differ.dispute import Said
from onrecord.link.words import stems

_TAKES_BACK = re.compile(
    r"\b(?:withdr[ae]ws?|withdrawn|retract(?:s|ed)?|recant(?:s|ed)?|t(?:akes?|ook|aken) (?:this|that|it|them|back)\b"
    r"(?: back)?|(?:we|I) regrets? (?:the|this|that|it)|can no longer (?:vouch|stand)|no longer stands? by|"
    r"(?:was|were) (?:my|our) (?:error|mistake)|(?:was|were) in error|an earlier version|we apologi[sz]e)\b"
)
_OWN = re.compile(r"\b(?:we|our|I|my|this (?:newspaper|paper|outlet|agency)|earlier version)\b")
_MEANT = re.compile(r"\b(?:figures?|numbers?|counts?|claims?|reports?|statements?|words?|accounts?|accusations?|it|this|that|remarks?)\b")
_LEAST = 0.5
_FLIPS = 1.6
"""How much the words shared must tell for a claim and a later denial of one source to be of one matter."""
_BEFORE = 2
"""Sentences before that tell what is taken back."""


@dataclass(frozen=True, slots=True)
class Retold:
    """Words that a source takes back or tells otherwise, and those that do so."""

    withdrawn: bool
    day: date
    by: Voice
    old: At
    new: At
    about: frozenset[int]


def retold(accounts: Accounts, since: date, until: date) -> Iterator[Change]:
    """What sources took back or told otherwise in reports of some days."""
    for one in all_retold(accounts):
        if since < one.day <= until:
            who = one.by.name or "the outlet"
            groups = sorted(one.about)
            reason = f"{who} takes back its words" if one.withdrawn else f"{who} told it otherwise before"
            yield Change(
                "withdrawn" if one.withdrawn else "account", one.day, one.by, one.old.span.text, one.new.span.text,
                (one.old,), (one.new,), accounts.groups[groups[0]] if groups else (), reason,
            )  # fmt: skip


def all_retold(accounts: Accounts) -> Iterator[Retold]:
    """All that is taken back or told otherwise, in order of days."""
    held = claims(accounts)
    rarity = Rarity(held)
    for told in accounts.told.values():
        for nth in range(len(told.sentences.starts)):
            found = _taken_back(told, nth, held, rarity)
            if found is not None:
                yield found
    yield from _flipped(held, rarity)


def _taken_back(told: Told, nth: int, held: list[Claim], rarity: Rarity) -> Retold | None:
    text = told.sentences.text(nth)
    found = _TAKES_BACK.search(text)
    if found is None or not _MEANT.search(text, found.start()):
        return None
    start = told.sentences.starts[nth]
    span = told.report.span(start, start + len(text.rstrip()))
    by = _by(told, start + found.start(), bool(_OWN.search(text)))
    around = "".join(told.sentences.text(one) for one in range(max(0, nth - _BEFORE), nth + 1))
    meant = frozenset(stems(around))
    best: tuple[float, date, Said] | None = None
    old: Claim | None = None
    for claim in held:
        if (claim.day, claim.sentence if claim.said.at.report == told.report.id else -1) >= (told.day, nth):
            continue
        if not _answers(claim, by):
            continue
        rank = (rarity.of(meant & claim.stems), claim.day, claim.said)
        if rank[0] >= _LEAST and (best is None or rank > best):
            best, old = rank, claim
    if old is None:
        return None
    return Retold(True, told.day, by, old.said.at, told.at("", span), old.groups)


def _answers(claim: Claim, by: Voice) -> bool:
    """Whether a source answers for a claim: it made it, or the outlet printed it."""
    return is_one(claim.said.voice, by) or (by.evidence is None and is_one(claim.printed, by))


def _by(told: Told, at: int, own: bool) -> Voice:
    """Who takes words back at a place: the outlet that says *we*, else the actor named last before it."""
    nth = told.sentences.nth(at)
    said = next((one for one in told.reading.statements for part in one.content if part.start <= at < part.end), None)
    if own:
        return told.voice(said.id if said else None)
    before = [actor for span, actor in told.mentions if span.end <= at and told.sentences.nth(span.start) == nth]
    return told.voice_of(before[-1], None) if before else told.voice(said.id if said else None)


def _flipped(held: list[Claim], rarity: Rarity) -> Iterator[Retold]:
    """Where a source now denies what it claimed, or claims what it denied."""
    for place, new in enumerate(held):
        if new.said.voice.evidence in (None, "unnamed", "none"):
            continue
        best: tuple[float, Said] | None = None
        old: Claim | None = None
        for one in held[:place]:
            if one.day >= new.day or one.denies == new.denies or not is_one(one.said.voice, new.said.voice):
                continue
            rank = (rarity.of(one.stems & new.stems), one.said)
            if rank[0] >= _FLIPS and (best is None or rank > best):
                best, old = rank, one
        if old is not None:
            yield Retold(False, new.day, new.said.voice, old.said.at, new.said.at, old.groups | new.groups)
