"""Scores equipment on made-up cases: all that is named, of what class, how many of it, and in which event.

usage: python -m evals.equipment [--cost]

A case is right when exactly its equipment is found, each with its words, name and class; when the quantity that a case
gives counts it, and no other does; and when each event that a case gives has the equipment it should. Prints the
faults of the read half, and for each kind how many are right in the read half and in the kept one; with --cost what
finding takes on the demo reports.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import onrecord
from evals.halves import show
from onrecord.find.equipment import equipment_in
from onrecord.model import Quantity, Reading

CASES = "equipment"
REPORTS = Path(__file__).parent.parent / "examples/reports"


def wrong(case: dict[str, Any]) -> str:
    """What is wrong with a case; empty where it is right."""
    text, reading = case["text"], onrecord.read(text=case["text"])
    found = [(one.start, one.end, one.name, one.kind) for one in equipment_in(text)]
    wanted, faults, at = [], [], 0
    for want in case["equipment"]:
        start = text.index(want["words"], at)
        at = start + len(want["words"])
        wanted.append((start, at, want["name"], want["class"]))
        faults += _count(reading, start, want)
    missing = [one for one in wanted if one not in found]
    faults += [f"missing {text[one[0] : one[1]]!r} {one[2:]}" for one in missing]
    faults += [f"too much {text[one[0] : one[1]]!r} {one[2:]}" for one in found if one not in wanted]
    return "; ".join([*faults, *_events(reading, case.get("events", []))])


def _count(reading: Reading, start: int, want: dict[str, Any]) -> list[str]:
    """What is wrong with the number of one piece of equipment."""
    if "count" not in want:
        return []
    counts = [one for one in reading.quantities if one.equipment and one.equipment.span.start == start]
    hits = [one for one in counts if _says(one, want["count"])]
    return (
        []
        if hits
        else [f"{want['words']!r} isn't counted by {want['count']!r} but {[one.span.text for one in counts]}"]
    )


def _says(quantity: Quantity, number: str) -> bool:
    return number.lower() in quantity.span.text.lower().split()


def _events(reading: Reading, wanted: list[dict[str, Any]]) -> list[str]:
    """What is wrong with the equipment of the events that a case gives."""
    faults = []
    for want in wanted:
        events = [one for one in reading.events if any(want["trigger"] in span.text for span in one.mentions)]
        names = [sorted(item.name for item in one.equipment) for one in events]
        if sorted(want["equipment"]) not in names:
            faults.append(f"event {want['trigger']!r} has {names}")
    return faults


def main() -> None:
    """Prints the read half's faults and both halves' scores, or what finding costs."""
    if "--cost" not in sys.argv:
        show(CASES, wrong)
        return
    texts = [path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    equipment_in("")
    began = time.process_time()
    for text in texts:
        equipment_in(text)
    print(f"{1e6 * (time.process_time() - began) / words:.2f} µs a word")


if __name__ == "__main__":
    main()
