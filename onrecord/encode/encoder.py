"""The encoder that names and statements share: what its heads make of each word of a parsed report.

The weights are ours (docs/model-card.md), read once a process at first use, by onnxruntime on one thread. What is
read of a paragraph depends on it and on what stands before it, never on what follows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.encode.windows import Sequences, Traits, layout, traits
from onrecord.encode.wordpieces import WordPieces
from onrecord.parse.syntax import Parsed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Array = np.ndarray[Any, Any]
HEADS = ("labels", "content_from", "cue_to", "cue_from", "source_to", "names")
"""What the graph makes of each word, by name (docs/model-card.md)."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What the heads make of words ``[first, last)`` of a window, (words, width); before ``fresh`` they are context."""

    first: int
    fresh: int
    last: int
    made: Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A report as the encoder saw it, window by window; ``paragraphs`` says which one each word is of."""

    glances: tuple[Glance, ...]
    paragraphs: tuple[int, ...]

    def of_words(self, head: str) -> Array:
        """What a head makes of every word, (words, width)."""
        return np.concatenate([one.made[head][one.fresh - one.first :] for one in self.glances])


@dataclass(frozen=True, slots=True)
class _Model:
    session: InferenceSession
    vocabulary: WordPieces
    rows: Traits


@cache
def facts() -> Mapping[str, Any]:
    """What must be known beside the graph: rows of traits, sizes of windows, what the heads' numbers stand for."""
    found: dict[str, Any] = json.loads((files("onrecord.encode") / "weights" / "tagger.json").read_text("utf-8"))
    return found


@cache
def _model() -> _Model:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # it reports its use to its maker otherwise, and heeds no call against it
    import onnxruntime

    folder = files("onrecord.encode") / "weights"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession((folder / "tagger.onnx").read_bytes(), options, ["CPUExecutionProvider"])
    vocabulary = WordPieces((folder / "vocabulary.txt").read_text("utf-8").splitlines())
    return _Model(session, vocabulary, Traits({name: nth for nth, name in enumerate(facts()["rows"], 1)}))


def encode(parsed: Parsed) -> Encoded:
    """What the encoder sees in a parsed report; nothing in one without words."""
    words = parsed.tokens
    if not words:
        return Encoded((), ())
    model = _model()
    paragraphs = [parsed.sentences[word.sentence].paragraph for word in words]
    rows = [model.rows.of(names) for names in traits(words, paragraphs)]
    held = Sequences([model.vocabulary.pieces(word.text) for word in words], rows, paragraphs)
    found = []
    for window in layout(held.lengths, paragraphs, facts()["window"], facts()["context"]):
        pieces = held.pieces(window, model.vocabulary)
        given = {name: getattr(pieces, name) for name in ("ids", "rows", "paragraphs", "words")}
        made = dict(zip(HEADS, model.session.run(HEADS, given), strict=True))
        found.append(Glance(window.first, window.fresh, window.last, made))
    return Encoded(tuple(found), tuple(paragraphs))
