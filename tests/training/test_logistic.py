"""The weights under which examples are likeliest."""

import pytest

from onrecord.weights import ALWAYS, weighed
from training.logistic import Example, fit

TAUGHT = [Example(frozenset({"in", "noun"}), True)] * 4 + [Example(frozenset({"from", "noun"}), False)] * 4
ODD = [Example(frozenset({"in", "noun"}), False)]


def test_what_sets_examples_apart_is_weighed() -> None:
    weights = fit(TAUGHT, penalty=0.5, least=2)
    assert weights["in"] > 0.5 > -0.5 > weights["from"]
    assert weighed(weights, {"in", "noun"}) > 0 > weighed(weights, {"from", "noun"})


def test_a_greater_penalty_leaves_smaller_weights() -> None:
    assert fit(TAUGHT, penalty=5.0, least=2)["in"] < fit(TAUGHT, penalty=0.5, least=2)["in"]


def test_what_is_seldom_told_has_no_weight() -> None:
    weights = fit([*TAUGHT, Example(frozenset({"near"}), True)], penalty=0.5, least=2)
    assert set(weights) == {"in", "from", "noun", ALWAYS}


def test_an_example_that_counts_twice_is_two_examples() -> None:
    twice = fit([*TAUGHT, *(Example(one.told, one.is_so, 2.0) for one in ODD)], penalty=0.5, least=2)
    assert twice == pytest.approx(fit([*TAUGHT, *ODD, *ODD], penalty=0.5, least=2), abs=1e-4)
    assert twice["in"] < fit([*TAUGHT, *ODD], penalty=0.5, least=2)["in"]
