"""What large models teach a small one: what they think of each word of marked and of bare texts, and of what is told.

PolNeAR marks the outer statements alone. So the teachers read each content once more as if it were a text of its own:
what they find there is the level below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from onrecord.attribute.decoding import LABELS
from onrecord.encode.wordpieces import WordPieces
from training.attribution.corpus import Document, parsed
from training.attribution.examples import LEVELS, NOBODY, NOT_ASKED, Array, Ready, Target, taught
from training.attribution.model import Tagger
from training.attribution.reading import made_of

_SHORTEST = 5
"""Words that a content has at least, to be read as a text of its own."""
_MARKS = "\"“”„«»'‘’` "
LIKELY = 0.5
"""What a teacher must be sure of before a tie is taught."""


@dataclass(frozen=True)
class Thoughts:
    """What a teacher thinks of each word: chances of labels (words, labels); cue and source, and how surely."""

    chances: Array
    cues: Array
    cues_sure: Array
    sources: Array
    sources_sure: Array


@dataclass(frozen=True)
class Inside:
    """A content as a text of its own; ``words`` says which word of the document each of its words is."""

    of: str
    words: list[int]
    document: Document


def inside(one: Document) -> Iterator[Inside]:
    """The contents of the first annotator's outer statements, each parsed alone, without its outer quotation marks."""
    for relation in one.golds[0] if one.golds else ():
        for first, last in relation.contents if relation.level == 0 else ():
            while first < last and one.words[first] in _MARKS:
                first += 1
            while first < last and one.words[last - 1] in _MARKS:
                last -= 1
            if last - first < _SHORTEST:
                continue
            start = one.starts[first]
            alone = parsed(one.name, one.text[start : one.ends[last - 1]], [], 0)
            words = [int(np.searchsorted(one.ends, start + at, "right")) for at in alone.starts]
            yield Inside(one.name, words, alone)


def think(model: Tagger, documents: Sequence[Ready], vocabulary: WordPieces, device: torch.device) -> list[Thoughts]:
    """What one teacher thinks of the documents."""
    found = []
    for one, made in zip(documents, made_of(model, documents, vocabulary, device), strict=True):
        parts: list[tuple[Array, ...]] = []
        for window, arrays in made:
            fresh = slice(window.fresh - window.first, None)
            ties = [
                (np.where(arrays[name] >= 0, arrays[name] + window.first, NOBODY)[fresh], arrays[f"{name} sure"][fresh])
                for name in ("cues", "sources")
            ]
            parts.append((arrays["chances"][fresh], *ties[0], *ties[1]))
        found.append(Thoughts(*(np.concatenate(some) for some in zip(*parts, strict=True))))
        assert len(found[-1].chances) == len(one.of_words)
    return found


def agreed(thoughts: Sequence[Thoughts]) -> Target:
    """What teachers think of one document together: mean chances, and the ties that most of the certainty is for."""
    chances = np.mean([one.chances for one in thoughts], axis=0, dtype=np.float32)
    cues = _voted([one.cues for one in thoughts], [one.cues_sure for one in thoughts])
    sources = _voted([one.sources for one in thoughts], [one.sources_sure for one in thoughts])
    likely = {
        role: chances[:, [LABELS.index(f"{at}-{role}") for at in "BI"]].sum(axis=1) for role in ("cue", "content")
    }
    return Target(
        None,
        np.where(likely["content"] > LIKELY, cues, NOT_ASKED),
        np.where(likely["cue"] > LIKELY, sources, NOT_ASKED),
        chances,
    )


def _voted(ties: Sequence[Array], sure: Sequence[Array]) -> Array:
    """For each word the target with the largest sum of certainty; not asked where its mean is not over ``LIKELY``."""
    found = np.full(len(ties[0]), NOT_ASKED)
    most = np.zeros(len(found))
    for tie in ties:
        total = np.sum([np.where(other == tie, chance, 0.0) for other, chance in zip(ties, sure, strict=True)], axis=0)
        found, most = np.where(total > most, tie, found), np.maximum(total, most)
    return np.where(most > LIKELY * len(ties), found, NOT_ASKED)


def below(one: Ready, told: Sequence[tuple[Inside, Target]]) -> Target:
    """The level below of a document, from what was thought of its contents read alone."""
    words = len(one.of_words)
    chances = np.zeros((words, len(LABELS)), np.float32)
    chances[:, 0] = 1
    contents, sources = np.full(words, NOT_ASKED), np.full(words, NOT_ASKED)
    for piece, target in told:
        places = np.array(piece.words)
        chances[places] = _tied(target)
        for mine, theirs in ((contents, target.contents), (sources, target.sources)):
            mine[places] = np.where(theirs >= 0, places[np.maximum(theirs, 0)], NOT_ASKED)
    return Target(None, contents, sources, chances)


def _tied(target: Target) -> Array:
    """The chances of labels; contents that point to no cue are none: read alone, any speech looks like one."""
    assert target.soft is not None
    if not (target.soft[:, LABELS.index("B-cue")] > LIKELY).any():
        return np.eye(len(LABELS), dtype=np.float32)[np.zeros(len(target.soft), int)]
    chances = target.soft.copy()
    content = [LABELS.index("B-content"), LABELS.index("I-content")]
    loose = (chances[:, content].sum(axis=1) > LIKELY) & (target.contents < 0)
    chances[loose, 0] += chances[loose][:, content].sum(axis=1)
    chances[np.ix_(loose, content)] = 0
    return chances


def lessons(
    documents: Sequence[Ready], targets: Sequence[Target], told: Sequence[tuple[Inside, Target]]
) -> list[Ready]:
    """The documents with what is thought of them; of those with contents that were read alone the level below too."""
    by_name: dict[str, list[tuple[Inside, Target]]] = {}
    for piece, target in told:
        by_name.setdefault(piece.of, []).append((piece, target))
    found = []
    for one, target in zip(documents, targets, strict=True):
        lower = below(one, by_name[one.document.name]) if one.document.name in by_name else None
        found.append(taught(one, (target, lower)))
    return found


assert LEVELS == 2
