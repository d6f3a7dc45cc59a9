"""What people decided on a finding, as it is shown: its state under its id, and each decision in a line."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from onrecord.cli.plain import plain
from onrecord.cli.screen import output
from onrecord.export.differing import differing, said
from onrecord.review import Decision
from onrecord.store import Entry, Shown

STYLES = {
    "accepted": "green",
    "corrected": "cyan",
    "split": "cyan",
    "added": "cyan",
    "rejected": "red",
    "contested": "bold yellow",
}
"""The colour of each state that a finding has by decision."""


def id_cell(entry: Entry[Any]) -> Text:
    """An id, and below it what people decided; nothing where nobody did."""
    made = Text(entry.id, "dim")
    return made.append(f"\n{entry.review}", STYLES.get(entry.review, "")) if entry.review else made


def print_decided(shown: Shown) -> None:
    """What a finding is by decision, what the program had otherwise, and each decision on it."""
    entry, console = shown.entry, output()
    if not entry.review and not shown.decisions and entry.original is None:
        return
    lines = [("review", Text(entry.review or "nobody decided on it", STYLES.get(entry.review, "")))]
    if shown.lost:
        lines.append(("program", Text("no longer finds this; it stays as people left it")))
    elif entry.original is not None and entry.review != "rejected":
        told = "; ".join(f"{one.field}: {one.had}" for one in differing(entry.original, entry.finding))
        lines.append(("program", Text(f"had {told}" if told else "had it so")))
    lines += [("decided", decided(one)) for one in shown.decisions]
    for name, told_ in lines:
        console.print(Text.assemble((f"{name:>12}  ", "dim"), told_), soft_wrap=True)


def decided(one: Decision) -> Text:
    """When, who and what: ``2031-03-20 10:30  Ida: correct (status: denied) — note``."""
    told = "; ".join(said(one))
    made = Text(f"{one.at:%Y-%m-%d %H:%M}  ", "dim")
    made.append(plain(one.by), "bold").append(f": {one.what}")
    made.append(f" ({plain(told)})" if told else "")
    return made.append(f" — {plain(one.note)}" if one.note else "")
