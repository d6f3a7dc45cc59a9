"""The measures of groups, against examples worked by hand."""

from __future__ import annotations

import pytest

from evals.chains import score

WANTED = dict.fromkeys("abc", 1) | dict.fromkeys("defg", 2)


def test_what_is_right_scores_one() -> None:
    found = score(WANTED, WANTED)
    assert found.conll == found.muc.f1 == found.b_cubed.f1 == found.ceaf_e.f1 == pytest.approx(1)


def test_a_group_split_and_another_joined() -> None:
    """Wanted {a b c} {d e f g}, ours {a b} {c d} {f g e}: worked by hand."""
    ours = dict.fromkeys("ab", 1) | dict.fromkeys("cd", 2) | dict.fromkeys("efg", 3)
    found = score(WANTED, ours)
    assert (found.muc.precision, found.muc.recall) == (pytest.approx(3 / 4), pytest.approx(3 / 5))
    assert found.b_cubed.precision == pytest.approx((2 + 1 / 2 + 1 / 2 + 3) / 7)
    assert found.b_cubed.recall == pytest.approx((2 * 2 / 3 + 1 / 3 + 1 / 4 + 3 * 3 / 4) / 7)
    best = 2 * 2 / 5 + 2 * 3 / 7
    assert found.ceaf_e.precision == pytest.approx(best / 3)
    assert found.ceaf_e.recall == pytest.approx(best / 2)


def test_all_in_one_and_each_for_itself() -> None:
    one, apart = score(WANTED, dict.fromkeys(WANTED, 0)), score(WANTED, {id: id for id in WANTED})
    assert one.muc.recall == 1
    assert one.b_cubed.precision == pytest.approx((9 + 16) / 49)
    assert apart.muc.f1 == 0
    assert apart.b_cubed.precision == 1
    assert apart.ceaf_e.recall == pytest.approx((2 / 4 + 2 / 5) / 2)


def test_what_one_side_alone_has() -> None:
    """Wanted {a b c}, ours {a b x}: c is missed, x is none."""
    found = score(dict.fromkeys("abc", 1), dict.fromkeys("abx", 1))
    assert (found.muc.precision, found.muc.recall) == (pytest.approx(1 / 2), pytest.approx(1 / 2))
    assert (found.b_cubed.precision, found.b_cubed.recall) == (pytest.approx(4 / 9), pytest.approx(4 / 9))
    assert found.ceaf_e.f1 == pytest.approx(2 / 3)
