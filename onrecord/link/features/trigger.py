"""The words that tell of an event: the same ones, rare ones, of one class, of like meaning."""

from __future__ import annotations

from onrecord.link.features.feature import Feature, yes_or_no
from onrecord.link.known import Known
from onrecord.link.meanings import likeness
from onrecord.link.telling import EventTelling as Told


def same_word(a: Told, b: Told, _: Known) -> float:
    """1 where the heads of the triggers are forms of one word."""
    return float(a.lemma == b.lemma)


def rare_word(a: Told, b: Told, known: Known) -> float | None:
    """How rare the word is that both use."""
    return known.rarity(a.lemma) if a.lemma == b.lemma else None


def shared_words(a: Told, b: Told, _: Known) -> float | None:
    """Of the words of both triggers, the share that both have; nothing where each is one word."""
    one, other = set(a.trigger), set(b.trigger)
    if len(one) < 2 and len(other) < 2:  # noqa: PLR2004
        return None
    return len(one & other) / len(one | other)


def word_of_the_other(a: Told, b: Told, known: Known) -> float | None:
    """How rare a trigger is that stands in the other's sentence, where the triggers differ."""
    if a.lemma == b.lemma:
        return None
    return max(known.rarity(x.lemma) if x.lemma in y.words else 0.0 for x, y in ((a, b), (b, a)))


def same_class(a: Told, b: Told, _: Known) -> float | None:
    """1 where both are one kind of deed, 0.5 where they are of one type, 0 where they aren't."""
    if a.type is None or b.type is None:
        return None
    if a.type != b.type:
        return 0.0
    return 1.0 if a.what == b.what else 0.5


def same_name(a: Told, b: Told, _: Known) -> float | None:
    """1 where both have one name of their own."""
    return float(a.name.casefold() == b.name.casefold()) if a.name and b.name else None


def meaning(a: Told, b: Told, _: Known) -> float | None:
    """How alike the words are in meaning."""
    return likeness(a.said, b.said)


def _word(a: Told, b: Told, score: float) -> str:
    return f"both tell it by “{a.said}”" if score else f"one says “{a.said}”, the other “{b.said}”"


def _rare(a: Told, _: Told, score: float) -> str:
    return f"“{a.said}” is {'seldom' if score > 0.5 else 'often'} told of"  # noqa: PLR2004


def _name(a: Told, b: Told, score: float) -> str:
    return f"both are called {a.name}" if score else f"one is called {a.name}, the other {b.name}"


def _meaning(a: Told, b: Told, score: float) -> str:
    how = "mean much the same" if score > 0.5 else "don't mean the same"  # noqa: PLR2004
    return f"“{a.said}” and “{b.said}” {how}"


FEATURES: tuple[Feature[Told], ...] = (
    Feature("same word", same_word, _word),
    Feature("rare word", rare_word, _rare),
    Feature("shared words", shared_words, lambda _, __, score: "their triggers share words" if score else ""),
    Feature("word of the other", word_of_the_other, lambda _, __, score: "one's word stands beside the other"),
    Feature("same class", same_class, yes_or_no("both are one kind of event", "they are two kinds of event")),
    Feature("same name", same_name, _name),
    Feature("meaning", meaning, _meaning),
)
