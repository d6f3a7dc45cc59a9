"""What is read of a paragraph by the parser doesn't hang on what goes through it beside that paragraph."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse import Token, parse
from tests import make
from tests.laws.blocks import PARAGRAPHS


def trees(text: str) -> list[tuple[str, str, str, int]]:
    """Each word with its tag, its relation and how far off its head is."""
    return [_word(token) for token in parse(make.report(text)).tokens]


def _word(token: Token) -> tuple[str, str, str, int]:
    return token.text, token.tag, token.relation, token.head - token.index


@given(st.lists(st.sampled_from(PARAGRAPHS[:6]), min_size=2, max_size=12))
@settings(deadline=None, max_examples=20)
def test_paragraphs_are_read_side_by_side_as_each_alone(paragraphs: list[str]) -> None:
    assert trees("\n\n".join(paragraphs)) == [word for one in paragraphs for word in trees(one)]


def test_a_stretch_without_a_letter_or_digit_has_no_tokens() -> None:
    report = make.report("The council met.\n\n* * *\n\nIt left.")
    parsed = parse(report)
    assert [token.text for token in parsed.tokens] == ["The", "council", "met", ".", "It", "left", "."]
    assert [sentence.paragraph for sentence in parsed.sentences] == [0, 2]


def test_the_day_before_what_is_said_is_that_of_saying_it() -> None:
    """The parser hangs the day on what is said; a day behind a comma, or of what is done, stays with it."""
    said = parse(make.report("Kestria said on Tuesday it would withdraw its troops."))
    assert [said.tokens[token.head].text for token in said.tokens if token.lower == "on"] == ["said"]
    done = parse(make.report("Kestria said it would withdraw its troops on Tuesday."))
    assert [done.tokens[token.head].text for token in done.tokens if token.lower == "on"] == ["withdraw"]
