"""Numbers of one thing whose ranges exclude each other, given by different sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.accounts import Accounts, is_one
from onrecord.link.differ.counts import HARM, Count, counts
from onrecord.link.differ.dispute import Dispute, Said, Side
from onrecord.link.words import stems
from onrecord.model import Quantity

_OF_A_KIND = frozenset(stems("child woman man boy girl soldier civilian fighter policeman guard"))
"""Words that restrict a number of people to a part of them."""
_ROUND = 0.05
"""How far a round number of hundreds or more may lie beside the count that it stands for."""
_FAR = 20.0
"""Numbers of which one is so many times the other aren't of one thing."""
Range = tuple[float, float | None]


def excludes(one: Quantity, other: Quantity) -> bool:
    """Whether no number lies in both ranges."""
    (low, high), (its_low, its_high) = _range(one), _range(other)
    return (high is not None and its_low > high) or (its_high is not None and low > its_high)


def _range(quantity: Quantity) -> Range:
    """The numbers that a quantity may mean; a round one means those near it."""
    low, high = quantity.low or 0.0, quantity.high
    if low == high and low >= 100 and low % 10 ** (len(str(int(low))) - 2) == 0:
        return low * (1 - _ROUND), low * (1 + _ROUND)
    return low, high


def comparable(one: Count, other: Count) -> bool:
    """Whether two numbers are of one thing: not a part beside a whole, not a rise beside a level."""
    a, b = one.quantity, other.quantity
    if one.measure != other.measure or a.change or b.change or bool(a.part_of) != bool(b.part_of):
        return False
    low, high = sorted((a.low or a.high or 0.0, b.low or b.high or 0.0))
    return high <= _FAR * low and (one.measure not in HARM or _kinds(a) == _kinds(b))


def _kinds(quantity: Quantity) -> frozenset[str]:
    return frozenset(stems(quantity.counted)) & _OF_A_KIND


def numbers(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over numbers, one for a measure of an event."""
    for (group, _), given in by_measure(counts(accounts)).items():
        against = [one for one in given if any(_disputed(one, other, given) for other in given)]
        sides = list(_sides(against))
        if len(sides) > 1:
            values = " against ".join(side.value for side in sides)
            yield Dispute("number", tuple(sides), accounts.groups[group], f"{values}: no number is in both ranges")


def by_measure(given: Iterable[Count]) -> dict[tuple[int, str], list[Count]]:
    """For each event and measure the numbers given, in order of days."""
    found: dict[tuple[int, str], list[Count]] = defaultdict(list)
    for count in given:
        for group in sorted(count.about):
            found[group, count.measure].append(count)
    return found


def _disputed(one: Count, other: Count, given: Sequence[Count]) -> bool:
    """Whether two numbers exclude each other, of different sources, neither taking the place of the other."""
    if is_one(one.voice, other.voice) or not comparable(one, other) or not excludes(one.quantity, other.quantity):
        return False
    old, new = (one, other) if one.day <= other.day else (other, one)
    return not grew(old, new, given)


def grew(old: Count, new: Count, given: Sequence[Count]) -> bool:
    """Whether a later number is the earlier one grown: told on a later day, and nobody holds to the old one since."""
    if old.day == new.day or _range(new.quantity)[0] <= _range(old.quantity)[0]:
        return False
    return not any(
        one.day >= new.day and comparable(one, old) and not excludes(one.quantity, old.quantity) for one in given
    )


def _sides(given: Sequence[Count]) -> Iterator[Side]:
    """The numbers in sides: those of one side all hold together."""
    sides: list[list[Count]] = []
    for count in given:
        for side in sides:
            if all(not excludes(count.quantity, one.quantity) for one in side):
                side.append(count)
                break
        else:
            sides.append([count])
    for side in sides:
        yield Side(side[0].at.span.text, tuple(dict.fromkeys(Said(one.at, one.voice) for one in side)))
