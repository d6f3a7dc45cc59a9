"""Block quotes: a paragraph that a cue and a colon announce, with no quotation marks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from onrecord.attribute.clauses import draft_of, verb_speaker
from onrecord.attribute.content import Stretch
from onrecord.attribute.cues import Cue, any_cue, verb_cues
from onrecord.attribute.draft import Draft
from onrecord.model import Report
from onrecord.parse import Parsed, Sentence, Token

_LISTED = frozenset({"clause", "infinitive", "for", "colon"})
_SO = re.compile(
    r"\b(put it( \w+){0,3}|thus|like this|in (these|the following|his|her|their|\w+) (words|terms|sentences)):$"
)
"""What makes any verb one of saying: "summed up the day thus:"."""
_MARKS = "\"“„«‘'"


def block_quotes(report: Report, parsed: Parsed, drafts: list[Draft]) -> Iterator[Draft]:
    """A draft for each paragraph that ends with a cue and a colon, with the next paragraph as content.

    Where a list follows, all its items are content ("The union demands:", "(a) pay", "(b) rest"); where the items
    are sentences, each is a statement of its own ("The staff announces:", "1. The attack was repelled.").
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
        cue = _last_cue(parsed, parsed.words(sentence)) or _any(report, parsed, sentence)
        if cue is not None and cue.token.index not in taken:
            for content in _block(report, parsed, below):
                draft = draft_of(parsed, cue, verb_speaker(parsed, cue.token), content, 0.6)
                draft.quoted = True
                draft.verbatim = len(content) == 1
                yield draft


def _block(report: Report, parsed: Parsed, first: int) -> list[list[Stretch]]:
    """The contents: the paragraph that is quoted, or with an item of a list all items behind it."""
    paragraphs = report.paragraphs[first:]
    items = list(takewhile(lambda one: _ITEM.match(report.text, one.start, one.end) is not None, paragraphs))
    found = [(one.start, one.end) for one in items or paragraphs[:1]]
    if all(_is_sentence(parsed, start, end) for start, end in found):
        return [[stretch] for stretch in found]
    return [found]


def _is_sentence(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a verb with a subject and a tense stands in it."""
    return any(
        token.tag in ("VBD", "VBZ", "VBP", "MD") and parsed.child(_main(parsed, token), "nsubj", "nsubjpass", "expl")
        for token in parsed.between(start, end)
    )


def _main(parsed: Parsed, token: Token) -> Token:
    """The verb that an auxiliary goes with; a full verb itself."""
    above = parsed.head(token)
    return above if above is not None and token.relation in ("aux", "auxpass") else token


_ITEM = re.compile(r"[*•·▪–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")


def _last_cue(parsed: Parsed, tokens: tuple[Token, ...]) -> Cue | None:
    for token in reversed(tokens):
        if token.relation == "acl" and token.tag == "VBN":
            continue  # "The message found in the bottle reads:"
        for cue in verb_cues(parsed, token):
            if cue.takes & _LISTED and not cue.inner:
                return cue
    return None


def _any(report: Report, parsed: Parsed, sentence: Sentence) -> Cue | None:
    """The main verb of a sentence that ends with "thus:" or "in these words:"."""
    if _SO.search(report.text, sentence.start, sentence.end) is None:
        return None
    root = next((token for token in parsed.words(sentence) if token.relation == "ROOT" and token.pos == "VERB"), None)
    return any_cue(root, root.index) if root is not None and parsed.child(root, "nsubj") is not None else None
