"""Scores the finder of times on made-up cases: every expression found, no other, each with its type, value and days.

usage: python -m evals.times_cases

A case is right when its times are found with the words, type, value and first and last day that it names, and nothing
else is found. A value "" is not checked, nor are days that a case leaves out. The cases give each end of a pair ("from
2 March to 4 April") its own days; the finder gives both the days of the whole stretch, as it opens "since 2 March", so
that is what they are held against. Prints the faults of the read half, and for each kind how many cases are right in
the read half and in the kept one, whose cases nobody looks at while writing rules.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import onrecord
from evals.halves import show
from onrecord.model import Time

CASES = "times"


_BETWEEN = re.compile(r"\b(?:between|from)\s(?:the\s)?$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|to|until|till|through)\s(?:the\s)?")


def placed(case: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The times of a case with the place of their words, which stand in text order."""
    found, at = [], 0
    for want in case["times"]:
        start = case["text"].index(want["words"], at)
        found.append((start, dict(want)))
        at = start + len(want["words"])
    return found


def stretched(case: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The same, with the days of the whole stretch for both ends of a pair."""
    found = placed(case)
    for (start, one), (after, two) in zip(found, found[1:], strict=False):
        between = case["text"][start + len(one["words"]) : after]
        if "first" in one and "last" in two and _AND.fullmatch(between) and _BETWEEN.search(case["text"][:start]):
            one["last"], two["first"] = two["last"], one["first"]
    return found


def wrong(case: dict[str, Any]) -> str:
    """What is wrong with a case; empty where it is right."""
    published = case.get("published")
    reading = onrecord.read(text=case["text"], published=date.fromisoformat(published) if published else None)
    left, faults = list(reading.times), []
    for start, want in stretched(case):
        hit = next((time for time in left if time.span.start == start and time.span.text == want["words"]), None)
        if hit is None:
            faults.append(f"missing [{want['words']}]")
        else:
            left.remove(hit)
            faults += traits(want, hit)
    return "; ".join([*faults, *(f"too much [{time.span.text}]" for time in left)])


def traits(want: dict[str, Any], time: Time) -> list[str]:
    """The faults in what a case names of one time."""
    days = time.days
    got = {
        "type": time.type,
        "value": time.value,
        "first": str(days.first) if days and days.first else None,
        "last": str(days.last) if days and days.last else None,
    }
    return [
        f"[{want['words']}] {name} {want[name]}, got {got[name]}"
        for name in got
        if name in want and want[name] != "" and want[name] != got[name]
    ]


def main() -> None:
    """Prints the read half's faults and both halves' scores."""
    show(CASES, wrong)


if __name__ == "__main__":
    main()
