"""From spans to attributions: which cue each content belongs to, and which source each cue has.

A content points to its cue, a cue to its source, each to nobody or to words that stand in no later paragraph. So a
source may serve several cues, and a cue has one source at most. Distance counts beside what the words say.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np

from onrecord.attribute.decoding import Array, Run

Whole = np.ndarray[Any, np.dtype[np.int64]]
BUCKETS = 9
"""Distances in words are told apart by powers of two, up to so many, in each direction."""
POSSIBLE = {"cue": 0.15, "content": 0.2}
"""How likely a faint run is at least that goes into an attribution; tuned on held-out documents."""
FAR = 512
"""Distances in words up to which what they count is kept ready."""
REACH = 256
"""Words that a source or cue is looked for within, at most."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model makes of the words ``[first, last)`` of one window; those before ``fresh`` were read before.

    ``labels`` holds (words, labels) for each level, ``content_from`` (words, width) for each level; ``cue_to``,
    ``cue_from``, ``source_to`` are (words, width).
    """

    first: int
    fresh: int
    last: int
    labels: tuple[Array, ...]
    content_from: tuple[Array, ...]
    cue_to: Array
    cue_from: Array
    source_to: Array


@dataclass(frozen=True)
class Pull:
    """What counts beside the vectors: the score of pointing to nobody, and of each bucket of distance."""

    nobody: float
    near: Array

    @cached_property
    def _of_distance(self) -> Array:
        """What each distance in words counts, from ``-FAR`` on."""
        found: Array = self.near[bucket(np.arange(-FAR, FAR))]
        return found

    def _between(self, least: int, most: int) -> Array:
        """What the distances from ``least`` on count, before ``most``."""
        if least < -FAR or most > FAR:
            found: Array = self.near[bucket(np.arange(least, most))]
            return found
        return self._of_distance[least + FAR : most + FAR]

    def mean(self, first: int, last: int, begin: int, end: int) -> Array:
        """What the distance counts from the words ``[first, last)``, in the mean, to each word in ``[begin, end)``."""
        sums = np.concatenate([[0.0], np.cumsum(self._between(begin - last + 1, end - first))])
        found: Array = (sums[last - first :] - sums[: first - last]) / (last - first)
        return found


@dataclass(frozen=True, slots=True)
class Linked:
    """The runs of one attribution; ``source`` is None where nobody speaks, ``contents`` may be empty for a sure cue.

    ``score`` is that of its least sure part or tie.
    """

    source: Run | None
    cue: Run
    contents: tuple[Run, ...]
    score: float


def bucket(away: Whole) -> Whole:
    """The bucket of a distance in words (target minus origin), from 0 to twice ``BUCKETS``."""
    size = np.minimum(np.ceil(np.log2(np.abs(away) + 1.0)), BUCKETS)
    found: Whole = (np.sign(away) * size).astype(np.int64) + BUCKETS
    return found


class Links:
    """Links the runs of one level; windows are in text order, words count over all of the report."""

    def __init__(self, seen: Sequence[Seen], paragraphs: Sequence[int], pulls: tuple[Pull, Pull], level: int) -> None:
        self._seen = seen
        self._paragraphs = paragraphs
        self._content, self._source = pulls
        self._level = level

    def of(self, runs: Sequence[Run]) -> list[Linked]:
        """The attributions in text order: one for each sure cue, and for each possible one that has a content."""
        cues = [run for run in runs if run.role == "cue" and _is_possible(run)]
        contents: dict[int, list[tuple[Run, float]]] = {cue.first: [] for cue in cues}
        faint = []
        for run in (one for one in runs if one.role == "content"):
            cue, chance = self.cue_of(run, cues)
            if cue is None:
                continue
            if _is_possible(run):
                contents[cue.first].append((run, chance))
            else:
                faint.append((run, cue, chance))
        for run, cue, chance in sorted(faint, key=lambda one: (-one[0].score, one[0].first)):
            if not cue.faint and not contents[cue.first]:
                contents[cue.first].append((run, chance))
        sources = [run for run in runs if run.role == "source"]
        found = [
            self._linked(cue, contents[cue.first], sources) for cue in cues if contents[cue.first] or not cue.faint
        ]
        return sorted(found, key=_first)

    def _linked(self, cue: Run, contents: Sequence[tuple[Run, float]], sources: Sequence[Run]) -> Linked:
        source, chance = self.source_of(cue, sources)
        scores = [cue.score, chance, *(min(run.score, tie) for run, tie in contents)]
        scores += [source.score] if source else []
        return Linked(source, cue, tuple(sorted((run for run, _ in contents), key=lambda run: run.first)), min(scores))

    def cue_of(self, content: Run, cues: Sequence[Run]) -> tuple[Run | None, float]:
        """The cue that a content belongs to, and how likely; None where it belongs to none."""
        return self._best(content, self._near(content, cues), self._content, source=False)

    def source_of(self, cue: Run, sources: Sequence[Run]) -> tuple[Run | None, float]:
        """The source of a cue, and how likely; None where it has none."""
        return self._best(cue, self._near(cue, sources), self._source, source=True)

    def _near(self, run: Run, others: Sequence[Run]) -> list[Run]:
        """Those of other runs, given in text order, that a run may point to."""
        own = self._paragraphs[run.last - 1]
        first = bisect_left(others, run.first - REACH, key=_FIRST)
        within = others[first : bisect_right(others, run.first + REACH, first, key=_FIRST)]
        return [other for other in within if self._paragraphs[other.first] <= own]

    def _best(self, run: Run, others: Sequence[Run], pull: Pull, *, source: bool) -> tuple[Run | None, float]:
        """Which of the others a run points to, compared in the first window that holds both; None for nobody."""
        points = [pull.nobody]
        found: list[Run | None] = [None]
        pointed: dict[int, Array] = {}
        for other in others:
            window = _with(self._seen, run.first, other.first)
            if window is None:
                continue
            if window.first not in pointed:
                pointed[window.first] = self._pointed(window, run, pull, source=source)
            scores = pointed[window.first][other.first - window.first : min(other.last, window.last) - window.first]
            top = float(scores.max())
            found.append(other)
            points.append(top + math.log(np.exp(scores - top).sum()))
        chances = np.exp(np.array(points) - max(points))
        best = int(chances.argmax())
        return found[best], float(chances[best] / chances.sum())

    def _pointed(self, window: Seen, run: Run, pull: Pull, *, source: bool) -> Array:
        """How strongly the words of a run that stand in a window point to each word of it, taken together."""
        pointers = window.cue_from if source else window.content_from[self._level]
        targets = window.source_to if source else window.cue_to
        first, last = max(run.first, window.first), min(run.last, window.last)
        words = pointers[first - window.first : last - window.first].mean(axis=0)
        found: Array = targets @ words / math.sqrt(len(words)) + pull.mean(first, last, window.first, window.last)
        return found


_FIRST = attrgetter("first")


def _with(seen: Sequence[Seen], one: int, other: int) -> Seen | None:
    """The first window that holds two words; None where none does. Windows are in text order by start and by end."""
    at = bisect_right(seen, max(one, other), key=lambda window: window.last)
    holds = at < len(seen) and seen[at].first <= min(one, other)
    return seen[at] if holds else None


def _is_possible(run: Run) -> bool:
    """Whether a run may stand in an attribution of its own."""
    return not run.faint or run.score >= POSSIBLE[run.role]


def _first(one: Linked) -> int:
    """The first word of an attribution."""
    return min(part.first for part in (*one.contents, one.cue, *([one.source] if one.source else [])))
