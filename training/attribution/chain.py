"""Sums over all labellings of a sequence, by a scan in log-many steps."""

from __future__ import annotations

import torch
from torch import Tensor

NEVER = -1e4


def _join(left: Tensor, right: Tensor) -> Tensor:
    """The product of two (…, labels, labels) tables of logarithms."""
    return torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)


def _scan(tables: Tensor) -> Tensor:
    """For each place of (batch, words, labels, labels) the product of all tables up to it."""
    step = 1
    while step < tables.shape[1]:
        tables = torch.cat([tables[:, :step], _join(tables[:, :-step], tables[:, step:])], dim=1)
        step *= 2
    return tables


def sums(scores: Tensor, moves: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """The logarithm of the sum over all labellings (batch), and of each word's labels (batch, words, labels).

    ``scores`` (batch, words, labels), ``moves`` (batch, from, to), ``mask`` (batch, words) true where there is a word.
    """
    count = scores.shape[2]
    nothing = torch.full((count, count), NEVER, device=scores.device).fill_diagonal_(0.0)
    tables = torch.where(mask[:, :, None, None], moves[:, None] + scores[:, :, None, :], nothing)
    begun = torch.cat([scores[:, :1, None, :].expand(-1, -1, count, -1), tables[:, 1:]], dim=1)
    left = _scan(begun)[:, :, 0]
    turned = _scan(tables[:, 1:].flip(1).transpose(2, 3)).transpose(2, 3).flip(1)
    right = torch.cat([torch.logsumexp(turned, dim=3), torch.zeros_like(left[:, :1])], dim=1)
    return torch.logsumexp(left[:, -1], dim=1), left + right


def path(scores: Tensor, moves: Tensor, mask: Tensor, labels: Tensor) -> Tensor:
    """The score of one labelling (batch); ``moves`` (batch, from, to)."""
    own = (scores.gather(2, labels[..., None])[..., 0] * mask).sum(dim=1)
    steps = moves[torch.arange(len(labels), device=labels.device)[:, None], labels[:, :-1], labels[:, 1:]]
    return own + (steps * mask[:, 1:]).sum(dim=1)
