"""Reads wikigold: tokenised articles of Wikipedia with persons, organisations, places and other names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.names.conventions import settled, sorted_out, trimmed
from training.names.named import KINDS, Kind, Named, Part, Span
from training.names.words import joined

HELD_OUT_EVERY = 5
_KINDS: dict[str, Kind | None] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": None}
SENTENCES_A_LINE = 4


def wikigold(corpus: Path) -> Iterator[Named]:
    """Every article; every fifth is kept to score."""
    rows = (corpus / "CONLL-format/data/wikigold.conll.txt").read_text("utf-8")
    articles = [article for article in rows.split("-DOCSTART- O") if article.strip()]
    for nth, article in enumerate(articles):
        text, spans = _article(article)
        part: Part = "train" if nth % HELD_OUT_EVERY else "score"
        yield Named(f"wikigold/{nth}", text, spans, frozenset(KINDS), part)


def _article(rows: str) -> tuple[str, tuple[Span, ...]]:
    """An article's text, some sentences a line, and its names."""
    sentences = [[row.rsplit(" ", 1) for row in block.splitlines()] for block in rows.strip().split("\n\n") if block]
    text, spans = "", []
    for first in range(0, len(sentences), SENTENCES_A_LINE):
        rest = [cells for sentence in sentences[first : first + SENTENCES_A_LINE] for cells in sentence]
        words = [cells[0] for cells in rest]
        line, places = joined(words)
        shift = len(text)
        for start, end, kind in _names(words, [cells[1] for cells in rest], places):
            spans.append((start + shift, end + shift, kind))
        text += line + "\n"
    return text.rstrip("\n"), tuple(spans)


def _names(words: list[str], labels: list[str], places: list[tuple[int, int]]) -> Iterator[Span]:
    """The names of a line in its characters."""
    first = 0
    for last in range(1, len(words) + 1):
        if last < len(words) and labels[last] == labels[first]:
            continue
        kind = _KINDS.get(labels[first].partition("-")[2])
        if labels[first] != "O" and (kept := trimmed(words, first, last, kind or "other")):
            surface = " ".join(words[kept[0] : kept[1]]).replace(" 's", "'s")
            if ours := settled(surface, kind) if kind else sorted_out(surface):
                yield places[kept[0]][0], places[kept[1] - 1][1], ours
        first = last
