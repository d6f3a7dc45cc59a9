"""Made-up cases in two parts: one whose faults are read while rules are written, and one that only counts.

Every second case of a kind is kept, or every fourth: its faults are never printed, so the distance between the parts
tells how much of a gain is general.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

CASES = Path(__file__).parent.parent / "tests/cases"
Case = dict[str, Any]
Judge = Callable[[Case], str]
"""What is wrong with a case; empty where it is right."""


def halves(name: str, every: int = 2) -> list[tuple[Case, bool]]:
    """All cases of a file in its order, each with whether it is kept: the last of every two, or more, of its kind."""
    loaded: list[Case] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    seen: Counter[str] = Counter()
    found = []
    for case in loaded:
        seen[case["kind"]] += 1
        found.append((case, seen[case["kind"]] % every == 0))
    return found


@dataclass
class Scores:
    """By kind (and "all") and part the cases right and all cases; and the faults of the read part."""

    right: Counter[tuple[str, bool]] = field(default_factory=Counter)
    tried: Counter[tuple[str, bool]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def scores(name: str, judge: Judge, every: int = 2) -> Scores:
    """What a judge thinks of the cases of a file."""
    found = Scores()
    for case, kept in halves(name, every):
        fault = judge(case)
        for kind in (case["kind"], "all"):
            found.right[kind, kept] += not fault
            found.tried[kind, kept] += 1
        if fault and not kept:
            found.faults.append(f"{_called(case)}: {fault}")
    return found


def _called(case: Case) -> str:
    """A case's id; its kind, day and text where it has none."""
    if "id" in case:
        return str(case["id"])
    day = f", {case['published']}" if "published" in case else ""
    return f"{case['kind']}{day}: {case['text']}"


def show(name: str, judge: Judge, every: int = 2) -> None:
    """Prints the read part's faults and both parts' scores."""
    found, console = scores(name, judge, every), Console()
    for fault in found.faults:
        console.print(fault, markup=False, highlight=False, soft_wrap=True)
    table = Table("kind", "read", "kept")
    for kind in (*dict.fromkeys(kind for kind, _ in found.tried if kind != "all"), "all"):
        table.add_row(kind, *(f"{found.right[kind, kept]}/{found.tried[kind, kept]}" for kept in (False, True)))
    console.print(table)
