"""The trained tagger: sources, cues and contents of a parsed report, and which of them belong together.

The weights are ours (docs/model-card.md), read once a process at first use, by onnxruntime on one thread. What is
read of a paragraph depends on it and on what stands before it, never on what follows. There are two levels: what the
report tells in its own voice, and what is told inside that.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import numpy as np

from onrecord.attribute.decoding import ROLES, Array, Run, barred, runs
from onrecord.attribute.linking import Linked, Links, Pull, Seen
from onrecord.attribute.windows import Traits, layout, pieces_of, traits
from onrecord.attribute.wordpieces import WordPieces
from onrecord.parse.syntax import Parsed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

OUTPUTS = ("labels", "content_from", "cue_to", "cue_from", "source_to")
"""What the graph makes of each word, by name."""


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
    """What belongs to one cue; ``source`` is None where nobody speaks, ``contents`` empty where none was found.

    ``level`` 0 stands in the report's own voice, 1 inside somebody's content. ``score`` is the least sure of its parts
    and of the ties between them.
    """

    source: Labelled | None
    cue: Labelled
    contents: tuple[Labelled, ...]
    level: int
    score: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """Everything that the tagger finds in a report: the spans of the outer level, each in text order, and all ties."""

    sources: tuple[Labelled, ...] = ()
    cues: tuple[Labelled, ...] = ()
    contents: tuple[Labelled, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class _Model:
    session: InferenceSession
    vocabulary: WordPieces
    rows: Traits
    moves: tuple[Array, ...]
    pulls: tuple[Pull, Pull]
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
    content, source = (
        Pull(float(nobody), np.array(near)) for nobody, near in zip(facts["nobody"], facts["near"], strict=True)
    )
    return _Model(
        session,
        WordPieces((folder / "vocabulary.txt").read_text("utf-8").splitlines()),
        Traits({name: nth for nth, name in enumerate(facts["rows"], 1)}),
        tuple(barred(np.array(moves)) for moves in facts["moves"]),
        (content, source),
        int(facts["window"]),
        int(facts["context"]),
    )


def version() -> str:
    """The weights' name and day, for ``Reading.made_by``."""
    facts = json.loads((files("onrecord.attribute") / "weights" / "tagger.json").read_text("utf-8"))
    return str(facts["version"])


def _seen(parsed: Parsed, paragraphs: list[int]) -> list[Seen]:
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
        labels, content_from, *ties = model.session.run(OUTPUTS, given)
        levels = len(model.moves)
        found.append(
            Seen(
                window.first,
                window.fresh,
                window.last,
                tuple(np.split(labels.astype(np.float64), levels, axis=1)),
                tuple(np.split(content_from, levels, axis=1)),
                *ties,
            )
        )
    return found


def tag(parsed: Parsed) -> Tagged:
    """What the tagger finds in a parsed report; nothing in a report without words."""
    if not parsed.tokens:
        return Tagged()
    model = _model()
    paragraphs = [parsed.sentences[word.sentence].paragraph for word in parsed.tokens]
    seen = _seen(parsed, paragraphs)
    starts = [nth for nth in range(len(paragraphs)) if not nth or paragraphs[nth] != paragraphs[nth - 1]]
    found: list[list[Run]] = []
    attributions: list[Attribution] = []
    for level, moves in enumerate(model.moves):
        scores = np.concatenate([one.labels[level][one.fresh - one.first :] for one in seen])
        found.append(runs(np.split(scores, starts[1:]), moves))
        links = Links(seen, paragraphs, model.pulls, level)
        attributions += [_attribution(parsed, linked, level) for linked in links.of(found[-1])]
    sources, cues, contents = (
        tuple(_labelled(parsed, run) for run in found[0] if run.role == role and not run.faint) for role in ROLES
    )
    return Tagged(sources, cues, contents, tuple(attributions))


def _attribution(parsed: Parsed, linked: Linked, level: int) -> Attribution:
    source = _labelled(parsed, linked.source) if linked.source else None
    cue = _labelled(parsed, linked.cue)
    contents = tuple(_labelled(parsed, run) for run in linked.contents)
    return Attribution(source, cue, contents, level, round(linked.score, 4))


def _labelled(parsed: Parsed, run: Run) -> Labelled:
    start, end = parsed.tokens[run.first].start, parsed.tokens[run.last - 1].end
    return Labelled(run.first, run.last, start, end, round(run.score, 4))
