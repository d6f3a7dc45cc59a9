"""Law 6, clock: a relative time moves with the publication day by its own unit; an absolute one doesn't move.

Days move by any number of days, weeks by weeks, months by months, years by years: "last month" is the same for every
day of a month. And no time is ever finer than its words.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.times import find_times
from onrecord.model import Days
from onrecord.parse import parse
from tests import make

PUBLISHED = st.dates(date(1900, 1, 1), date(2100, 12, 31))

BY_DAYS = ["yesterday", "today", "the day before yesterday", "three days ago", "last night"]
BY_WEEKS = ["last week", "this week", "two weeks ago", "on Friday", "last Friday", "over the weekend"]
BY_MONTHS = ["last month", "this month", "five months ago", "in the past three months"]
BY_YEARS = ["last year", "this year", "ten years ago", "in June last year", "over the last 30 years"]
ABSOLUTE = [
    "on 12 February 2022",
    "in Feb 2029",
    "in 2014",
    "in the 1980s",
    "in early 2014",
    "in the Cold War",
    "on 2031-02-12",
]


def days_of(words: str, published: date | None) -> Days | None:
    """The days of the one time in a sentence that looks back."""
    report = make.report(f"The council met {words}.", published=published)
    (time,) = find_times(report, parse(report)).findings
    return time.days


def length(days: Days | None) -> int:
    assert days is not None
    assert days.first is not None
    assert days.last is not None
    return (days.last - days.first).days + 1


@given(PUBLISHED, st.integers(-400, 400), st.sampled_from(BY_DAYS))
@settings(deadline=None, max_examples=40)
def test_days_move_by_days(published: date, by: int, words: str) -> None:
    before, after = days_of(words, published), days_of(words, published + timedelta(days=by))
    assert before is not None
    assert before.first is not None
    assert before.last is not None
    assert after == Days(before.first + timedelta(days=by), before.last + timedelta(days=by))


@given(PUBLISHED, st.integers(-60, 60), st.sampled_from(BY_WEEKS))
@settings(deadline=None, max_examples=40)
def test_weeks_and_weekdays_move_by_weeks(published: date, by: int, words: str) -> None:
    before, after = days_of(words, published), days_of(words, published + timedelta(weeks=by))
    assert before is not None
    assert before.first is not None
    assert before.last is not None
    assert after == Days(before.first + timedelta(weeks=by), before.last + timedelta(weeks=by))


@given(PUBLISHED, st.integers(1, 28), st.integers(-30, 30), st.sampled_from(BY_MONTHS))
@settings(deadline=None, max_examples=40)
def test_months_move_by_months(published: date, day: int, by: int, words: str) -> None:
    def moved(at: date) -> date:
        months = at.year * 12 + at.month - 1 + by
        return date(months // 12, months % 12 + 1, at.day)

    published = published.replace(day=day)
    before, after = days_of(words, published), days_of(words, moved(published))
    assert before is not None
    assert after is not None
    assert before.first is not None
    assert after.first == moved(before.first)


@given(PUBLISHED, st.integers(-30, 30), st.sampled_from(BY_YEARS))
@settings(deadline=None, max_examples=40)
def test_years_move_by_years(published: date, by: int, words: str) -> None:
    published = published.replace(day=min(published.day, 28))
    before, after = days_of(words, published), days_of(words, published.replace(year=published.year + by))
    assert before is not None
    assert after is not None
    assert before.first is not None
    assert after.first == before.first.replace(year=before.first.year + by)


@given(PUBLISHED | st.none(), st.sampled_from(ABSOLUTE))
@settings(deadline=None, max_examples=40)
def test_absolute_times_stand_still(published: date | None, words: str) -> None:
    assert days_of(words, published) == days_of(words, make.PUBLISHED)


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("on Friday", 1),
        ("over the weekend", 2),
        ("last week", 7),
        ("two weeks ago", 7),
        ("last month", 28),
        ("in June", 30),
        ("in late January", 10),
        ("five months ago", 28),
        ("last summer", 90),
        ("last year", 365),
        ("ten years ago", 365),
        ("in 2014", 365),
        ("two decades ago", 3652),
        ("in the 1980s", 3652),
        ("in the 19th century", 36524),
    ],
)
@given(PUBLISHED)
@settings(deadline=None, max_examples=12)
def test_a_time_is_never_finer_than_its_words(words: str, least: int, published: date) -> None:
    assert length(days_of(words, published)) >= least


@given(PUBLISHED, st.sampled_from(["on 31 December", "on 1 January", "on 3 March", "on 30 April"]))
@settings(deadline=None, max_examples=40)
def test_a_day_and_month_is_within_a_year_of_the_publication_day(published: date, words: str) -> None:
    days = days_of(words, published)
    assert length(days) == 1
    assert days is not None
    assert days.first is not None
    assert abs((days.first - published).days) <= 366


@given(st.dates(date(1905, 1, 1), date(2095, 12, 31)))
@settings(deadline=None, max_examples=30)
def test_the_29th_of_february_is_in_a_leap_year(published: date) -> None:
    days = days_of("on 29 February", published)
    assert length(days) == 1
    assert days is not None
    assert days.first is not None
    assert (days.first.month, days.first.day) == (2, 29)
