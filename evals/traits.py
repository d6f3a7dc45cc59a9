"""Scores how statements are told on made-up cases: found, no more than was said, and each with its traits.

usage: python -m evals.traits

A case is right when its statements are found (as in evals.adversarial) and no other, and every trait that the case
names is right: manner, act, said, addressee, evidence, stance, within. Prints the faults of the read half, and for
each kind how many are right in the read half and in the kept one, whose cases nobody looks at while writing rules.
"""

from __future__ import annotations

from typing import Any

import onrecord
from evals.adversarial import same, words
from evals.halves import show
from evals.records import on_days
from onrecord.model import Reading, Statement

CASES = "statements"
PLAIN = ("manner", "act", "evidence", "stance")
ARTICLES = frozenset({"the", "a", "an"})


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
    show(CASES, wrong)


if __name__ == "__main__":
    main()
