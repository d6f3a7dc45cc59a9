"""From scores to spans: how likely each span is, and the spans of a paragraph that are worth having together.

A linear chain: a score for each label of each word, a score for each step from label to label, so that the
likelihood of a span is a sum over all labellings. Taking the likeliest spans finds more of them exactly than taking
the spans of the likeliest labelling. Paragraphs are decoded side by side and none looks at another; what goes on from
the paragraph before is joined afterwards.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
Whole = np.ndarray[Any, np.dtype[np.int64]]
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


def _sums(scores: Array) -> Array:
    """The logarithm of the sum of exponentials of each row."""
    top = scores.max(axis=1, keepdims=True)
    found: Array = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return found


@dataclass(frozen=True, slots=True)
class Chain:
    """The words of all paragraphs behind one another: their scores and the sums of all that stands left and right of
    a label (words, labels), and where each paragraph begins, with the end of the last behind them.
    """

    scores: Array
    bounds: Whole
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
        for at in range(1, both.shape[2]):
            before = both[:, :, at - 1]
            top = before.max(axis=2, keepdims=True)
            reached = np.einsum("dpf,dft->dpt", np.exp(before - top), steps)
            both[:, :, at] += np.log(np.maximum(reached, _LEAST)) + top
        scores = np.concatenate(parts)
        left = np.concatenate([both[0, nth, :length] for nth, length in enumerate(lengths)])
        right = np.concatenate([both[1, nth, :length][::-1] for nth, length in enumerate(lengths)])
        return cls(scores, np.concatenate([[0], np.cumsum(lengths)]), moves, left, right - scores)

    def runs(self) -> list[list[Run]]:
        """Of each paragraph the runs worth having, its words counting from the first of all.

        None overlaps another, and by how much they exceed ``WORTH`` is greatest. Between them stand the faint ones.
        """
        likely: list[list[Run]] = [[] for _ in self.bounds[1:]]
        whole = np.repeat(_sums(self.left[self.bounds[1:] - 1]), np.diff(self.bounds))
        chances: Array = np.exp(np.minimum(0.0, self.left + self.right - whole[:, None]))
        for role in ROLES:
            for run, paragraph in self._likely(role, whole, chances):
                likely[paragraph].append(run)
        return [_worth_having(of_paragraph) for of_paragraph in likely]

    def _likely(self, role: str, whole: Array, chances: Array) -> Iterator[tuple[Run, int]]:
        """Every run of a role that is likelier than ``FAINT``, with its paragraph.

        ``whole`` (words) is the sum of all labellings of a word's paragraph, ``chances`` (words, labels) are those of
        labels.
        """
        begin, inside = LABELS.index(f"B-{role}"), LABELS.index(f"I-{role}")
        begins = self.bounds[:-1]
        opens = [(at, inside, True) for at in begins[chances[begins, inside] > FAINT].tolist()]
        opens += [(at, begin, False) for at in np.flatnonzero(chances[:, begin] > FAINT).tolist()]
        if not opens:
            return
        onward = self._onward(inside)
        steps = np.cumsum(self.moves[inside, inside] + self.scores[:, inside])
        closes = np.flatnonzero(np.exp(np.minimum(0.0, self.left[:, inside] + onward[:, inside] - whole)) > FAINT)
        for at, label, joins in opens:
            paragraph = int(np.searchsorted(self.bounds, at, "right")) - 1
            tried = [(at, float(self.left[at, label] + onward[at, label] - whole[at]))]
            ends = closes[np.searchsorted(closes, at, "right") : np.searchsorted(closes, self.bounds[paragraph + 1])]
            if len(ends):
                first = self.left[at, label] + self.moves[label, inside] + self.scores[at + 1, inside]
                totals = first + steps[ends] - steps[at + 1] + onward[ends, inside] - whole[at]
                worth = totals > _FAINTEST
                tried += zip(ends[worth].tolist(), totals[worth].tolist(), strict=True)
            for end, chance in tried:
                score = math.exp(min(0.0, chance))
                if score > FAINT:
                    yield Run(role, at, end + 1, score, joins), paragraph

    def _onward(self, inside: int) -> Array:
        """For each word and label the sum of all that can follow, but for going on inside (words, labels)."""
        following = self.scores + self.right
        following[:, inside] = _NEVER
        top = following.max(axis=1, keepdims=True)
        reached = np.einsum("wt,ft->wf", np.exp(following - top), np.exp(self.moves))
        found = np.zeros_like(following)
        found[:-1] = (np.log(np.maximum(reached, _LEAST)) + top)[1:]
        found[self.bounds[1:] - 1] = 0
        return found


def _worth_having(likely: list[Run]) -> list[Run]:
    """Of a paragraph's likely runs those worth having, and the faint ones between them."""
    likely = sorted(likely, key=lambda run: (run.last, run.first, run.role))
    kept = _best([run for run in likely if run.score > WORTH[run.role]], WORTH)
    free = [run for run in likely if not any(run.first < one.last and one.first < run.last for one in kept)]
    faint = [replace(run, faint=True) for run in _best(free, dict.fromkeys(ROLES, FAINT))]
    return sorted([*kept, *faint], key=lambda run: run.first)


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
    found: list[Run] = []
    for run in chain.from_iterable(Chain.of(parts, moves).runs()):
        if run.joins and found and _goes_on(found[-1], run):
            before = found.pop()
            run = replace(run, first=before.first, score=before.score * run.score, joins=before.joins)
        found.append(run)
    return found
