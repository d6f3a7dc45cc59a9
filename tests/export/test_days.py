"""Days are written as short as they allow, and never finer than they are."""

from __future__ import annotations

import pytest

from onrecord.export.days import written
from onrecord.model import Days
from tests import make


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2031-03-12", "2031-03-12", "2031-03-12"),
        ("2031-03-05", "2031-03-12", "2031-03-05–12"),
        ("2031-03-28", "2031-04-03", "2031-03-28–04-03"),
        ("2031-12-30", "2032-01-02", "2031-12-30–2032-01-02"),
        ("2031-03-01", "2031-03-31", "2031-03"),
        ("2032-02-01", "2032-02-29", "2032-02"),
        ("2031-02-01", "2031-03-31", "2031-02-01–03-31"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-01-01", "2032-12-31", "2031-01-01–2032-12-31"),
        ("0001-01-01", "0001-12-31", "0001"),
        ("0987-02-01", "0987-02-28", "0987-02"),
        ("9999-12-01", "9999-12-31", "9999-12"),
    ],
)
def test_days(first: str, last: str, says: str) -> None:
    assert written(make.days(first, last)) == says


def test_open_ends() -> None:
    assert written(make.days(None, "2031-03-12")) == "until 2031-03-12"
    day = make.days("2031-03-12").first
    assert written(Days(day, None)) == "from 2031-03-12"
    assert written(None) == ""
