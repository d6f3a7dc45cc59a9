"""Scores the finder of quantities on made-up cases: each found with all it says, and no number taken for one.

usage: python -m evals.quantities_cases

A case is right when each of its quantities is found (ours overlaps its words) with its range, relation, unit, what it
counts (articles aside) and its category, where the case names one, and when no other quantity is found. Of "about 300"
the cases give the 300, which is the middle of our range; ages, which the cases don't count, have a category of their
own here and are passed over. Prints the faults of the read half, and for each kind how many are right in the read half
and in the kept one, whose cases nobody looks at while writing rules.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from onrecord.find.quantities import find_quantities
from onrecord.find.times import find_times
from onrecord.model import Paragraph, Quantity, Report
from onrecord.parse import parse

CASES = Path(__file__).parent.parent / "tests/cases/quantities.yaml"
_ARTICLES = re.compile(r"(?i)\b(?:the|an?|its|their|his|her)\s+")


def cases() -> list[tuple[dict[str, Any], bool]]:
    """All cases in file order, each with whether it is of the kept half: every second of its kind."""
    loaded: list[dict[str, Any]] = yaml.safe_load(CASES.read_text("utf-8"))
    seen: Counter[str] = Counter()
    found = []
    for case in loaded:
        seen[case["kind"]] += 1
        found.append((case, seen[case["kind"]] % 2 == 0))
    return found


def found_in(text: str) -> list[Quantity]:
    """The quantities of a text, without the ages."""
    report = Report("", "", "", (), "", None, text, (Paragraph(0, len(text), "body"),), (), ())
    parsed = parse(report)
    found = find_quantities(report, parsed, find_times(report, parsed).findings).findings
    return [one for one in found if one.category != "age"]


def wrong(case: dict[str, Any]) -> str:
    """What is wrong with a case; empty where it is right."""
    left, faults, at = found_in(case["text"]), [], 0
    for want in case["quantities"]:
        start = case["text"].index(want["words"], at)
        at = start + len(want["words"])
        hit = next((one for one in left if one.span.start < at and start < one.span.end), None)
        if hit is None:
            faults.append(f"missing {want['words']!r}")
        else:
            left.remove(hit)
            faults += unlike(want, hit)
    return "; ".join([*faults, *(f"too much {one.span.text!r}" for one in left)])


def unlike(want: dict[str, Any], one: Quantity) -> list[str]:
    """The faults of a quantity that was found."""
    low, high = one.low, one.high
    if one.relation == "about" and want["low"] == want["high"] and low is not None and high is not None:
        low = high = (low + high) / 2
    faults = []
    if not (_near(want["low"], low) and _near(want["high"], high)):
        faults.append(f"{want['words']!r} from {want['low']} to {want['high']}, got {low} to {high}")
    got = {"relation": one.relation, "unit": one.unit, "counted": one.counted, "category": one.category}
    for name, value in got.items():
        if name in want and _plain(str(want[name])) != _plain(value):
            faults.append(f"{want['words']!r} {name} {want[name]!r}, got {value!r}")
    return faults


def _near(want: float | None, got: float | None) -> bool:
    if want is None or got is None:
        return want is got
    return abs(want - got) <= 1e-3 * max(1.0, abs(want))


def _plain(words: str) -> str:
    return _ARTICLES.sub("", words).lower()


def counts() -> tuple[Counter[tuple[str, bool]], Counter[tuple[str, bool]], list[str]]:
    """How many are right, and how many there are, by kind and half; and the faults of the read half."""
    right: Counter[tuple[str, bool]] = Counter()
    tried: Counter[tuple[str, bool]] = Counter()
    faults = []
    for case, kept in cases():
        fault = wrong(case)
        for kind in (case["kind"], "all"):
            right[kind, kept] += not fault
            tried[kind, kept] += 1
        if fault and not kept:
            faults.append(f"{case['kind']}: {case['text']}\n    {fault}")
    return right, tried, faults


def main() -> None:
    """Prints the read half's faults and both halves' scores."""
    right, tried, faults = counts()
    console = Console()
    for fault in faults:
        console.print(fault, markup=False, highlight=False, soft_wrap=True)
    table = Table("kind", "read", "kept")
    for kind in (*dict.fromkeys(case["kind"] for case, _ in cases()), "all"):
        table.add_row(kind, *(f"{right[kind, kept]}/{tried[kind, kept]}" for kept in (False, True)))
    console.print(table)


if __name__ == "__main__":
    main()
