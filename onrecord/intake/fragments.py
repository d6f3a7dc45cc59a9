"""Pieces of HTML that stand in other formats: told from plain text, and made pages that the reader of pages takes."""

from __future__ import annotations

import re
from io import BytesIO

from onrecord.intake.members import Member
from onrecord.model import Metadata

_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|h[1-6]|ul|ol|li|article|html|strong|em|b|i|blockquote)\b[^<>]*>", re.IGNORECASE
)
_LOOKED_AT = 20_000


def is_markup(words: str) -> bool:
    """Whether words are a piece of HTML: tags in pairs, or broken lines."""
    found = _MARKUP.findall(words, 0, _LOOKED_AT)
    return len(found) > 1 or bool(found) and "</" in words[:_LOOKED_AT]


def page(name: str, words: str, metadata: Metadata) -> Member:
    """A piece of HTML as a page of its own; one that is whole stays as it is."""
    if "<html" not in words[:2000].lower():
        words = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article>{words}</article></body></html>'
        )
    return Member(name, BytesIO(words.encode("utf-8", "replace")), "html", metadata)
