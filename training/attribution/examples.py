"""Documents as arrays, cut into windows and set side by side in batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.attribute.decoding import LABELS
from onrecord.encode.windows import Traits, Window, layout
from onrecord.encode.wordpieces import WordPieces
from training.attribution.corpus import Document, Relation
from training.names.named import KINDS

Array = np.ndarray[Any, Any]
LEVELS = 2
"""Statements of the report's own voice, and those told inside them."""
NOBODY, NOT_ASKED = -1, -2
NAME_LABELS = ("O", *(f"{at}-{kind}" for kind in KINDS for at in "BI"))
"""What the head for names tells apart."""
PAD = 10**6
"""The paragraph that pads belong to: behind all others, so that nothing looks at them."""
ROOMS, CONTEXTS = (8, 9, 10), (0, 16, 48)
"""Tenths of the longest window, and pieces read before, that training windows are cut by."""


@dataclass(frozen=True)
class Target:
    """What is to be learned of one level: a label a word, the cue of each content word, the source of each cue word.

    Ties are the first word of what is pointed to, NOBODY or NOT_ASKED. ``soft`` (words, labels) holds what teachers
    think of each word, or is None; ``labels`` may be None where only teachers spoke.
    """

    labels: Array | None
    contents: Array
    sources: Array
    soft: Array | None = None


def target_of(relations: Iterable[Relation], words: int) -> Target:
    """The relations of one level as arrays; where two claim a word, the earlier one keeps it."""
    relations = list(relations)
    held: list[tuple[str, int] | None] = [None] * words
    contents, sources = np.full(words, NOT_ASKED), np.full(words, NOT_ASKED)
    for nth, one in enumerate(relations):
        parts = [("source", one.source), ("cue", one.cue), *(("content", each) for each in one.contents)]
        for role, part in parts:
            for at in range(*part) if part else ():
                if held[at] is None:
                    held[at] = (role, nth)
    for at, claim in enumerate(held):
        if claim and claim[0] == "content":
            cue = relations[claim[1]].cue
            contents[at] = cue[0] if cue else NOBODY
        if claim and claim[0] == "cue":
            source = relations[claim[1]].source
            sources[at] = source[0] if source else NOBODY
    begins = [not at or held[at - 1] != claim for at, claim in enumerate(held)]
    labels = [LABELS.index(("B-" if begins[at] else "I-") + claim[0]) if claim else 0 for at, claim in enumerate(held)]
    return Target(np.array(labels), contents, sources)


@dataclass(frozen=True)
class Ready:
    """A document for the encoder: pieces with a break behind each paragraph, where each word lies, what to learn."""

    document: Document
    ids: Array
    rows: Array
    paragraphs: Array
    first: Array
    last: Array
    of_words: Array
    golds: tuple[tuple[Target | None, ...], ...]
    layouts: tuple[tuple[Window, ...], ...]
    seen: Array | None = None
    """What a deep model saw in each word (words, width)."""
    names: Array | None = None
    """How likely each label for names is (words, ``NAME_LABELS``): several are 1 where nobody looked at their kinds."""

    @property
    def marked(self) -> bool:
        """Whether somebody marked statements in it."""
        return self.document.levels > 0


