"""Scores how statements are told on made-up cases: found, no more than was said, and each with its traits.

usage: python -m evals.traits

A case is right when its statements are found (as in evals.adversarial) and no other, and every trait that the case
names is right: manner, act, said, addressee, evidence, stance, within. Prints the faults of the read half, and for
each kind how many are right in the read half and in the kept one, whose cases nobody looks at while writing rules.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

import onrecord
from evals.adversarial import same, words
from evals.records import on_days
from onrecord.model import Reading, Statement

CASES = Path(__file__).parent.parent / "tests/cases/statements.yaml"
PLAIN = ("manner", "act", "evidence", "stance")
ARTICLES = frozenset({"the", "a", "an"})


def cases() -> list[tuple[dict[str, Any], bool]]:
    """All cases in file order, each with whether it is of the kept half: every second of its kind."""
    loaded: list[dict[str, Any]] = yaml.safe_load(CASES.read_text("utf-8"))
    seen: Counter[str] = Counter()
    found = []
    for case in loaded:
        seen[case["kind"]] += 1
        found.append((case, seen[case["kind"]] % 2 == 0))
    return found


def wrong(case: dict[str, Any]) -> str:
    """What is wrong with a case; empty where it is right."""
    reading = onrecord.read(text=case["text"], published=case.get("published"))
    left, faults = list(reading.statements), []
    for want in case["statements"]:
        hit = next((one for one in left if same([want["source"], want["cue"], want["content"]], one)), None)
        if hit is None:
            faults.append(f"missing [{want['source']} | {want['cue']} | {want['content']}]")
        else:
            left.remove(hit)
            faults += traits(want, hit, reading)
    return "; ".join([*faults, *(f"too much [{shown(one)}]" for one in left)])


def shown(one: Statement) -> str:
    """A statement in a line: source, cue, content."""
    who = one.source.span.text if one.source else ""
    return f"{who} | {one.cue.text if one.cue else ''} | {' … '.join(span.text for span in one.content)}"


def traits(want: dict[str, Any], one: Statement, reading: Reading) -> list[str]:
    """The faults in the traits that a case names."""
    faults = [
        f"{name} {want[name]}, got {getattr(one, name)}"
        for name in PLAIN
        if name in want and getattr(one, name) != want[name]
    ]
    if "said" in want:
        unsaid = want["said"] == "none"
        right = one.said is None if unsaid else one.said is not None and on_days(one.said, want["said"])
        faults += [] if right else [f"said {want['said']}, got {one.said}"]
    if "addressee" in want and set(words(want["addressee"])) - ARTICLES != set(words(one.addressee or "")) - ARTICLES:
        faults.append(f"addressee {want['addressee']}, got {one.addressee}")
    if "within" in want:
        holder = next((other for other in reading.statements if other.id == one.within), None)
        got = holder.cue.text if holder and holder.cue else ""
        right = bool(set(words(want["within"])) & set(words(got))) if want["within"] else one.within is None
        faults += [] if right else [f"within {want['within'] or 'none'}, got {got or 'none'}"]
    return faults


def main() -> None:
    """Prints the read half's faults and both halves' scores."""
    right: Counter[tuple[str, bool]] = Counter()
    tried: Counter[tuple[str, bool]] = Counter()
    console = Console()
    for case, kept in cases():
        fault = wrong(case)
        for kind in (case["kind"], "all"):
            right[kind, kept] += not fault
            tried[kind, kept] += 1
        if fault and not kept:
            console.print(f"{case['id']}: {fault}", markup=False, highlight=False, soft_wrap=True)
    table = Table("kind", "read", "kept")
    for kind in (*dict.fromkeys(case["kind"] for case, _ in cases()), "all"):
        table.add_row(kind, *(f"{right[kind, kept]}/{tried[kind, kept]}" for kept in (False, True)))
    console.print(table)


if __name__ == "__main__":
    main()
