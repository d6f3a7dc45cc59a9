"""Reads ECB+: reports on the same events, with the mentions of events and entities that are one marked as one.

A mention counts where its sentence is one of those that were checked (``ECBplus_coreference_sentences.csv``).
Topics 36 to 45 are the test part, which isn't here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from onrecord.model import Kept, Paragraph, Report
from training.names.words import joined

DEV = frozenset({2, 5, 12, 18, 21, 34, 35})
"""The topics that are scored; the others are those to learn from."""
Noun = Literal["event", "entity"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Marked words: characters of the document's text, what sort the annotators saw in them, and their chain."""

    id: str
    start: int
    end: int
    noun: Noun
    sort: str
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its text, the characters of each sentence and of the checked ones, and the mentions that count."""

    name: str
    topic: int
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    checked: tuple[tuple[int, int], ...]

    def report(self) -> Report:
        """The document as a report whose paragraphs are its sentences."""
        paragraphs = tuple(Paragraph(start, end, "body") for start, end in self.sentences if end > start)
        kept = (Kept(0, 0, len(self.text)),)
        return Report(self.name, "", "", (), "", None, self.text, paragraphs, (), kept)


def documents(corpus: Path, dev: bool) -> Iterator[Document]:
    """The documents of the topics that are scored, or of those to learn from."""
    checked = _checked(corpus / "ECBplus_coreference_sentences.csv")
    for folder in sorted((one for one in corpus.iterdir() if one.name.isdigit()), key=lambda one: int(one.name)):
        if (int(folder.name) in DEV) == dev:
            for path in sorted(folder.glob("*.xml")):
                yield document(path, checked.get(path.stem, frozenset()))


def _checked(path: Path) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    with path.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    return {name: frozenset(numbers) for name, numbers in found.items()}


def document(path: Path, checked: frozenset[int]) -> Document:
    """One document; the address that stands as the first sentence of what ECB+ added isn't read."""
    tree = ElementTree.parse(path).getroot()
    lines: dict[int, list[ElementTree.Element]] = {}
    for token in tree.iter("token"):
        number = int(token.get("sentence", 0))
        if number or not path.stem.endswith("plus"):
            lines.setdefault(number, []).append(token)
    text, spots, sentences, kept = "", {}, [], []
    for number in sorted(lines):
        line, places = joined([token.text or "" for token in lines[number]])
        for token, (start, end) in zip(lines[number], places, strict=True):
            spots[token.get("t_id")] = (start + len(text), end + len(text), number)
        sentences.append((len(text), len(text) + len(line)))
        kept += sentences[-1:] if number in checked else []
        text += line + "\n\n"
    chains = _chains(tree)
    mentions = tuple(_mentions(tree, path.stem, spots, checked, chains))
    return Document(path.stem, int(path.parent.name), text.rstrip("\n"), tuple(sentences), mentions, tuple(kept))


def _chains(tree: ElementTree.Element) -> dict[str | None, str]:
    found: dict[str | None, str] = {}
    for link in (one for one in tree.iter() if one.tag in ("CROSS_DOC_COREF", "INTRA_DOC_COREF")):
        name = link.get("note") if link.tag == "CROSS_DOC_COREF" else None
        for source in link.iter("source"):
            found[source.get("m_id")] = name or f"{tree.get('doc_name')} {link.get('r_id')}"
    return found


def _mentions(
    tree: ElementTree.Element,
    name: str,
    spots: dict[str | None, tuple[int, int, int]],
    checked: frozenset[int],
    chains: dict[str | None, str],
) -> Iterator[Mention]:
    marked = tree.find("Markables")
    for one in marked if marked is not None else ():
        places = [spots[token.get("t_id")] for token in one.iter("token_anchor") if token.get("t_id") in spots]
        if not places or places[0][2] not in checked:
            continue
        noun: Noun = "event" if one.tag.startswith(("ACTION", "NEG")) else "entity"
        id = f"{name}/{one.get('m_id')}"
        start, end = min(place[0] for place in places), max(place[1] for place in places)
        yield Mention(id, start, end, noun, one.tag, chains.get(one.get("m_id"), id))
