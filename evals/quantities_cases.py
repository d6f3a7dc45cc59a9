"""Scores the finder of quantities on made-up cases: each found with all it says, and no number taken for one.

usage: python -m evals.quantities_cases

A case is right when each of its quantities is found (ours overlaps its words) with its range, relation, unit, what it
counts (articles aside) and its category, where the case names one, and when no other quantity is found. Of "about 300"
the cases give the 300, which is the middle of our range; ages, which the cases don't count, have a category of their
own here and are passed over. Prints the faults of the read part, and for each kind how many are right in the read part
and in the kept one, every fourth, whose cases nobody looks at while writing rules.
"""

from __future__ import annotations

import re
from typing import Any

from evals.halves import show
from onrecord.find.quantities import find_quantities
from onrecord.find.times import find_times
from onrecord.model import Paragraph, Quantity, Report
from onrecord.parse import parse

CASES = "quantities"
EVERY = 4
"""The last of how many cases of a kind is kept."""
_ARTICLES = re.compile(r"(?i)\b(?:the|an?|its|their|his|her)\s+")


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


def main() -> None:
    """Prints the read part's faults and both parts' scores."""
    show(CASES, wrong, EVERY)


if __name__ == "__main__":
    main()
