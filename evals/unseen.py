"""Scores what nobody looks at: reports, sources and cases of what is a statement in ``tests/unseen``; totals alone.

usage: python -m evals.unseen
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from evals import adversarial, records, sources

UNSEEN = Path(__file__).parent.parent / "tests/unseen"


def shares() -> dict[str, tuple[int, int]]:
    """For each measure how many are right, of how many."""
    found: dict[str, tuple[int, int]] = {}
    hits: Counter[str] = Counter()
    tries: Counter[str] = Counter()
    for record in sorted((UNSEEN / "records").glob("*.yaml")):
        score = records.read(record, UNSEEN / "reports" / f"{record.stem}.txt")
        for measure in ("statements", "source", "manner", "said", "nested"):
            hits[measure] += score.hits[measure]
            tries[measure] += score.tries[measure]
        hits["statements, precision"] += score.hits["statements"]
        tries["statements, precision"] += score.predicted["statements"]
    found.update({f"reports: {name}": (hits[name], tries[name]) for name in tries})
    for name, judge in (("sources", lambda case: sources.judged(case)[0]), ("adversarial", _is_right)):
        cases = yaml.safe_load((UNSEEN / f"{name}.yaml").read_text("utf-8"))
        found[name] = (sum(judge(case) for case in cases), len(cases))
    return found


def _is_right(case: dict[str, object]) -> bool:
    return not adversarial.wrong(case)


def main() -> None:
    """Prints one table."""
    table = Table("", "right", "of", "share")
    for name, (right, of) in shares().items():
        table.add_row(name, str(right), str(of), f"{right / max(1, of):.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
