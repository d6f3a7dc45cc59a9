"""Words as they are searched for: in small letters, without accents, whole; and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

BETWEEN = "ǀ"
"""Stands between two texts of one column, so that no phrase reaches from one into the other; nobody writes it."""

SHORT = 60
"""Characters of a text that is likely to come again."""

_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> list[str]:
    """The words of a text; ``Zoë's`` is ``zoe``, ``s``."""
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    return (text if text.isascii() else _FOREIGN.sub(_without_accents, text)).casefold()


def _without_accents(found: re.Match[str]) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", found[0]) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    return " ".join(fold(text))


@lru_cache(maxsize=1 << 14)
def _singular(text: str) -> str:
    return _singulars(text)


def _singulars(text: str) -> str:
    return " ".join(map(singular, fold(text)))


def names(texts: Iterable[str | None]) -> str:
    """Texts folded, each once, kept apart from each other."""
    return f" {BETWEEN} ".join(dict.fromkeys(filter(None, (_folded(text) for text in texts if text))))


def prose(texts: Iterable[str | None]) -> str:
    """Texts folded, each once and kept apart, with every word in the singular."""
    folded = (_singular(text) if len(text) < SHORT else _singulars(text) for text in texts if text)
    return f" {BETWEEN} ".join(dict.fromkeys(filter(None, folded)))


@lru_cache(maxsize=1 << 15)
def singular(word: str) -> str:
    """The word without the ending of its plural, as English has it, or as it is: ``drones`` is ``drone``.

    Harman, D. (1991): How effective is suffixing? JASIS 42(1), the "S stemmer".
    """
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word if word.endswith(("us", "ss")) else word[:-1]


def words_at(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of a text as it stands there: start, end, and the word folded (more than one joined)."""
    for found in re.finditer(r"(?:[^\W_]|[\u0300-\u036f])+", text):
        folded = found[0].lower() if found[0].isascii() else "".join(fold(found[0]))
        if folded:
            yield found.start(), found.end(), folded
