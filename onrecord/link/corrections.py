"""What a source told and later tells otherwise itself: a number that it replaces, or words that it takes back.

A correction is no dispute: the same outlet, in its own voice or by printing the source again, or the same person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.accounts import Accounts
from onrecord.link.differ.change import Correction
from onrecord.link.differ.corrected import corrects
from onrecord.link.differ.counts import counts
from onrecord.link.differ.ranges import by_measure
from onrecord.link.differ.retold import all_retold
from onrecord.model import Reading

__all__ = ["Correction", "corrections"]
_NONE: Mapping[str, str] = {}


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
            old = next((one for one in reversed(given) if corrects(accounts, new, one, given)), None)
            if old is not None:
                reason = f"the same source gave {old.at.span.text} and now gives {new.at.span.text}"
                yield Correction(new.voice, new.day, old.at, new.at, reason)
