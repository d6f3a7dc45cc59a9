"""How found names are counted against annotated ones."""

from __future__ import annotations

from evals.names import Found, Score, add, cut
from training.names.named import Named, marked


def scored(text: str, kinds: frozenset[str], found: list[tuple[str, str]]) -> Score:
    bare, spans = marked(text)
    names: list[Found] = [(bare.index(name), bare.index(name) + len(name), kind) for name, kind in found]
    score = Score()
    add(score, Named("made/a", bare, spans, kinds, "score"), names)  # type: ignore[arg-type]
    return score


def test_article_and_genitive_are_cut_off() -> None:
    text = "The Harbour Watch's boat"
    assert cut(text, (0, 19, "organisation")) == (4, 17, "organisation")
    assert cut("the", (0, 3, "other")) == (0, 3, "other")


def test_a_shorter_name_overlaps_and_is_not_exact() -> None:
    counts = scored(
        "<person>Ana Kolb</person> of <place>Orn</place>", frozenset(("person", "place")), [("Kolb", "person")]
    ).counts
    assert (counts["person", "exact"], counts["person", "overlap"], counts["person", "found"]) == (0, 1, 1)
    assert (counts["place", "gold"], counts["place", "found"]) == (1, 0)


def test_kinds_that_the_corpus_doesnt_mark_dont_count() -> None:
    counts = scored("<event>Orn Day</event> in Orn", frozenset(("place",)), [("Orn Day", "event")]).counts
    assert not counts


def test_a_product_is_right_for_a_weapon_or_a_platform_and_else_wrong_once() -> None:
    kinds = frozenset(("weapon", "platform"))
    counts = scored("a <weapon>Dart</weapon> and a Kite", kinds, [("Dart", "product"), ("Kite", "product")]).counts
    assert (counts["weapon", "exact"], counts["weapon", "found"], counts["platform", "found"]) == (1, 1, 1)


def test_errors_tell_what_was_missed_and_what_is_wrong() -> None:
    score = scored("<place>Orn</place> and Ulm", frozenset(("place",)), [("Ulm", "place")])
    assert score.errors == ["missed place: [Orn] and Ulm", "wrong place: Orn and [Ulm]"]
