"""Whether words are given as they were said (direct), retold (indirect), or both (mixed)."""

from __future__ import annotations

from onrecord.attribute.content import Stretch
from onrecord.attribute.marks import Quote, over
from onrecord.model import Manner

_LITTLE = 6
"""Characters outside the marks that don't make a quotation a retelling: "that ", a dash, a blank."""


def manner_of(text: str, content: list[Stretch], quotes: tuple[Quote, ...]) -> Manner:
    """direct where quotation marks hold all but a word, mixed where they hold a part, else indirect."""
    inside = outside = 0
    for start, end in content:
        quoted = sum(max(0, min(end, quote.end) - max(start, quote.start)) for quote in over(quotes, start, end))
        inside += quoted
        outside += sum(1 for ch in text[start:end] if ch.isalnum()) if not quoted else end - start - quoted
    if not inside:
        return "indirect"
    return "direct" if outside <= _LITTLE else "mixed"
