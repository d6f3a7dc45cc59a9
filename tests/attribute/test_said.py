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


def test_what_is_called_for_in_a_text_of_the_day_before_was_on_that_day() -> None:
    text = "On Monday the council met. This followed a statement by Brask the day before calling on families to leave."
    last = onrecord.read(text=text, published=PUBLISHED).statements[-1]
    assert last.said is not None
    assert last.said.first == date(2031, 3, 9)


def test_what_had_been_said_dates_nothing_that_is_said_now() -> None:
    text = "Olan Brask had told the council in January that the bridge was open. He added that it was safe."
    first, second = onrecord.read(text=text, published=PUBLISHED).statements
    assert first.said is not None
    assert second.said is None


LATER = [
    # a time that somebody tells dates nothing
    ("Judge Lena Hask noted that 31 boats had been let in since the first of February, and expressed regret.", None),
    ("Lena Hask recalled that nine sailors had been freed in February, and called on the port to free the rest.", None),
    ("Lena Hask recalled that nine were freed in February. She said that the rest were ill.", None),
    ("The envoy said that on Monday Brask told the council that it was safe. The envoy added that it was dry.", None),
    ("On Monday the army left the town after Olan Brask had said that it was safe.", None),
    ("The 2015 champion said that the race was long.", None),
    ("The commander in charge since 2019 said that the fort was dry.", None),
    ("Olan Brask did not explain the fire of 9 March. He said that the mill was open.", None),
    ("Olan Brask took office in 2019. He said that the mill was open.", None),
    ("In 1998 Olan Brask promised that the mill would open.\n\nBrask said that it was open.", None),
    # an occasion dates what is said on it
    (
        "At her weekly briefing on Monday the spokeswoman, Mara Ellin, spoke about the floods.\n\n"
        "The mills are dry.\n\nEllin added that nobody had been hurt.",
        date(2031, 3, 10),
    ),
    (
        "Olan Brask addressed parliament on Monday.\n\nThe mills are dry.\n\nBrask said that the dam would hold.",
        date(2031, 3, 10),
    ),
    (
        "In an interview with the Post on Monday, Olan Brask defended the dam.\n\nPost: Is it safe?\n\n"
        "Brask: It is safe.\n\nPost: And the mill?\n\nBrask: It is dry.",
        date(2031, 3, 10),
    ),
    # a text is of the day that it came out on
    ("A letter dated 3 March warned that the dam was weak.", date(2031, 3, 3)),
    ("In a letter dated 3 March, Olan Brask warned that the dam was weak.", date(2031, 3, 3)),
    ("In 1998 Olan Brask promised that the mill would open.", date(1998, 1, 1)),
]


@pytest.mark.parametrize(("text", "day"), LATER)
def test_the_last_is_dated_by_what_is_said_or_done_and_not_by_what_is_told(text: str, day: date | None) -> None:
    last = onrecord.read(text=text, published=PUBLISHED).statements[-1]
    assert (last.said.first if last.said else None) == day


OFFICIAL = [
    ("JOINT COMMUNIQUÉ\n\nThe two mills agreed that the lock would open.", PUBLISHED),
    (
        "Statement by the Ministry of Ports on the storm\n\nThe Ministry of Ports said that the lock was shut.",
        PUBLISHED,
    ),
    ("Joint statement angers farmers\n\nThe Ministry of Ports said that the lock was shut.", None),
    ("JOINT COMMUNIQUÉ\n\nThe two mills had agreed that the lock would open.", None),
]


@pytest.mark.parametrize(("text", "day"), OFFICIAL)
def test_a_body_states_on_the_day_of_its_own_text(text: str, day: date | None) -> None:
    (one,) = onrecord.read(text=text, published=PUBLISHED).statements
    assert (one.said.first if one.said else None) == day


def test_the_entries_of_a_live_blog_are_of_its_day() -> None:
    text = (
        "Storm in Arden: live\n\n08:14\n\nOlan Brask said that the bridge was closed.\n\n09:40\n\n"
        "Mara Ellin said on Monday that the lock was open.\n\n10:05\n\nEllin said that the lock was closed."
    )
    said = [one.said.first if one.said else None for one in onrecord.read(text=text, published=PUBLISHED).statements]
    assert said == [PUBLISHED, date(2031, 3, 10), PUBLISHED]
