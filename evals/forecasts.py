"""Scores the forecasts of made-up cases: found or not, and when each falls due, its hedge, condition and schedule.

usage: python -m evals.forecasts [--faults]

A forecast is found when its claim shares half of the words of either claim, the one found or the case's. Of those
found the due days are right when first and last day are. Nothing can be judged before it is told, so an open first day
and one up to the day of publication are the same, and so are no days and days open from then on; "dated" counts only
those that the case closes or opens later. Hedge and condition are right when they share half of the words of either, or
where there is none. With --faults what is wrong in the read half is printed; of the kept one, whose cases nobody looks
at while writing rules, only totals ever are.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

import onrecord
from evals.halves import Case, halves
from evals.records import words
from onrecord.model import Days, Forecast

TRAITS = ("due", "hedge", "condition", "scheduled")
SHOWN = ("due", "dated", "hedge", "condition", "scheduled")


@dataclass
class Tally:
    """How many forecasts the cases name, how many were found, how many of these are of the cases, and right traits."""

    wanted: int = 0
    found: int = 0
    hits: int = 0
    dated: int = 0
    right: Counter[str] = field(default_factory=Counter)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        return 2 * self.hits / (self.wanted + self.found) if self.wanted + self.found else 1.0

    def share(self, trait: str) -> float:
        """Of the forecasts that were found, how many have a trait right."""
        of = self.dated if trait == "dated" else self.hits
        return self.right[trait] / of if of else 0.0


def alike(one: str, other: str) -> bool:
    """Whether two stretches of words share half of the words of either."""
    a, b = Counter(words(one)), Counter(words(other))
    return 2 * (a & b).total() >= min(a.total(), b.total()) > 0


def faults(case: Case, tally: Tally) -> list[str]:
    """What is wrong with a case, counted in the tally."""
    published = case.get("published")
    day = date.fromisoformat(str(published)) if published else None
    left, said = list(onrecord.read(text=case["text"], published=day).forecasts), []
    tally.wanted += len(case["forecasts"])
    tally.found += len(left)
    for want in case["forecasts"]:
        hit = next((one for one in left if alike(one.claim.text, want["claim"])), None)
        if hit is None:
            said.append(f"missing [{want['claim']}]")
            continue
        left.remove(hit)
        tally.hits += 1
        said += _traits(want, hit, day, tally)
    return [*said, *(f"too much [{one.claim.text}]" for one in left)]


def _traits(want: dict[str, Any], one: Forecast, published: date | None, tally: Tally) -> list[str]:
    right = {
        "due": _due(one.due, want.get("due"), published),
        "hedge": _same(one.hedge, want.get("hedge")),
        "condition": _same(one.condition, want.get("condition")),
        "scheduled": one.scheduled == bool(want.get("scheduled")),
    }
    tally.right.update(trait for trait in TRAITS if right[trait])
    if _is_dated(want.get("due"), published):
        tally.dated += 1
        tally.right["dated"] += right["due"]
    got = {"due": _written(one.due), "hedge": one.hedge, "condition": one.condition, "scheduled": one.scheduled}
    return [f"{trait} {want.get(trait)}, got {got[trait]}" for trait in TRAITS if not right[trait]]


def _written(days: Days | None) -> str:
    return f"{(days and days.first) or '..'}/{(days and days.last) or '..'}"


def _from(days: Days | None, told: date | None) -> str:
    """The days written with every first day up to the day of telling as that day; past days are left as they are."""
    first, last = (days.first, days.last) if days else (None, None)
    over = told is not None and last is not None and last < told
    early = first is None or told is not None and first < told and (last is not None or days is None)
    return _written(Days(told if early and not over else first, last))


def _due(days: Days | None, wanted: object, published: date | None) -> bool:
    return _from(days, published) == _from(_days(wanted), published)


def _days(wanted: object) -> Days:
    first, _, last = str(wanted or "../..").partition("/")
    ends = [None if end == ".." else date.fromisoformat(end) for end in (first, last or first)]
    return Days(*ends)


def _is_dated(wanted: object, published: date | None) -> bool:
    return _from(_days(wanted), published) != _from(None, published)


def _same(got: str | None, wanted: str | None) -> bool:
    return alike(got, wanted) if got and wanted else not got and not wanted


def tallies() -> tuple[dict[tuple[str, bool], Tally], list[str]]:
    """By kind (and "all") and half the tally, and the faults of the read half."""
    found: dict[tuple[str, bool], Tally] = {}
    wrong = []
    for case, kept in halves("forecasts"):
        one = Tally()
        said = faults(case, one)
        for kind in (case["kind"], "all"):
            _add(found.setdefault((kind, kept), Tally()), one)
        if said and not kept:
            wrong.append(f"{case['id']}: {'; '.join(said)}\n    {case['text']}")
    return found, wrong


def _add(total: Tally, one: Tally) -> None:
    total.wanted += one.wanted
    total.found += one.found
    total.hits += one.hits
    total.dated += one.dated
    total.right += one.right


def show(found: dict[tuple[str, bool], Tally]) -> None:
    """Prints both halves by kind."""
    table = Table("kind", "half", "of", "found", "right", "F1", *SHOWN)
    for kind in (*dict.fromkeys(kind for kind, _ in found if kind != "all"), "all"):
        for kept in (False, True):
            table.add_row(*_row(kind, kept, found[kind, kept]))
    Console().print(table)


def _row(kind: str, kept: bool, one: Tally) -> Iterable[str]:
    counts = (str(one.wanted), str(one.found), str(one.hits), f"{one.f1:.3f}")
    return (kind, "kept" if kept else "read", *counts, *(f"{one.share(trait):.2f}" for trait in SHOWN))


def main() -> None:
    """Prints the table, and with --faults what is wrong in the read half."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--faults", action="store_true")
    asked = options.parse_args()
    found, wrong = tallies()
    if asked.faults:
        for line in wrong:
            print(line)
    show(found)


if __name__ == "__main__":
    main()
