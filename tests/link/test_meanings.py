"""What words mean by themselves: the same words are as like as can be, whatever small words stand beside them."""

from __future__ import annotations

import pytest

from onrecord.link.meanings import likeness


def test_small_words_do_not_count() -> None:
    assert likeness("the shelling", "shelling") == pytest.approx(1)


def test_likeness_is_the_same_both_ways() -> None:
    assert likeness("killed", "slain") == pytest.approx(likeness("slain", "killed"))


def test_words_of_like_meaning_are_nearer() -> None:
    near, far = likeness("killed", "murdered"), likeness("killed", "signed")
    assert near is not None
    assert far is not None
    assert near > far


def test_no_word_has_no_meaning() -> None:
    assert likeness("", "killed") is None
    assert likeness("–", "killed") is None
