"""Law 10, judgement: the order in which decisions come in doesn't matter, and a person's *no* is never outvoted."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.review import applied
from onrecord.review.anchors import findings
from onrecord.review.sound import faults
from onrecord.review.states import standing, verdict
from tests.laws.findings import PEOPLE, desks
from tests.review.deciding import Desk


@settings(deadline=None, max_examples=60)
@given(desks(), st.randoms())
def test_the_order_of_decisions_does_not_matter(desk: Desk, random: object) -> None:
    shuffled = list(desk.decisions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert applied(desk.reading, shuffled) == desk.now


@settings(deadline=None, max_examples=60)
@given(desks(("accept", "correct", "reject", "undo")))
def test_a_no_is_never_outvoted(desk: Desk) -> None:
    for one in standing(desk.decisions):
        if one.what == "reject":
            assert desk.now.states[one.about] in ("rejected", "contested")


@settings(deadline=None, max_examples=60)
@given(desks(("accept", "correct", "reject")))
def test_what_all_agree_on_holds_and_what_they_do_not_is_as_the_program_made_it(desk: Desk) -> None:
    held = standing(desk.decisions)
    for about in {one.about for one in held}:
        found = verdict(one for one in held if one.about == about)
        assert found and desk.now.states[about] == found.state
        program = next(one for one in findings(desk.reading) if one.id == about)
        if found.state == "contested":
            assert len([one for one in held if one.about == about]) > 1
            assert desk.now.originals.get(about, desk.found(about)) == program


@settings(deadline=None, max_examples=60)
@given(desks())
def test_whoever_takes_everything_back_leaves_what_there_was(desk: Desk) -> None:
    while held := standing(desk.decisions):
        desk.decide(held[0].about, "undo", held[0].by)
    assert standing(desk.decisions) == ()
    assert desk.now.reading == desk.reading


@settings(deadline=None, max_examples=60)
@given(desks())
def test_a_corrected_reading_is_sound(desk: Desk) -> None:
    reading = desk.now.reading
    assert [says for one in findings(reading) for says in faults(reading, one) if "within itself" not in says] == []
    ids = [one.id for one in findings(reading)]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=60)
@given(desks(("accept", "correct")), st.sampled_from(PEOPLE))
def test_an_original_is_what_the_program_made(desk: Desk, _: str) -> None:
    program = {one.id: one for one in findings(desk.reading)}
    for id, one in desk.now.originals.items():
        assert program[id] == one != desk.found(id)
