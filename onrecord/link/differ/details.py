"""Days, places and actors of one event that exclude each other, told by different sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.link.accounts import Accounts, Version, is_one
from onrecord.link.differ.dispute import Dispute, Said, Side
from onrecord.link.words import stems
from onrecord.model import Event

_FEW = 7
"""Days that lie farther apart are of two events."""
_TELLS = frozenset({"occurred", "ongoing", "alleged"})


def details(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over details of events that happened by all accounts."""
    for group, versions in sorted(accounts.versions.items()):
        told = [one for one in versions if one.status in _TELLS]
        for one, other in _pairs(told):
            if _dated_apart(one, other):
                sides = (_dated(one), _dated(other))
                reason = f"{sides[0].value} against {sides[1].value}: no day is in both"
                yield Dispute("date", sides, accounts.groups[group], reason)
                break


def _pairs(versions: list[Version]) -> Iterator[tuple[Version, Version]]:
    for nth, one in enumerate(versions):
        for other in versions[nth + 1 :]:
            if not is_one(one.voice, other.voice):
                yield one, other


def _dated_apart(one: Version, other: Version) -> bool:
    """Whether both tell one day's event in the same words with days of their own, a few days apart."""
    a, b = one.event, other.event
    if a.what != b.what or stems(a.trigger.text) != stems(b.trigger.text) or not days_apart(a, b):
        return False
    if any(each.when_basis is None or each.when_basis.how != "tied" for each in (a, b)):
        return False
    firsts = [each.when.first for each in (a, b) if each.when and each.when.first]
    return len(firsts) == 2 and abs((firsts[0] - firsts[1]).days) <= _FEW


def days_apart(one: Event, other: Event) -> bool:
    """Whether the days of two tellings exclude each other."""
    if one.when is None or other.when is None:
        return False
    return _before(one.when.last, other.when.first) or _before(other.when.last, one.when.first)


def _before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def _dated(one: Version) -> Side:
    when = one.event.when
    value = f"{when.first} to {when.last}" if when and when.first != when.last else str(when and when.first)
    return Side(value, (Said(one.at, one.voice),))
