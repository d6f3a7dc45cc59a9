"""Numbers that are about an event, each with who gives it and what it is a number of.

A number is about the events that it is tied to, else about the harm or the forces that the report told of last. A
killing told in one sentence with an attack is of the attack: both are one *matter*, whichever of them a number is tied
to. A bare number ("the hospital still gives 14") is of what was counted in the sentences before it; where that is about
no event, the two are a matter of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.find.numbers import ORDINALS
from onrecord.link.accounts import Accounts, At, Told, Voice
from onrecord.link.differ.givers import giver
from onrecord.link.words import fold, stems
from onrecord.model import Event, Quantity

HARM = frozenset({"killed", "wounded", "captured", "missing"})
"""Categories that say what is counted whatever the words: people, soldiers and residents killed are dead alike."""
_FORCES = frozenset({"MOBILIZE", "COOPERATE", "RETREAT", "PROTEST"})
_SUFFERED = frozenset({"killing", "wounding"})
_HARMED = {"killing": "killed", "wounding": "wounded", "arrest": "captured", "kidnapping": "captured"}
"""What people are who are counted at such an event: dead, whether or not the words of the number say so."""
_PEOPLE = frozenset({"people", "personnel", ""})
_EARLIER = re.compile(r"\b(?:earlier|previously|initially|originally|at first|first)\b")
_BACK = 4
"""Sentences back that a number may be about what was told there."""
_BESIDE = 1
"""Sentences back of a number that is about no event, and that somebody gives."""
_LIKE = 10.0
"""A bare number is of what was counted before where neither is so many times the other."""
_NOT = re.compile(r"\bnot\s+(?:at least\s+|the\s+)?$")
_SOME = re.compile(r"\bof (?:the|them|those|these)\b")
_BARE = frozenset(stems("number figure toll count total"))
"""What is counted where only a number is meant."""
_TOLL = re.compile(r"\btoll\b[^.;:\n]{0,30}$")
_HEAD = re.compile(r"\s(?:of|from|in|at|on|with|for|to)\s")
"""What follows the words of what is counted: "lorries from Lenn"."""
_MORE = re.compile(r"\s+(?:more|others?|further|additional)\b")
_OTHER = re.compile(r"\b(?:another|further|additional|other)\s+$")
_DUE = re.compile(r"[^.,;:\n]{0,25}?\b(?:due|to be|will|would|shall)\b")
_AHEAD = frozenset({"planned", "hypothetical"})
_FORETOLD = frozenset({"promises", "predicts", "demands", "threatens"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number as one voice gives it, what it is a number of, and the matters that it is about.

    A matter is an event's group, or a number below zero for one that no event tells. ``ahead``: it is of what is
    to come.
    """

    at: At
    voice: Voice
    quantity: Quantity
    measure: str
    day: date
    about: frozenset[int]
    ahead: bool = False
    was: frozenset[float] = frozenset()
    """Numbers that its sentence says are not so, or were: "12, up from nine"."""


def counts(accounts: Accounts) -> list[Count]:
    """All numbers that are about a matter, in order of days."""
    matter = matters(accounts)
    found: list[Count] = []
    for told in accounts.told.values():
        found += _of_report(accounts, told, matter, len(found))
    return found


def _adds(told: Told, quantity: Quantity) -> bool:
    """Whether a number comes on top of another: "two more", "another two"."""
    text, span = told.report.text, quantity.span
    return bool(_MORE.match(text, span.end) or _OTHER.search(text[max(0, span.start - 20) : span.start]))


def struck(told: Told, quantity: Quantity) -> bool:
    """Whether a number is named as one that does not hold: "fourteen, not 17"."""
    start = quantity.span.start
    return _NOT.search(told.report.text[max(0, start - 20) : start]) is not None


def is_past(told: Told, quantity: Quantity) -> bool:
    """Whether a number is told as one that was: "up from 31", "had earlier spoken of two"."""
    if quantity.change.endswith(" from"):
        return True
    said = told.said_in(quantity.span)
    return said is not None and said.cue is not None and _EARLIER.search(said.cue.text) is not None


def _category(told: Told, quantity: Quantity, events: list[Event]) -> str:
    """What kind of thing is counted; people are dead, hurt or held by the event that they are counted in."""
    if quantity.category not in _PEOPLE:
        return quantity.category
    if _TOLL.search(told.report.text[max(0, quantity.span.start - 40) : quantity.span.start]):
        return "killed"
    return next((_HARMED[one.what] for one in events if one.what in _HARMED), quantity.category)


def _measure(quantity: Quantity, category: str) -> str:
    """What a number is a number of, as far as two can be compared; empty where it is a bare number."""
    if quantity.unit:
        return quantity.unit
    if category in HARM:
        return f"some {category}" if _SOME.search(quantity.span.text) else category
    counted = stems(_HEAD.split(quantity.counted)[0])
    return "" if not counted or counted[-1] in _BARE else counted[-1]


