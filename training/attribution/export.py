"""The trained model as one ONNX graph, laid out by hand: int8 products and tables, nothing that PyTorch writes.

Activations are quantised by limits that are fixed once, from training texts, so that what is read of a word depends on
no other word but through attention, and on no batch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from onrecord.encode.windows import CONTEXT, WINDOW
from training.attribution.examples import Batch
from training.attribution.model import HEADS, Tagger
from training.attribution.products import reach
from training.names.named import KINDS

Array = np.ndarray[Any, Any]
OPSET, MICROSOFT = 23, "com.microsoft"
HEAD = 32
"""The width of an attention head."""
SHIFT = 0.8
"""How much of a channel's unevenness goes from what is given into the weights. With one half the products behind the
inner map cost a point of F1: a few of its channels stand out by a hundred times."""
MAPS = ("qkv", "out", "up", "down")
"""The dense maps of a layer, in the order that the graph has them."""
MASKED = -40.0
"""Added to the score of what a word must not see: e^-40 of a share, lost in any sum, yet no denormal number."""


@dataclass(frozen=True)
class Limits:
    """The least and the greatest value of each channel that a dense map is given, as seen in training texts."""

    low: Array
    high: Array

    def evened(self, weight: Array) -> Array:
        """By what each channel is divided, so that neither it nor its weights stand out (SmoothQuant, ``SHIFT``)."""
        most = np.maximum(np.maximum(np.abs(self.low), np.abs(self.high)), 1e-5)
        even = most**SHIFT / np.maximum(np.abs(weight).max(axis=0), 1e-5) ** (1 - SHIFT)
        return even / np.exp(np.log(even).mean())


@dataclass(frozen=True)
class Int8:
    """A dense map in int8: what is given times ``even`` is rounded to steps from ``zero``, ``held`` is (in, out).

    ``scales`` and ``bias`` are those of each channel that comes out, ``step`` is how much a step of what is given is.
    """

    even: Array
    zero: Array
    step: Array
    held: Array
    scales: Array
    bias: Array

    @classmethod
    def of(cls, weight: Array, bias: Array, limits: Limits) -> Int8:
        """``weight`` (out, in) with the channels evened out between what is given and the weight."""
        even = limits.evened(weight)
        low, high = (limits.low / even).min(), (limits.high / even).max()
        step = (high - low) / 255
        zero = np.uint8(np.clip(np.round(-low / step), 0, 255))
        weight = weight * even
        scales = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 127
        scales /= reach((weight / scales[:, None]).T)
        held = np.round(weight / scales[:, None]).astype(np.int8).T
        given = (1 / (even * step)).astype(np.float32)
        return cls(given, np.array(zero), np.array(step, np.float32), held, scales.astype(np.float32), bias)

    def weight(self) -> Array:
        """The weight (out, in) that it stands for."""
        found: Array = self.held.T.astype(np.float32) * self.scales[:, None] * (self.even * self.step)
        return found

    def split(self, parts: int) -> list[Int8]:
        """As many maps of the same given, side by side in this one."""
        each = zip(*(np.split(one, parts, axis=-1) for one in (self.held, self.scales, self.bias)), strict=True)
        return [Int8(self.even, self.zero, self.step, *one) for one in each]


@dataclass(frozen=True)
class Table:
    """Rows in int8, each with its scale."""

    held: Array
    scale: Array

    @classmethod
    def of(cls, weight: Array) -> Table:
        """The rows of ``weight``."""
        scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8) / 127
        return cls(np.round(weight / scale).astype(np.int8), scale.astype(np.float32))

    def weight(self) -> Array:
        """The rows that it stands for."""
        found: Array = self.held.astype(np.float32) * self.scale
        return found


@dataclass(frozen=True)
class Weights:
    """All that a graph holds, by the names of ``Tagger``: floats, and in int8 the dense maps and the words' table."""

    floats: Mapping[str, Array]
    maps: Mapping[str, Int8]
    words: Table

    @property
    def layers(self) -> int:
        """How many layers the encoder has."""
        return len(self.maps) // len(MAPS)


