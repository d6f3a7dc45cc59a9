"""Scores who does an event, to whom, and where, on made-up cases.

usage: python -m evals.roles

A case asks for some of an event's actors, recipients and places: all of them, each by its last word, and no other.
Prints the faults of the read half, for each kind how many cases are right in the read half and in the kept one, and how
often each of the three is.
"""

from __future__ import annotations

import re
from collections import Counter

from rich.console import Console
from rich.table import Table

import onrecord
from evals.halves import Case, halves, show
from onrecord.model import Event, Reading

SLOTS = ("actors", "recipients", "places")


def words(text: str) -> list[str]:
    """The text's words in small letters, without marks."""
    return re.findall(r"\w+", text.casefold())


def asked(reading: Reading, trigger: str) -> Event | None:
    """The event that has a telling at the case's trigger, where it first stands; ``|`` stands between triggers."""
    found = (re.search(re.escape(wanted), reading.report.text) for wanted in trigger.split("|"))
    for start, end in (one.span() for one in found if one is not None):
        for event in reading.events:
            if any(span.start < end and start < span.end for span in event.mentions):
                return event
    return None


def slot_fault(wanted: list[str], got: list[str]) -> bool:
    """Whether a wanted name is missing, or something was found that isn't wanted."""
    sets = [set(words(text)) for text in got]
    names = [(words(name)[-1], name.endswith("?")) for name in wanted]
    missing = any(not optional and not any(last in found for found in sets) for last, optional in names)
    return missing or any(not any(last in found for last, _ in names) for found in sets)


def found_in(event: Event, slot: str) -> list[str]:
    """The names and words of what an event has of actors, recipients or places."""
    return [f"{part.name} {part.span.text}" for part in getattr(event, slot)]


def wrong(case: Case) -> dict[str, str]:
    """What is wrong with each of the slots that a case asks for."""
    event = asked(onrecord.read(text=case["text"]), case["event"])
    if event is None:
        return {slot: "no event" for slot in SLOTS if slot in case}
    got = {slot: found_in(event, slot) for slot in SLOTS if slot in case}
    return {slot: f"{slot} {case[slot]}, got {found}" for slot, found in got.items() if slot_fault(case[slot], found)}


def faults(case: Case) -> str:
    """What is wrong with a case; empty where nothing is."""
    found = "; ".join(dict.fromkeys(wrong(case).values()))
    return f"{found} ({case['event']})" if found else ""


def main() -> None:
    """Prints the faults and the tables."""
    show("roles", faults)
    right, tried = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for case, kept in halves("roles"):
        bad = wrong(case)
        for slot in (slot for slot in SLOTS if slot in case):
            tried[slot, kept] += 1
            right[slot, kept] += slot not in bad
    table = Table("asked for", "read", "kept")
    for slot in SLOTS:
        table.add_row(slot, *(f"{right[slot, kept]}/{tried[slot, kept]}" for kept in (False, True)))
    Console().print(table)


if __name__ == "__main__":
    main()
