"""What TABARI and KEDS code: blocks with the day and a number above each sentence or lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.days import day_of
from onrecord.intake.exports.article import Article, Line
from onrecord.model import Metadata

_KEY = re.compile(r"\s{0,3}(\d{6}|\d{8})\s+([A-Za-z][\w.:/]*(?:-[\w.:/]+)+)\s*")
_SENTENCE = re.compile(r"(.+)-\d{1,3}$")
_EARLIEST = 70
"""Figures of a year from which on they mean 19.., as these programs take them."""


def is_one(texts: Sequence[str]) -> bool:
    """Whether the text opens with such a key, and most blocks have one above words."""
    runs = list(_runs([Line(text, "") for text in texts[:2000]]))
    keyed = sum(bool(_KEY.fullmatch(run[0].text)) and len(run) > 1 for run in runs)
    return len(runs) > 1 and bool(_KEY.fullmatch(runs[0][0].text)) and keyed >= 0.8 * len(runs)


def articles(lines: Sequence[Line]) -> Iterator[Article]:
    """The articles in order: sentences that follow each other under one number, the sentence's own at its end."""
    story, words, published = "", list[tuple[str, str]](), ""
    for run in _runs(lines):
        key = _KEY.fullmatch(run[0].text)
        if key is None:
            continue
        sentence = _SENTENCE.fullmatch(key[2])
        own = sentence[1] if sentence else key[2]
        if words and (own != story or not sentence or key[1] != published):
            yield _article(story, published, words)
            words = []
        story, published = own, key[1]
        words.append((" ".join(line.text.strip() for line in run[1:]), run[0].at))
    if words:
        yield _article(story, published, words)


def _article(story: str, published: str, words: list[tuple[str, str]]) -> Article:
    century = "" if len(published) == 8 else "19" if int(published[:2]) >= _EARLIEST else "20"
    day, notes = day_of(century + published)
    return Article(Metadata(published=day), tuple(words), notes=notes, id=story)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if line.text.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