@dataclass
class Graph:
    """Nodes and weights in the making; every method gives the name of its result."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def hold(self, value: Array) -> str:
        """A weight."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value).reshape(np.shape(value)), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", **settings: Any) -> str:
        """One operation."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **settings))
        return name

    def rounded(self, given: str, by: Int8) -> str:
        """What a map is given, in its steps."""
        even = self.node("Mul", given, self.hold(by.even))
        return self.node("QuantizeLinear", even, self.hold(np.float32(1)), self.hold(by.zero))

    def product(self, rounded: str, by: Int8) -> str:
        """What a map makes of what was rounded for it."""
        parts = (by.held, by.step, by.scales, by.zero, np.zeros(len(by.scales), dtype=np.int8), by.bias)
        return self.node("MatMulIntegerToFloat", rounded, *map(self.hold, parts), domain=MICROSOFT)

    def dense(self, given: str, by: Int8) -> str:
        """What a map makes of what it is given."""
        return self.product(self.rounded(given, by), by)

    def table(self, table: Table, rows: str) -> str:
        """Rows of a table."""
        found = self.node("Cast", self.node("Gather", self.hold(table.held), rows), to=TensorProto.FLOAT)
        return self.node("Mul", found, self.node("Gather", self.hold(table.scale), rows))

    def norm(self, given: str, weights: Weights, name: str) -> str:
        """Layer normalisation."""
        weight, bias = (self.hold(weights.floats[f"{name}.{what}"]) for what in ("weight", "bias"))
        return self.node("LayerNormalization", given, weight, bias, axis=-1, epsilon=1e-12)


def layer(graph: Graph, hidden: str, mask: str, weights: Weights, nth: int) -> str:
    """One layer of the encoder; the last one makes nothing of pieces that no head is asked about."""
    stem = f"encoder.layers.{nth}."
    maps = {name: weights.maps[stem + name] for name in MAPS}
    seen = asking = graph.rounded(hidden, maps["qkv"])
    if nth == weights.layers - 1:
        asking, hidden, mask = (graph.node("Gather", one, "words") for one in (seen, hidden, mask))
    heads, batch = len(maps["out"].even) // HEAD, graph.hold(np.array([0]))
    q, k, v = (
        graph.node("Unsqueeze", graph.product(given, by), batch)
        for given, by in zip((asking, seen, seen), maps["qkv"].split(3), strict=True)
    )
    taken = graph.node("Attention", q, k, v, mask, q_num_heads=heads, kv_num_heads=heads, scale=1.0)
    taken = graph.node("Squeeze", taken, batch)
    hidden = graph.norm(graph.node("Add", hidden, graph.dense(taken, maps["out"])), weights, stem + "norm")
    inner = graph.node("Gelu", graph.dense(hidden, maps["up"]))
    return graph.norm(graph.node("Add", hidden, graph.dense(inner, maps["down"])), weights, stem + "norm_out")


def int8(weights: dict[str, Array], limits: dict[str, Limits]) -> Weights:
    """A model's weights as a graph holds them; what a word asks for is brought to the scale of a head's width."""
    maps = {}
    for name in (name.removesuffix(".weight") for name in weights):
        if name.rpartition(".")[2] not in MAPS:
            continue
        weight, bias = (weights[f"{name}.{what}"].copy() for what in ("weight", "bias"))
        if name.endswith("qkv"):
            weight[: len(bias) // 3] *= HEAD**-0.5
            bias[: len(bias) // 3] *= HEAD**-0.5
        maps[name] = Int8.of(weight, bias, limits[name])
    return Weights(weights, maps, Table.of(weights["encoder.words.weight"]))


def model_of(weights: Weights) -> onnx.ModelProto:
    """The whole tagger: ids and paragraphs (pieces), rows (pieces, traits) to what each head makes of the words."""
    graph, floats = Graph(), weights.floats
    count = graph.node("Shape", "ids")
    places = graph.node(
        "Slice", graph.hold(floats["encoder.places.weight"].astype(np.float32)), graph.hold(np.array([0])), count
    )
    traits = graph.node("Gather", graph.hold(floats["encoder.traits.weight"]), "rows")
    traits = graph.node("ReduceSum", traits, graph.hold(np.array([1])), keepdims=0)
    start = graph.node("Add", graph.table(weights.words, "ids"), places)
    hidden = graph.norm(graph.node("Add", start, traits), weights, "encoder.norm")
    later = graph.node(
        "Greater",
        graph.node("Unsqueeze", "paragraphs", graph.hold(np.array([0]))),
        graph.node("Unsqueeze", "paragraphs", graph.hold(np.array([1]))),
    )
    mask = graph.node("Where", later, graph.hold(np.float32(MASKED)), graph.hold(np.float32(0)))
    for nth in range(weights.layers):
        hidden = layer(graph, hidden, mask, weights, nth)
    for name in HEADS:
        weight, bias = graph.hold(floats[f"heads.{name}.weight"].T), graph.hold(floats[f"heads.{name}.bias"])
        graph.nodes.append(helper.make_node("Gemm", [hidden, weight, bias], [name]))
    return finished(graph)


def limits_of(model: Tagger, batches: Iterable[Batch]) -> dict[str, Limits]:
    """What the dense maps of the encoder are given, over some batches."""
    found: dict[str, Limits] = {}

    def watch(name: str) -> Callable[..., None]:
        def seen(_: Any, given: tuple[torch.Tensor, ...]) -> None:
            values = given[0].detach().float().flatten(0, -2).numpy()
            low, high = values.min(axis=0), values.max(axis=0)
            if name in found:
                low, high = np.minimum(low, found[name].low), np.maximum(high, found[name].high)
            found[name] = Limits(low, high)

        return seen

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and name.startswith("encoder.")
    ]
    model.eval()
    with torch.no_grad():
        for batch in batches:
            model.encoder(batch.ids, batch.rows, batch.paragraphs)
    for hook in hooks:
        hook.remove()
    return found


def write(model: Tagger, limits: dict[str, Limits], facts: dict[str, Any], vocabulary: Path, folder: Path) -> None:
    """The three files that the package reads: graph, facts, vocabulary."""
    weights = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("tagger.onnx").write_bytes(model_of(int8(weights, limits)).SerializeToString())
    folder.joinpath("tagger.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    folder.joinpath("vocabulary.txt").write_bytes(vocabulary.read_bytes())


def facts_of(model: Tagger, rows: Iterable[str], version: str) -> dict[str, Any]:
    """What the package must know beside the graph."""
    return {
        "version": version,
        "window": WINDOW,
        "context": CONTEXT,
        "nobody": np.round(model.nobody.detach().numpy().astype(float), 6).tolist(),
        "near": np.round(model.near.detach().numpy().astype(float), 6).tolist(),
        "moves": np.round(model.moves.detach().numpy().astype(float), 6).tolist(),
        "names": list(KINDS),
        "rows": list(rows),
    }


def finished(graph: Graph) -> onnx.ModelProto:
    """The graph with its inputs and outputs, checked."""
    whole = TensorProto.INT64
    inputs = [
        helper.make_tensor_value_info("ids", whole, ["pieces"]),
        helper.make_tensor_value_info("rows", whole, ["pieces", "traits"]),
        helper.make_tensor_value_info("paragraphs", whole, ["pieces"]),
        helper.make_tensor_value_info("words", whole, ["words"]),
    ]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", None]) for name in HEADS]
    made = helper.make_graph(graph.nodes, "tagger", inputs, outputs, initializer=graph.weights)
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(made, opset_imports=domains, ir_version=11)
