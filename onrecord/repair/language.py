"""The language that a report is written in: one that isn't read is kept and said so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.repair.words import word_list

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
_PLAINLY, _HARDLY = 0.25, 0.12
"""Shares of these words from which on a text is plainly English, and below which it hardly is. Of the
invented reports in English (examples, training/link/stories) the least has 0.29; of the texts in other languages of
tests/repair/test_language.py the most has 0.10."""
_FEW = 8
"""Words that tell no language: a headline, a list of names."""
_SURE = 0.5
"""The chance that the classifier must give a language which isn't English."""
_FOREIGN = re.compile(r"(?:[^\W\d_\u0000-\u024f]\s*){8}")
"""Letters of another alphabet, in a row."""
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Characters that are looked at."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of a text; English where it is that, or too short to tell."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    common = word_list("common")
    share = sum(word in common for word in words) / max(1, len(words))
    if share >= _PLAINLY or len(words) < _FEW and not _FOREIGN.search(text):
        return ENGLISH
    code, chance = _identifier().classify(text[:_SAMPLE])
    return str(code) if chance >= _SURE and share < _HARDLY else ENGLISH


@cache
def _identifier() -> LanguageIdentifier:
    """py3langid's model (Lui and Baldwin 2012, langid.py, retrained), which tells 97 languages apart."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
