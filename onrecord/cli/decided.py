"""What people decided on a finding, as it is shown: its state under its id, and each decision in a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from rich.text import Text

from onrecord.cli.plain import plain
from onrecord.cli.screen import output
from onrecord.model import Finding
from onrecord.review import Decision
from onrecord.review.values import as_given
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
        told = "; ".join(differences(entry.finding, entry.original))
        lines.append(("program", Text(f"had {told}" if told else "had it so")))
    lines += [("decided", decided(one)) for one in shown.decisions]
    for name, told_ in lines:
        console.print(Text.assemble((f"{name:>12}  ", "dim"), told_), soft_wrap=True)


def decided(one: Decision) -> Text:
    """When, who and what: ``2031-03-20 10:30  Ida: correct (status: denied) — note``."""
    said = "; ".join(_said(one))
    made = Text(f"{one.at:%Y-%m-%d %H:%M}  ", "dim")
    made.append(plain(one.by), "bold").append(f": {one.what}")
    made.append(f" ({plain(said)})" if said else "")
    return made.append(f" — {plain(one.note)}" if one.note else "")


def _said(one: Decision) -> Iterator[str]:
    if one.span is not None:
        yield f"“{one.span.text}” at {one.span.start}"
    elif one.what == "correct" and one.was is not None:
        yield from differences(one.was, one.now[0])
    elif one.what == "split":
        yield ", ".join(part.id for part in one.now)


def differences(had: Finding, now: Finding) -> Iterator[str]:
    """The fields in which a finding differs from what it was, as ``now`` has them."""
    for field in fields(now):
        value = getattr(now, field.name)
        if value != getattr(had, field.name, value) and field.name not in ("confidence", "when_basis"):
            yield f"{field.name}: {_written(as_given(value))}"


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_written(one) for one in value.values() if one not in (None, "", []))
    if isinstance(value, list):
        return "; ".join(map(_written, value)) or "none"
    return "none" if value is None else str(value)
