"""What people decide came of a forecast: it stands above what the program proposes, unless two of them differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from onrecord.link.outcomes import Outcome

Settled = Literal["came true", "did not", "partly", "cannot tell"]
Word = Settled | Literal["undo"]
"""*undo*: who says it takes back what they decided."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided came of a forecast."""

    what: Word
    by: str
    at: datetime
    note: str = ""


def decided(one: Outcome, decisions: Sequence[Decision]) -> Outcome:
    """An outcome as people decided it, in the order in which they did; each one's last word counts."""
    last = {each.by: each for each in decisions}
    words = [each for each in last.values() if each.what != "undo"]
    said: list[Settled] = list(dict.fromkeys(each.what for each in words if each.what != "undo"))
    if not said:
        return one
    if len(said) > 1:
        reason = "people differ: " + ", ".join(f"{each.by} says {each.what}" for each in words)
        return replace(one, reasons=(reason, *one.reasons))
    names = " and ".join(sorted(each.by for each in words))
    notes = (each.note for each in words if each.note)
    reasons = (f"{names} decided so; the program proposes {one.outcome}", *notes)
    return replace(one, outcome=said[0], decided=True, reasons=(*reasons, *one.reasons))
