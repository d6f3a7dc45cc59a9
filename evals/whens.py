"""Scores when events are, and why, on made-up cases.

usage: python -m evals.whens

A case is right when each of its events is found with its days, or without any, and for the reason that it names.
Prints the faults of the read half, and for each kind how many are right in the read half and in the kept one, whose
cases nobody looks at while writing rules; then, of the days that the thread of the text gave, how many are right.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from rich.console import Console

from evals.halves import Case, halves, show
from evals.records import on_days, words
from onrecord.issues import Found, Given
from onrecord.model import Event, RawReport
from onrecord.pipeline import STAGES, needs

PUBLISHED = date(2031, 3, 12)
THREAD = frozenset({"mention", "thread", "story"})
"""The reasons that look beyond an event's own sentence."""


def desk(values: dict[str, Any]) -> dict[str, Any]:
    """What stands on the desk once events are found, from what lies there ("raw" and "published", or a "report").

    What is judged of them isn't read.
    """
    lying, values = frozenset(values), dict(values)
    for gives, stage in STAGES:
        if gives not in lying:
            given = stage(**{name: values[name] for name in needs(stage)})
            values[gives] = (
                given.findings if isinstance(given, Found) else given.given if isinstance(given, Given) else given
            )
        if gives == "events":
            break
    return values


def found_in(text: str, published: date | None) -> dict[str, Any]:
    """What stands on the desk once a text's events are found."""
    return desk({"raw": RawReport("", text), "published": published})


def nearest(events: tuple[Event, ...], text: str, trigger: str) -> Event | None:
    """The event whose trigger shares a word with the words of a trigger, nearest to where these stand."""
    at = text.find(trigger)
    sharing = [one for one in events if set(words(one.trigger.text)) & set(words(trigger))]
    return min(sharing, key=lambda one: abs(one.trigger.start - at), default=None)


def faults(case: Case) -> str:
    """What is wrong with a case's events; empty where nothing is."""
    events = found_in(case["text"], case.get("published", PUBLISHED))["events"]
    return "; ".join(fault for want in case["events"] for fault in _faults(want, events, case["text"]))


def _faults(want: Case, events: tuple[Event, ...], text: str) -> list[str]:
    one = nearest(events, text, want["trigger"])
    if one is None:
        return [] if want["when"] == "none" else [f"no event {want['trigger']}"]
    how = one.when_basis.how if one.when_basis else None
    got = f"{one.when.first}/{one.when.last}" if one.when else "none"
    right = one.when is None if want["when"] == "none" else one.when is not None and on_days(one.when, want["when"])
    if not right:
        return [f"{want['trigger']}: {want['when']}, got {got} ({how})"]
    return [] if want.get("how", how) == how else [f"{want['trigger']}: by {want['how']}, got {how}"]


def thread_days() -> tuple[int, int]:
    """Of the days that the thread of the text gave the events that the cases name, how many are right; of how many."""
    right = of = 0
    for case, _ in halves("when"):
        events = found_in(case["text"], case.get("published", PUBLISHED))["events"]
        for want in case["events"]:
            one = nearest(events, case["text"], want["trigger"])
            if one is not None and one.when_basis is not None and one.when_basis.how in THREAD:
                of += 1
                right += want["when"] != "none" and on_days(one.when, want["when"])
    return right, of


def main() -> None:
    """Prints the faults, the table, and how right the thread's days are."""
    show("when", faults)
    Console().print("days by the thread of the text: {} right of {}".format(*thread_days()))


if __name__ == "__main__":
    main()
