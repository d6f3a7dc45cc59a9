"""Days, places and actors of one event that exclude each other, told by different sources."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.link.accounts import Accounts, Version, is_one
from onrecord.link.differ.dispute import Dispute, Said, Side

_TELLS = frozenset({"occurred", "ongoing", "alleged"})


def details(accounts: Accounts) -> Iterator[Dispute]:
    """The disputes over details of events that happened by all accounts."""
    for group, versions in sorted(accounts.versions.items()):
        told = [one for one in versions if one.status in _TELLS]
        for one, other in _pairs(told):
            if _days_apart(one, other):
                sides = (_dated(one), _dated(other))
                reason = f"{sides[0].value} against {sides[1].value}: no day is in both"
                yield Dispute("date", sides, accounts.groups[group], reason)
                break


def _pairs(versions: list[Version]) -> Iterator[tuple[Version, Version]]:
    for nth, one in enumerate(versions):
        for other in versions[nth + 1 :]:
            if not is_one(one.voice, other.voice):
                yield one, other


def _days_apart(one: Version, other: Version) -> bool:
    """Whether both have days that their own words tell, and the days exclude each other."""
    a, b = one.event, other.event
    if not a.when or not b.when or not a.when_basis or not b.when_basis or a.what != b.what:
        return False
    if a.when_basis.how != "tied" or b.when_basis.how != "tied":
        return False
    if None in (a.when.first, a.when.last, b.when.first, b.when.last):
        return False
    return bool(a.when.last < b.when.first or b.when.last < a.when.first)  # type: ignore[operator]


def _dated(one: Version) -> Side:
    when = one.event.when
    value = f"{when.first} to {when.last}" if when and when.first != when.last else str(when and when.first)
    return Side(value, (Said(one.at, one.voice),))
