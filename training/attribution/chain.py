"""Sums over all labellings of a sequence, by one recursion that runs from both ends at once."""

from __future__ import annotations

import torch
from torch import Tensor

NEVER = -1e4


def sums(scores: Tensor, moves: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """The logarithm of the sum over all labellings (batch), and of each word's labels (batch, words, labels).

    ``scores`` (batch, words, labels), ``moves`` (batch, from, to), ``mask`` (batch, words) true where there is a word;
    what is said of places without one means nothing.
    """
    both = torch.cat([scores, scores.flip(1)])
    moves = torch.cat([moves, moves.transpose(1, 2)])
    there = torch.cat([mask, mask.flip(1)])
    goes_on = (there[:, 1:] & there[:, :-1]).to(scores.dtype)[..., None]
    state = both[:, 0]
    states = [state]
    for own, on in zip(both[:, 1:].unbind(1), goes_on.unbind(1), strict=True):
        state = own + on * torch.logsumexp(state[:, :, None] + moves, dim=1)
        states.append(state)
    left, right = torch.stack(states, dim=1).chunk(2)
    each = left + right.flip(1) - scores
    return torch.logsumexp(each[:, 0], dim=1), each


def path(scores: Tensor, moves: Tensor, mask: Tensor, labels: Tensor) -> Tensor:
    """The score of one labelling (batch); ``moves`` (batch, from, to)."""
    own = (scores.gather(2, labels[..., None])[..., 0] * mask).sum(dim=1)
    steps = moves[torch.arange(len(labels), device=labels.device)[:, None], labels[:, :-1], labels[:, 1:]]
    return own + (steps * mask[:, 1:]).sum(dim=1)
