"""From scores to spans: how likely each span is, and the spans of a paragraph that are worth having together.

A linear chain: a score for each label of each word, a score for each step from label to label, so that the
likelihood of a span is a sum over all labellings. Taking the likeliest spans finds more of them exactly than taking
the spans of the likeliest labelling. Paragraphs are decoded side by side and none looks at another; what goes on from
the paragraph before is joined afterwards.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
WORTH = {"source": 0.25, "cue": 0.35, "content": 0.3}
"""A less likely run costs more than it brings; tuned on held-out documents (for contents, their overlap counts too)."""
FAINT = 0.1
"""A run that is worth less than ``WORTH`` but likelier than this is given as faint, where nothing else stands."""
_NEVER = -1e9
_FAINTEST = math.log(FAINT) - 1e-6
"""The logarithm of no chance that is greater than ``FAINT`` lies below."""
_LEAST = 1e-300
"""What can't be reached counts as this likely, so that its logarithm is a number."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[first, last)`` that play one role, and how likely it is that exactly they do."""

    role: str
    first: int
    last: int
    score: float
    joins: bool = False
    """Whether it goes on from the paragraph before."""
    faint: bool = False


def barred(moves: Array) -> Array:
    """The scores of steps (from, to), with those out of reach that no labelling has: inside without a begin."""
    allowed = moves.astype(np.float64)
    for nth, before in enumerate(LABELS):
        for other, after in enumerate(LABELS):
            if after.startswith("I-") and before[2:] != after[2:]:
                allowed[nth, other] = _NEVER
    return allowed


def _sum(scores: Array) -> float:
    """The logarithm of the sum of exponentials."""
    top = scores.max()
    return float(np.log(np.exp(scores - top).sum()) + top)


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
        both = np.zeros((2, len(parts), int(lengths.max()), len(LABELS)))
        for nth, part in enumerate(parts):
            both[0, nth, : len(part)], both[1, nth, : len(part)] = part, part[::-1]
        steps = np.exp(np.stack([moves, moves.T]))
        sums = both.copy()
        for at in range(1, both.shape[2]):
            before = sums[:, :, at - 1]
            top = before.max(axis=2, keepdims=True)
            reached = np.einsum("dpf,dft->dpt", np.exp(before - top), steps)
            sums[:, :, at] += np.log(np.maximum(reached, _LEAST)) + top
        left, right = sums[0], np.zeros_like(sums[0])
        for nth, (part, length) in enumerate(zip(parts, lengths, strict=True)):
            right[nth, :length] = sums[1, nth, :length][::-1] - part
        return cls(both[0], lengths, moves, left, right)

    def paragraph(self, nth: int) -> Lattice:
        """One paragraph of the chain."""
        end = int(self.lengths[nth])
        return Lattice(self.scores[nth, :end], self.moves, self.left[nth, :end], self.right[nth, :end])


@dataclass(frozen=True, slots=True)
class Lattice:
    """One paragraph: scores (words, labels), steps, and the sums of all that stands left and right of a label."""

    scores: Array
    moves: Array
    left: Array
    right: Array

    def runs(self) -> list[Run]:
        """The runs worth having: none overlaps another, and by how much they exceed ``WORTH`` is greatest.

        Between them stand the faint ones.
        """
        whole = _sum(self.left[-1])
        chances: Array = np.exp(np.minimum(0.0, self.left + self.right - whole))
        likely = sorted(
            (run for role in ROLES for run in self._likely(role, whole, chances)),
            key=lambda run: (run.last, run.first, run.role),
        )
        kept = _best([run for run in likely if run.score > WORTH[run.role]], WORTH)
        taken = np.zeros(len(self.scores), dtype=bool)
        for run in kept:
            taken[run.first : run.last] = True
        free = [run for run in likely if not taken[run.first : run.last].any()]
        faint = [replace(run, faint=True) for run in _best(free, dict.fromkeys(ROLES, FAINT))]
        return sorted([*kept, *faint], key=lambda run: run.first)

    def _likely(self, role: str, whole: float, chances: Array) -> list[Run]:
        """Every run of a role that is likelier than ``FAINT``; ``chances`` (words, labels) are those of labels."""
        begin, inside = LABELS.index(f"B-{role}"), LABELS.index(f"I-{role}")
        opens = [(int(at), begin, False) for at in np.flatnonzero(chances[:, begin] > FAINT)]
        if chances[0, inside] > FAINT:
            opens.insert(0, (0, inside, True))
        if not opens:
            return []
        onward = self._onward(inside)
        steps = np.cumsum(self.moves[inside, inside] + self.scores[:, inside])
        found = []
        closes = np.flatnonzero(np.exp(np.minimum(0.0, self.left[:, inside] + onward[:, inside] - whole)) > FAINT)
        for at, label, joins in opens:
            alone = self.left[at, label] + onward[at, label] - whole
            tried = [(at, float(alone))]
            ends = closes[closes > at]
            if len(ends):
                first = self.left[at, label] + self.moves[label, inside] + self.scores[at + 1, inside]
                totals = first + steps[ends] - steps[at + 1] + onward[ends, inside] - whole
                worth = totals > _FAINTEST
                tried += zip(ends[worth].tolist(), totals[worth].tolist(), strict=True)
            for end, chance in tried:
                likely = math.exp(min(0.0, chance))
                if likely > FAINT:
                    found.append(Run(role, at, end + 1, likely, joins))
        return found

    def _onward(self, inside: int) -> Array:
        """For each word and label the sum of all that can follow, but for going on inside (words, labels)."""
        following = self.scores[1:] + self.right[1:]
        following[:, inside] = _NEVER
        found = np.zeros_like(self.scores)
        if len(following):
            top = following.max(axis=1, keepdims=True)
            reached = np.einsum("wt,ft->wf", np.exp(following - top), np.exp(self.moves))
            found[:-1] = np.log(np.maximum(reached, _LEAST)) + top
        return found


def _best(likely: list[Run], costs: dict[str, float]) -> list[Run]:
    """Of runs sorted by their end, those that together are worth most above their costs."""
    best: list[tuple[float, Run | None, int]] = [(0.0, None, 0)]
    ends = [run.last for run in likely]
    for nth, run in enumerate(likely):
        before = bisect_right(ends, run.first, 0, nth)
        worth = best[before][0] + run.score - costs[run.role]
        best.append((worth, run, before) if worth > best[nth][0] else (best[nth][0], None, nth))
    found = []
    at = len(likely)
    while at:
        _, kept, at = best[at]
        if kept is not None:
            found.append(kept)
    return found[::-1]


def _goes_on(before: Run, run: Run) -> bool:
    """Whether a run that begins its paragraph is the same one as that which ends the paragraph before."""
    return (before.role, before.last, before.faint) == (run.role, run.first, run.faint)


def runs(parts: Sequence[Array], moves: Array) -> list[Run]:
    """The runs of all paragraphs in text order; words count over all of them.

    A run that goes on from the paragraph before is joined to a run of its role that ends there.
    """
    if not parts:
        return []
    chain = Chain.of(parts, moves)
    found: list[Run] = []
    offset = 0
    for nth, part in enumerate(parts):
        for run in chain.paragraph(nth).runs():
            moved = replace(run, first=run.first + offset, last=run.last + offset)
            if run.joins and found and _goes_on(found[-1], moved):
                before = found.pop()
                moved = replace(moved, first=before.first, score=before.score * run.score, joins=before.joins)
            found.append(moved)
        offset += len(part)
    return found
