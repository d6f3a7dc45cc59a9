"""Features by number, and the equations in their weights."""

import numpy as np
import pytest

from training.rows import Rows, seen

HELD = [frozenset({"in", "noun"}), frozenset({"from", "noun"}), frozenset({"in", "rare"})]


def test_features_that_enough_examples_have_are_sorted() -> None:
    assert seen(HELD, 2) == ("in", "noun")
    assert seen(HELD, 1) == ("from", "in", "noun", "rare")


def test_sums_go_over_a_rows_features_and_back_over_a_features_rows() -> None:
    rows = Rows.of(HELD, ("in", "noun"))
    assert rows.sums(np.array([1.0, 10.0])).tolist() == [11.0, 10.0, 1.0]
    assert rows.back(np.array([1.0, 2.0, 4.0])).tolist() == [5.0, 3.0]


def test_the_solution_is_that_of_the_whole_matrix() -> None:
    rows = Rows.of(HELD, seen(HELD, 1))
    table = np.array([[name in told for name in seen(HELD, 1)] for told in HELD], dtype=float)
    counts, right = np.array([1.0, 2.0, 0.5]), np.array([1.0, -2.0, 0.5, 3.0])
    whole = np.linalg.solve((table.T * counts) @ table + 0.7 * np.eye(4), right)
    assert rows.solved(right, 0.7, counts) == pytest.approx(whole, abs=1e-4)
