"""What two entities are called."""

from __future__ import annotations

from onrecord.link.features.feature import Feature, by_degree, yes_or_no
from onrecord.link.known import Known
from onrecord.link.meanings import likeness
from onrecord.link.names import Standing, standing
from onrecord.link.telling import EntityTelling as Told
from onrecord.link.words import fold, is_small, stem, stems


def _best(a: Told, b: Told) -> Standing:
    """How the names stand that stand nearest to each other."""
    found = standing(a.said, b.said)
    for one in a.names:
        for other in b.names:
            found = max(found, standing(one, other), key=lambda stands: stands.score)
    return found


def both_named(a: Told, b: Told, _: Known) -> float | None:
    """How two names stand to each other."""
    return _best(a, b).score if a.named and b.named else None


def clash(a: Told, b: Told, _: Known) -> float | None:
    """1 where two people or bodies share the last word of their names alone."""
    return float(_best(a, b).how == "clash") if a.named and b.named else None


def same_words(a: Told, b: Told, _: Known) -> float:
    """1 where the words are the very same."""
    return float(fold(a.said) == fold(b.said))


def rare_head(a: Told, b: Told, known: Known) -> float:
    """How rare the head is that both have; 0 where they have two."""
    return known.rarity(a.head) * 0.8 + 0.2 if a.head == b.head else 0.0


def wording(a: Told, b: Told, known: Known) -> float | None:
    """How much of their words both share, the rare ones counting most."""
    one, other = stems(a.said), stems(b.said)
    return known.overlap(one, other) if one and other else None


def more_said(a: Told, b: Told, _: Known) -> float | None:
    """Of two that share their head, how many words each says of it that the other doesn't: "the 3rd", "the 4th"."""
    if a.head != b.head or a.head is None:
        return None
    one, other = ({stem(word) for word in fold(x.said) if not is_small(word)} for x in (a, b))
    return min(len(one - other), len(other - one)) / 2


def numbers(a: Told, b: Told, _: Known) -> float | None:
    """1 where both have the same figures, 0 where others."""
    one, other = ({word for word in fold(x.said) if word[0].isdigit()} for x in (a, b))
    return float(bool(one & other)) if one and other else None


def one_named(a: Told, b: Told, _: Known) -> float:
    """1 where one alone has a name of its own."""
    return float(a.named != b.named)


def pronouns(a: Told, b: Told, _: Known) -> float:
    """How many of the two are told by a pronoun or another word of grammar alone."""
    return sum(all(is_small(word) for word in fold(x.said)) for x in (a, b)) / 2


def meaning(a: Told, b: Told, _: Known) -> float | None:
    """How alike the words are in meaning."""
    return likeness(a.said, b.said)


def _names(a: Told, b: Told, score: float) -> str:
    how = _best(a, b).how
    if how == "same":
        return f"both are called {a.said}"
    if how == "spelling":
        return f"{a.said} and {b.said} are one name in two spellings"
    if how in ("acronym", "initials", "part"):
        return f"{min(a.said, b.said, key=len)} may be short for {max(a.said, b.said, key=len)}"
    return f"{a.said} and {b.said} are {'near' if score > 0.5 else 'other'} names"  # noqa: PLR2004


def _meaning(a: Told, b: Told, score: float) -> str:
    how = "mean much the same" if score > 0.5 else "don't mean the same"  # noqa: PLR2004
    return f"“{a.said}” and “{b.said}” {how}"


FEATURES: tuple[Feature[Told], ...] = (
    Feature("both named", both_named, _names),
    Feature("clash", clash, yes_or_no("they share a last name alone", "")),
    Feature("same words", same_words, lambda a, _, score: f"both are told by “{a.said}”" if score else ""),
    Feature("rare head", rare_head, by_degree("both have one head word", "their head words differ", 0.1)),
    Feature("wording", wording, by_degree("they share most of their words", "they share few words")),
    Feature("more said", more_said, lambda _, __, score: "each is told more of than the other" if score else ""),
    Feature("numbers", numbers, yes_or_no("their figures agree", "their figures differ")),
    Feature("one named", one_named, yes_or_no("one has a name, the other none", "")),
    Feature("pronouns", pronouns, by_degree("a pronoun stands for it", "")),
    Feature("meaning", meaning, _meaning),
)
