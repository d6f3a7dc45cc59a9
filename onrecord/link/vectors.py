"""What the words of a telling mean, as numbers: one row a telling, rows of like meaning pointing one way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Rows of length one, and which row each telling has."""

    rows: Array = field(default_factory=lambda: np.zeros((0, 1), np.float32))
    places: Mapping[str, int] = field(default_factory=dict)

    def likeness(self, one: str, other: str) -> float | None:
        """How alike two tellings are in meaning, from -1 to 1; None where one has no row."""
        a, b = self.places.get(one), self.places.get(other)
        return None if a is None or b is None else float(self.rows[a] @ self.rows[b])
