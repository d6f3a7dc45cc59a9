"""What is claimed and what is denied, by each voice: statements, and events that a report tells in its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log

from onrecord.link.accounts import Accounts, Told, Voice
from onrecord.link.differ.dispute import Said
from onrecord.link.words import stems
from onrecord.model import Span, Statement

AFFIRMED = frozenset({"occurred", "ongoing", "alleged"})
_CLAIMS = frozenset({"asserts", "accuses", "admits"})
_NEGATIVE = re.compile(
    r"""^["'“‘\s]*(?:that\s+)?(?:no|none|nobody|nothing|never|neither)\b"""
    r"""|^["'“‘\s]*(?:that\s+)?(?:[\w’'-]+\s+){1,5}never\b|\bno\s+such\b"""
    r"""|(?:^|[.!?]\s+)["'“‘\s]*(?:that\s+)?there\s+(?:is|was|were|are|has\s+been|had\s+been)\s+(?:no|never)\b""",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|likely|shall|(?:is|are|was|were) going to)\b|[’']ll\b")
"""What won't be is foretold, and denies nothing that is told."""
_REJECTS = re.compile(
    r"\b(?:lies?|fairy tales?|grotesque|nonsense|absurd|inventions?|fabricat\w+|baseless|falsehoods?|untrue|slander|"
    r"made up|fiction|fantasy|ridiculous|pretext)\b"
)
"""What an account is called by who rejects it."""
_SHORT = 12
"""Words of a statement that does no more than reject."""
_BARE = re.compile(
    r"\s+(?:(?:has|have|had|also|still|promptly|flatly|immediately)\s+)*(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed))"
    r"\s+(?:it|this|that|everything|all|any|the)\b(?=[^.;:]{0,60})"
)
"""A denial with nothing told after it, behind who denies."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of one voice and their stems, the outlet that ``printed`` them, and the groups of the events they tell."""

    said: Said
    printed: Voice
    day: date
    sentence: int
    stems: frozenset[str]
    groups: frozenset[int]
    denies: bool = False
    explicit: bool = False
    accuses: bool = False
    admits: bool = False
    counts: bool = False


def negative(said: Statement) -> bool:
    """Whether a statement says that something isn't so: by its act, by the word that it opens with, or by what
    it calls an account."""
    opens = said.act == "asserts" and any(
        _NEGATIVE.search(part.text) and not _AHEAD.search(part.text) for part in said.content
    )
    return said.act == "denies" or opens or rejects(said)


def rejects(said: Statement) -> bool:
    """Whether a statement does no more than call another's account names."""
    texts = [part.text for part in said.content]
    short = said.act == "asserts" and sum(len(text.split()) for text in texts) <= _SHORT
    return short and any(map(_REJECTS.search, texts))


def claims(accounts: Accounts) -> list[Claim]:
    """All claims and denials, in order of days."""
    return [claim for told in accounts.told.values() for claim in _of_report(accounts, told)]


def plain(accounts: Accounts) -> list[Claim]:
    """The sentences that reports tell in their own voice without an event; what is denied may stand in one."""
    return [claim for told in accounts.told.values() for claim in _sentences(told)]


def _of_report(accounts: Accounts, told: Told) -> Iterator[Claim]:
    for said in told.reading.statements:
        if said.content and (negative(said) or said.act in _CLAIMS):
            yield _stated(accounts, told, said)
    yield from _bare(told)
    for event in told.reading.events:
        if event.told_by is None and event.status in AFFIRMED:
            nth = told.sentences.nth(event.trigger.start)
            group = accounts.group(told.report.id, event.id)
            yield Claim(
                Said(told.at(event.id, event.trigger), told.voice(None)), told.voice(None), told.day, nth,
                frozenset(stems(told.sentences.text(nth))), frozenset(() if group is None else (group,)),
            )  # fmt: skip


def _sentences(told: Told) -> Iterator[Claim]:
    """What a report tells in its own voice, by sentences, where it tells no event."""
    said = {
        nth
        for one in told.reading.statements
        for part in one.content
        for nth in range(told.sentences.nth(part.start), told.sentences.nth(part.end - 1) + 1)
    }
    for nth, start in enumerate(told.sentences.starts):
        text = told.sentences.text(nth).rstrip()
        if nth in said or nth in told.events_by_sentence or not text:
            continue
        at = told.at("", told.report.span(start, start + len(text)))
        voice = told.voice(None)
        yield Claim(Said(at, voice), voice, told.day, nth, frozenset(stems(text)), frozenset())


def _bare(told: Told) -> Iterator[Claim]:
    """Denials that are no statements, since nothing of what is denied is told: "the mayor denied it"."""
    taken = [one.cue for one in told.reading.statements if one.cue is not None and one.act == "denies"]
    for span, actor in told.mentions:
        found = _BARE.match(told.report.text, span.end)
        if found is None or any(cue.start < found.end() and found.start() < cue.end for cue in taken):
            continue
        nth = told.sentences.nth(span.start)
        at = told.at(actor.id, told.report.span(span.start, found.end()))
        yield Claim(
            Said(at, told.voice_of(actor, None)),
            told.voice(None),
            told.day,
            nth,
            frozenset(),
            frozenset(),
            denies=True,
            explicit=True,
        )


def _stated(accounts: Accounts, told: Told, said: Statement) -> Claim:
    whole = told.report.span(said.content[0].start, max(part.end for part in said.content))
    inside = (accounts.group(told.report.id, one.id) for one in told.reading.events if one.told_by == said.id)
    return Claim(
        Said(told.at(said.id, whole), told.voice(said.id)), told.voice(None), told.day,
        told.sentences.nth(whole.start),
        _stems(told, said, whole),
        frozenset(one for one in inside if one is not None), negative(said), said.act == "denies" or rejects(said),
        said.act == "accuses",
        said.act == "admits",
    )  # fmt: skip


def _stems(told: Told, said: Statement, whole: Span) -> frozenset[str]:
    """What a denial says; of a claim all of its sentence, since what is denied may stand beside it."""
    if rejects(said):
        return frozenset()
    if negative(said):
        return frozenset(stem for part in said.content for stem in stems(part.text))
    return frozenset(stems(told.sentences.around(whole)))


_FEW = 500
"""Claims of a small record are taken to be so many: a word isn't common for standing in two of three."""


class Rarity:
    """How much a stem tells, from 0 to 1, by how few of the claims have it."""

    def __init__(self, held: list[Claim]) -> None:
        self._having = Counter(stem for one in held for stem in one.stems)
        self._log = log(max(len(held), _FEW) + 2)

    def of(self, held: frozenset[str]) -> float:
        """What some stems tell together."""
        return sum(1 - log(self._having[stem] + 1) / self._log for stem in sorted(held))
