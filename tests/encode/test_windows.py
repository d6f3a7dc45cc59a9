"""What the tagger sees of a report."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.encode.windows import Sequences, Window, layout, quoted, shape, traits
from onrecord.encode.wordpieces import WordPieces


@dataclass(frozen=True)
class Word:
    text: str
    tag: str = "NN"
    relation: str = "dep"
    head: int = 0
    sentence: int = 0


def words(text: str) -> list[Word]:
    return [Word(one, head=0) for one in text.split()]


paragraphs_of_lengths = st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=60), min_size=1, max_size=12)


@settings(deadline=None, max_examples=100)
@given(paragraphs_of_lengths)
def test_each_word_is_fresh_in_exactly_one_window_and_no_window_is_too_long(given: list[list[int]]) -> None:
    lengths = [length for one in given for length in one]
    paragraphs = [nth for nth, one in enumerate(given) for _ in one]
    windows = layout(lengths, paragraphs, 128, 32)
    assert [nth for one in windows for nth in range(one.fresh, one.last)] == list(range(len(lengths)))
    for one in windows:
        assert one.first <= one.fresh < one.last
        assert 1 + sum(lengths[one.first : one.last]) + len(set(paragraphs[one.first : one.last])) <= 128


@settings(deadline=None, max_examples=100)
@given(paragraphs_of_lengths)
def test_a_paragraph_at_the_end_moves_no_window_that_was_closed(given: list[list[int]]) -> None:
    lengths = [length for one in given for length in one]
    paragraphs = [nth for nth, one in enumerate(given) for _ in one]
    alone = layout(lengths, paragraphs, 128, 32)
    longer = layout([*lengths, 3, 3, 3], [*paragraphs, 99, 99, 99], 128, 32)
    assert longer[: len(alone) - 1] == alone[:-1]
    assert (longer[len(alone) - 1].first, longer[len(alone) - 1].fresh) == (alone[-1].first, alone[-1].fresh)


def test_quotation_marks_of_either_style_stand_open_to_the_end_of_their_paragraph() -> None:
    text = words("He said “ no way ” and left “ at once")
    assert [word.text for word, inside in zip(text, quoted(text, [0] * 11), strict=True) if inside] == [
        "“", "no", "way", "”", "“", "at", "once",
    ]  # fmt: skip
    assert quoted(words('" a " b " c'), [0, 0, 0, 0, 1, 1]) == [True, True, True, False, True, True]


def test_shapes() -> None:
    written = ["said", "Minister", "NATO", "iPhone", "3,000", "—", "A"]
    assert [shape(word) for word in written] == ["small", "Title", "CAPITALS", "miXed", "number", "mark", "Title"]


def test_a_constituent_is_told_where_it_begins_and_ends() -> None:
    # "He said it rained": said <- He (nsubj), rained (ccomp) <- it (nsubj)
    parsed = [
        Word("He", "PRP", "nsubj", 1),
        Word("said", "VBD", "ROOT", 1),
        Word("it", "PRP", "nsubj", 3),
        Word("rained", "VBD", "ccomp", 1),
    ]
    found = traits(parsed, [0, 0, 0, 0])
    assert found[2][2] == "begins ccomp"
    assert found[0][2] == "begins ROOT"
    assert found[3][3] == "ends ROOT"


def test_a_text_without_stops_costs_no_more_than_its_length() -> None:
    deep = [Word("of", relation="ROOT" if not nth else "prep", head=max(0, nth - 1)) for nth in range(40_000)]
    found = traits(deep, [0] * len(deep))
    assert (found[0][2], found[7][2], found[-1][3]) == ("begins ROOT", "begins prep", "ends ROOT")


def test_a_window_has_its_words_pieces_with_a_break_behind_each_paragraph() -> None:
    vocabulary = WordPieces(["[UNK]", "[CLS]", "[SEP]"])
    start, stop = vocabulary.start, vocabulary.stop
    held = Sequences([(5,), (6, 7), (8,), (9,)], [(1, 2), (3, 4), (5, 6), (7, 8)], [0, 0, 3, 3])
    assert held.lengths == [1, 2, 1, 1]
    whole = held.pieces(Window(0, 0, 4), vocabulary)
    assert whole.ids.tolist() == [start, 5, 6, 7, stop, 8, 9, stop]
    assert whole.paragraphs.tolist() == [-1, 0, 0, 0, 0, 3, 3, 3]
    assert whole.words.tolist() == [1, 2, 5, 6]
    assert whole.rows.tolist() == [[0, 0], [1, 2], [3, 4], [3, 4], [0, 0], [5, 6], [7, 8], [0, 0]]
    part = held.pieces(Window(1, 2, 3), vocabulary)
    assert part.ids.tolist() == [start, 6, 7, stop, 8, stop]
    assert part.words.tolist() == [1, 4]
