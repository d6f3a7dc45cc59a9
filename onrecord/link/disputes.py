"""Where accounts of one event or claim differ: asserted or denied, its number, day, place, who did it, its status.

A dispute needs two sources that can't both be right. What one source says otherwise later is a correction
(:mod:`onrecord.link.corrections`), a number that grew from report to report is a change (:mod:`onrecord.link.changes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.link.accounts import Accounts
from onrecord.link.differ.denials import denials
from onrecord.link.differ.details import details
from onrecord.link.differ.dispute import Dispute, Said, Side, joined
from onrecord.link.differ.numbers import numbers
from onrecord.model import Reading

__all__ = ["Dispute", "Said", "Side", "disputes"]
_NONE: Mapping[str, str] = {}


def disputes(
    readings: Mapping[str, Reading], groups: Iterable[tuple[str, ...]], copies: Mapping[str, str] = _NONE
) -> list[Dispute]:
    """The disputes of a record, in the order of the days on which both sides were told.

    ``readings`` are by report id; a group holds "report.event" ids that are one event. ``copies`` are reports that
    copy another, by id, with the id of their origin: a side counts what they say once.
    """
    accounts = Accounts(readings, groups, copies)
    found = joined([*numbers(accounts), *denials(accounts), *details(accounts)])
    return sorted(found, key=lambda one: (accounts.disputed_on(one.reports), one))
