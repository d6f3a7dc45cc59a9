"""The scores that the README shows, as a Markdown table."""

from __future__ import annotations

from evals.records import Score, demo

MEASURES = ("source", "manner", "said", "nested", "event type", "status", "event actors", "event place", "event when",
            "event quantities", "due")  # fmt: skip


def scores() -> str:
    """Precision, recall and F1 of what is found, then the share that is right of what was found."""
    total = Score()
    for one in demo().values():
        total.add(one)
    lines = ["| found | precision | recall | F1 |", "|---|---|---|---|"]
    for noun in ("statements", "events", "forecasts"):
        row = (total.precision(noun) or 0, total.rate(noun) or 0, total.f1(noun))
        lines.append(f"| {noun} | " + " | ".join(f"{value:.2f}" for value in row) + " |")
    lines += ["", "| of those found, right | share |", "|---|---|"]
    lines += [f"| {name} | {total.rate(name) or 0:.2f} ({total.tries[name]}) |" for name in MEASURES]
    return "\n".join([*lines, "", "(`python -m evals.records`)", ""])
