"""A small network over the features of a pair, taught by pairs that are or aren't the same; several in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from onrecord.link.likelihood import Network

Array = np.ndarray[Any, np.dtype[np.float32]]
HIDDEN = 48
EPOCHS = 12
BATCH = 256
RATE = 2e-3
DECAY = 1e-3
DROPOUT = 0.1
SEEDS = (0, 1, 2)
"""One network a seed; what they say is averaged, which one wider network does."""


def taught(rows: Array, same: Array, epochs: int = EPOCHS) -> Network:
    """The networks of all seeds as one."""
    return _together([_one(torch.tensor(rows), torch.tensor(same), epochs, seed) for seed in SEEDS])


def _one(rows: torch.Tensor, same: torch.Tensor, epochs: int, seed: int) -> torch.nn.Sequential:
    torch.manual_seed(seed)
    net = torch.nn.Sequential(
        torch.nn.Linear(rows.shape[1], HIDDEN), torch.nn.ReLU(), torch.nn.Dropout(DROPOUT), torch.nn.Linear(HIDDEN, 1)
    )
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(epochs):
        for batch in torch.randperm(len(rows)).split(BATCH):
            loss = functional.binary_cross_entropy_with_logits(net(rows[batch])[:, 0], same[batch])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return net.eval()


def _together(nets: Sequence[torch.nn.Sequential]) -> Network:
    """One network that says what all say on average: their middles side by side."""

    def held(layer: Any) -> tuple[Array, Array]:
        return layer.weight.detach().numpy().T, layer.bias.detach().numpy()

    first, last = [held(net[0]) for net in nets], [held(net[-1]) for net in nets]
    middle = np.concatenate([weights for weights, _ in first], 1), np.concatenate([added for _, added in first])
    end = np.concatenate([weights for weights, _ in last]) / len(nets), np.mean([added for _, added in last], 0)
    return Network((middle, end))
