"""Makes ``onrecord/link/weights/near.json``: for each stem those of like meaning, by the encoder's word pieces.

usage: python -m training.link.near

Each piece that is a word of its own has a vector in the encoder; a stem's is the mean over its forms. What all pieces
have in common (their mean and the strongest directions) says nothing of meaning and is taken out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper

from onrecord.link.words import is_small, stem

ROOT = Path(__file__).parents[2] / "onrecord"
LEAST, MOST = 0.38, 5
"""How alike two stems are at least (cosine), and how many near ones a stem has at most."""
_COMMON_DIRECTIONS = 3
_SHORTEST = 3
Array = np.ndarray[Any, np.dtype[np.float32]]


def pieces() -> tuple[list[str], Array]:
    """The word pieces and their vectors of length one, (pieces, 384)."""
    folder = ROOT / "encode" / "weights"
    words = (folder / "vocabulary.txt").read_text("utf-8").splitlines()
    graph = onnx.load(str(folder / "tagger.onnx")).graph
    rows = next(
        numpy_helper.to_array(one)
        for one in graph.initializer
        if list(one.dims[:1]) == [len(words)] and one.dims[1] > 1
    )
    return words, rows.astype(np.float32)


def stem_vectors() -> tuple[list[str], Array]:
    """The stems and their vectors, of length one."""
    words, rows = pieces()
    rows = rows - rows.mean(0)
    _, _, directions = np.linalg.svd(rows, full_matrices=False)
    top = directions[:_COMMON_DIRECTIONS]
    rows = rows - rows @ top.T @ top
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    forms: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        if word.isascii() and word.isalpha() and len(word) >= _SHORTEST and not is_small(word):
            forms[stem(word)].append(at)
    known = sorted(forms)
    means = np.stack([rows[forms[one]].mean(0) for one in known])
    return known, means / np.linalg.norm(means, axis=1, keepdims=True)


def near() -> dict[str, dict[str, float]]:
    """For each stem the near ones, the nearest first, with how alike they are; a stem without any is left out."""
    known, rows = stem_vectors()
    found = {}
    for at, one in enumerate(known):
        likeness = rows @ rows[at]
        best = [int(nth) for nth in np.argsort(-likeness)[: MOST + 1] if nth != at and likeness[nth] >= LEAST]
        if best:
            found[one] = {known[nth]: round(float(likeness[nth]), 2) for nth in best}
    return found


def main() -> None:
    """Writes the file."""
    path = ROOT / "link" / "weights" / "near.json"
    path.write_text(json.dumps(near(), sort_keys=True, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
