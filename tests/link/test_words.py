"""Stems: the forms of one word have one, those of two words haven't."""

from __future__ import annotations

import pytest

from onrecord.link.words import fold, stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        "attack attacks attacked attacking attacker",
        "announce announces announced announcing announcement",
        "die died dying death dead",
        "shoot shot shooting",
        "city cities",
        "stop stopped stopping",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["fire firm", "bus business", "port portion", "class clash", "1,000 1,00"])
def test_two_words(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


def test_small_words_and_accents_do_not_count() -> None:
    assert fold("Zoë's café") == ["zoe", "s", "cafe"]
    assert stems("They have been at the harbour") == ["harbour"]
