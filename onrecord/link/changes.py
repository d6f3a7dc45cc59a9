"""What the reports after a day say otherwise than those before: new events, status, numbers, accounts, withdrawals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.link.accounts import Accounts, At, Version, is_one
from onrecord.link.differ.counts import Count, counts
from onrecord.link.differ.numbers import by_measure, comparable, excludes
from onrecord.model import Reading

ChangeKind = Literal["new event", "status", "number", "account", "withdrawn"]
_COMING = frozenset({"planned", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Change:
    """What is told otherwise: from the words before (None for a new event) to those after, and by whom."""

    kind: ChangeKind
    day: date
    by: str
    was: str
    now: str
    before: At | None
    after: At
    about: tuple[str, ...]
    reason: str


def changes(
    readings: Mapping[str, Reading], groups: Iterable[tuple[str, ...]], since: date, until: date
) -> list[Change]:
    """What reports of the days after ``since``, up to ``until``, say otherwise, in order of days.

    A report that states no day is not asked.
    """
    accounts = Accounts(readings, groups, {})
    found = [*_events(accounts, since, until), *_numbers(accounts, since, until)]
    return sorted(found, key=lambda one: (one.day, one.after, one.kind, one.was))


def _events(accounts: Accounts, since: date, until: date) -> Iterator[Change]:
    for group, versions in sorted(accounts.versions.items()):
        told = [one for one in versions if one.day <= until]
        before = [one for one in told if one.day <= since]
        after = [one for one in told if one.day > since]
        if after and not before and all(one.status not in _COMING for one in after[:1]):
            new = after[0]
            yield Change(
                "new event", new.day, new.voice.name, "", new.status, None, new.at, accounts.groups[group],
                "no report up to then tells it",
            )  # fmt: skip
        yield from _status(accounts.groups[group], before, after)


def _status(about: tuple[str, ...], before: list[Version], after: list[Version]) -> Iterator[Change]:
    """From the last status told before to the last told after; of an event that is new, from the first."""
    chain = [*before[-1:], *after]
    for nth, new in enumerate(chain[1:], 1):
        old = chain[nth - 1]
        now = _now(old, new)
        if now:
            reason = f"told as {old.status} on {old.day}, as {now} on {new.day}"
            yield Change("status", new.day, new.voice.name, old.status, now, old.at, new.at, about, reason)


def _now(old: Version, new: Version) -> str:
    """What an event has become; empty where it is what it was."""
    if new.day <= old.day or new.status == old.status:
        return ""
    if old.status in _COMING:
        return {"denied": "cancelled", "planned": "", "hypothetical": ""}.get(new.status, new.status)
    if old.status == "ongoing":
        return "ended" if new.status == "occurred" else ""
    if old.status == "alleged" and new.status in ("occurred", "denied"):
        return "confirmed" if new.status == "occurred" else "denied"
    return ""


def _numbers(accounts: Accounts, since: date, until: date) -> Iterator[Change]:
    for (group, _), given in by_measure(counts(accounts)).items():
        before = [one for one in given if one.day <= since]
        after = [one for one in given if since < one.day <= until]
        for new in after:
            old = next((one for one in reversed(before) if _took_its_place(one, new)), None)
            if old is not None:
                reason = f"{old.at.span.text} on {old.day}, {new.at.span.text} on {new.day}"
                was, now = old.at.span.text, new.at.span.text
                yield Change(
                    "number", new.day, new.voice.name, was, now, old.at, new.at, accounts.groups[group], reason
                )


def _took_its_place(old: Count, new: Count) -> bool:
    return comparable(old, new) and (
        excludes(old.quantity, new.quantity) or (old.quantity.high is None and is_one(old.voice, new.voice))
    )
