"""Whether words are given as they were said (direct), retold (indirect), or both (mixed)."""

from __future__ import annotations

import re

from onrecord.attribute.content import Stretch
from onrecord.attribute.marks import Quote, over
from onrecord.model import Manner

_LITTLE = 6
"""Characters outside the marks that don't make a quotation a retelling: "that ", a dash, a blank."""


def manner_of(text: str, content: list[Stretch], quotes: tuple[Quote, ...]) -> Manner:
    """direct where quotation marks hold all but a word, mixed where they hold a part, else indirect.

    Scare quotes hold nothing that was said: the so-called "inspectors".
    """
    inside = outside = 0
    for start, end in content:
        within = [quote for quote in over(quotes, start, end) if not _is_scare(text, quote)]
        quoted = sum(max(0, min(end, quote.end) - max(start, quote.start)) for quote in within)
        inside += quoted
        outside += sum(1 for ch in text[start:end] if ch.isalnum()) if not quoted else end - start - quoted
    if not inside:
        return "indirect"
    return "direct" if outside <= _LITTLE else "mixed"


_NAMING = re.compile(r"(?:so-called|(?:the|these|those|its|their|his|her)) $", re.IGNORECASE)
_NAMED = re.compile(r"[\"“‘'«„][a-z]+(?: [a-z]+)?[\"”’'»“](?= [a-z])")


def _is_scare(text: str, quote: Quote) -> bool:
    """Whether marks doubt a noun of a word or two in the midst of a sentence."""
    before = text[max(0, quote.start - 12) : quote.start]
    return _NAMING.search(before) is not None and _NAMED.match(text, quote.start) is not None
