"""From scores to spans: the likeliest allowed labels of each paragraph, and how sure each span is.

A linear chain: a score for each label of each word, a score for each step from label to label. Paragraphs are
decoded side by side and none looks at another; what goes on from the paragraph before is joined afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[first, last)`` that play one role, and how likely it is that exactly they do."""

    role: str
    first: int
    last: int
    score: float


def barred(moves: Array) -> Array:
    """The scores of steps (from, to), with those out of reach that no labelling has: inside without a begin."""
    allowed = moves.astype(np.float64)
    for nth, before in enumerate(LABELS):
        for other, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[nth, other] = _NEVER
    return allowed


def _sum(scores: Array, axis: int) -> Array:
    """The logarithm of the sum of exponentials."""
    top = scores.max(axis=axis, keepdims=True)
    total: Array = np.log(np.exp(scores - top).sum(axis=axis)) + np.squeeze(top, axis)
    return total


@dataclass(frozen=True, slots=True)
class Chain:
    """Paragraphs side by side: scores (paragraphs, words, labels), lengths, and sums from the left and the right."""

    scores: Array
    lengths: np.ndarray[Any, np.dtype[np.int64]]
    moves: Array
    left: Array
    right: Array

    @classmethod
    def of(cls, parts: Sequence[Array], moves: Array) -> Chain:
        """A chain over the scores of each paragraph; every paragraph has at least one word."""
        lengths = np.array([len(part) for part in parts])
        scores = np.zeros((len(parts), int(lengths.max()), len(LABELS)))
        for nth, part in enumerate(parts):
            scores[nth, : len(part)] = part
        left, right = scores.copy(), np.zeros_like(scores)
        for at in range(1, scores.shape[1]):
            left[:, at] += _sum(left[:, at - 1, :, None] + moves, 1)
        for at in range(scores.shape[1] - 2, -1, -1):
            step = _sum(moves + (scores[:, at + 1] + right[:, at + 1])[:, None, :], 2)
            right[:, at] = np.where((at + 1 < lengths)[:, None], step, 0.0)
        return cls(scores, lengths, moves, left, right)

    def best(self) -> list[list[int]]:
        """The likeliest labels of each paragraph."""
        count, longest, _ = self.scores.shape
        best, came = self.scores[:, 0], np.zeros((count, longest, len(LABELS)), dtype=np.int64)
        for at in range(1, longest):
            steps = best[:, :, None] + self.moves
            came[:, at] = steps.argmax(axis=1)
            best = np.where((at < self.lengths)[:, None], steps.max(axis=1) + self.scores[:, at], best)
        found = []
        for nth in range(count):
            label = int(best[nth].argmax())
            labels = [label]
            for at in range(int(self.lengths[nth]) - 1, 0, -1):
                label = int(came[nth, at, label])
                labels.append(label)
            found.append(labels[::-1])
        return found

    def likelihood(self, paragraph: int, first: int, last: int, labels: Sequence[int]) -> float:
        """How likely exactly these labels are for words ``[first, last)``, and no further word inside them."""
        scores, left, right = self.scores[paragraph], self.left[paragraph], self.right[paragraph]
        end = int(self.lengths[paragraph])
        total = left[first, labels[0]]
        for at in range(first + 1, last):
            total += self.moves[labels[at - first - 1], labels[at - first]] + scores[at, labels[at - first]]
        if last < end:
            onward = self.moves[labels[-1]] + scores[last] + right[last]
            onward[_inside(labels[-1])] = _NEVER
            total += float(_sum(onward, 0))
        whole = float(_sum(left[end - 1], 0))
        return float(np.exp(min(0.0, total - whole)))


def _inside(label: int) -> int:
    """The label of a word that goes on with what ``label`` belongs to."""
    return label if LABELS[label].startswith("I-") else label + 1


def runs(parts: Sequence[Array], moves: Array) -> list[Run]:
    """The runs of all paragraphs in text order; words count over all of them.

    A run that the scores take for going on from the paragraph before is joined to a run of its role that ends there.
    """
    if not parts:
        return []
    chain = Chain.of(parts, moves)
    found: list[Run] = []
    offset = 0
    for nth, labels in enumerate(chain.best()):
        at = 0
        while at < len(labels):
            if labels[at] == 0:
                at += 1
                continue
            end = at + 1
            while end < len(labels) and labels[end] == _inside(labels[at]):
                end += 1
            run = Run(LABELS[labels[at]][2:], offset + at, offset + end, chain.likelihood(nth, at, end, labels[at:end]))
            if LABELS[labels[at]].startswith("I-") and found and (found[-1].role, found[-1].last) == (run.role, offset):
                before = found.pop()
                run = Run(run.role, before.first, run.last, before.score * run.score)
            found.append(run)
            at = end
        offset += len(labels)
    return found
