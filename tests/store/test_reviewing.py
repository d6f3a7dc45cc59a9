"""The way through what is to be reviewed: the next finding, the one before, how many are left, what was done last."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from onrecord.errors import NotFound
from onrecord.review import Choice, What
from onrecord.store import Record
from tests import make

OTHER = make.full_reading(make.TEXT + "\n\nAnother day.")
READING = make.full_reading()
REPORT = READING.report.id


@pytest.fixture
def kept(record: Record) -> Record:
    """A record of two reports with four findings each, all of which are as certain."""
    record.add(READING)
    record.add(OTHER)
    return record


def decide(record: Record, id: str, what: What, by: str = "Ida", **more: Any) -> None:
    record.decide(id, Choice("", what, by, datetime(2031, 3, 20, tzinfo=UTC), **more))


def way(record: Record, **asked: Any) -> list[str]:
    """All ids, one after the other."""
    found: list[str] = []
    at = record.next_to_review(**asked)
    while at is not None:
        found.append(at)
        at = record.next_to_review(**{**asked, "after": at})
    return found


@pytest.mark.parametrize("asked", [{}, {"noun": "statement"}, {"about": "bridge"}, {"report": REPORT}, {"by": "dorin"}])
def test_the_next_leads_through_all_of_the_queue_and_back(kept: Record, asked: dict[str, Any]) -> None:
    whole = [one.id for one in kept.to_review(**asked)]
    assert way(kept, **asked) == whole
    for before, after in zip([None, *whole], whole, strict=False):
        assert kept.before_in_review(after, **asked) == before
    assert kept.left_to_review(100, **asked) == len(whole)
    assert kept.left_to_review(2, **asked) == 2


def test_the_one_before_is_given_when_it_was_decided_on(kept: Record) -> None:
    first, second, *_ = way(kept)
    decide(kept, first, "reject")
    assert kept.next_to_review() == second
    assert kept.before_in_review(second) == first
    assert kept.next_to_review(after=first) == second
    assert kept.before_in_review(first) is None


def test_a_state_that_is_asked_for_is_held_to_both_ways(kept: Record) -> None:
    first, second, third, *_ = way(kept)
    for one in (first, third):
        decide(kept, one, "accept")
        decide(kept, one, "reject", "Bo")
    decide(kept, second, "accept")
    assert way(kept, state="contested") == [first, third]
    assert kept.before_in_review(third, state="contested") == first


def test_the_queue_of_one_report_has_its_findings_alone(kept: Record) -> None:
    assert {one.report.id for one in kept.to_review(report=REPORT[:6])} == {REPORT}
    assert {one.report.id for one in kept.to_review(report=f"{REPORT}.e60")} == {REPORT}
    with pytest.raises(NotFound):
        kept.next_to_review(report="0000000")


def test_what_is_rejected_still_leads_on(kept: Record) -> None:
    first, second, *_ = way(kept)
    decide(kept, first, "reject")
    assert kept.next_to_review(after=first) == second


def test_a_person_s_last_decision_is_the_one_that_they_did_not_take_back(kept: Record) -> None:
    first, second, *_ = way(kept)

    def last(by: str = "Ida") -> tuple[str, str] | None:
        found = kept.last_decision(by)
        return (f"{found.report}.{found.about}", found.what) if found else None

    assert last() is None
    decide(kept, first, "accept")
    decide(kept, first, "reject")
    decide(kept, second, "accept")
    decide(kept, second, "reject", "Bo")
    assert last() == (second, "accept")
    decide(kept, second, "undo")
    assert last() == (first, "reject")
    decide(kept, first, "undo")
    assert last() == (first, "accept")
    decide(kept, first, "undo")
    assert last() is None
    assert last("Bo") == (second, "reject")


def test_a_decision_of_long_ago_is_not_looked_for(kept: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third, *_ = way(kept)
    monkeypatch.setattr("onrecord.store.decisions._RECENT", 2)
    decide(kept, first, "accept")
    decide(kept, second, "accept", "Bo")
    assert kept.last_decision("Ida") is not None
    decide(kept, third, "accept", "Bo")
    assert kept.last_decision("Ida") is None
