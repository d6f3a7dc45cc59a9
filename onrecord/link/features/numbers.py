"""How many two events are with."""

from __future__ import annotations

from onrecord.link.features.feature import Feature
from onrecord.link.known import Known
from onrecord.link.telling import Amount, EventTelling


def agree(a: Amount, b: Amount) -> bool:
    """Whether a number may be both."""
    infinite = float("inf")
    low, high = a.low if a.low is not None else -infinite, a.high if a.high is not None else infinite
    its_low, its_high = b.low if b.low is not None else -infinite, b.high if b.high is not None else infinite
    return low <= its_high and its_low <= high


def same_numbers(a: EventTelling, b: EventTelling, _: Known) -> float | None:
    """1 where a number of the same things may be both, -1 where none may; None where they count different things."""
    pairs = [(x, y) for x in a.amounts for y in b.amounts if x.of == y.of]
    if not pairs:
        return None
    return 1.0 if any(agree(x, y) for x, y in pairs) else -1.0


def _says(a: EventTelling, b: EventTelling, score: float) -> str:
    of = next((x.of for x in a.amounts for y in b.amounts if x.of == y.of), "")
    return f"their numbers ({of}) {'agree' if score > 0 else 'differ'}" if of else ""


FEATURES: tuple[Feature[EventTelling], ...] = (Feature("numbers", same_numbers, _says),)
