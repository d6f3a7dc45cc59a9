"""Scores whether a place's name is a place, an actor, or neither, on made-up cases.

usage: python -m evals.acting

A name is an *actor* where it is, with or without an article, a whole mention of an actor that is no person; a *person*
where it lies in a person's; a *place* where it is, or lies in, a place's mention alone; else a *name*, of a treaty or a
club. Prints the faults of the read half, and for each kind how many are right in the read half and in the kept one.
"""

from __future__ import annotations

import re

import onrecord
from evals.halves import Case, show
from onrecord.model import Reading, Span


def at(case: Case) -> tuple[int, int]:
    """Where the name stands in the case's text."""
    start = [found.start() for found in re.finditer(re.escape(case["name"]), case["text"])][case["at"]]
    return start, start + len(case["name"])


def taken_for(reading: Reading, start: int, end: int) -> str:
    """What a reading takes the characters ``[start, end)`` for."""

    def exactly(span: Span) -> bool:
        return span.end == end and (span.start == start or span.text.lower() == "the " + reading.report.text[start:end])

    for actor in reading.actors:
        within = [span for span in actor.mentions if span.start <= start and end <= span.end]
        if actor.kind == "person" and any(span.text.split()[-1][0].isupper() for span in within):
            return "person"
        if actor.kind != "person" and any(map(exactly, actor.mentions)):
            return "actor"
    places = (span for place in reading.places for span in place.mentions)
    return "place" if any(span.start <= start and end <= span.end for span in places) else "name"


def faults(case: Case) -> str:
    """What is wrong with a case; empty where nothing is."""
    got = taken_for(onrecord.read(text=case["text"]), *at(case))
    return "" if got == case["is"] else f"{case['name']!r} is {case['is']}, taken for {got}: {case['text']}"


def main() -> None:
    """Prints the faults and the table."""
    show("acting", faults)


if __name__ == "__main__":
    main()
