"""Words as linking compares them: in small letters, without accents and endings, without the small words of grammar."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from onrecord.lexicon import facts

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_VOWELS = frozenset("aeiouy")
_ENDINGS = ("ingly", "edly", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ed", "es", "er", "ly", "s", "e")
_SHORTEST, _SHORTEST_OF_NOUN = 3, 5
"""Letters that stay at least; more of them before an ending that makes a noun of a verb, so that ``portion`` stays."""
_OF_NOUNS = frozenset({"ment", "ments", "ion", "ions"})
_KEPT = frozenset("sz")
"""A doubled letter that belongs to the word: ``pass``, ``buzz``."""


def fold(text: str) -> list[str]:
    """The words of a text in small letters, without accents; ``Zoë's`` is ``zoe``, ``s``."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(text.casefold())


def stems(text: str) -> list[str]:
    """The stems of a text's words, small words left out."""
    return [stem(word) for word in fold(text) if not is_small(word)]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What a folded word has in common with its other forms: ``killed``, ``killing`` and ``killer`` are ``kill``."""
    word = _irregular().get(word, word)
    if word[0].isdigit():
        return word
    for ending in _ENDINGS:
        left = word[: -len(ending)]
        if (
            word.endswith(ending)
            and len(left) >= (_SHORTEST_OF_NOUN if ending in _OF_NOUNS else _SHORTEST)
            and _VOWELS.intersection(left)
        ):
            return _plain(left) if not (ending == "s" and left.endswith(("s", "u"))) else word
    return _plain(word)


def _plain(word: str) -> str:
    """Without what an ending left behind: a doubled letter, an ``e``; ``y`` is ``i``."""
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in _VOWELS | _KEPT | {"l"}:
        word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == "e":
        word = word[:-1]
    return f"{word[:-1]}i" if word[-1] == "y" and len(word) > _SHORTEST else word


@cache
def _irregular() -> dict[str, str]:
    return {form: forms[0] for forms in facts.irregular() for form in forms[1:]}


def is_small(word: str) -> bool:
    """Whether a folded word is of grammar alone, or a letter."""
    return word in facts.words("closed") or word in facts.words("grammar") or (len(word) == 1 and not word.isdigit())
