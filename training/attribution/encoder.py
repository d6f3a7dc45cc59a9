"""BERT's encoder in plain PyTorch, laid out so that a word attends to its own and to earlier paragraphs alone."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder."""

    layers: int = 12
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    vocabulary: int = 30522
    epsilon: float = 1e-12


class Layer(nn.Module):
    """Attention and two dense maps, each with its residual and norm behind it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm_out = nn.LayerNorm(shape.width, eps=shape.epsilon)

    def forward(self, hidden: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """``hidden`` (batch, pieces, width), ``mask`` (batch * heads, pieces, pieces) added to the attention's scores.

        By products of matrices: on a processor twice as fast, forth and back, as PyTorch's fused attention.
        """
        batch, pieces, width = hidden.shape
        parts = self.qkv(hidden).view(batch, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4).flatten(1, 2)
        q, k, v = parts.unbind(0)
        scores = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=q.shape[-1] ** -0.5)
        seen = torch.bmm(torch.softmax(scores, dim=-1, dtype=q.dtype), v).view(batch, self.heads, pieces, -1)
        mixed = self.out(seen.transpose(1, 2).reshape(batch, pieces, width))
        hidden = self.norm(hidden + functional.dropout(mixed, dropout, self.training))
        return self.norm_out(
            hidden + functional.dropout(self.down(functional.gelu(self.up(hidden))), dropout, self.training)
        )


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
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, rows: Tensor, paragraphs: Tensor) -> Tensor:
        """``ids`` and ``paragraphs`` (batch, pieces), ``rows`` (batch, pieces, traits); a pad is of paragraph 10**6."""
        places = self.places.weight[: ids.shape[1]]
        hidden = self.norm(self.words(ids) + places + self.traits(rows).sum(dim=2))
        mask = torch.zeros((ids.shape[0], ids.shape[1], ids.shape[1]))
        mask.masked_fill_((paragraphs[:, None, :] > paragraphs[:, :, None]), -1e4)
        mask = mask.repeat_interleave(self.shape.heads, dim=0)
        if torch.is_autocast_enabled("cpu"):
            mask, hidden = mask.bfloat16(), hidden.bfloat16()
        for layer in self.layers:
            hidden = layer(hidden, mask, self.dropout)
        return hidden.float()
