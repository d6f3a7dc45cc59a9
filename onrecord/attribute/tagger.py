"""The trained tagger: sources, cues and contents of a parsed report, and which of them belong together.

The weights are ours (docs/model-card.md), read once a process at first use, by onnxruntime on one thread. What is
read of a paragraph depends on it and on what stands before it, never on what follows.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np

from onrecord.attribute.decoding import ROLES, Array, Run, barred, runs
from onrecord.attribute.windows import Traits, layout, pieces_of, traits
from onrecord.attribute.wordpieces import WordPieces
from onrecord.parse.syntax import Parsed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


LIKELY = 0.1
"""A source may go to a cue that it belongs to at least so likely."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Tokens ``[first, last)``, which are the characters ``[start, end)``, and how sure the tagger is (0 to 1)."""

    first: int
    last: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """What belongs to one cue; ``cue`` is None for a content or source without, empty tuples where a part is missing.

    ``score`` is the least sure of its parts and of the ties between them.
    """

    sources: tuple[Labelled, ...]
    cue: Labelled | None
    contents: tuple[Labelled, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """Everything that the tagger finds in a report, each in text order."""

    sources: tuple[Labelled, ...] = ()
    cues: tuple[Labelled, ...] = ()
    contents: tuple[Labelled, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class _Model:
    session: InferenceSession
    vocabulary: WordPieces
    rows: Traits
    moves: Array
    nobody: float
    window: int
    context: int


@cache
def _model() -> _Model:
    return _read(files("onrecord.attribute") / "weights")


def _read(folder: Traversable) -> _Model:
    """The model whose weights, facts and vocabulary lie in a folder."""
    import onnxruntime

    facts = json.loads((folder / "tagger.json").read_text("utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession((folder / "tagger.onnx").read_bytes(), options, ["CPUExecutionProvider"])
    return _Model(
        session,
        WordPieces((folder / "vocabulary.txt").read_text("utf-8").splitlines()),
        Traits({name: nth for nth, name in enumerate(facts["rows"], 1)}),
        barred(np.array(facts["moves"])),
        float(facts["nobody"]),
        int(facts["window"]),
        int(facts["context"]),
    )


def version() -> str:
    """The weights' name and day, for ``Reading.made_by``."""
    facts = json.loads((files("onrecord.attribute") / "weights" / "tagger.json").read_text("utf-8"))
    return str(facts["version"])


@dataclass(frozen=True, slots=True)
class _Seen:
    """One window: words ``[first, last)``, their label scores, and the vectors whose products tie words to cues."""

    first: int
    fresh: int
    last: int
    labels: Array
    ties_from: Array
    ties_to: Array

    def ties(self, first: int, last: int, cue: int) -> float:
        """How strongly those of words ``[first, last)`` that stand in the window point to the cue's first word."""
        words = self.ties_from[first - self.first : last - self.first].mean(axis=0)
        product = float(words @ self.ties_to[cue - self.first])
        return product / math.sqrt(len(words))

    def holds(self, *words: int) -> bool:
        """Whether all the words stand in the window."""
        return self.first <= min(words) and max(words) < self.last


def _seen(parsed: Parsed, paragraphs: list[int]) -> list[_Seen]:
    """What the model makes of each window."""
    model = _model()
    words = parsed.tokens
    rows = [model.rows.of(names) for names in traits(words, paragraphs)]
    ids = [model.vocabulary.pieces(word.text) for word in words]
    found = []
    for window in layout([len(one) for one in ids], paragraphs, model.window, model.context):
        pieces = pieces_of(window, ids, rows, paragraphs, model.vocabulary)
        given = {
            name: np.array(getattr(pieces, name), dtype=np.int64) for name in ("ids", "rows", "paragraphs", "words")
        }
        made = [part.astype(np.float64) for part in model.session.run(["scores", "ties_from", "ties_to"], given)]
        found.append(_Seen(window.first, window.fresh, window.last, *made))
    return found


def tag(parsed: Parsed) -> Tagged:
    """What the tagger finds in a parsed report; nothing in a report without words."""
    if not parsed.tokens:
        return Tagged()
    paragraphs = [parsed.sentences[word.sentence].paragraph for word in parsed.tokens]
    seen = _seen(parsed, paragraphs)
    scores = np.concatenate([one.labels[one.fresh - one.first :] for one in seen])
    starts = [nth for nth in range(len(paragraphs)) if not nth or paragraphs[nth] != paragraphs[nth - 1]]
    found = runs(np.split(scores, starts[1:]), _model().moves)
    sure = {
        role: tuple(_labelled(parsed, run) for run in found if run.role == role and not run.faint) for role in ROLES
    }
    shares = _Shares(seen, sure["cue"], paragraphs)
    shares.contents(sure["content"])
    shares.sources(sure["source"])
    shares.complete([run for run in found if run.faint and run.role != "cue"], parsed)
    return Tagged(sure["source"], sure["cue"], sure["content"], shares.attributions())


def _labelled(parsed: Parsed, run: Run) -> Labelled:
    start, end = parsed.tokens[run.first].start, parsed.tokens[run.last - 1].end
    return Labelled(run.first, run.last, start, end, round(run.score, 4))


Chances = list[tuple[Labelled | None, float]]


def _chances(seen: list[_Seen], span: Labelled, cues: tuple[Labelled, ...]) -> Chances:
    """The cues that a source's or content's words may belong to (None: to none), and how likely each is, best first.

    Words and cue are compared in the first window that holds both; in two windows their numbers don't compare.
    """
    near: list[Labelled | None] = [None]
    points = [_model().nobody]
    for cue in cues:
        window = _first_with(seen, span.first, cue.first)
        if window is not None:
            near.append(cue)
            points.append(window.ties(span.first, span.last, cue.first))
    chances = np.exp(np.array(points) - max(points))
    chances /= chances.sum()
    return [(near[at], round(float(chances[at]), 4)) for at in np.argsort(-chances, kind="stable")]


def _first_with(seen: list[_Seen], one: int, other: int) -> _Seen | None:
    """The first window that holds two words; None where none does. Windows are in text order by start and by end."""
    at = bisect_right(seen, max(one, other), key=lambda window: window.last)
    return seen[at] if at < len(seen) and seen[at].holds(one, other) else None


class _Shares:
    """Attributions in the making: which source and which contents each cue has so far."""

    def __init__(self, seen: list[_Seen], cues: tuple[Labelled, ...], paragraphs: list[int]) -> None:
        self._seen = seen
        self._cues = cues
        self._paragraphs = paragraphs
        self._drafts = {cue.first: Attribution((), cue, (), cue.score) for cue in cues}
        self._alone: list[Attribution] = []

    def contents(self, contents: tuple[Labelled, ...]) -> None:
        """Each content goes to its likeliest cue; one that belongs to none stands alone."""
        for content in contents:
            cue, chance = self._chances(content)[0]
            if cue is None:
                self._alone.append(Attribution((), None, (content,), min(chance, content.score)))
            else:
                self._add(cue, content, chance, source=False)

    def sources(self, sources: tuple[Labelled, ...]) -> None:
        """Cues with contents get a source each, the likeliest pairs first; then the sources that are left."""
        pairs = [
            (chance, source, cue)
            for source in sources
            for cue, chance in self._chances(source)
            if cue is not None and chance >= LIKELY
        ]
        pairs.sort(key=lambda pair: (-pair[0], pair[1].first, pair[2].first))
        given: set[int] = set()
        for needy in (True, False):
            for chance, source, cue in pairs:
                draft = self._drafts[cue.first]
                free = not draft.sources and (bool(draft.contents) or not needy)
                if free and source.first not in given:
                    given.add(source.first)
                    self._add(cue, source, chance, source=True)

    def complete(self, faint: list[Run], parsed: Parsed) -> None:
        """A cue that lacks its source or content gets the likeliest faint one that belongs to it."""
        for run in sorted(faint, key=lambda run: (-run.score, run.first)):
            span = _labelled(parsed, run)
            cue, chance = self._chances(span)[0]
            draft = self._drafts[cue.first] if cue else None
            if cue and draft and not (draft.sources if run.role == "source" else draft.contents):
                self._add(cue, span, chance, source=run.role == "source")

    def _chances(self, span: Labelled) -> Chances:
        """The cues that a span may belong to; none of a later paragraph, so that what follows changes nothing."""
        own = self._paragraphs[span.last - 1]
        reach = _model().window
        first = bisect_left(self._cues, span.first - reach, key=lambda cue: cue.first)
        last = bisect_right(self._cues, span.first + reach, key=lambda cue: cue.first)
        near = tuple(cue for cue in self._cues[first:last] if self._paragraphs[cue.first] <= own)
        return _chances(self._seen, span, near)

    def _add(self, cue: Labelled, span: Labelled, chance: float, *, source: bool) -> None:
        draft = self._drafts[cue.first]
        score = min(draft.score, span.score, chance)
        if source:
            self._drafts[cue.first] = replace(draft, sources=(*draft.sources, span), score=score)
        else:
            self._drafts[cue.first] = replace(draft, contents=(*draft.contents, span), score=score)

    def attributions(self) -> tuple[Attribution, ...]:
        """All of them in text order."""
        return tuple(sorted([*self._drafts.values(), *self._alone], key=_first))


def _first(one: Attribution) -> int:
    """The first word of an attribution."""
    parts = [*one.sources, *one.contents] + ([one.cue] if one.cue else [])
    return min(part.first for part in parts)
