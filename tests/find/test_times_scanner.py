"""Times are looked for in small letters and read in their own."""

from __future__ import annotations

import pytest

from onrecord.find.times.grammar import small_letters
from onrecord.find.times.rules import scanner


@pytest.mark.parametrize("text", ["12 MAY 2031", "İ and ı on Friday", "ﬁrſt in MARCH", "Straße, 04 K"])
def test_small_letters_stand_where_the_others_stood(text: str) -> None:
    assert len(small_letters(text)) == len(text)
    assert [small_letters(one) for one in text] == list(small_letters(text))


@pytest.mark.parametrize("text", ["Halvik fell in MARCH.", "Halvik fell in march.", "Halvik fell in MarcH."])
def test_a_time_starts_in_any_letters(text: str) -> None:
    start = scanner().next(text, 0, len(text))
    assert start is not None
    assert text[start:].lower().startswith("march")


def test_where_nothing_tells_a_time_none_starts() -> None:
    text = "Marching bands filled Halvik."
    assert scanner().next(text, 0, len(text)) is None


def test_a_name_told_by_capitals_is_not_read_in_small_letters() -> None:
    for text, names in (("Easter 2031 came.", ["feast"]), ("easter 2031 came.", [])):
        assert [rule.name for rule, _ in scanner().matches(text, 0, len(text))][:1] == names
