"""The text around a finding, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.segments import Marked
from onrecord.web.wording import MOST, REACH, as_elements, passages
from tests import make

REPORT = make.report()


@given(st.text(max_size=300))
def test_the_words_of_a_text_are_all_of_it(text: str) -> None:
    report = make.report(text)
    marks = [Marked(at, at + 2, "s0", "content") for at in range(0, len(text), 7)]
    words = [word for one in passages(report, (), marks, whole=True, by_word=True) for word in one.words]
    assert "".join("".join(word.text.split()) for word in words) == "".join(text.split())
    assert all(text[word.start : word.end] == word.text for word in words)


def test_words_are_cut_from_signs_and_endings_and_at_marks() -> None:
    report = make.report("Selmar's 12,000 men left (Nord-Sel).")
    (passage,) = passages(report, (), [Marked(9, 11, "q0", "content")], whole=True, by_word=True)
    assert [one.text for one in passage.words if one.text.strip()] == [
        "Selmar", "'s", "12", ",", "000", "men", "left", "(", "Nord-Sel", ")", "."
    ]  # fmt: skip
    (passage,) = passages(report, (), (), whole=True, by_word=True)
    assert "12,000" in [one.text for one in passage.words]


def test_the_chief_words_are_shown_with_what_is_around_them_and_others_with_their_paragraph() -> None:
    paragraphs = [
        f"{name} " + "word " * 100 + "end." for name in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
    ]
    report = make.report("\n\n".join(paragraphs))
    chief, other = make.span(report, "Fourth"), make.span(report, "First")
    shown = passages(report, [chief, other], ())
    assert [one.words[0].text.split()[0] for one in shown] == ["First", "Third", "Fourth"]
    assert [one.skipped for one in shown] == [False, True, False]


def test_of_a_long_paragraph_what_is_near_is_shown() -> None:
    report = make.report("word " * 10_000)
    (passage,) = passages(report, [report.span(20_000, 20_004)], ())
    assert (passage.words[0].start, passage.words[-1].end) == (20_000 - REACH, 20_004 + REACH)
    assert passage.skipped


def test_of_long_words_the_beginning_and_the_end_are_shown() -> None:
    report = make.report("x" * 1_000_000)
    shown = passages(report, [report.span(0, 1_000_000)], (), by_word=True)
    assert [one.skipped for one in shown] == [False, True]
    assert sum(len(word.text) for one in shown for word in one.words) < 10_000


def test_too_long_a_text_is_never_shown_whole() -> None:
    report = make.report("\n\n".join("A paragraph of some words." for _ in range(MOST // 20)))
    assert len(passages(report, [report.span(0, 5)], (), whole=True)) < 100


def test_a_word_says_where_it_stands_whatever_is_shown_for_it() -> None:
    report = make.report("a \u202e<b> c")
    (passage,) = passages(report, (), [Marked(5, 6, "s0", "source")], whole=True, by_word=True)
    made = as_elements(passage.words)
    assert '<span class="" data-at="2" data-to="3">[RLO]</span>' in made
    assert '<span class="" data-at="3" data-to="4">&lt;</span>' in made
    assert '<span class="m source" data-at="5" data-to="6">&gt;</span>' in made
