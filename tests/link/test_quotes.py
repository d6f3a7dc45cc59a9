"""The same quoted words in several reports."""

from __future__ import annotations

from datetime import date

from onrecord.link.quotes import quotes
from onrecord.model import Reading
from tests import make


def told(text: str, *content: str, speaker: str, day: int) -> Reading:
    of = make.report(text, published=date(2031, 3, day))
    statement = make.statement(of, *content, source=make.source(of, speaker), manner="direct")
    return make.reading(of, statements=(statement,))


WHOLE = told(
    '"The lamp was dark and nobody answered the horn all night," Ena Holt said.',
    "The lamp was dark and nobody answered the horn all night", speaker="Ena Holt", day=4,
)  # fmt: skip
SPLIT = told(
    '"The lamp was dark," Holt told a court, "and nobody answered the horn."',
    "The lamp was dark", "and nobody answered the horn", speaker="Holt", day=6,
)  # fmt: skip


def test_a_quote_split_by_a_cue_is_the_one_printed_whole() -> None:
    (quote,) = quotes([SPLIT, WHOLE])
    assert (quote.first, quote.day) == (WHOLE.report.id, date(2031, 3, 4))
    assert {(one.report, one.statement) for one in quote.members} == {
        (WHOLE.report.id, WHOLE.statements[0].id),
        (SPLIT.report.id, SPLIT.statements[0].id),
    }
    assert not quote.is_disputed


def test_words_left_out_are_no_gap() -> None:
    cut = told('She said "the lamp was dark and ... the horn all night".', "the lamp was dark", speaker="She", day=7)
    (quote,) = quotes([WHOLE, cut])
    assert {one.report for one in quote.members} == {WHOLE.report.id, cut.report.id}


def test_like_words_that_follow_each_other_otherwise_are_another_quote() -> None:
    other = told(
        '"Nobody was dark about the lamp," Ena Holt said.', "Nobody was dark about the lamp", speaker="Ena Holt", day=5
    )
    assert quotes([WHOLE, other]) == []


def test_a_quote_laid_to_two_speakers_says_so() -> None:
    other = told(
        '"The lamp was dark and nobody answered the horn," Piet Aro said.',
        "The lamp was dark and nobody answered the horn", speaker="Piet Aro", day=9,
    )  # fmt: skip
    (quote,) = quotes([WHOLE, other])
    assert quote.speakers == ("Ena Holt", "Piet Aro")
    assert quote.is_disputed


def test_a_name_between_quotation_marks_is_no_quote() -> None:
    one, other = (
        told(f'The exercise "Quiet Harbour 31" {what}, Ena Holt said.', what, speaker="Ena Holt", day=5)
        for what in ("has begun", "will end soon")
    )
    assert quotes([one, other]) == []
