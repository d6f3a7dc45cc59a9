"""Numbers that are about an event, each with who gives it and what it is a number of.

A number is about the events that it is tied to, else about the harm or the forces that the report told of last. A
killing told in one sentence with an attack is of the attack: both are one *matter*, whichever of them a number is tied
to. A bare number ("the hospital still gives 14") is of what was counted in the sentences before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.find.numbers import ORDINALS
from onrecord.link.accounts import Accounts, At, Told, Voice
from onrecord.link.words import fold, stems
from onrecord.model import Actor, Event, Quantity, Span

HARM = frozenset({"killed", "wounded", "captured", "missing"})
"""Categories that say what is counted whatever the words: people, soldiers and residents killed are dead alike."""
_FORCES = frozenset({"MOBILIZE", "COOPERATE", "RETREAT", "PROTEST"})
_SUFFERED = frozenset({"killing", "wounding"})
_HARMED = {"killing": "killed", "wounding": "wounded", "arrest": "captured"}
"""What people are who are counted at such an event: dead, whether or not the words of the number say so."""
_PEOPLE = frozenset({"people", "personnel", ""})
_EARLIER = re.compile(r"\b(?:earlier|previously|initially|originally|at first|first)\b")
_BACK = 4
"""Sentences back that a number may be about what was told there."""
_NUMBER_ALONE = 6
"""Words of a statement that says no more than a number."""
_LIKE = 10.0
"""A bare number is of what was counted before where neither is so many times the other."""
_GIVES = re.compile(
    r"^[^.;:\n]{0,60}?\b(?:counts?|counted|gives?|gave|(?:speaks?|spoke|to speak) of|sa(?:y|ys|id)|"
    r"insists? on|insisted on|puts?|estimates?d?|reports?|reported|registered|listed)\b[^.;:\n]{0,25}$"
)
"""Words between who gives a number and the number."""
_NOT = re.compile(r"\bnot\s+(?:at least\s+|the\s+)?$")
_SOME = re.compile(r"\bof (?:the|them|those|these)\b")
_BY = re.compile(r"\s+(?:by|according to)\s+(?:that of\s+)?(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Count:
    """A number as one voice gives it, what it is a number of, and the matters that it is about."""

    at: At
    voice: Voice
    quantity: Quantity
    measure: str
    day: date
    about: frozenset[int]
    was: frozenset[float] = frozenset()
    """Numbers that its sentence says are not so, or were: "12, up from nine"."""


def counts(accounts: Accounts) -> list[Count]:
    """All numbers that are about an event, in order of days."""
    matter = matters(accounts)
    return [count for told in accounts.told.values() for count in _of_report(accounts, told, matter)]


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


def _harmed(told: Told, quantity: Quantity) -> str:
    """What people counted at a killing, wounding or arrest are; empty where the number itself says what it is of."""
    if quantity.unit or quantity.category not in _PEOPLE:
        return ""
    return next((_HARMED[one.what] for one in told.counted_by.get(quantity.id, ()) if one.what in _HARMED), "")


def measure(quantity: Quantity) -> str:
    """What a number is a number of, as far as two can be compared; empty where it is a bare number."""
    if quantity.unit:
        return quantity.unit
    if quantity.category in HARM:
        return f"some {quantity.category}" if _SOME.search(quantity.span.text) else quantity.category
    counted = stems(quantity.counted)
    return counted[-1] if counted else ""


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


def _of_report(accounts: Accounts, told: Told, matter: Mapping[int, int]) -> Iterator[Count]:
    last: tuple[int, Quantity, str, frozenset[int]] | None = None
    gone = _gone(told)
    for quantity in sorted(told.reading.quantities, key=lambda one: one.span):
        nth = told.sentences.nth(quantity.span.start)
        events = told.counted_by.get(quantity.id) or _near(told, quantity, nth)
        groups = {accounts.group(told.report.id, event.id) for event in events}
        about = frozenset(matter.get(one, one) for one in groups if one is not None)
        its, giver, outright = _harmed(told, quantity) or measure(quantity), *_giver(told, quantity)
        if not its and outright:
            if last and nth - last[0] <= _BACK and _alike(quantity, last[1]):
                its, about = last[2], about | last[3]
            elif events:
                its = events[0].what
        if its and about and not struck(told, quantity) and not is_past(told, quantity):
            last = (nth, quantity, its, about)
            was = frozenset(gone.get(nth, ()))
            yield Count(told.at(quantity.id, quantity.span), giver, quantity, its, told.day, about, was)
    yield from _victims(accounts, told, matter)


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


def _near(told: Told, quantity: Quantity, nth: int) -> list[Event]:
    """What a number that is tied to no event is about: the harm or forces of its sentence, or the nearest one's."""
    for back in (0, 1, -1, *range(2, _BACK + 1)):
        events = [one for one in told.events_by_sentence.get(nth - back, ()) if _fits(one, quantity)]
        if events:
            return events
    return []


def _fits(event: Event, quantity: Quantity) -> bool:
    """Whether a number of this kind may be of an event of this kind."""
    if quantity.category in HARM:
        return event.type == "ASSAULT"
    return quantity.category == "personnel" and event.type in _FORCES


def _giver(told: Told, quantity: Quantity) -> tuple[Voice, bool]:
    """Who gives a number: who is named for it in its clause, else the source of its statement, else the outlet.

    And whether they are told to give just this number.
    """
    said = told.said_in(quantity.span)
    for span, actor in _beside(told, quantity):
        between = told.report.text[span.end : quantity.span.start]
        after = told.report.text[quantity.span.end : span.start]
        if (span.end <= quantity.span.start and _GIVES.match(between)) or (after and _BY.fullmatch(after)):
            return told.voice_of(actor, said), True
    short = said is not None and sum(len(part.text.split()) for part in said.content) <= _NUMBER_ALONE
    return told.voice(said.id if said else None), short


def _beside(told: Told, quantity: Quantity) -> list[tuple[Span, Actor]]:
    """The mentions of actors in a number's sentence, the nearest first."""
    nth = told.sentences.nth(quantity.span.start)
    near = [one for one in told.mentions if told.sentences.nth(one[0].start) == nth]
    return sorted(near, key=lambda one: (abs(one[0].start - quantity.span.start), one[0]))
