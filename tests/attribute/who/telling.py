"""The source of a statement, by the words that stand for it."""

from __future__ import annotations

import onrecord
from onrecord.model import Source


def source(text: str, words: str) -> Source:
    """The source of the statement whose source stands in the text as these words (the last such one)."""
    found = [one.source for one in onrecord.read(text=text).statements if one.source and one.source.span.text == words]
    return found[-1]


def last_source(text: str) -> Source:
    """The source of the last statement of a text."""
    source = onrecord.read(text=text).statements[-1].source
    assert source is not None
    return source
