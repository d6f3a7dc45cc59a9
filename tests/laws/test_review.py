"""Law 11, review: a decision survives any rerun that doesn't change the report's text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from onrecord.model import Actor, Finding, Forecast, MadeBy, Place, Reading
from onrecord.review import applied
from onrecord.review.anchors import findings
from onrecord.review.links import relinked
from onrecord.review.sound import faults
from onrecord.review.states import standing
from onrecord.store import open_record
from tests.laws.findings import desks, readings
from tests.review.deciding import Desk

WHOLE = ("accept", "correct", "reject", "add")


def bare(one: Finding) -> Finding:
    """A finding without its links, which a rerun may have to lead elsewhere."""
    return relinked(one, lambda _: None)


@settings(deadline=None, max_examples=60)
@given(desks(WHOLE), readings())
def test_what_people_decided_is_as_they_left_it(desk: Desk, rerun: Reading) -> None:
    before, after = desk.now, applied(rerun, desk.decisions)
    assert after.states == before.states
    now = {one.id: one for one in findings(after.reading)}
    for one in standing(desk.decisions):
        state = before.states[one.about]
        if state == "rejected":
            assert one.about not in now
        elif state != "contested":
            assert bare(now[one.about]) == bare(desk.found(one.about))
        else:
            assert one.about in now


@settings(deadline=None, max_examples=60)
@given(desks(), readings())
def test_a_reading_that_was_read_anew_is_sound(desk: Desk, rerun: Reading) -> None:
    reading = applied(rerun, desk.decisions).reading
    assert [says for one in findings(reading) for says in faults(reading, one) if "within itself" not in says] == []
    ids = [one.id for one in findings(reading)]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=60)
@given(desks(), readings())
def test_what_nobody_decided_on_is_what_the_rerun_found(desk: Desk, rerun: Reading) -> None:
    after = applied(rerun, desk.decisions)
    decided = {one.about for one in desk.decisions}
    program = {bare(replace(one, id="")) for one in findings(rerun)}
    for one in findings(after.reading):
        if one.id not in decided and isinstance(one, Actor | Place | Forecast):
            assert bare(replace(one, id="")) in program


@settings(deadline=None, max_examples=60)
@given(desks())
def test_the_same_reading_again_changes_nothing(desk: Desk) -> None:
    again = replace(desk.reading, made_by=MadeBy("9.9.9", ()))
    assert applied(again, desk.decisions) == replace(desk.now, reading=replace(desk.now.reading, made_by=again.made_by))


@settings(deadline=None, max_examples=60)
@given(desks(), readings())
def test_a_record_keeps_decisions_through_a_rerun(desk: Desk, rerun: Reading) -> None:
    later = replace(rerun, made_by=MadeBy("9.9.9", ()))
    report = rerun.report.id
    with open_record(":memory:") as record:
        record.add(desk.reading)
        for choice in desk.choices:
            record.decide(report if choice.what == "add" else f"{report}.{choice.about}", choice)
        assert list(record.decisions()) == desk.decisions
        assert record.reading(report) == desk.now.reading
        record.add(later)
        assert record.reading(report) == applied(later, desk.decisions).reading
        assert record.check().faults == ()
