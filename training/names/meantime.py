"""Reads MEANTIME: Wikinews on Airbus, Boeing and Apple; title and first sentences annotated, the rest left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from training.names.named import Kind, Named
from training.names.phrases import names_of
from training.names.runs import Phrase
from training.names.words import Word, joined, words_of

KINDS: frozenset[Kind] = frozenset(("person", "organisation", "unit", "place", "people", "weapon", "platform"))
_KINDS: dict[str | None, Kind | None] = {"PER": "person", "ORG": "organisation", "LOC": "place", "PRO": None}
_NAMES = ("NAM", "PRE.NAM")
LAST = 6
"""The last sentence that is annotated throughout: title, date and five more."""


def meantime(corpus: Path) -> Iterator[Named]:
    """Every article's beginning."""
    read = [(path.stem, *_article(path)) for path in sorted((corpus / "intra_cross-doc_annotation").glob("*/*.xml"))]
    found = names_of([(words, phrases) for _, _, words, phrases in read])
    for (name, text, _, _), spans in zip(read, found, strict=True):
        yield Named(f"meantime/{name}", text, spans, KINDS, "train")


def _article(path: Path) -> tuple[str, list[Word], list[Phrase]]:
    """An article's text (title, date and body are lines), its words and the phrases with names in them."""
    tree = ElementTree.parse(path).getroot()
    tokens = [one for one in tree.iter("token") if int(one.get("sentence", 0)) <= LAST]
    lines: dict[int, list[ElementTree.Element]] = {}
    for one in tokens:
        lines.setdefault(min(int(one.get("sentence", 0)), 2), []).append(one)
    text, places = "", {}
    for nth in sorted(lines):
        line, spots = joined([one.text or "" for one in lines[nth]])
        for one, (start, end) in zip(lines[nth], spots, strict=True):
            places[one.get("t_id")] = (start + len(text), end + len(text))
        text += line + "\n"
    text = text.rstrip("\n")
    words = words_of(text)
    return text, words, list(_phrases(tree, places, words))


def _phrases(
    tree: ElementTree.Element, places: dict[str | None, tuple[int, int]], words: list[Word]
) -> Iterator[Phrase]:
    """The mentions that are names, on the words that they touch."""
    kinds = _types(tree)
    for mention in tree.iter("ENTITY_MENTION"):
        spots = [places.get(anchor.get("t_id")) for anchor in mention.iter("token_anchor")]
        if mention.get("syntactic_type") not in _NAMES or not spots or None in spots:
            continue
        start, end = min(spot[0] for spot in spots if spot), max(spot[1] for spot in spots if spot)
        inside = [nth for nth, word in enumerate(words) if word.start < end and start < word.end]
        kind = kinds.get(mention.get("m_id"))
        if inside and kind in _KINDS:
            yield Phrase(inside[0], inside[-1] + 1, _KINDS[kind])


def _types(tree: ElementTree.Element) -> dict[str | None, str | None]:
    """The type of the instance that each mention refers to."""
    instances = {one.get("m_id"): one.get("ent_type") for one in tree.iter("ENTITY") if one.get("ent_type")}
    found = {}
    for link in tree.iter("REFERS_TO"):
        target = link.find("target")
        if target is not None and target.get("m_id") in instances:
            for source in link.iter("source"):
                found[source.get("m_id")] = instances[target.get("m_id")]
    return found
