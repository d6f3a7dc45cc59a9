"""Words to word pieces."""

from __future__ import annotations

import pytest

from onrecord.encode.wordpieces import MAX_PIECES, WordPieces

VOCABULARY = WordPieces(["[UNK]", "[CLS]", "[SEP]", "minister", "##s", "said", "e", "##mile", "-", "c", "##o", "."])


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("minister", (3,)),
        ("Ministers", (3, 4)),
        ("Émile", (6, 7)),
        ("co-said", (9, 10, 8, 5)),
        ("...", (11, 11, 11)),
    ],
)
def test_a_word_is_its_longest_known_pieces(word: str, pieces: tuple[int, ...]) -> None:
    assert VOCABULARY.pieces(word) == pieces


@pytest.mark.parametrize("word", ["", "🕊", "\u200b", "жук", "q" * 500])
def test_an_odd_word_is_one_unknown_piece(word: str) -> None:
    assert VOCABULARY.pieces(word) == (VOCABULARY.unknown,)


def test_of_a_very_long_word_only_the_beginning_is_looked_at() -> None:
    assert len(VOCABULARY.pieces("." * 900)) == MAX_PIECES
