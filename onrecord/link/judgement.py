"""What is held of a pair: the same, different, or unsure; by the program or by a person, whose *no* nothing outvotes.

Combining two verdicts is commutative and associative, so that no order of reading changes what is held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

Judged = Literal["same", "different", "unsure"]
By = Literal["person", "program"]
SAME_FROM, DIFFERENT_BELOW = 0.7, 0.3
"""Chances from which on the program holds two for the same, and below which for different."""
_WEIGHT: dict[Judged, int] = {"different": 2, "same": 1, "unsure": 0}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is held of a pair, by whom, how likely it is the same (0 to 1), and why; the strongest reason first."""

    judged: Judged
    by: By
    chance: float
    reasons: tuple[str, ...] = ()

    def __add__(self, other: Verdict) -> Verdict:
        """Both in one: a person overrules the program, *different* overrules *same*, and a sure one an unsure one."""
        return max(self, other, key=_rank)


def _rank(one: Verdict) -> tuple[bool, int, float, float, tuple[str, ...]]:
    """A person before the program; then by what is held; then the one farther from even chances."""
    return (one.by == "person", _WEIGHT[one.judged], abs(one.chance - 0.5), one.chance, one.reasons)


def by_program(chance: float, reasons: tuple[str, ...] = ()) -> Verdict:
    """What the program holds at a chance."""
    judged: Judged = "same" if chance >= SAME_FROM else "different" if chance < DIFFERENT_BELOW else "unsure"
    return Verdict(judged, "program", chance, reasons)


def by_person(same: bool) -> Verdict:
    """What a person decided."""
    return Verdict("same" if same else "different", "person", float(same), ("a person decided so",))


def contested() -> Verdict:
    """What is held where two people decided otherwise: neither."""
    return Verdict("unsure", "person", 0.5, ("people decided otherwise of each other",))


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """All verdicts of one pair in one; ValueError where there are none."""
    held = list(verdicts)
    if not held:
        raise ValueError("nothing is held of a pair without verdicts")
    return reduce(Verdict.__add__, held)
