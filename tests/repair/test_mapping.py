"""The way back from a repaired character to the origin's."""

from __future__ import annotations

from onrecord.model import Kept
from onrecord.repair import origin_offset
from onrecord.repair.mapping import Edit, Traced, compose, edit, trace
from tests import make


def test_an_edit_keeps_what_its_two_sides_have_in_common() -> None:
    assert edit(trace("the café is"), [Edit(4, 8, "cafe")]).kept == (Kept(0, 0, 7), Kept(8, 8, 3))


def test_edits_on_edits_lead_back_to_the_origin() -> None:
    once = edit(trace("a  b  c"), [Edit(1, 3, " "), Edit(4, 6, " ")])
    assert once.text == "a b c"
    twice = edit(once, [Edit(1, 3, "")])
    assert twice == Traced("a c", (Kept(0, 0, 1), Kept(1, 4, 1), Kept(2, 6, 1)))


def test_no_edit_is_the_same_text() -> None:
    traced = trace("the bridge")
    assert edit(traced, []) is traced


def test_pieces_may_change_places() -> None:
    moved = compose(trace("one two"), [(4, 7), "-", (0, 3)])
    assert moved == Traced("two-one", (Kept(0, 4, 3), Kept(4, 0, 3)))


def test_a_character_put_in_leads_to_its_nearest_kept_neighbour() -> None:
    report = make.report("one two", kept=(Kept(0, 10, 3), Kept(4, 20, 3)))
    assert [origin_offset(report, offset) for offset in (0, 2, 3, 4, 6, 7)] == [10, 12, 20, 20, 22, 22]


def test_a_report_that_kept_nothing_leads_to_the_start() -> None:
    assert origin_offset(make.report("", kept=()), 0) == 0
