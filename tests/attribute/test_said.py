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


BEFORE = [
    ("On Monday Colonel Olan Brask toured the mill. He said that it was safe.", date(2031, 3, 10)),
    ("Asked on Monday, Colonel Olan Brask did not object. He said that it was safe.", date(2031, 3, 10)),
    ("Colonel Olan Brask does not like Mondays. He said that it was safe.", None),
    ("Colonel Olan Brask opens the mill on Friday. He said that it was safe.", None),
]


@pytest.mark.parametrize(("text", "day"), BEFORE)
def test_what_the_speaker_did_before_dates_what_he_says(text: str, day: date | None) -> None:
    last = onrecord.read(text=text, published=PUBLISHED).statements[-1]
    assert (last.said.first if last.said else None) == day


def test_a_day_at_the_head_dates_what_is_said_below() -> None:
    text = (
        "The mills agree\n\nARDEN, March 12, 2031 (Post) — The following is the text that the two mills signed.\n\n"
        "JOINT DECLARATION\n\nArden, 4 March 2031\n\n"
        "The upper mill declared that it would open. On 5 March the lower mill said that it would not."
    )
    first, second = onrecord.read(text=text, published=PUBLISHED).statements[-2:]
    assert first.said is not None
    assert first.said.first == date(2031, 3, 4)
    assert second.said is not None
    assert second.said.first == date(2031, 3, 5)


def test_nothing_was_said_after_it_was_printed() -> None:
    text = "The mill will open on 20 March 2031, Olan Brask said. On 20 March 2031 he announced that it was open."
    assert all(one.said is None for one in onrecord.read(text=text, published=PUBLISHED).statements)


def test_what_had_been_said_dates_nothing_that_is_said_now() -> None:
    text = "Olan Brask had told the council in January that the bridge was open. He added that it was safe."
    first, second = onrecord.read(text=text, published=PUBLISHED).statements
    assert first.said is not None
    assert second.said is None
