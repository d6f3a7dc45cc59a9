"""The measures of evals.times, worked by hand, and the floor of the made-up cases."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals import times, times_cases
from evals.halves import scores
from onrecord.model import Span, Time

TEXT = "On Friday night they left, two years ago; in May 2030 and now they came back late in the day."


def found(words: str, type_: str, value: str) -> Time:
    start = TEXT.index(words)
    return Time("t", Span(start, start + len(words), words), type_, value, None)  # type: ignore[arg-type]


def annotated(words: str, type_: str, value: str) -> times.Annotated:
    start = TEXT.index(words)
    return times.Annotated(start, start + len(words), type_, value)


def test_measures_are_those_of_the_scorer() -> None:
    """Five annotated, four found: three overlap; one has both ends, one the type, one the value; one is no time."""
    gold = [
        annotated("Friday night", "TIME", "2031-03-07TNI"),
        annotated("two years ago", "DATE", "2029"),
        annotated("May", "DATE", "2030-05"),
        annotated("2030", "DATE", "2030"),
        annotated("now", "DATE", "PRESENT_REF"),
    ]
    tally = times.Tally()
    tally.times(
        TEXT,
        [
            found("Friday", "DATE", "2031-03-07"),
            found("two years ago", "DURATION", "P2Y"),
            found("May 2030", "DATE", "2030-05"),
            found("late in", "DATE", "2031"),
        ],
        gold,
    )
    assert dict(tally.count) == {"gold": 5, "predicted": 4, "relaxed": 3, "strict": 1, "type": 1, "value": 1}
    p, r, f = tally.scores()["relaxed"]
    assert (p, r, round(f, 2)) == (75.0, 60.0, 66.67)
    assert round(tally.scores()["value"][2], 2) == 22.22
    assert tally.wrong["missed", "2030", "DATE", "2030"] == 1
    assert tally.wrong["spurious", "late in", "", "2031"] == 1


def test_an_annotated_time_is_found_once() -> None:
    tally = times.Tally()
    tally.times(
        TEXT,
        [found("Friday", "DATE", "2031-03-07"), found("night", "TIME", "2031-03-07TNI")],
        [annotated("Friday night", "TIME", "2031-03-07TNI")],
    )
    assert (tally.count["relaxed"], tally.count["value"], tally.count["predicted"]) == (1, 0, 2)


def test_a_document_is_its_text_its_day_and_its_annotations(tmp_path: Path) -> None:
    path = tmp_path / "one.tml"
    path.write_text(
        '<DCT><TIMEX3 tid="t0" type="DATE" value="2031-03-12" functionInDocument="CREATION_TIME">now</TIMEX3></DCT>'
        '<TEXT>They <EVENT eid="e1">met</EVENT> '
        '<TIMEX3 tid="t1" type="DATE" value="2031-03-11">yesterday</TIMEX3> &amp; left.'
        "</TEXT>"
    )
    text, day, gold = times.load(path)
    assert (text, str(day)) == ("They met yesterday & left.", "2031-03-12")
    assert gold == [times.Annotated(9, 18, "DATE", "2031-03-11")]


@pytest.fixture(scope="module")
def right() -> Counter[tuple[str, bool]]:
    return scores(times_cases.CASES, times_cases.wrong).right


@pytest.mark.parametrize(("kept", "floor"), [(False, 171), (True, 142)])
def test_no_case_is_lost(kept: bool, floor: int, right: Counter[tuple[str, bool]]) -> None:
    assert right["all", kept] >= floor
