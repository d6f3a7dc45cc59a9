"""What one source denies and another asserts: of an event that both tell, or of a claim that stands beside its denial.

A denial is an event told as not having happened, a statement whose act is to deny, or words that open with *no*,
*none*, *nobody*, *nothing*. What it denies is the event of its group that others tell as done; else what another voice
says in the sentences before it; else what shares most rare words with it in another report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.link.accounts import Accounts, Version, Voice, is_one
from onrecord.link.differ.claims import AFFIRMED, Claim, Rarity, claims, plain
from onrecord.link.differ.details import days_apart
from onrecord.link.differ.dispute import Dispute, Said, Side
from onrecord.model import Disputed

_BACK = 4
"""Sentences before a denial in which what it denies may stand."""
_BESIDE, _NEAR, _FAR = 0.3, 1.2, 2.4
"""How much must speak for a claim to be what is denied: just before a denial that shares words with it or says little
itself ("denied it"), just before any other, and anywhere else."""
_JUST_BEFORE = 2
"""Sentences before a denial without words of its own in which what it denies stands: "the mayor rejected that"."""
_LITTLE = 2.2
_WORDS, _MOST = 3, 0.6
"""How many words, and what share of what its words tell, a claim shares with one that is told again."""
_ACCUSED = 1.0
_SHARE = 0.45
"""Of what a denial's words tell, the share that a claim of another report has to have."""
_ALL = re.compile(r"(?:both|all|neither|each)\b", re.IGNORECASE)
_FORETELLS = frozenset({"predicts", "promises", "threatens"})
_THAT = re.compile(r"\b(?:it|this|that)\b")


def denials(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over whether something is so."""
    yield from _of_events(accounts)
    held = [*claims(accounts), *plain(accounts)]
    rarity = Rarity(held)
    for denial in held:
        if denial.denies and not _by_all(denial.said.voice):
            found = _against(denial, held, rarity)
            if found is not None:
                yield _dispute(accounts, found, _told_too(found, held, rarity), denial)


def _of_events(accounts: Accounts) -> Iterator[Dispute]:
    """Groups with an event that one source denies and another tells."""
    for group, versions in sorted(accounts.versions.items()):
        apart = [(no, yes) for no in versions for yes in versions if _denied(no, yes)]
        if apart:
            no = _side("denied", (one for one, _ in apart))
            yes = _side("asserted", (one for _, one in apart))
            yield Dispute("asserted/denied", (yes, no), accounts.groups[group], _why(yes, no))


def _denied(no: Version, yes: Version) -> bool:
    """Whether one version denies what the other tells; that a plan came to nothing denies no plan."""
    if no.status != "denied" or is_one(no.voice, yes.voice) or _by_all(no.voice):
        return False
    if no.act in _FORETELLS:
        return False
    if no.act == "denies":
        return yes.status in AFFIRMED or yes.status == "planned"
    return yes.status in AFFIRMED and yes.voice.evidence is not None and not days_apart(no.event, yes.event)


def _by_all(voice: Voice) -> bool:
    """Whether all sides deny, so that none disputes it with another."""
    return _ALL.match(voice.name) is not None


def _side(value: str, versions: Iterable[Version]) -> Side:
    return Side(value, tuple(dict.fromkeys(Said(one.at, one.voice) for one in versions)))


def _why(yes: Side, no: Side) -> str:
    return f"{_who(no.said[0].voice)} denies what {_who(yes.said[0].voice)} tells"


def _who(voice: Voice) -> str:
    return voice.name or ("the report" if voice.evidence is None else "an unnamed source")


def _told_too(claim: Claim, held: Iterable[Claim], rarity: Rarity) -> Claim | None:
    """Where a claim that tells no event was told before, or is told of an event, in most of the same words."""
    if claim.groups:
        return None
    whole = rarity.of(claim.stems)
    best: tuple[float, Said] | None = None
    found: Claim | None = None
    for one in held:
        if one is claim or one.denies or one.said.at.report == claim.said.at.report and not one.groups:
            continue
        shared = claim.stems & one.stems
        rank = (rarity.of(shared), one.said)
        if len(shared) >= _WORDS and rank[0] >= _MOST * whole and (best is None or rank > best):
            best, found = rank, one
    return found


def _dispute(accounts: Accounts, claim: Claim, too: Claim | None, denial: Claim) -> Dispute:
    kind: Disputed = "actor" if claim.accuses and not claim.groups else "asserted/denied"
    told = claim.groups or (too.groups if too else frozenset())
    groups = sorted(told or denial.groups)
    also = [
        Said(one.at, one.voice)
        for group in sorted(told)
        for one in accounts.versions[group]
        if one.status in AFFIRMED and not is_one(one.voice, denial.said.voice)
    ]
    yes = Side("asserted", tuple(dict.fromkeys([claim.said, *([too.said] if too else []), *also])))
    no = Side("denied", (denial.said,))
    return Dispute(kind, (yes, no), accounts.groups[groups[0]] if groups else (), _why(yes, no))


def _against(denial: Claim, held: Iterable[Claim], rarity: Rarity) -> Claim | None:
    """What a denial is of; None where nothing speaks enough for any claim."""
    whole = rarity.of(denial.stems)
    best: tuple[float, Said] | None = None
    found: Claim | None = None
    for one in held:
        if one.denies:
            continue
        shared = denial.stems & one.stems
        back = _back(one, denial)
        if back is None and len(shared) < 2:
            continue
        told = rarity.of(shared)
        worth, least = told, _FAR
        if back is not None:
            if _is_of_last(denial) and back > _JUST_BEFORE:
                continue
            worth = 2 * told + 1 - back / _BACK + _ACCUSED * (one.accuses and not _is_of_last(denial))
            least = _BESIDE if denial.explicit and (shared or whole < _LITTLE) else _NEAR
        elif told < _SHARE * whole:
            continue
        rank = (worth, one.said)
        if worth < least or (best is not None and rank <= best):
            continue
        if not (_holds(one, denial) or is_one(one.said.voice, denial.said.voice)):  # asked last: it takes longest
            best, found = rank, one
    return found


def _is_of_last(denial: Claim) -> bool:
    """Whether a denial is of what was told last: "the mayor rejected that"."""
    return not denial.stems and _THAT.search(denial.said.at.span.text) is not None


def _holds(claim: Claim, denial: Claim) -> bool:
    """Whether a claim's words are those that tell of the denial: "the town denied any raid, a spokesman said"."""
    its, other = claim.said.at, denial.said.at
    return its.report == other.report and its.span.start <= other.span.start and other.span.end <= its.span.end


def _back(claim: Claim, denial: Claim) -> int | None:
    """How many sentences before a denial a claim stands; None where it doesn't stand just before."""
    if claim.said.at.report != denial.said.at.report or claim.said.at.span.start >= denial.said.at.span.start:
        return None
    back = denial.sentence - claim.sentence
    return back if back <= _BACK else None
