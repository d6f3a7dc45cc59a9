"""Reads MEANTIME's events and entities that are one across reports: Wikinews on Airbus and on Apple.

Title and first sentences are annotated; a mention that no instance takes stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from evals.ecbplus import Document, Mention, Noun
from training.names.meantime import LAST
from training.names.words import joined

TOPICS = {"corpus_airbus": 1, "corpus_apple": 2}
_NOUNS: dict[str, Noun] = {"EVENT_MENTION": "event", "ENTITY_MENTION": "entity"}


def documents(corpus: Path) -> Iterator[Document]:
    """The beginnings of all reports of the two topics."""
    for name, topic in TOPICS.items():
        for path in sorted((corpus / "intra_cross-doc_annotation" / name).glob("*.xml")):
            yield _document(path, topic)


def _document(path: Path, topic: int) -> Document:
    tree = ElementTree.parse(path).getroot()
    lines: dict[int, list[ElementTree.Element]] = {}
    for token in tree.iter("token"):
        if int(token.get("sentence", 0)) <= LAST:
            lines.setdefault(int(token.get("sentence", 0)), []).append(token)
    text, spots, sentences = "", {}, []
    for number in sorted(lines):
        line, places = joined([token.text or "" for token in lines[number]])
        for token, (start, end) in zip(lines[number], places, strict=True):
            spots[token.get("t_id")] = (start + len(text), end + len(text))
        sentences.append((len(text), len(text) + len(line)))
        text += line + "\n\n"
    mentions = tuple(_mentions(tree, path.stem, spots))
    return Document(path.stem, topic, text.rstrip("\n"), tuple(sentences), mentions, tuple(sentences))


def _mentions(tree: ElementTree.Element, name: str, spots: dict[str | None, tuple[int, int]]) -> Iterator[Mention]:
    instances = {one.get("m_id"): one.get("instance_id") for one in tree.iter() if one.get("instance_id")}
    chains = {}
    for link in tree.iter("REFERS_TO"):
        target = link.find("target")
        to = target.get("m_id") if target is not None else None
        for source in link.iter("source"):
            chains[source.get("m_id")] = instances.get(to) or f"{name} {to}"
    for one in tree.iter():
        places = [spots[token.get("t_id")] for token in one.iter("token_anchor") if token.get("t_id") in spots]
        if one.tag in _NOUNS and places:
            id = f"{name}/{one.get('m_id')}"
            start, end = min(place[0] for place in places), max(place[1] for place in places)
            yield Mention(id, start, end, _NOUNS[one.tag], one.tag, chains.get(one.get("m_id"), id))
