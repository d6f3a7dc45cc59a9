"""What the reports after a day say otherwise than those before: new events, status, numbers, accounts, withdrawals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from onrecord.link.accounts import Accounts, Version, is_one
from onrecord.link.differ.came import Coming, coming
from onrecord.link.differ.change import Change
from onrecord.link.differ.counts import Count, counts
from onrecord.link.differ.ranges import by_measure, comparable, excludes, grew
from onrecord.link.differ.retold import retold
from onrecord.model import Reading

__all__ = ["Change", "changes"]
_COMING = frozenset({"planned", "hypothetical"})
_FEW = timedelta(days=3)
"""What happened so shortly before a day, and is told only after it, is new."""
_DONE = frozenset({"occurred", "ongoing"})


def changes(
    readings: Mapping[str, Reading], groups: Iterable[tuple[str, ...]], since: date, until: date
) -> list[Change]:
    """What reports of the days after ``since``, up to ``until``, say otherwise, in order of days.

    What was told before is what the latest reports up to ``since`` told; of what was first told after it, the first
    telling. A report that states no day is of before all days.
    """
    accounts = Accounts(readings, groups, {})
    foretold = list(coming(accounts, since, until))
    found = [
        *(one.change for one in foretold),
        *_events(accounts, since, until, foretold),
        *_numbers(accounts, since, until),
        *retold(accounts, since, until),
    ]
    return sorted(found, key=lambda one: (one.day, one.after, one.kind, one.before))


def _events(accounts: Accounts, since: date, until: date, foretold: Iterable[Coming]) -> Iterator[Change]:
    come = {at for one in foretold for at in one.events}
    for group, versions in sorted(accounts.versions.items()):
        told = [one for one in versions if one.day <= until]
        if not told or told[-1].day <= since:
            continue
        about = accounts.tellings(group)
        if told[0].day > since and _is_of(told, since):
            new = told[0]
            after = tuple(dict.fromkeys(one.at for one in told))
            if come.isdisjoint(after):
                yield Change(
                    "new event", new.day, new.voice, "", new.status, (), after, about, "no report before tells it"
                )
        yield from _statuses(about, told, since)


def _is_of(told: list[Version], since: date) -> bool:
    """Whether an event happened in days after a day, by the days of its tellings; without days it is of no time."""
    if told[0].status not in _DONE:
        return False
    dated = (one.event.when for one in told if one.event.when)
    return any(when.first and when.last and when.first >= since - _FEW and when.last > since - _FEW for when in dated)


def _statuses(about: tuple[str, ...], told: list[Version], since: date) -> Iterator[Change]:
    """Each state that an event has come to after a day, from the state before."""
    seen: set[str] = set()
    for new in (one for one in told if one.day > since):
        olds = [one for one in told if one.day < new.day and _become(one, new)]
        if not olds or _become(olds[-1], new) in seen:
            continue
        old, now = olds[-1], _become(olds[-1], new)
        if any(one.day <= since and _become(old, one) == now for one in told):
            continue
        seen.add(now)
        before = tuple(dict.fromkeys(one.at for one in reversed(olds)))
        after = tuple(dict.fromkeys(one.at for one in told if one.day >= new.day and _become(old, one) == now))
        reason = f"told as {old.status} on {old.day}, as {now} on {new.day}"
        yield Change("status", new.day, new.voice, old.status, now, before, after, about, reason)


def _become(old: Version, new: Version) -> str:
    """What an event has become; empty where it is what it was."""
    if old.status in _COMING:
        return {"occurred": "occurred", "ongoing": "ongoing", "denied": "cancelled"}.get(new.status, "")
    if old.status == "ongoing":
        return "ended" if new.status == "occurred" else ""
    if is_one(old.voice, new.voice):
        return ""
    if old.status == "alleged" and new.status in _DONE:
        return "confirmed" if new.act == "admits" else ""
    return "denied" if old.status == "alleged" and new.act == "denies" else ""


def _numbers(accounts: Accounts, since: date, until: date) -> Iterator[Change]:
    for (group, _), given in by_measure(counts(accounts)).items():
        told = [one for one in given if one.day <= until]
        for new in (one for one in told if one.day > since):
            olds = [one for one in told if one.day < new.day and _took_its_place(one, new, told)]
            if olds:
                old = olds[-1]
                was, now = old.at.span.text, new.at.span.text
                before = tuple(dict.fromkeys(one.at for one in reversed(olds)))
                reason = f"{was} on {old.day}, {now} on {new.day}"
                yield Change(
                    "number", new.day, new.voice, was, now, before, (new.at,), accounts.tellings(group), reason
                )


def _took_its_place(old: Count, new: Count, given: list[Count]) -> bool:
    """Whether a number took an earlier one's place: its source's, grown, known where open, or named as past."""
    if old.quantity.low in new.was:
        return True
    if not comparable(old, new):
        return False
    if old.quantity.high is None and new.quantity.high is not None:
        return (new.quantity.low or 0.0) > (old.quantity.low or 0.0)
    return excludes(old.quantity, new.quantity) and (is_one(old.voice, new.voice) or grew(old, new, given))
