"""When events are, and with how many, on made-up cases: what was reached once is not lost again."""

from __future__ import annotations

import pytest

from evals import amounts, whens
from evals.halves import Judge, halves

FLOORS = {("when", False): 31, ("when", True): 32, ("amounts", False): 21, ("amounts", True): 19}
"""The least cases right of the read half and of the kept one."""
JUDGES: dict[str, Judge] = {"when": whens.faults, "amounts": amounts.faults}


@pytest.mark.parametrize(("name", "kept"), FLOORS)
def test_half(name: str, kept: bool) -> None:
    right = sum(not JUDGES[name](case) for case, of_kept in halves(name) if of_kept is kept)
    assert right >= FLOORS[name, kept]


def test_the_days_that_the_thread_gives_are_right() -> None:
    right, of = whens.thread_days()
    assert of >= 30
    assert right / of >= 0.9
