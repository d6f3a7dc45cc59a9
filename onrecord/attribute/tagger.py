"""The trained tagger: sources, cues and contents of a parsed report, and which of them belong together.

The weights are ours (docs/model-card.md), read once a process at first use, by onnxruntime on one thread. What is
read of a paragraph depends on it and on what stands before it, never on what follows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.attribute.decoding import Array, Run, barred, runs
from onrecord.attribute.windows import Traits, layout, pieces_of, traits
from onrecord.attribute.wordpieces import WordPieces
from onrecord.parse.syntax import Parsed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NEAR = 200
"""A cue further away than so many words is no candidate."""


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
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
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
class _Scores:
    """For each word: label scores, and the vectors whose product ties a word to the first word of its cue."""

    labels: Array
    ties_from: Array
    ties_to: Array


def _scores(parsed: Parsed, paragraphs: list[int]) -> _Scores:
    model = _model()
    words = parsed.tokens
    rows = [model.rows.of(names) for names in traits(words, paragraphs)]
    ids = [model.vocabulary.pieces(word.text) for word in words]
    parts: list[list[Any]] = []
    for window in layout([len(one) for one in ids], paragraphs, model.window, model.context):
        pieces = pieces_of(window, ids, rows, paragraphs, model.vocabulary)
        given = {
            "ids": np.array(pieces.ids, dtype=np.int64),
            "rows": np.array(pieces.rows, dtype=np.int64),
            "paragraphs": np.array(pieces.paragraphs, dtype=np.int64),
            "words": np.array(pieces.words[window.fresh - window.first :], dtype=np.int64),
        }
        parts.append(model.session.run(["scores", "ties_from", "ties_to"], given))
    labels, ties_from, ties_to = (np.concatenate(each) for each in zip(*parts, strict=True))
    return _Scores(labels.astype(np.float64), ties_from, ties_to)


def tag(parsed: Parsed) -> Tagged:
    """What the tagger finds in a parsed report; nothing in a report without words."""
    if not parsed.tokens:
        return Tagged()
    paragraphs = [parsed.sentences[word.sentence].paragraph for word in parsed.tokens]
    scores = _scores(parsed, paragraphs)
    starts = [nth for nth in range(len(paragraphs)) if not nth or paragraphs[nth] != paragraphs[nth - 1]]
    found = runs(np.split(scores.labels, starts[1:]), _model().moves)
    by_role = {
        role: tuple(_labelled(parsed, run) for run in found if run.role == role)
        for role in ("source", "cue", "content")
    }
    sources, cues, contents = by_role["source"], by_role["cue"], by_role["content"]
    return Tagged(sources, cues, contents, _attributions(scores, sources, cues, contents))


def _labelled(parsed: Parsed, run: Run) -> Labelled:
    start, end = parsed.tokens[run.first].start, parsed.tokens[run.last - 1].end
    return Labelled(run.first, run.last, start, end, round(run.score, 4))


def _cue_of(scores: _Scores, span: Labelled, cues: tuple[Labelled, ...]) -> tuple[Labelled | None, float]:
    """The cue that a source's or content's words point to, or None, and how sure that is."""
    near = [cue for cue in cues if span.first - NEAR < cue.first < span.last + NEAR]
    if not near:
        return None, 1.0
    width = scores.ties_to.shape[1]
    words = scores.ties_from[span.first : span.last].astype(np.float64)
    points = words @ scores.ties_to[[cue.first for cue in near]].T.astype(np.float64) / width**0.5
    points = np.concatenate([np.full((len(words), 1), _model().nobody), points], axis=1)
    chances = np.exp(points - points.max(axis=1, keepdims=True))
    mean = (chances / chances.sum(axis=1, keepdims=True)).mean(axis=0)
    best = int(mean.argmax())
    return (near[best - 1] if best else None), round(float(mean[best]), 4)


def _attributions(
    scores: _Scores, sources: tuple[Labelled, ...], cues: tuple[Labelled, ...], contents: tuple[Labelled, ...]
) -> tuple[Attribution, ...]:
    """Sources and contents by the cue they point to; a content that points to none stands alone."""
    drafts: dict[int, Attribution] = {cue.first: Attribution((), cue, (), cue.score) for cue in cues}
    alone = []
    for span, is_content in [(one, False) for one in sources] + [(one, True) for one in contents]:
        cue, chance = _cue_of(scores, span, cues)
        sure = min(chance, span.score)
        if cue is not None:
            draft = drafts[cue.first]
            drafts[cue.first] = Attribution(
                draft.sources if is_content else (*draft.sources, span),
                cue,
                (*draft.contents, span) if is_content else draft.contents,
                min(draft.score, sure),
            )
        elif is_content:
            alone.append(Attribution((), None, (span,), sure))
    return tuple(sorted([*drafts.values(), *alone], key=_first))


def _first(one: Attribution) -> int:
    """The first word of an attribution."""
    parts = [*one.sources, *one.contents] + ([one.cue] if one.cue else [])
    return min(part.first for part in parts)
