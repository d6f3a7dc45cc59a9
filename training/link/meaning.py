"""The table of what word pieces mean: the encoder's own, turned so that the words for one event or entity agree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from onrecord.link.meanings import pieces_of
from training.attribution.floats import weights_in

Array = np.ndarray[Any, np.dtype[np.float32]]
WIDTH = 48
EPOCHS = 4
BATCH = 1024
RATE = 2e-3
DROPOUT = 0.2
_BEGINS = (8.0, -5.0)
"""By what likeness is multiplied, and what is added to it, to be log odds, at first."""


@cache
def pieces() -> Array:
    """The encoder's own table, its mean taken off, of spread one."""
    table = weights_in(Path(str(files("onrecord.encode"))) / "weights" / "tagger.onnx")["encoder.words.weight"]
    table = table - table.mean(axis=0)
    return (table / table.std()).astype(np.float32)


def turned(said: Sequence[tuple[str, str]], same: Array, seed: int = 0) -> Array:
    """The table, (pieces, ``WIDTH``), learnt from pairs of texts."""
    torch.manual_seed(seed)
    texts = {text: nth for nth, text in enumerate(dict.fromkeys(text for pair in said for text in pair))}
    held = torch.tensor(np.stack([pieces()[pieces_of(text) or [0]].mean(axis=0) for text in texts]))
    at = torch.tensor([(texts[one], texts[other]) for one, other in said])
    wanted = torch.tensor(same)
    turn = torch.nn.Linear(held.shape[1], WIDTH, bias=False)
    scale = torch.nn.Parameter(torch.tensor(_BEGINS))
    optimiser = torch.optim.AdamW([*turn.parameters(), scale], lr=RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=EPOCHS * -(-len(at) // BATCH))
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(at)).split(BATCH):
            one, other = (
                functional.normalize(turn(functional.dropout(held[at[batch, side]], DROPOUT)), dim=1) for side in (0, 1)
            )
            odds = scale[0] * (one * other).sum(1) + scale[1]
            loss = functional.binary_cross_entropy_with_logits(odds, wanted[batch])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    with torch.no_grad():
        return turn(torch.tensor(pieces())).numpy()


def rounded(table: Array) -> np.ndarray[Any, np.dtype[np.int8]]:
    """The table in steps of a 127th of what all but one in a thousand of its numbers keep within."""
    most = np.quantile(np.abs(table), 0.999)
    return np.clip(np.round(table / most * 127), -127, 127).astype(np.int8)


def likeness(table: Array, said: Sequence[tuple[str, str]]) -> Array:
    """How alike the texts of each pair are by a table."""
    rows = {}
    for text in dict.fromkeys(text for pair in said for text in pair):
        row = table[pieces_of(text) or [0]].sum(axis=0)
        rows[text] = row / (np.linalg.norm(row) or 1.0)
    return np.array([rows[one] @ rows[other] for one, other in said], np.float32)
