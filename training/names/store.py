"""Texts with names as the head learns them: parsed, with a label a word, kept in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from training.attribution.corpus import Document, parsed
from training.names.named import Kind, Named


@dataclass(frozen=True)
class Labelled:
    """A parsed text with the label of each word: "B-person", "I-person", "O".

    "O" denies the text's ``kinds`` alone; ``spans`` are the names' characters as annotated.
    """

    document: Document
    labels: tuple[str, ...]
    kinds: frozenset[Kind]
    spans: tuple[tuple[int, int, Kind], ...]
    corpus: str


def labelled(named: Named) -> Labelled:
    """The text as onrecord parses it, each name laid on the words that it touches; the first keeps a shared word."""
    document = parsed(named.name, named.text, (), 0)
    labels = ["O"] * len(document.words)
    for start, end, kind in named.spans:
        first = int(np.searchsorted(document.ends, start, "right"))
        last = int(np.searchsorted(document.starts, end, "left"))
        free = [at for at in range(first, last) if labels[at] == "O"]
        for at in free:
            labels[at] = f"{'B' if at == free[0] else 'I'}-{kind}"
    return Labelled(document, tuple(labels), named.kinds, named.spans, named.corpus)


def all_labelled(texts: Iterable[Named]) -> Iterator[Labelled]:
    """Every text that has words."""
    for one in texts:
        found = labelled(one)
        if found.document.words:
            yield found
