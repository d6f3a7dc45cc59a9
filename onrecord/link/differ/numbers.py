"""Numbers of one thing whose ranges exclude each other, given by different sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.link.accounts import Accounts, Told, is_one
from onrecord.link.differ.corrected import corrects
from onrecord.link.differ.counts import Count, counts, struck
from onrecord.link.differ.dispute import Dispute, Said, Side
from onrecord.link.differ.givers import giver
from onrecord.link.differ.ranges import by_measure, comparable, excludes, grew
from onrecord.link.words import stems
from onrecord.model import Quantity

_SHARED = 3
"""Words in which a sentence shares what another denies of it, at least."""


def numbers(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over numbers, one for a measure of an event."""
    for (group, _), given in by_measure(counts(accounts)).items():
        wholes = [one for one in given if not _is_part(one, given)]
        against = [one for one in wholes if any(_disputed(accounts, one, other, given) for other in wholes)]
        sides = list(_sides(against))
        if len(sides) > 1:
            values = " against ".join(side.value for side in sides)
            yield Dispute("number", tuple(sides), accounts.tellings(group), f"{values}: no number is in both ranges")
    yield from _replaced(accounts)


def _replaced(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes in which one source says *not* as many as another told: "eleven craters, not 14"."""
    for told in accounts.told.values():
        for old in told.reading.quantities:
            new = _instead(told, old) if struck(told, old) else None
            first = new and _told_before(accounts, told, old)
            if new and first:
                its, quantity = first
                sides = [Side(quantity.span.text, (_said(its, quantity),)), Side(new.span.text, (_said(told, new),))]
                if not is_one(sides[0].said[0].voice, sides[1].said[0].voice):
                    yield Dispute("number", tuple(sides), (), f"{new.span.text}, not {old.span.text}")


def _said(told: Told, quantity: Quantity) -> Said:
    return Said(told.at(quantity.id, quantity.span), giver(told, quantity)[0])


def _instead(told: Told, old: Quantity) -> Quantity | None:
    """The number that a sentence puts in the place of one that it says is not so."""
    nth = told.sentences.nth(old.span.start)
    near = [
        one
        for one in told.reading.quantities
        if told.sentences.nth(one.span.start) == nth and one.unit == old.unit and excludes(one, old)
    ]
    return min(near, key=lambda one: (abs(one.span.start - old.span.start), one.span), default=None)


def _told_before(accounts: Accounts, told: Told, old: Quantity) -> tuple[Told, Quantity] | None:
    """Where a number stands that is said not to be so: told before, in a place that tells of the same."""
    meant = _context(told, old)
    found: list[tuple[int, Told, Quantity]] = []
    for its in accounts.told.values():
        if its.day > told.day or (its is not told and is_one(its.voice(None), told.voice(None))):
            continue
        for one in its.reading.quantities:
            if one.low != old.low or one.unit != old.unit or struck(its, one) or (its is told and one.span >= old.span):
                continue
            shared = len(meant & _context(its, one))
            if shared >= _SHARED:
                found.append((shared, its, one))
    best = max(found, key=lambda one: (one[0], one[1].day, one[2].span), default=None)
    return best and best[1:]


def _context(told: Told, quantity: Quantity) -> frozenset[str]:
    """The words of a number's sentence and the one before."""
    nth = told.sentences.nth(quantity.span.start)
    around = "".join(told.sentences.text(one) for one in range(max(0, nth - 1), nth + 1))
    return frozenset(stems(around)) - frozenset(stems(quantity.span.text))


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