def matters(accounts: Accounts) -> Mapping[int, int]:
    """For a group of killings or woundings the group of the attack that most reports tell in one sentence with it."""
    beside: dict[int, Counter[int]] = defaultdict(Counter)
    for told in accounts.told.values():
        for events in told.events_by_sentence.values():
            attacks = [one for one in events if one.type == "ASSAULT" and one.what not in _SUFFERED]
            for event in events:
                group = accounts.group(told.report.id, event.id)
                if event.what in _SUFFERED and group is not None:
                    found = {accounts.group(told.report.id, one.id) for one in attacks}
                    beside[group].update(one for one in found if one is not None)
    return {group: min(found, key=lambda one: (-found[one], one)) for group, found in beside.items() if found}


def _of_report(accounts: Accounts, told: Told, matter: Mapping[int, int], before: int) -> Iterator[Count]:
    """The numbers of a report that are about a matter; ``before`` counts those of the reports before it."""
    read: list[Count] = []
    gone = _gone(told)
    for quantity in sorted(told.reading.quantities, key=lambda one: one.span):
        if struck(told, quantity) or is_past(told, quantity) or _adds(told, quantity):
            continue
        nth = told.sentences.nth(quantity.span.start)
        tied = told.counted_by.get(quantity.id, [])
        category = _category(told, quantity, tied)
        events = tied or _near(told, category, nth)
        groups = {accounts.group(told.report.id, event.id) for event in events}
        about = frozenset(matter.get(one, one) for one in groups if one is not None)
        voice, outright = giver(told, quantity)
        made = Count(
            told.at(quantity.id, quantity.span), voice, quantity, _measure(quantity, category), told.day, about,
            _is_ahead(told, quantity, tied), frozenset(gone.get(nth, ())),
        )  # fmt: skip
        if outright:
            made = _joined(told, made, read, -before - len(read) - 1)
            if not made.measure and events:
                made = replace(made, measure=events[0].what)
        read.append(made)
    yield from (one for one in read if one.measure and one.about)
    yield from _victims(accounts, told, matter)


def _joined(told: Told, made: Count, read: list[Count], own: int) -> Count:
    """A number that is given of what was counted just before, with the matter of that; ``own`` is a matter for both."""
    here = told.sentences.nth(made.at.span.start)
    before = [
        (back == 0, bool(one.about), place)
        for place, one in enumerate(read)
        if (back := here - told.sentences.nth(one.at.span.start)) <= (_BACK if one.about else _BESIDE)
        and (one.about or made.about or one.voice.evidence is not None)
        and made.measure in ("", one.measure)
        and _alike(made.quantity, one.quantity)
    ]
    if not before:
        return made
    *_, place = max(before)
    last = read[place]
    about = made.about | last.about or frozenset({own})
    if not last.about or not last.measure:
        last = read[place] = replace(last, about=about, measure=last.measure or "number")
    return replace(made, about=about, measure=last.measure)


def _is_ahead(told: Told, quantity: Quantity, events: list[Event]) -> bool:
    """Whether a number is of what is to come, by its events or the statement it stands in."""
    if events:
        return all(one.status in _AHEAD for one in events)
    said = told.said_in(quantity.span)
    return (said is not None and said.act in _FORETOLD) or _DUE.match(told.report.text, quantity.span.end) is not None


def _gone(told: Told) -> Mapping[int, set[float]]:
    """By sentence the numbers that it says are not so, or were."""
    found: dict[int, set[float]] = defaultdict(set)
    for one in told.reading.quantities:
        if one.low is not None and (struck(told, one) or is_past(told, one)):
            found[told.sentences.nth(one.span.start)].add(one.low)
    return found


def _victims(accounts: Accounts, told: Told, matter: Mapping[int, int]) -> Iterator[Count]:
    """The numbers that victims are told by: who dies as the third makes three dead."""
    for event in told.reading.events:
        group = accounts.group(told.report.id, event.id)
        if group is None or event.what not in _HARMED:
            continue
        for one in event.recipients:
            nth = next((ORDINALS[word] for word in fold(one.span.text) if word in ORDINALS), 0)
            if nth > 1:
                number = Quantity(event.id, one.span, nth, nth, "exactly", "", "", "")
                about = frozenset({matter.get(group, group)})
                yield Count(
                    told.at(event.id, one.span), told.voice(event.told_by), number, _HARMED[event.what], told.day, about
                )


def _alike(one: Quantity, other: Quantity) -> bool:
    a, b = one.low or one.high, other.low or other.high
    return bool(a and b and max(a, b) <= _LIKE * min(a, b))


def _near(told: Told, category: str, nth: int) -> list[Event]:
    """What a number that is tied to no event is about: the harm or forces of its sentence, or the nearest one's."""
    for back in (0, 1, -1, *range(2, _BACK + 1)):
        events = [one for one in told.events_by_sentence.get(nth - back, ()) if _fits(one, category)]
        if events:
            return events
    return []


def _fits(event: Event, category: str) -> bool:
    """Whether a number of this kind may be of an event of this kind."""
    if category in HARM:
        return event.type == "ASSAULT"
    return category == "personnel" and event.type in _FORCES
