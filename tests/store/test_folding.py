"""Words are folded alike whether a stretch of a text is folded by itself or with the whole of it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.store.folding import Folded, singulars

TEXTS = st.text(st.sampled_from("abßéﬁ e\u0301İ’ .-_sSiI\n9Ω"), min_size=1, max_size=40)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
@example("Two drones hit Zoë’s café", 4, 9)
@example("The weiße ﬂotilla's ships", 4, 20)
def test_a_stretch_of_a_text_is_folded_as_it_is_alone(text: str, start: int, end: int) -> None:
    assert Folded(text).prose(start, end).split() == singulars(text[start:end]).split()


def test_words_at_both_ends_are_whole_or_cut_as_the_stretch_cuts_them() -> None:
    text = Folded("drones hit drones")
    assert text.prose(0, 17) == "drone hit drone"
    assert text.prose(7, 10) == "hit"
    assert text.prose(1, 12) == "rone hit d"
