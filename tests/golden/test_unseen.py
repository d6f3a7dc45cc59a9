"""Pinned floors of what nobody looks at, and of who the source is: totals alone."""

from __future__ import annotations

import pytest

from evals import sources, unseen

FLOORS = {
    "reports: statements": 0.87,
    "reports: statements, precision": 0.94,
    "reports: source": 0.91,
    "reports: manner": 0.91,
    "reports: said": 0.9,
    "reports: nested": 0.8,
    "sources": 0.71,
    "adversarial": 0.76,
}


@pytest.fixture(scope="module")
def shares() -> dict[str, tuple[int, int]]:
    return unseen.shares()


@pytest.mark.parametrize("measure", FLOORS)
def test_no_share_falls_below_its_floor(measure: str, shares: dict[str, tuple[int, int]]) -> None:
    right, of = shares[measure]
    assert right / of >= FLOORS[measure]


@pytest.mark.parametrize(("half", "floor"), [("tune", 0.79), ("kept", 0.61), ("news", 0.91)])
def test_who_the_source_is(half: sources.Half, floor: float) -> None:
    hits, tries, _ = sources.accuracy(half)
    assert hits.total() / tries.total() >= floor
