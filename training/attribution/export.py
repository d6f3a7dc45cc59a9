"""The trained model as one ONNX graph, laid out by hand: int8 products and tables, nothing that PyTorch writes.

Activations are quantised by limits that are fixed once, from training texts, so that what is read of a word depends on
no other word but through attention, and on no batch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
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
OPSET, MICROSOFT = 20, "com.microsoft"
HEAD = 32
"""The width of an attention head."""
SHIFT = 0.8
"""How much of a channel's unevenness goes from what is given into the weights. With one half the products behind the
inner map cost a point of F1: a few of its channels stand out by a hundred times."""
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


@dataclass
class Graph:
    """Nodes and weights in the making; every method gives the name of its result."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def hold(self, value: Array) -> str:
        """A weight."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", **settings: Any) -> str:
        """One operation."""
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **settings))
        return name

    def dense(self, given: str, weight: Array, bias: Array, limits: Limits) -> str:
        """``given`` @ weight.T + bias in int8, the channels evened out between what is given and the weight."""
        even = limits.evened(weight)
        low, high = (limits.low / even).min(), (limits.high / even).max()
        step = (high - low) / 255
        zero = self.hold(np.uint8(np.clip(np.round(-low / step), 0, 255)))
        weight = weight * even
        scales = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 127
        scales /= reach((weight / scales[:, None]).T)
        held = np.round(weight / scales[:, None]).astype(np.int8).T
        whole = self.node("Mul", given, self.hold((1 / (even * step)).astype(np.float32)))
        whole = self.node("QuantizeLinear", whole, self.hold(np.float32(1)), zero)
        inputs = (whole, self.hold(held), self.hold(np.float32(step)), self.hold(scales.astype(np.float32)), zero)
        none = self.hold(np.zeros(len(scales), dtype=np.int8))
        return self.node("MatMulIntegerToFloat", *inputs, none, self.hold(bias), domain=MICROSOFT)

    def table(self, weight: Array, rows: str) -> str:
        """Rows of a table that is held in int8, each row with its scale."""
        scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8) / 127
        held = np.round(weight / scale).astype(np.int8)
        found = self.node("Cast", self.node("Gather", self.hold(held), rows), to=TensorProto.FLOAT)
        return self.node("Mul", found, self.node("Gather", self.hold(scale.astype(np.float32)), rows))

    def norm(self, given: str, weights: dict[str, Array], name: str, epsilon: float) -> str:
        """Layer normalisation."""
        weight, bias = self.hold(weights[name + ".weight"]), self.hold(weights[name + ".bias"])
        return self.node("LayerNormalization", given, weight, bias, axis=-1, epsilon=epsilon)


def layer(graph: Graph, hidden: str, mask: str, weights: dict[str, Array], limits: dict[str, Limits], nth: int) -> str:
    """One layer of the encoder."""
    stem = f"encoder.layers.{nth}."

    def dense(given: str, name: str) -> str:
        weight, bias = (weights[f"{stem}{name}.{what}"] for what in ("weight", "bias"))
        return graph.dense(given, weight, bias, limits[stem + name])

    weight, bias = (weights[f"{stem}qkv.{what}"].copy() for what in ("weight", "bias"))
    width = len(bias) // 3
    heads = width // HEAD
    weight[:width] *= (width / heads) ** -0.5
    bias[:width] *= (width / heads) ** -0.5
    parts = graph.dense(hidden, weight, bias, limits[stem + "qkv"])
    parts = graph.node("Reshape", parts, graph.hold(np.array([-1, 3 * heads, width // heads])))
    parts = graph.node("Transpose", parts, perm=[1, 0, 2])
    bounds = [graph.hold(np.array([at * heads])) for at in range(4)]
    axis = graph.hold(np.array([0]))
    q, k, v = (graph.node("Slice", parts, bounds[at], bounds[at + 1], axis) for at in range(3))
    scores = graph.node("Add", graph.node("MatMul", q, graph.node("Transpose", k, perm=[0, 2, 1])), mask)
    seen = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), v)
    seen = graph.node("Reshape", graph.node("Transpose", seen, perm=[1, 0, 2]), graph.hold(np.array([-1, width])))
    hidden = graph.norm(graph.node("Add", hidden, dense(seen, "out")), weights, stem + "norm", 1e-12)
    inner = graph.node("Gelu", dense(hidden, "up"))
    return graph.norm(graph.node("Add", hidden, dense(inner, "down")), weights, stem + "norm_out", 1e-12)


def model_of(weights: dict[str, Array], limits: dict[str, Limits]) -> onnx.ModelProto:
    """The whole tagger: ids and paragraphs (pieces), rows (pieces, traits) to what each head makes of the words."""
    graph = Graph()
    count = graph.node("Shape", "ids")
    places = graph.node(
        "Slice", graph.hold(weights["encoder.places.weight"].astype(np.float32)), graph.hold(np.array([0])), count
    )
    traits = graph.node("Gather", graph.hold(weights["encoder.traits.weight"]), "rows")
    traits = graph.node("ReduceSum", traits, graph.hold(np.array([1])), keepdims=0)
    start = graph.node("Add", graph.table(weights["encoder.words.weight"], "ids"), places)
    hidden = graph.norm(graph.node("Add", start, traits), weights, "encoder.norm", 1e-12)
    later = graph.node(
        "Greater",
        graph.node("Unsqueeze", "paragraphs", graph.hold(np.array([0]))),
        graph.node("Unsqueeze", "paragraphs", graph.hold(np.array([1]))),
    )
    mask = graph.node("Where", later, graph.hold(np.float32(MASKED)), graph.hold(np.float32(0)))
    for nth in range(sum(name.endswith("qkv.bias") for name in weights)):
        hidden = layer(graph, hidden, mask, weights, limits, nth)
    hidden = graph.node("Gather", hidden, "words")
    for name in HEADS:
        weight, bias = graph.hold(weights[f"heads.{name}.weight"].T), graph.hold(weights[f"heads.{name}.bias"])
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
    folder.joinpath("tagger.onnx").write_bytes(model_of(weights, limits).SerializeToString())
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
    return helper.make_model(made, opset_imports=domains, ir_version=10)
