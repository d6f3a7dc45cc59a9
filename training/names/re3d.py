"""Reads re3d: documents and entities of six sources on Syria and Iraq, whole phrases, pronouns among them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from training.names.named import Kind, Named, Part
from training.names.phrases import names_of
from training.names.runs import Phrase
from training.names.words import Word, words_of

KINDS: frozenset[Kind] = frozenset(("person", "organisation", "unit", "place", "people", "weapon", "platform"))
SURE = 0.9
HELD_OUT_EVERY = 5
HELD_OUT = 1
"""Of each five the second: those that begin with the first name no ship or aircraft at all."""
_KINDS: dict[str, Kind] = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "people",
    "Weapon": "weapon",
    "Vehicle": "platform",
    "MilitaryPlatform": "platform",
    "DocumentReference": "other",
}


def re3d(corpus: Path) -> Iterator[Named]:
    """Every document; of each source every fifth, from the second on, is kept to score."""
    rows = list(_documents(corpus))
    texts = []
    for _, document, entities in rows:
        words = words_of(document["text"])
        texts.append((words, list(_phrases(words, entities))))
    for (nth, document, _), spans in zip(rows, names_of(texts), strict=True):
        part: Part = "score" if nth % HELD_OUT_EVERY == HELD_OUT else "train"
        yield Named(f"re3d/{document['_id']}", document["text"], spans, KINDS, part)


def _documents(corpus: Path) -> Iterator[tuple[int, dict[str, Any], list[dict[str, Any]]]]:
    """Each document of each source with its place there and its entities."""
    for folder in sorted(path for path in corpus.iterdir() if path.is_dir()):
        entities: dict[str, list[dict[str, Any]]] = {}
        for one in map(json.loads, (folder / "entities.json").read_text("utf-8").splitlines()):
            entities.setdefault(one["documentId"], []).append(one)
        documents = map(json.loads, (folder / "documents.json").read_text("utf-8").splitlines())
        for nth, document in enumerate(documents):
            yield nth, document, entities.get(document["_id"], [])


def _phrases(words: list[Word], entities: list[dict[str, Any]]) -> Iterator[Phrase]:
    """The entities that somebody was sure of, on the words that they touch."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    for one in entities:
        if one["confidence"] >= SURE and one["type"] in _KINDS:
            first = int(np.searchsorted(ends, one["begin"], "right"))
            last = int(np.searchsorted(starts, one["end"], "left"))
            if first < last:
                yield Phrase(first, last, _KINDS[one["type"]])
