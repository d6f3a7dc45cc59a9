"""Keeps int8 products the same on every processor.

Processors without instructions made for it (AVX2 alone) add two neighbouring products of unsigned and signed bytes in
sixteen bits and cut what doesn't fit (``vpmaddubsw``). Where the weights of no two neighbours can add up to more than
128 of one sign, nothing is ever cut: 255 x 128 < 2^15.

usage: python -m training.attribution.products GRAPH    (rewrites the file)
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper

Array = np.ndarray[Any, Any]
MOST = 128
"""What two neighbouring weights of one sign may add up to."""


def neighbours(weights: Array) -> Array:
    """The most that two neighbours of a sign add up to, by column of the weights (given, made)."""
    both = [np.maximum(sign * weights.astype(np.float64), 0) for sign in (1, -1)]
    return np.maximum(*[(one[0::2] + one[1::2]).max(axis=0) for one in both])


def reach(weights: Array) -> Array:
    """By what each column of weights (given, made), held in steps of one, must be multiplied so that nothing is cut."""
    return np.minimum(1, (MOST - 1) / np.maximum(neighbours(weights), 1e-8))


def exact(model: onnx.ModelProto) -> None:
    """Holds the weights of all int8 products of a graph in steps that are coarse enough."""
    held = {one.name: one for one in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type != "MatMulIntegerToFloat":
            continue
        weights, scales = (numpy_helper.to_array(held[name]) for name in (node.input[1], node.input[3]))
        if neighbours(weights).max() <= MOST:
            continue
        by = reach(weights)
        for name, value in (
            (node.input[1], np.round(weights * by).astype(np.int8)),
            (node.input[3], (scales / by).astype(np.float32)),
        ):
            held[name].CopyFrom(numpy_helper.from_array(value, name))


def main() -> None:
    """Rewrites one graph."""
    path = Path(sys.argv[1])
    model = onnx.load(str(path))
    exact(model)
    path.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
