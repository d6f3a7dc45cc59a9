"""Corrections that an outlet prints: what it wrote on a day, in words of its own, and what it says now.

A correction names the day of the report ("in our report of 3 May we wrote that …"), and stands under a label or beside
a word of regret. What is corrected is the sentence of that day's report which shares most with it; a report that is
known for another outlet's is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.link.accounts import Accounts, At, Told
from onrecord.link.words import stems

_LABEL = re.compile(r"\b(?:corrections?|clarifications?|erratum)\b[\s:.\])]", re.IGNORECASE)
_REGRET = re.compile(
    r"\b(?:regrets?|apologi[sz]es?|errors?|mistakenly|wrongly|incorrectly|should have (?:said|read|been))\b"
)
_WROTE = re.compile(r"\b(?:wrote|written|reported|said|gave|stated|printed|published|told)\b")
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y|[Tt]his (?:newspaper|paper|outlet|agency|magazine))\b")
_LEAST = 1.0
"""How much the words that a sentence shares with what is said of it must tell, a word of it alone 1."""


@dataclass(frozen=True, slots=True)
class Amended:
    """What an outlet wrote, and the words in which it corrects that."""

    told: Told
    old: At
    new: At


def amended(accounts: Accounts) -> Iterator[Amended]:
    """All printed corrections, by report and place."""
    by_day: dict[date, list[Told]] = {}
    for told in accounts.told.values():
        by_day.setdefault(told.day, []).append(told)
    for told in accounts.told.values():
        for paragraph in told.report.paragraphs:
            text = told.report.text[paragraph.start : paragraph.end]
            labelled = _LABEL.search(text) is not None
            if labelled or _REGRET.search(text):
                yield from _of_paragraph(told, paragraph.start, paragraph.end, by_day, labelled)


def _of_paragraph(
    told: Told, start: int, end: int, by_day: dict[date, list[Told]], labelled: bool
) -> Iterator[Amended]:
    """The corrections of one paragraph; a sentence without a day goes on about the report named before."""
    lines, cited = told.sentences, list[Told]()
    for nth in range(lines.nth(start), lines.nth(end - 1) + 1):
        text = lines.text(nth)
        wrote = _WROTE.search(text)
        if wrote is None:
            continue
        if labelled or _OWN.search(text):
            cited = [
                one for day in days_named(told, nth) for one in by_day.get(day, ()) if _may_be_one(told, one)
            ] or cited
        old = max(filter(None, (_meant(one, text[wrote.end() :]) for one in cited)), default=None)
        if old is not None:
            last = lines.starts[nth] + len(
                (text + (lines.text(nth + 1) if nth + 1 < len(lines.starts) else "")).rstrip()
            )
            yield Amended(told, old[2], told.at("", told.report.span(lines.starts[nth], min(last, end))))


def days_named(told: Told, nth: int) -> Iterator[date]:
    """The days that a sentence names, from before its report."""
    for one in told.reading.times:
        day = one.days.first if one.days and one.days.first == one.days.last else None
        if day is not None and day < told.day and told.sentences.nth(one.span.start) == nth:
            yield day


def _may_be_one(told: Told, other: Told) -> bool:
    """Whether two reports may be of one outlet: none is known to be of another."""
    ours, its = told.report.publisher, other.report.publisher
    return not (ours and its) or ours.casefold() == its.casefold()


def _meant(told: Told, text: str) -> tuple[float, int, At] | None:
    """The sentence of a report that shares most with what is said of it; the first of several."""
    lines = told.sentences
    held = [frozenset(stems(lines.text(nth))) for nth in range(len(lines.starts))]
    having = Counter(stem for one in held for stem in one)
    said = frozenset(stems(text))
    best, place = max((sum(1 / having[stem] for stem in sorted(said & one)), -nth) for nth, one in enumerate(held))
    if best < _LEAST:
        return None
    start = lines.starts[-place]
    return best, place, told.at("", told.report.span(start, start + len(lines.text(-place).rstrip())))
