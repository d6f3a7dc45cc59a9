"""Whatever a file holds is read: days at the calendar's ends, signs that are no text, sentences without end."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.parse import parse
from tests import make
from tests.laws.test_evidence import spans

PIECES = (
    "Rebels attacked Orn on 30 February.", "On 31 December 10000 Norland will attack.", "In 1 BC the army left Orn.",
    "In the year 0001 rebels killed 2.", "Norland will attack next week.", "It could fall in ten years, Perrin said.",
    "two weeks before 1 January 0001", "three days after 31 December 9999", "2 million years ago rebels attacked.",
    "2031-13-45", "99:99 GMT rebels attacked", "On D+3 troops left.", "At 14:05 GMT+3 rebels attacked, he said.",
    "\x00", "\ud800", "\ufeff", "\u202e", "\u200b", "e\u0301\u0301\u0301", "👩‍👩‍👧", "\x1b[31m",
    "\x85", "\u2028", "\x0c", "Жители ушли.", "الجيش", "军队。", "½ ٣٠٠ troops", "1e400 troops", "0/0 troops",
    "∞ troops", "killed 000000", "II. Summary", "Perrin: We attacked Orn.", '"', "“", "”", "(", ")", "he said",
    "if ", ", ", "— ", "&#x110000;", "\n", "\n\n",
)  # fmt: skip
DAYS = (None, date.min, date(2031, 3, 12), date.max)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " ", "\n"]), st.sampled_from(DAYS))
@example(["three days after 31 December 9999"], "", None)
@example(["two weeks before 1 January 0001"], "", None)
@example(["Rebels attacked Orn on 30 February.", "At 0"], " ", date.min)
@example(["Norland will attack next week.", "It could fall in ten years, Perrin said."], " ", date.max)
def test_odd_pieces_are_read_to_the_letter(pieces: list[str], between: str, published: date | None) -> None:
    reading = onrecord.read(text=between.join(pieces), published=published)
    for span in spans(reading):
        assert reading.report.text[span.start : span.end] == span.text


ENDLESS = {
    "clauses": "Rebels attacked Lenn" + " and attacked Orn" * 180 + ".",
    "nouns": "the attack on Orn and " * 140 + "fell.",
    "threats": "Norland " + "threatened to attack Orn and " * 100,
}


def seconds(text: str) -> float:
    """The processor time of reading a text."""
    began = time.process_time()
    onrecord.read(text=text, published=date(2031, 3, 12))
    return time.process_time() - began


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_twice_a_sentence_without_end_takes_no_four_times_as_long(text: str) -> None:
    seconds(text[:500])
    assert seconds(text + text) < 3.2 * seconds(text) + 0.5


def test_a_sentence_without_end_is_read_in_pieces_that_break_at_commas() -> None:
    parsed = parse(make.report("They named " + ", ".join(["Lenn and Orn"] * 90) + "."))
    assert len(parsed.sentences) > 1
    assert all(sentence.last - sentence.first <= 200 for sentence in parsed.sentences)
    assert all(parsed.tokens[sentence.last - 1].text == "," for sentence in parsed.sentences[:-1])
    assert all(parsed.tokens[token.head].sentence == token.sentence for token in parsed.tokens)
