"""Numbers of one thing whose ranges exclude each other, given by different sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onrecord.link.accounts import Accounts, Count, is_one
from onrecord.link.differ.dispute import Dispute, Said, Side
from onrecord.link.words import stems
from onrecord.model import Quantity

HARM = frozenset({"killed", "wounded", "captured", "missing"})
"""Categories that say what is counted whatever the words: people, soldiers and residents killed are dead alike."""
_PART_WORDS = frozenset({"child", "children", "woman", "women", "soldier", "civilian", "fighter", "boy", "girl"})
_LEAST = 1e-9


def measure(quantity: Quantity) -> str:
    """What a number is a number of, as far as two can be compared; empty where it can't be told."""
    if quantity.unit:
        return quantity.unit
    if quantity.category in HARM:
        return quantity.category
    counted = stems(quantity.counted)
    return counted[-1] if counted else ""


def excludes(one: Quantity, other: Quantity) -> bool:
    """Whether no number lies in both ranges."""
    low = max(one.low if one.low is not None else 0.0, other.low if other.low is not None else 0.0)
    highs = [high for high in (one.high, other.high) if high is not None]
    return bool(highs) and low > min(highs) + _LEAST


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are of one thing: not a part beside a whole, not a rise beside a level."""
    if one.change or other.change or bool(one.part_of) != bool(other.part_of) or not measure(one):
        return False
    return measure(one) == measure(other) and (_kind(one) == _kind(other) or one.category not in HARM)


def _kind(quantity: Quantity) -> frozenset[str]:
    """The kind of people that a number of dead is restricted to."""
    return frozenset(stems(quantity.counted)) & _PART_WORDS


def numbers(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over numbers, one for a measure of an event."""
    for (group, _), counts in by_measure(accounts.counts).items():
        against = [one for one in counts if any(_disputed(one, other, counts) for other in counts)]
        sides = list(_sides(against))
        if len(sides) > 1:
            values = " against ".join(side.value for side in sides)
            yield Dispute("number", tuple(sides), accounts.groups[group], f"{values}: no number is in both ranges")


def by_measure(counts: Iterable[Count]) -> dict[tuple[int, str], list[Count]]:
    """For each event and measure the numbers given, in order of days."""
    found: dict[tuple[int, str], list[Count]] = defaultdict(list)
    for count in counts:
        for group in sorted(count.about):
            found[group, measure(count.quantity)].append(count)
    return found


def _disputed(one: Count, other: Count, counts: Sequence[Count]) -> bool:
    """Whether two numbers exclude each other, of different sources, neither taking the place of the other."""
    if is_one(one.voice, other.voice) or not comparable(one.quantity, other.quantity):
        return False
    return excludes(one.quantity, other.quantity) and not _grew(*sorted((one, other), key=_day), counts)


def _day(count: Count) -> date:
    return count.day


def _grew(old: Count, new: Count, counts: Sequence[Count]) -> bool:
    """Whether a later number is the earlier one grown: told on a later day, and nobody holds to the old one since."""
    low, high = old.quantity.high, new.quantity.low
    if old.day == new.day or low is None or high is None or low > high:
        return False
    return not any(
        one.day >= new.day and not excludes(one.quantity, old.quantity) and comparable(one.quantity, old.quantity)
        for one in counts
    )


def _sides(counts: Sequence[Count]) -> Iterator[Side]:
    """The numbers in sides: those of one side all hold together."""
    sides: list[list[Count]] = []
    for count in counts:
        for side in sides:
            if all(not excludes(count.quantity, one.quantity) for one in side):
                side.append(count)
                break
        else:
            sides.append([count])
    for side in sides:
        yield Side(side[0].at.span.text, tuple(dict.fromkeys(Said(one.at, one.voice) for one in side)))
