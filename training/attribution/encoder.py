"""BERT's and MPNet's encoder in plain PyTorch, laid out so that a word attends to its own and to earlier paragraphs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder; ``reach`` buckets of distance are added to the attention's scores (MPNet; 0: none)."""

    layers: int = 12
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    vocabulary: int = 30522
    epsilon: float = 1e-12
    reach: int = 0


SMALL = Shape()
BASE = Shape(width=768, inner=3072, epsilon=1e-5, reach=32)
"""MPNet-base (Song et al. 2020)."""


class Layer(nn.Module):
    """Attention and two dense maps, each with its residual and norm behind it."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm_out = nn.LayerNorm(shape.width, eps=shape.epsilon)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """``hidden`` (batch, pieces, width), ``mask`` (batch, 1 or heads, pieces, pieces) added to the scores."""
        batch, pieces, width = hidden.shape
        parts = self.qkv(hidden).view(batch, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        q, k, v = parts.unbind(0)
        seen = self._seen(q, k, v, mask).transpose(1, 2).reshape(batch, pieces, width)
        hidden = self.norm(hidden + functional.dropout(self.out(seen), self.dropout, self.training))
        inner = self.down(functional.gelu(self.up(hidden)))
        return self.norm_out(hidden + functional.dropout(inner, self.dropout, self.training))

    def _seen(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        """A processor trains twice as fast by products of matrices as by PyTorch's fused attention."""
        if q.is_cuda or not self.training:
            return functional.scaled_dot_product_attention(q, k, v, mask)
        scores = q @ k.transpose(2, 3) * q.shape[-1] ** -0.5 + mask
        return torch.softmax(scores, dim=-1, dtype=q.dtype) @ v


class Encoder(nn.Module):
    """Pieces, positions and traits to vectors."""

    def __init__(self, shape: Shape, traits: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.dropout = dropout
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.traits = nn.Embedding(traits, shape.width)
        nn.init.zeros_(self.traits.weight)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.reach = nn.Embedding(shape.reach, shape.heads) if shape.reach else None
        self.words.weight.requires_grad_(False)
        if self.reach is not None:
            self.reach.weight.requires_grad_(False)

    def forward(self, ids: Tensor, rows: Tensor, paragraphs: Tensor) -> Tensor:
        """``ids`` and ``paragraphs`` (batch, pieces), ``rows`` (batch, pieces, traits); a pad is of paragraph 10**6."""
        places = self.places.weight[: ids.shape[1]]
        hidden = self.norm(self.words(ids) + places + self.traits(rows).sum(dim=2))
        hidden = functional.dropout(hidden, self.dropout, self.training)
        later = paragraphs[:, None, None, :] > paragraphs[:, None, :, None]
        mask = torch.zeros(later.shape, device=ids.device).masked_fill(later, -1e4)
        if self.reach is not None:
            mask = mask + self.reach(buckets(ids.shape[1], self.shape.reach, ids.device)).permute(2, 0, 1)
        if torch.is_autocast_enabled(ids.device.type):
            mask, hidden = mask.bfloat16(), hidden.bfloat16()
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden.float()


def buckets(pieces: int, count: int, device: torch.device) -> Tensor:
    """(from, to): T5's buckets of distance, half for each direction, exact when near, logarithmic further on."""
    at = torch.arange(pieces, device=device)
    away = at[:, None] - at[None, :]
    half = count // 2
    exact = half // 2
    size = away.abs()
    far = exact + (torch.log(size.float().clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    near = torch.where(size < exact, size, far.clamp(max=half - 1))
    return near + (away < 0).long() * half
