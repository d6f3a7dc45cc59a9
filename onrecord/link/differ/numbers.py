"""Numbers of one thing whose ranges exclude each other, given by different sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.link.accounts import Accounts, is_one
from onrecord.link.differ.corrected import corrects
from onrecord.link.differ.counts import Count, counts
from onrecord.link.differ.dispute import Dispute, Said, Side
from onrecord.link.differ.ranges import by_measure, comparable, excludes, grew


def numbers(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over numbers, one for a measure of an event."""
    for (group, _), given in by_measure(counts(accounts)).items():
        wholes = [one for one in given if not _is_part(one, given)]
        against = [one for one in wholes if any(_disputed(accounts, one, other, given) for other in wholes)]
        sides = list(_sides(against))
        if len(sides) > 1:
            values = " against ".join(side.value for side in sides)
            yield Dispute("number", tuple(sides), accounts.tellings(group), f"{values}: no number is in both ranges")


def _is_part(one: Count, given: Sequence[Count]) -> bool:
    """Whether the same voice gives a larger number in the same report, of which this must be a part."""
    return any(
        other.at.report == one.at.report
        and is_one(one.voice, other.voice)
        and excludes(one.quantity, other.quantity)
        and (one.quantity.low or 0.0) < (other.quantity.low or 0.0)
        for other in given
    )


def _disputed(accounts: Accounts, one: Count, other: Count, given: Sequence[Count]) -> bool:
    """Whether two numbers exclude each other, of different sources, neither taking the place of the other."""
    if is_one(one.voice, other.voice) or not comparable(one, other) or not excludes(one.quantity, other.quantity):
        return False
    old, new = (one, other) if one.day <= other.day else (other, one)
    return not grew(old, new, given) and not corrects(accounts, new, old, given)


def _sides(given: Sequence[Count]) -> Iterator[Side]:
    """The numbers in sides, the smallest first: those of one side all hold together."""
    sides: list[list[Count]] = []
    for count in given:
        for side in sides:
            if all(not excludes(count.quantity, one.quantity) for one in side):
                side.append(count)
                break
        else:
            sides.append([count])
    for side in sorted(sides, key=lambda side: min(one.quantity.low or 0.0 for one in side)):
        yield Side(side[0].at.span.text, tuple(dict.fromkeys(Said(one.at, one.voice) for one in side)))
