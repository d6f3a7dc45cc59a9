"""The classes of words by what they make of what they govern: takes for true, keeps from, wants done, thinks so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.lexicon import facts

_CLASSES = (
    "takes for true", "brings about", "keeps from", "wants done", "means to do", "thinks so", "doubts so", "says so",
    "asks whether", "tries to", "lets do",
)  # fmt: skip


@cache
def _by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in _CLASSES:
        for word in sorted(facts.words(name)):
            found[word] = (*found.get(word, ()), name)
    return found


def classes(lemma: str) -> tuple[str, ...]:
    """The classes of a governing word by its lemma in small letters; "other" where it has none."""
    return _by_word().get(lemma, ("other",))
