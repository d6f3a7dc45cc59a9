"""On which days something was said."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord

PUBLISHED = date(2031, 3, 12)
SAID = [
    ("On Monday the mayor said that the bridge was open.", date(2031, 3, 10)),
    ("According to a letter published on Monday, the bridge was open.", date(2031, 3, 10)),
    ("A report released on Monday says that the bridge was open.", date(2031, 3, 10)),
    ("A report on Monday's floods says that the bridge was open.", None),
    ("The mayor said that the bridge would open on Friday.", None),
]


@pytest.mark.parametrize(("text", "day"), SAID)
def test_said(text: str, day: date | None) -> None:
    (one,) = onrecord.read(text=text, published=PUBLISHED).statements
    assert (one.said.first if one.said else None) == day


def test_what_had_been_said_dates_nothing_that_is_said_now() -> None:
    text = "Olan Brask had told the council in January that the bridge was open. He added that it was safe."
    first, second = onrecord.read(text=text, published=PUBLISHED).statements
    assert first.said is not None
    assert second.said is None
