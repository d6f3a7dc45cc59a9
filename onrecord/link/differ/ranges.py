"""When two numbers are of one thing, when their ranges exclude each other, and when one is the other grown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.link.differ.counts import HARM, Count
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
    """Whether two numbers are of one thing: no part beside a whole, no rise beside a level, no plan beside a fact."""
    a, b = one.quantity, other.quantity
    if one.measure != other.measure or one.ahead != other.ahead or _is_step(a) or _is_step(b):
        return False
    if bool(a.part_of) != bool(b.part_of):
        return False
    low, high = sorted((a.low or a.high or 0.0, b.low or b.high or 0.0))
    return high <= _FAR * low and (one.measure not in HARM or _kinds(a) == _kinds(b))


def _is_step(quantity: Quantity) -> bool:
    """Whether a number says by how much another rose or fell; what it rose to is a level."""
    return quantity.change.endswith(" by")


def _kinds(quantity: Quantity) -> frozenset[str]:
    return frozenset(stems(quantity.counted)) & _OF_A_KIND


def by_measure(given: Iterable[Count]) -> dict[tuple[int, str], list[Count]]:
    """For each event and measure the numbers given, in order of days."""
    found: dict[tuple[int, str], list[Count]] = defaultdict(list)
    for count in given:
        for group in sorted(count.about):
            found[group, count.measure].append(count)
    return found


def grew(old: Count, new: Count, given: Sequence[Count]) -> bool:
    """Whether a later number is the earlier one grown: told on a later day, and nobody holds to the old one since."""
    if old.day == new.day or _range(new.quantity)[0] <= _range(old.quantity)[0]:
        return False
    return not any(
        one.day >= new.day and comparable(one, old) and not excludes(one.quantity, old.quantity) for one in given
    )
