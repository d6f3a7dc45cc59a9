"""How alike words are in meaning, by a small table of word pieces: pieces of like meaning point one way.

The table is learnt from words that told of one event or entity (docs/model-card-link.md); it looks at the words alone,
not at what stands around them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np

from onrecord.encode.wordpieces import WordPieces
from onrecord.link.words import fold, is_small

Array = np.ndarray[Any, np.dtype[np.float32]]


def likeness(one: str, other: str) -> float | None:
    """How alike two texts' words are in meaning, from -1 to 1; None where one has no word."""
    a, b = vector(one), vector(other)
    return None if a is None or b is None else float(a @ b)


@lru_cache(maxsize=1 << 16)
def vector(text: str) -> Array | None:
    """What a text's words mean together, a row of length one; small words don't count where there are others."""
    pieces = pieces_of(text)
    if not pieces:
        return None
    row = _table()[pieces].astype(np.float32).sum(axis=0)
    length = float(np.linalg.norm(row))
    return row / length if length else None


def pieces_of(text: str) -> list[int]:
    """The pieces of the words that count."""
    words = fold(text)
    counted = [word for word in words if not is_small(word)] or words
    return [piece for word in counted for piece in _vocabulary().pieces(word)]


@cache
def _table() -> np.ndarray[Any, np.dtype[np.int8]]:
    packed = BytesIO((files("onrecord.link") / "weights" / "meanings.npz").read_bytes())
    with np.load(packed) as held:
        found: np.ndarray[Any, np.dtype[np.int8]] = held["table"]
    return found


@cache
def _vocabulary() -> WordPieces:
    return WordPieces((files("onrecord.encode") / "weights" / "vocabulary.txt").read_text("utf-8").splitlines())
