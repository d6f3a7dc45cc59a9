"""Block quotes: a paragraph that a cue and a colon announce, with no quotation marks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from onrecord.attribute.clauses import draft_of, verb_speaker
from onrecord.attribute.content import Stretch
from onrecord.attribute.cues import Cue, verb_cues
from onrecord.attribute.draft import Draft
from onrecord.model import Report
from onrecord.parse import Parsed, Token

_LISTED = frozenset({"clause", "infinitive", "for"})
_MARKS = "\"“„«‘'"


def block_quotes(report: Report, parsed: Parsed, drafts: list[Draft]) -> Iterator[Draft]:
    """A draft for each paragraph that ends with a cue and a colon, with the next paragraph as content.

    Where a list follows, all its items are content ("The union demands:", "(a) pay", "(b) rest").
    """
    taken = {draft.token.index for draft in drafts if draft.quoted}
    for sentence in parsed.sentences:
        paragraph = report.paragraphs[sentence.paragraph]
        below = sentence.paragraph + 1
        if sentence.kind != "body" or below >= len(report.paragraphs):
            continue
        if not report.text[sentence.start : paragraph.end].rstrip().endswith(":") or sentence.end < paragraph.end - 1:
            continue
        if report.paragraphs[below].kind != "body" or report.text[report.paragraphs[below].start] in _MARKS:
            continue
        cue = _last_cue(parsed, parsed.words(sentence))
        if cue is not None and cue.token.index not in taken:
            content = _block(report, below)
            draft = draft_of(parsed, cue, verb_speaker(parsed, cue.token), content, 0.6)
            draft.quoted = True
            yield draft


def _block(report: Report, first: int) -> list[Stretch]:
    """The paragraph that is quoted, and with an item of a list all items behind it."""
    paragraphs = report.paragraphs[first:]
    items = list(takewhile(lambda one: _ITEM.match(report.text, one.start, one.end) is not None, paragraphs))
    return [(one.start, one.end) for one in items or paragraphs[:1]]


_ITEM = re.compile(r"[*•·▪–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")


def _last_cue(parsed: Parsed, tokens: tuple[Token, ...]) -> Cue | None:
    for token in reversed(tokens):
        for cue in verb_cues(parsed, token):
            if cue.takes & _LISTED and not cue.inner:
                return cue
    return None
