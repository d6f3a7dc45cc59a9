"""Scores how real events are told to be: how certain by the factuality corpus (UW), and which status in made-up cases.

usage: python -m evals.status [uw|cases] [--part train|dev]

UW: mean absolute error and Pearson's r, on a scale of -3 (it was or will not be) to 3 (it was or will be), of what
is always 3, of the status that the words around give (each the training part's median), and of the trained weights.
Cases: a case is right where the event at its trigger has one of its statuses, and one by each teller whom it names.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import numpy as np
from rich.console import Console
from rich.table import Table

import onrecord
from evals.factuality import targets
from evals.halves import Case, show
from evals.roles import asked, words
from onrecord.find.events.realis import realis
from onrecord.judge.certainty import certainty
from onrecord.model import Event, Reading, Status

AS_NUMBER: Mapping[tuple[Status, bool], float] = {
    ("occurred", True): 3.0,
    ("ongoing", True): 2.9,
    ("planned", True): 2.6,
    ("alleged", True): 3.0,
    ("hypothetical", True): 2.0,
    ("hypothetical", False): 1.4,
    ("denied", True): -1.6,
    ("denied", False): -1.4,
}
"""What annotators say of a status, and whether it is firm: medians of the training part."""


def certain(part: str) -> None:
    """Prints how near constant, rules and weights come to the annotators."""
    held = list(targets(part))
    right = np.array([one.certain for one in held])
    ruled = [realis(one.parsed, one.token) for one in held]
    found = {
        "always 3": np.full(len(held), 3.0),
        "rules": np.array([AS_NUMBER[one.status, one.firm] for one in ruled]),
        "trained": np.array([certainty(one.parsed, one.token) for one in held]),
    }
    table = Table("by", "mean absolute error", "r", title=f"UW {part}, {len(held)} events")
    for name, numbers in found.items():
        r = f"{np.corrcoef(numbers, right)[0, 1]:.3f}" if numbers.std() else ""
        table.add_row(name, f"{abs(numbers - right).mean():.3f}", r)
    Console().print(table)


def fault(case: Case) -> str:
    """What is wrong with a case; empty where nothing is."""
    reading = onrecord.read(text=case["text"], published=case.get("published"))
    event = asked(reading, case["event"])
    if event is None:
        return "" if case["status"].endswith("?") or case["status"] == "none" else "no event"
    if event.status not in case["status"].removesuffix("?").split("|"):
        return f"{event.status}, not {case['status']} ({case['event']})"
    return accounts_fault(case["accounts"], reading, event) if "accounts" in case else ""


def accounts_fault(wanted: list[list[str]], reading: Reading, event: Event) -> str:
    """Whether a teller is missing or too much, or makes something else of the event."""
    sources = {one.id: one.source for one in reading.statements}
    told = [(sources.get(one.told_by or ""), one.status) for one in event.accounts]
    got = [(words(f"{source.name} {source.span.text}") if source else [], status) for source, status in told]
    left = list(got)
    for who, statuses in wanted:
        last = words(who)[-1:]
        fits = [
            one for one in left if one[1] in statuses.split("|") and (set(last) <= set(one[0]) if last else not one[0])
        ]
        if not fits:
            return f"accounts {got}, not {wanted}"
        left.remove(fits[0])
    return f"accounts {got}, not {wanted}" if left else ""


def main(arguments: list[str]) -> None:
    """Prints the tables that are asked for, all where none is."""
    part = arguments[arguments.index("--part") + 1] if "--part" in arguments else "dev"
    if "cases" not in arguments:
        certain(part)
    if "uw" not in arguments:
        show("status", fault)


if __name__ == "__main__":
    main(sys.argv[1:])
