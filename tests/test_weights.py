"""Learned weights, added up over what is told."""

from itertools import permutations

import pytest

from onrecord.weights import ALWAYS, weighed, weights

KNOWN = {ALWAYS: -0.3, "in": 0.1, "near": 0.2, "from": 1e16, "to": -1e16}


def test_what_has_no_weight_counts_nothing() -> None:
    assert weighed(KNOWN, {"in", "unheard of"}) == pytest.approx(-0.2)
    assert weighed(KNOWN, ()) == -0.3


def test_the_order_makes_no_difference() -> None:
    assert len({weighed(KNOWN, told) for told in permutations(["in", "near", "from", "to"])}) == 1


@pytest.mark.parametrize(
    "package", ["onrecord.find.acting", "onrecord.find.events.locating", "onrecord.judge.certainty"]
)
def test_packages_have_theirs(package: str) -> None:
    assert ALWAYS in weights(package)
    assert len(weights(package)) > 100
