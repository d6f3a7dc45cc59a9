"""A model's floats out of the int8 graph that ``training.attribution.export`` wrote: what further training begins with.

The shipped weights are all that is kept of a training, so whoever goes on from them needs no earlier work folder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from onrecord.encode.windows import Traits
from training.attribution.encoder import Shape
from training.attribution.export import HEAD, MAPS, Int8, Table, Weights
from training.attribution.model import Tagger

_NODES = (3, 1, 1, 1)
"""How many products each map of a layer is: what a word asks for, is found by and gives are three."""


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

    def dense(self, nodes: Sequence[onnx.NodeProto]) -> Int8:
        """The dense map that lies in products side by side."""
        whole, _, step, _, zero, _, _ = (str(name) for name in nodes[0].input)
        while self.made_by[whole].op_type != "Mul":
            whole = self.made_by[whole].input[0]
        even = self.held[self.made_by[whole].input[1]]
        held, scales, bias = (
            np.concatenate([self.held[node.input[at]] for node in nodes], axis=-1) for at in (1, 3, 6)
        )
        return Int8(even, self.held[zero], self.held[step], held, scales, bias)

    def maps(self) -> dict[str, Int8]:
        """All dense maps by their names."""
        nodes, found = self.of_kind("MatMulIntegerToFloat"), {}
        for nth in range(len(nodes) // sum(_NODES)):
            for name, count in zip(MAPS, _NODES, strict=True):
                found[f"encoder.layers.{nth}.{name}"] = self.dense(nodes[:count])
                del nodes[:count]
        return found

    def table(self) -> Table:
        """The words' table: the one that is held in int8."""
        rows = self.made_by[self.of_kind("Cast")[0].input[0]]
        scale = next(node for node in self.of_kind("Gather") if node.input[1] == rows.input[1] and node is not rows)
        return Table(self.held[rows.input[0]], self.held[scale.input[0]])


def held_in(path: Path) -> Weights:
    """What a graph holds."""
    graph = Written(path)
    floats = {
        "encoder.places.weight": graph.held[graph.of_kind("Slice")[0].input[0]],
        "encoder.traits.weight": graph.held[
            next(node.input[0] for node in graph.of_kind("Gather") if node.input[1] == "rows")
        ],
    }
    maps = graph.maps()
    names = ["encoder.norm"]
    names += [
        f"encoder.layers.{nth}.{which}" for nth in range(len(maps) // len(MAPS)) for which in ("norm", "norm_out")
    ]
    for name, node in zip(names, graph.of_kind("LayerNormalization"), strict=True):
        floats[f"{name}.weight"], floats[f"{name}.bias"] = (graph.held[one] for one in node.input[1:3])
    for node in graph.of_kind("Gemm"):
        floats[f"heads.{node.output[0]}.weight"] = graph.held[node.input[1]].T
        floats[f"heads.{node.output[0]}.bias"] = graph.held[node.input[2]]
    return Weights(floats, maps, graph.table())


def weights_in(path: Path) -> dict[str, np.ndarray]:
    """The weights in a graph by the names of ``Tagger``."""
    held = held_in(path)
    found = {**held.floats, "encoder.words.weight": held.words.weight()}
    for name, by in held.maps.items():
        weight, bias = by.weight(), by.bias.copy()
        if name.endswith("qkv"):
            weight[: len(bias) // 3] *= HEAD**0.5
            bias[: len(bias) // 3] *= HEAD**0.5
        found[f"{name}.weight"], found[f"{name}.bias"] = weight, bias
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
