"""A model's floats out of the int8 graph that ``training.attribution.export`` wrote: what further training begins with.

The shipped weights are all that is kept of a training, so whoever goes on from them needs no earlier work folder.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from onrecord.encode.windows import Traits
from training.attribution.encoder import Shape
from training.attribution.export import HEAD
from training.attribution.model import Tagger

_MAPS = ("qkv", "out", "up", "down")
"""The dense maps of a layer, in the order that the graph has them."""


class Written:
    """The nodes and weights of a graph."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self.held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self.made_by = {name: node for node in graph.node for name in node.output}
        self.nodes = list(graph.node)

    def of_kind(self, kind: str) -> list[onnx.NodeProto]:
        """The nodes of a kind, in order."""
        return [node for node in self.nodes if node.op_type == kind]

    def dense(self, node: onnx.NodeProto) -> tuple[np.ndarray, np.ndarray]:
        """Weight and bias of a dense map: see ``Graph.dense``, whose evening of the channels is undone."""
        whole, held, step, scales, _, _, bias = (str(name) for name in node.input)
        given = self.made_by[self.made_by[whole].input[0]]
        even = 1 / (self.held[given.input[1]] * self.held[step])
        weight = self.held[held].T.astype(np.float32) * self.held[scales][:, None] / even
        return weight, self.held[bias]

    def table(self) -> np.ndarray:
        """The words' table: the one that is held in int8."""
        rows = self.made_by[self.of_kind("Cast")[0].input[0]]
        scale = next(node for node in self.of_kind("Gather") if node.input[1] == rows.input[1] and node is not rows)
        return self.held[rows.input[0]].astype(np.float32) * self.held[scale.input[0]]


def weights_in(path: Path) -> dict[str, np.ndarray]:
    """The weights in a graph by the names of ``Tagger``."""
    graph = Written(path)
    found = {
        "encoder.words.weight": graph.table(),
        "encoder.places.weight": graph.held[graph.of_kind("Slice")[0].input[0]],
        "encoder.traits.weight": graph.held[
            next(node.input[0] for node in graph.of_kind("Gather") if node.input[1] == "rows")
        ],
    }
    dense = graph.of_kind("MatMulIntegerToFloat")
    for nth, node in enumerate(dense):
        layer, which = divmod(nth, len(_MAPS))
        weight, bias = graph.dense(node)
        if _MAPS[which] == "qkv":
            width = len(bias) // 3
            weight[:width] *= HEAD**0.5
            bias = np.concatenate([bias[:width] * HEAD**0.5, bias[width:]])
        found[f"encoder.layers.{layer}.{_MAPS[which]}.weight"] = weight
        found[f"encoder.layers.{layer}.{_MAPS[which]}.bias"] = bias
    names = ["encoder.norm"]
    names += [
        f"encoder.layers.{nth}.{which}" for nth in range(len(dense) // len(_MAPS)) for which in ("norm", "norm_out")
    ]
    for name, node in zip(names, graph.of_kind("LayerNormalization"), strict=True):
        found[f"{name}.weight"], found[f"{name}.bias"] = (graph.held[one] for one in node.input[1:3])
    for node in graph.of_kind("Gemm"):
        found[f"heads.{node.output[0]}.weight"] = graph.held[node.input[1]].T
        found[f"heads.{node.output[0]}.bias"] = graph.held[node.input[2]]
    return found


def turned_back(folder: Path) -> tuple[Tagger, Traits]:
    """The model whose graph and facts lie in a folder; a head that they don't have begins anew."""
    found = weights_in(folder / "tagger.onnx")
    facts = json.loads((folder / "tagger.json").read_text("utf-8"))
    found |= {name: np.array(facts[name], np.float32) for name in ("moves", "near", "nobody")}
    layers = sum(name.endswith("qkv.bias") for name in found)
    table = Traits({name: nth for nth, name in enumerate(facts["rows"], 1)})
    model = Tagger(Shape(layers=layers), len(table.rows) + 1)
    held = {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}
    missing, unknown = model.load_state_dict(held, strict=False)
    if unknown or any(not name.startswith("heads.") for name in missing):
        raise SystemExit(f"{folder}: not a graph of this model: {', '.join([*missing, *unknown])}")
    return model, table
