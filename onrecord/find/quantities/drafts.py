"""A quantity while it is being read: the amount, its words, what it counts, and what its neighbours add.

``doubtful`` is one that counts only where a neighbour has its noun, ``attributive`` one inside an adjective
("a five-member panel"), which lends its noun to nobody.
"""

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
    attributive: bool = False
    part_of: Self | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return not self.counted and self.amount.unit is None and not self.unit

    @property
    def of_a_state(self) -> bool:
        """Whether it is told only how they are that it counts: "12 dead"."""
        return self.bare and self.end > self.amount.end
