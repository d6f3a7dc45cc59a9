"""A quantity while it is being read: the amount, its words, what it counts, and what its neighbours add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from onrecord.find.quantities.amounts import Amount
from onrecord.model import Change
from onrecord.parse import Token


@dataclass(slots=True, eq=False)
class Draft:
    """What is known of one quantity so far; ``[start, end)`` are its words."""

    amount: Amount
    first: Token
    start: int
    end: int
    unit: str
    counted: str
    category: str
    change: Change = ""
    doubtful: bool = False
    part_of: Self | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return not self.counted and self.amount.unit is None and not self.unit
