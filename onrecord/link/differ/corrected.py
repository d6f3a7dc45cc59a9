"""When a number takes back an earlier one: the same source gives another, or its outlet says *not* so many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.link.accounts import Accounts, is_one
from onrecord.link.differ.counts import Count, struck
from onrecord.link.differ.ranges import comparable, excludes, grew
from onrecord.model import Quantity


def corrects(accounts: Accounts, new: Count, old: Count, given: Sequence[Count]) -> bool:
    """Whether a number takes back an earlier one: of its source, or of its outlet, which says *not* so many."""
    if not old.day < new.day or not comparable(old, new):
        return False
    told, its = accounts.told[new.at.report], accounts.told[old.at.report]
    if is_one(told.voice(None), its.voice(None)) and any(_is(one, old.quantity) for one in _struck(accounts, new)):
        return True
    return is_one(old.voice, new.voice) and excludes(old.quantity, new.quantity) and not grew(old, new, given)


def _struck(accounts: Accounts, new: Count) -> Iterator[Quantity]:
    """The numbers of a number's sentence that it says are not so: "fourteen, not 17"."""
    told = accounts.told[new.at.report]
    nth = told.sentences.nth(new.at.span.start)
    for one in told.reading.quantities:
        if told.sentences.nth(one.span.start) == nth and struck(told, one):
            yield one


def _is(one: Quantity, other: Quantity) -> bool:
    return one.low is not None and one.low == other.low
