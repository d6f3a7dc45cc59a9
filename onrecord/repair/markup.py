"""Marks that Markdown leaves in a text: the marks go, the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.repair.mapping import Edit, Traced, edit

_LINE_MARK = re.compile(r"^(?:[ \t]{0,3}(?:#{1,6}|>)[ \t]+(?=\S))+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*\n]{1,400}?)(?<=[^\s*_])\1(?![\w*_])")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{1,300})\]\((?:https?://|mailto:|www\.|/|#)[^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)"
)


def marks(traced: Traced) -> Traced:
    """``# heading``, ``> quote``, ``**strong**``, ``*name*`` and ``[words](address)`` without their marks."""
    for found in (_line_marks, _links, _emphasis):
        traced = edit(traced, found(traced.text))
    return traced


def _line_marks(text: str) -> Iterator[Edit]:
    for match in _LINE_MARK.finditer(text):
        yield Edit(match.start(), match.end(), "")


def _links(text: str) -> Iterator[Edit]:
    for match in _LINK.finditer(text):
        yield Edit(match.start(), match.start(1), "")
        yield Edit(match.end(1), match.end(), "")


def _emphasis(text: str) -> Iterator[Edit]:
    for match in _EMPHASIS.finditer(text):
        yield Edit(match.start(), match.end(1), "")
        yield Edit(match.end(2), match.end(), "")
