"""Which reports repeat another's text, and which single paragraphs are taken over."""

from __future__ import annotations

from datetime import date

from onrecord.link.copies import copies, find_copies, taken_over
from onrecord.model import Report
from tests import make

FIRST = (
    "A ferry with forty people on board ran aground below the lighthouse of Arvik on Sunday, the harbour master said.",
    "Two passengers were treated for bruises, and all of them were ashore before dark, said a doctor at the clinic.",
    "The captain had asked for a pilot twice that morning, according to a log that the company showed to reporters.",
    "Divers will look at the hull on Wednesday, and the route stays closed until they have written their report.",
)
OTHER = (
    "The town council voted on Monday to widen the road along the river, against the will of those who live there.",
    "Work is to begin in autumn, after the harvest, and to cost less than the old bridge did, the treasurer promised.",
)


def report(*paragraphs: str, day: int = 10, **more: str) -> Report:
    return make.report("\n\n".join(paragraphs), published=date(2031, 3, day), **more)


def test_a_report_with_a_paragraph_dropped_and_a_sentence_changed_is_a_copy_of_the_earlier_one() -> None:
    origin = report(*FIRST)
    copy = report(FIRST[0], FIRST[1], FIRST[3].replace("Wednesday", "Thursday"), day=11)
    assert copies([copy, origin]) == {copy.id: origin.id}


def test_a_report_that_takes_over_one_paragraph_of_four_is_no_copy() -> None:
    origin = report(*FIRST)
    other = report(FIRST[2], *OTHER, day=12)
    assert copies([origin, other]) == {}
    (taken,) = taken_over([origin, other])
    assert (taken.report, taken.origin, taken.span.text) == (other.id, origin.id, FIRST[2])


def test_reports_of_one_matter_in_words_of_their_own_are_no_copies() -> None:
    own = report(
        "Forty people left a ferry that lay on the rocks at Arvik; nobody was badly hurt, a doctor said.", day=11
    )
    assert copies([report(*FIRST), own]) == {}


def test_of_one_day_the_one_that_names_the_other_is_the_copy() -> None:
    agency = report(*FIRST[:3], publisher="Farwire")
    paper = report(f"ARVIK (Farwire). {FIRST[0]}", *FIRST[1:3], OTHER[0], publisher="The Arvik Day")
    (copy,) = find_copies([agency, paper])
    assert (copy.report, copy.origin, copy.credited) == (paper.id, agency.id, True)
    assert "it names Farwire as where it has it from" in copy.reasons


def test_a_copy_of_a_copy_copies_the_origin() -> None:
    origin = report(*FIRST, day=10)
    copy = report(FIRST[0], FIRST[1], FIRST[2], OTHER[0], day=11)
    again = report(FIRST[0], FIRST[1], OTHER[0], day=12)
    assert copies([again, copy, origin]) == {copy.id: origin.id, again.id: origin.id}
