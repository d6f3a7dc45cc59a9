"""What a source told and later tells otherwise itself: a number that it replaces, or words that it takes back.

A correction is no dispute: the same outlet, in its own voice or by printing the source again, or the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.accounts import Accounts, is_one
from onrecord.link.differ.change import Correction
from onrecord.link.differ.counts import Count, counts
from onrecord.link.differ.numbers import by_measure, comparable, excludes, grew
from onrecord.link.differ.retold import all_retold
from onrecord.model import Quantity, Reading

__all__ = ["Correction", "corrections"]
_NONE: Mapping[str, str] = {}
_NOT = re.compile(r"\bnot\s+(?:at least\s+|the\s+)?$")


def corrections(
    readings: Mapping[str, Reading], groups: Iterable[tuple[str, ...]], copies: Mapping[str, str] = _NONE
) -> list[Correction]:
    """The corrections of a record, in order of the days on which they were made."""
    accounts = Accounts(readings, groups, copies)
    found = [*_of_numbers(accounts)]
    for one in all_retold(accounts):
        if one.withdrawn:
            reason = f"{one.by.name or 'the outlet'} takes back what was said"
            found.append(Correction(one.by, one.day, one.old[0], one.new, reason))
    return sorted(set(found), key=lambda one: (one.day, one.new, one.old))


def _of_numbers(accounts: Accounts) -> Iterator[Correction]:
    for given in by_measure(counts(accounts)).values():
        for new in given:
            old = next((one for one in given if corrects(accounts, new, one, given)), None)
            if old is not None:
                reason = f"the same source gave {old.at.span.text} and now gives {new.at.span.text}"
                yield Correction(new.voice, new.day, old.at, new.at, reason)


def corrects(accounts: Accounts, new: Count, old: Count, given: list[Count]) -> bool:
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
        if told.sentences.nth(one.span.start) == nth and _NOT.search(told.report.text[: one.span.start][-20:]):
            yield one


def _is(one: Quantity, other: Quantity) -> bool:
    return one.low is not None and one.low == other.low
