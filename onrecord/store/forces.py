"""Forces: personnel and equipment by side, place and day, from the quantities and the equipment of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import facts
from onrecord.model import Event, Quantity, Reading, Span
from onrecord.spans import overlap
from onrecord.store.entries import Entry

CATEGORIES = (
    "personnel", "units", "armoured vehicles", "vehicles", "artillery", "missiles", "weapons", "ammunition",
    "aircraft", "drones", "ships", "satellites",
)  # fmt: skip
"""Categories of quantities that are forces."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of what an event has, as told in some ``words``; ``low`` and ``high`` are None where nobody counted."""

    span: Span
    category: str
    what: str
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Force:
    """One amount of an event's personnel or equipment, and whose it is, as far as the event tells.

    ``side`` is the actor in whose name the amount is told, else who acts; empty where nobody is named.
    """

    entry: Entry[Event]
    side: str
    country: str | None
    category: str
    what: str
    low: float | None
    high: float | None
    span: Span

    @property
    def id(self) -> str:
        """The event's id, a colon, and where the amount stands in the report."""
        return f"{self.entry.id}:{self.span.start}"

    @property
    def place(self) -> str:
        """The names of the event's places."""
        return ", ".join(dict.fromkeys(site.name for site in self.entry.finding.places))


def amounts(event: Event, quantities: Mapping[str, Quantity]) -> list[Amount]:
    """The forces of an event in order of the text: its quantities, and equipment that none of these counts."""
    told = [quantities[each] for each in event.quantities if each in quantities]
    found = [
        Amount(one.span, one.category, _what(one), one.low, one.high, f"{one.span.text} {one.counted}")
        for one in told
        if one.category in CATEGORIES
    ]
    counted = [one.span for one in told]
    for one in event.equipment:
        if one.kind and not any(overlap(one.span, span) for span in counted):
            found.append(Amount(one.span, category_of(one.kind), one.name, None, None, one.span.text))
    return sorted((one for one in found if one.category), key=lambda one: one.span)


def _what(one: Quantity) -> str:
    return one.equipment.name if one.equipment else one.counted


def forces(reading: Reading, entry: Entry[Event], category: str | None = None) -> Iterator[Force]:
    """The forces of an event in order of the text, of one category if that is given."""
    for one in amounts(entry.finding, {each.id: each for each in reading.quantities}):
        if category is None or one.category == category.lower():
            side, country = _side(reading, entry.finding, one)
            yield Force(entry, side, country, one.category, one.what, one.low, one.high, one.span)


def _side(reading: Reading, event: Event, one: Amount) -> tuple[str, str | None]:
    """Whose an amount is: who is named in its words ("3,000 Kestrian troops", "troops from Wagner"), else who acts."""
    end = max(one.span.end, one.span.start + len(one.words))
    for actor in reading.actors:
        if any(one.span.start <= span.start < end and _is_name(span.text, one.words) for span in actor.mentions):
            return actor.name, actor.country
    actors = {actor.id: actor for actor in reading.actors}
    countries = {actors[part.actor].country for part in event.actors if part.actor in actors}
    names = ", ".join(dict.fromkeys(part.name for part in event.actors))
    return names, countries.pop() if len(countries) == 1 else None


def _is_name(text: str, words: str) -> bool:
    return text in words and not text.islower()


@cache
def _counts() -> Mapping[str, str]:
    return {one.name: one.counts for one in facts.equipment()}


def category_of(kind: str) -> str:
    """The category of a number of a class of equipment; empty where it has none."""
    return _counts().get(kind, "")
