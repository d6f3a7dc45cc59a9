"""How statements are told, on 150 made-up cases: what was reached once is not lost again."""

from __future__ import annotations

import pytest

from evals.halves import halves
from evals.traits import CASES, wrong

FLOORS = {False: 73, True: 65}
"""The least cases right of the read half and of the kept one, 75 each."""


@pytest.mark.parametrize("kept", FLOORS)
def test_half(kept: bool) -> None:
    assert sum(not wrong(case) for case, of_kept in halves(CASES) if of_kept is kept) >= FLOORS[kept]
