"""Times are read from the report alone, cover what their words say, and are in order, on any day of the calendar."""

from __future__ import annotations

import locale
import os
import time as clock
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find.times import find_times
from onrecord.issues import Found
from onrecord.model import Time
from onrecord.parse import parse
from tests import make

ANY_DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31))
EDGES = [date(1, 1, 1), date(1, 12, 31), date(1900, 2, 28), date(2000, 2, 29), date(2031, 12, 31), date(9999, 12, 31)]
SENTENCES = (
    "The council met on Friday and again last Monday, two days later and in the evening.",
    "It will meet next week, next month, next year, in two weeks and on the 31st.",
    "From 20 February to 4 March, between May and June, and in the past three months, it was shut.",
    "In the third quarter it earned $3 million, up from $2 million a year earlier; in the quarter it sold two.",
    "It fell on 29 February, at 6 p.m. on Tuesday, at 042130Z, on Christmas Day and during Ramadan.",
    "By year-end, over the weekend, last winter, in the 1980s and two decades ago it was quiet.",
    "On 04/05/2031 and in the second half of June they left; Independence Day came in Kenya on the 12th.",
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

_PARSED = {
    text: parse(make.report(text))
    for text in SENTENCES
    + tuple(f"The council met in {month}." for month in MONTHS)
    + tuple(f"The council met last {day}." for day in DAYS)
}


def read(text: str, published: date | None) -> Found[Time]:
    return find_times(make.report(text, published=published), _PARSED[text])


def in_order(found: Found[Time]) -> bool:
    spans = [(time.days.first, time.days.last) for time in found.findings if time.days is not None]
    return all(first is None or last is None or first <= last for first, last in spans)


@given(ANY_DAY | st.sampled_from(EDGES), st.sampled_from(SENTENCES))
@settings(deadline=None, max_examples=150)
def test_first_and_last_day_are_in_order_on_any_day(published: date, text: str) -> None:
    assert in_order(read(text, published))


@pytest.mark.parametrize("published", [*EDGES, None])
@pytest.mark.parametrize("text", SENTENCES)
def test_no_day_of_the_calendar_breaks_the_finder(published: date | None, text: str) -> None:
    found = read(text, published)
    assert found.findings
    assert in_order(found)


@given(ANY_DAY, st.integers(1, 12))
@settings(deadline=None, max_examples=60)
def test_in_a_month_is_the_whole_month(published: date, number: int) -> None:
    (time,) = read(f"The council met in {MONTHS[number - 1]}.", published).findings
    assert time.days is not None
    first, last = time.days.first, time.days.last
    assert first is not None
    assert last is not None
    assert (first.day, first.month) == (1, number)
    assert (last + timedelta(days=1)).day == 1
    assert (last.year, last.month) == (first.year, first.month)
    assert time.value == f"{first.year:04}-{number:02}"


@given(ANY_DAY, st.integers(0, 6))
@settings(deadline=None, max_examples=60)
def test_last_friday_is_a_friday_in_the_thirteen_days_before(published: date, number: int) -> None:
    (time,) = read(f"The council met last {DAYS[number]}.", published).findings
    assert time.days is not None
    assert time.days.first is not None
    assert time.days.first == time.days.last
    assert time.days.first.weekday() == number
    assert 1 <= (published - time.days.first).days <= 13


def test_neither_the_zone_nor_the_language_of_the_machine_tells_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [read(text, date(2031, 3, 12)) for text in SENTENCES]
    own = locale.setlocale(locale.LC_ALL)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    clock.tzset()
    try:
        for name in ("de_DE.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            assert [read(text, date(2031, 3, 12)) for text in SENTENCES] == before
    finally:
        locale.setlocale(locale.LC_ALL, own)
        monkeypatch.undo()
        clock.tzset()
    assert "TZ" not in os.environ or os.environ["TZ"] != "Pacific/Kiritimati"


def test_the_clock_is_never_asked() -> None:
    """No module of the finder names today's date or time: the publication day is the report's."""
    from importlib.resources import files

    folder = files("onrecord.find") / "times"
    sources = [item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".py")]
    assert not [
        word for word in (".today()", ".now(", "import time\n", "time.time") for text in sources if word in text
    ]
