"""Columns fill their room, give way widest first, and are refused where nobody could read them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.widths import Need, fitted

NEEDS = st.lists(
    st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda two: Need(max(two), min(two))), max_size=7
)


@pytest.mark.parametrize(
    ("needs", "room", "wanted"),
    [
        ([Need(10, 10), Need(20, 5)], 40, [10, 20]),
        ([Need(10, 10), Need(90, 5)], 40, [10, 30]),
        ([Need(16, 8), Need(90, 14), Need(10, 10)], 34, [10, 14, 10]),
        ([Need(10, 10), Need(90, 14)], 23, None),
        ([Need(60, 8, share=2), Need(60, 8)], 45, [30, 15]),
        ([], 20, []),
    ],
)
def test_widths(needs: list[Need], room: int, wanted: list[int] | None) -> None:
    assert fitted(needs, room) == wanted


@settings(deadline=None, max_examples=100)
@given(NEEDS, st.integers(0, 200))
def test_no_column_gets_less_than_it_needs_nor_all_more_than_the_room(needs: list[Need], room: int) -> None:
    widths = fitted(needs, room)
    if widths is None:
        assert sum(need.least for need in needs) > room
    else:
        assert sum(widths) <= room
        assert all(need.least <= width <= need.most for need, width in zip(needs, widths, strict=True))