def ready(document: Document, table: Traits, vocabulary: WordPieces, longest: int) -> Ready:
    """A document as arrays."""
    pieces = [vocabulary.pieces(word) for word in document.words]
    of_words = np.array(document.paragraphs)
    ids: list[int] = []
    word_of: list[int] = []
    first = []
    for nth, some in enumerate(pieces):
        first.append(len(ids))
        ids.extend(some)
        word_of.extend([nth] * len(some))
        if nth + 1 == len(pieces) or of_words[nth + 1] != of_words[nth]:
            ids.append(vocabulary.stop)
            word_of.append(-1)
    owner = np.array(word_of)
    trait_rows = np.array([table.of(names) for names in document.traits] + [(0,) * len(document.traits[0])])
    behind = np.where(owner < 0, np.concatenate([[0], owner[:-1]]), owner)
    starts = np.array(first)
    lengths = [len(some) for some in pieces]
    golds = tuple(
        tuple(
            target_of((one for one in gold if one.level == level), len(pieces)) if level < document.levels else None
            for level in range(LEVELS)
        )
        for gold in document.golds
    )
    layouts = tuple(
        tuple(layout(lengths, document.paragraphs, longest * room // 10, context))
        for room in ROOMS
        for context in CONTEXTS
    )
    return Ready(
        document,
        np.array(ids),
        trait_rows[owner],
        of_words[behind],
        starts,
        starts + np.array(lengths),
        of_words,
        golds,
        layouts,
    )


def rows_of(documents: Iterable[Document], at_least: int = 20) -> Traits:
    """A row for each trait seen so often; row 0 for any other."""
    counts = Counter(name for one in documents for names in one.traits for name in names)
    return Traits({name: nth for nth, name in enumerate(sorted(n for n in counts if counts[n] >= at_least), 1)})


@dataclass(frozen=True)
class Batch:
    """Windows side by side, padded.

    ids, paragraphs (batch, pieces); rows (batch, pieces, traits); words (batch, words): the place of each word's first
    piece; of_words (batch, words): its paragraph; labels, contents, sources (batch, levels, words); asked, taught
    (batch, levels): whether labels, and whether soft ones, are given; soft (batch, levels, words, labels); seen (batch,
    words, width): what a deep model saw in each word; names (batch, words, name labels): how likely each is, all 0
    where nobody looked. ``soft``, ``seen`` and ``names`` have no words where there are none.
    """

    ids: Tensor
    rows: Tensor
    paragraphs: Tensor
    words: Tensor
    of_words: Tensor
    labels: Tensor
    contents: Tensor
    sources: Tensor
    asked: Tensor
    taught: Tensor
    soft: Tensor
    seen: Tensor
    names: Tensor

    def part(self, nth: int, of: int) -> Batch:
        """Every so-manieth window of the batch (all of it if there are fewer windows than parts)."""
        if len(self.ids) < of:
            return self
        return Batch(*(getattr(self, field.name)[nth::of] for field in fields(Batch)))

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        return Batch(*(getattr(self, field.name).to(device, non_blocking=True) for field in fields(Batch)))


Example = tuple[Ready, Window, tuple[Target | None, ...]]


def batch_of(examples: Sequence[Example], vocabulary: WordPieces) -> Batch:
    """The windows as tensors."""
    sizes = [int(one.last[w.last - 1] - one.first[w.first]) + 2 for one, w, _ in examples]
    count, most = len(examples), max(sizes)
    words = max(w.last - w.first for _, w, _ in examples)
    soft = any(target is not None and target.soft is not None for _, _, targets in examples for target in targets)
    ids, paragraphs = np.zeros((count, most), np.int64), np.full((count, most), PAD)
    rows = np.zeros((count, most, examples[0][0].rows.shape[1]), np.int64)
    places, of_words = np.zeros((count, words), np.int64), np.full((count, words), PAD)
    labels = np.zeros((count, LEVELS, words), np.int64)
    ties = np.full((2, count, LEVELS, words), NOT_ASKED)
    given = np.zeros((2, count, LEVELS), np.float32)
    thought = np.zeros((count, LEVELS, words if soft else 0, len(LABELS)), np.float32)
    width = next((one.seen.shape[1] for one, _, _ in examples if one.seen is not None), 0)
    seen = np.zeros((count, words if width else 0, width), np.float32)
    named = any(one.names is not None for one, _, _ in examples)
    names = np.zeros((count, words if named else 0, len(NAME_LABELS)), np.float32)
    for nth, (one, window, targets) in enumerate(examples):
        start, end, length = one.first[window.first], one.last[window.last - 1], window.last - window.first
        size = int(end - start)
        ids[nth, 0], paragraphs[nth, 0] = vocabulary.start, -1
        ids[nth, 1 : size + 1], ids[nth, size + 1] = one.ids[start:end], vocabulary.stop
        paragraphs[nth, 1 : size + 1] = one.paragraphs[start:end]
        paragraphs[nth, size + 1] = one.of_words[window.last - 1]
        rows[nth, 1 : size + 1] = one.rows[start:end]
        places[nth, :length] = one.first[window.first : window.last] - start + 1
        of_words[nth, :length] = one.of_words[window.first : window.last]
        cut = slice(window.first, window.last)
        if one.seen is not None:
            seen[nth, :length] = one.seen[cut]
        if one.names is not None:
            names[nth, :length] = one.names[cut]
        for level, target in enumerate(targets):
            if target is None:
                continue
            if target.labels is not None:
                labels[nth, level, :length], given[0, nth, level] = target.labels[cut], 1
            if target.soft is not None:
                thought[nth, level, :length], given[1, nth, level] = target.soft[cut], 1
            ties[0, nth, level, :length] = _inside(target.contents[cut], window, of_words[nth, :length])
            ties[1, nth, level, :length] = _inside(target.sources[cut], window, of_words[nth, :length])
    arrays = (
        ids,
        rows,
        paragraphs,
        places,
        of_words,
        labels,
        ties[0],
        ties[1],
        given[0],
        given[1],
        thought,
        seen,
        names,
    )
    return Batch(*(torch.from_numpy(array) for array in arrays))


def _inside(ties: Array, window: Window, paragraphs: Array) -> Array:
    """Ties counted from the window's first word; not asked where they lead out of it or into a later paragraph."""
    length = window.last - window.first
    moved = np.where(ties >= 0, ties - window.first, ties)
    out = (ties >= 0) & ((moved < 0) | (moved >= length))
    later = paragraphs[np.clip(moved, 0, length - 1)] > paragraphs
    return np.where(out | ((moved >= 0) & later), NOT_ASKED, moved)


def epoch(documents: Sequence[Ready], vocabulary: WordPieces, rng: random.Random, pieces: int) -> Iterable[Batch]:
    """Every document once, cut anew into windows of one annotator's labels, of like length, in random order.

    A batch has so many pieces at most, pads counted in.
    """
    examples: list[Example] = []
    for one in documents:
        if one.golds:
            targets, windows = rng.choice(one.golds), rng.choice(one.layouts)
            examples.extend((one, window, targets) for window in windows)
    rng.shuffle(examples)

    def size(example: Example) -> int:
        one, window, _ = example
        return int(one.last[window.last - 1] - one.first[window.first])

    examples.sort(key=lambda example: size(example) // 16)
    batches: list[list[Example]] = [[]]
    for example in examples:
        if (len(batches[-1]) + 1) * (size(example) + 2) > pieces:
            batches.append([])
        batches[-1].append(example)
    rng.shuffle(batches)
    for some in batches:
        if some:
            yield batch_of(some, vocabulary)


def taught(one: Ready, soft: Sequence[Target | None]) -> Ready:
    """A document with what teachers think of it beside its gold labels, or instead of them where it has none."""
    golds = []
    for gold in one.golds or ((None,) * LEVELS,):
        both = []
        for own, theirs in zip(gold, soft, strict=True):
            both.append(theirs if own is None else replace(own, soft=theirs.soft if theirs else None))
        golds.append(tuple(both))
    return replace(one, golds=tuple(golds))
