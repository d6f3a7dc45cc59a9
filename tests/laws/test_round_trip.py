"""Law 9, round trip: what is stored and read back is equal, in both databases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import model
from onrecord.model import Days, Reading
from onrecord.store import open_record
from tests.conftest import Fresh

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(3000, 1, 1))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**31), 2**31 - 1))
st.register_type_strategy(date, DAYS)
st.register_type_strategy(
    Days, st.builds(Days, st.none() | DAYS, st.none() | DAYS).filter(lambda days: bool(days.first or days.last))
)


def distinct(findings: Iterable[Any], letter: str) -> tuple[Any, ...]:
    """The findings with ids of their own."""
    return tuple(replace(one, id=f"{letter}{nth}") for nth, one in enumerate(findings))


def some(noun: type, letter: str) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.from_type(noun), max_size=2).map(lambda findings: distinct(findings, letter))


READINGS = st.builds(
    Reading,
    made_by=st.from_type(model.MadeBy),
    report=st.from_type(model.Report),
    issues=st.lists(st.from_type(model.Issue), max_size=2).map(tuple),
    actors=some(model.Actor, "a"),
    places=some(model.Place, "p"),
    times=some(model.Time, "t"),
    quantities=some(model.Quantity, "q"),
    statements=some(model.Statement, "s"),
    events=some(model.Event, "e"),
    forecasts=some(model.Forecast, "f"),
)


@settings(deadline=None, max_examples=30)
@given(READINGS)
def test_what_is_stored_is_read_back_equal(fresh: Fresh, reading: Reading) -> None:
    sound = patch("onrecord.store.sound.make_sure")  # no reading made by chance is, and only how it is kept is asked
    with open_record(fresh()) as record:
        with sound:
            record.add(reading)
        assert list(record.readings()) == [reading]
        for found, told in (
            (record.statements(), reading.statements),
            (record.events(), reading.events),
            (record.forecasts(), reading.forecasts),
        ):
            assert sorted((one.finding for one in found), key=lambda one: one.id) == list(told)
