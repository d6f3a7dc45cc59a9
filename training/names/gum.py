"""Reads GUM: news, interviews, speeches and court pleadings with entities of all types, common nouns among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.names.named import KINDS, Kind, Named, Part
from training.names.phrases import names_of
from training.names.runs import Phrase
from training.names.words import Word

_KINDS: dict[str, Kind | None] = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "event": "event",
    "object": None,
    "abstract": None,
    "substance": None,
    "animal": "other",
    "plant": "other",
}
_PARTS: dict[str, Part] = {"train": "train", "dev": "tune", "test": "score"}
_ENTITY = re.compile(r"\((\d+)-([^()]+)(\))?|(\d+)\)")


def gum(corpus: Path) -> Iterator[Named]:
    """Every document; GUM's own dev part is for tuning, its test part to score."""
    parts = splits((corpus / "splits.md").read_text("utf-8"))
    read = [(path.stem, *_document(path.read_text("utf-8"))) for path in sorted((corpus / "dep").glob("*.conllu"))]
    found = names_of([(words, phrases) for _, _, words, phrases in read])
    for (name, text, _, _), spans in zip(read, found, strict=True):
        yield Named(f"gum/{name}", text, spans, frozenset(KINDS), parts[name])


def splits(text: str) -> dict[str, Part]:
    """The part of each document, from the table of splits; documents of other parts are left out."""
    found: dict[str, Part] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
        elif (name := re.match(r"\s*\*\s+(GUM_\w+)", line)) and heading in _PARTS:
            found[name[1]] = _PARTS[heading]
    return found


def _document(rows: str) -> tuple[str, list[Word], list[Phrase]]:
    """A document's text, words and entities, from its CoNLL-U."""
    text = ""
    words: list[Word] = []
    phrases: list[Phrase] = []
    for block in rows.strip().split("\n\n"):
        lines = block.splitlines()
        sentence = next(line[len("# text = ") :] for line in lines if line.startswith("# text = "))
        if text:
            text += "\n" if any(line.strip() == "# newpar" for line in lines) else " "
        tokens = [cells for cells in (line.split("\t") for line in lines if line[0] != "#") if cells[0].isdigit()]
        first, at = len(words), len(text)
        text += sentence
        for nth, cells in enumerate(tokens):
            start = text.index(cells[1], at)
            at = start + len(cells[1])
            head = first + (int(cells[6]) - 1 if cells[6] != "0" else nth)
            words.append(Word(cells[1], start, at, cells[4], head, not nth))
        phrases.extend(_entities([cells[9] for cells in tokens], first))
    return text, words, phrases


def _entities(notes: list[str], first: int) -> Iterator[Phrase]:
    """The entities of a sentence whose first word is the text's word ``first``; time is none of ours."""
    opened: dict[str, list[tuple[int, list[str]]]] = {}
    for nth, note in enumerate(notes, first):
        field = next((part[len("Entity=") :] for part in note.split("|") if part.startswith("Entity=")), "")
        for one in _ENTITY.finditer(field):
            if one[1]:
                opened.setdefault(one[1], []).append((nth, one[2].split("-")))
            if one[3] or one[4]:
                start, facts = opened[one[1] or one[4]].pop()
                if facts[0] in _KINDS:
                    yield Phrase(start, nth + 1, _KINDS[facts[0]], known=len(facts) > 6)
