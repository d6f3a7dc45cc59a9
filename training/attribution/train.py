"""Training: seeded, resumable after each epoch, with a running average of the weights."""

from __future__ import annotations

import math
import random
import signal
import time
from dataclasses import dataclass, fields
from pathlib import Path

import torch
from torch import distributed

from onrecord.attribute.wordpieces import WordPieces
from training.attribution.encoder import Shape
from training.attribution.examples import Batch, Document, epoch, rows_of
from training.attribution.model import Tagger

MASK, PAD = 103, 10**6


def world() -> int:
    """How many processes train together."""
    return distributed.get_world_size() if distributed.is_initialized() else 1


def rank() -> int:
    """Which of them this is."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def part_of(batch: Batch) -> Batch:
    """This process's share of a batch: every n-th window (the whole batch if there are fewer windows)."""
    if batch.ids.shape[0] < world():
        return batch
    return Batch(*(getattr(batch, field.name)[rank() :: world()] for field in fields(Batch)))


def share_gradients(model: Tagger) -> None:
    """The mean of all processes' gradients, in each of them."""
    if world() == 1:
        return
    grads = [parameter.grad for parameter in model.parameters() if parameter.grad is not None]
    flat = torch.cat([grad.flatten() for grad in grads])
    distributed.all_reduce(flat)
    at = 0
    for grad in grads:
        grad.copy_(flat[at : at + grad.numel()].view_as(grad) / world())
        at += grad.numel()


def asked_to_stop() -> list[int]:
    """A list that gets an entry when the process is asked to end."""
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    return asked


@dataclass(frozen=True)
class Recipe:
    """What a run is made of."""

    epochs: float = 4.0
    windows: int = 8
    longest: int = 320
    rate: float = 2e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.95
    warm: float = 0.08
    decay: float = 0.01
    masked: float = 0.05
    tie_weight: float = 0.3
    average: float = 0.995
    seed: int = 7


def groups(model: Tagger, recipe: Recipe) -> list[dict[str, object]]:
    """The parameters with their rates: lower layers learn slower, heads and transitions faster."""
    found: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = recipe.rate
        if name.startswith("encoder.layers."):
            rate *= recipe.layer_decay ** (model.encoder.shape.layers - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.places", "encoder.norm")):
            rate *= recipe.layer_decay**model.encoder.shape.layers
        else:
            rate = recipe.head_rate
        found.append({"params": [parameter], "rate": rate, "weight_decay": recipe.decay if parameter.ndim > 1 else 0.0})
    return found


def loss_of(model: Tagger, batch: Batch, ids: torch.Tensor, tie_weight: float) -> torch.Tensor:
    """The loss a word."""
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model.encoder(ids, batch.rows, batch.paragraphs)
    at = batch.words[..., None].expand(-1, -1, hidden.shape[2])
    hidden = model.dropout(hidden.gather(1, at))
    words = batch.mask.sum()
    loss = model.label_loss(model.labels(hidden), batch.labels, batch.mask) / words
    asked = (batch.ties > -2).sum().clamp(min=1)
    ties = model.tie_loss(model.ties_from(hidden), model.ties_to(hidden), batch.ties, batch.mask) / asked
    return loss + tie_weight * ties


class Run:
    """One training run: model, optimiser, running mean, and how far it has come; kept in a folder."""

    def __init__(self, documents: list[Document], start: dict[str, torch.Tensor], out: Path, recipe: Recipe) -> None:
        torch.manual_seed(recipe.seed)
        self.documents, self.out, self.recipe = documents, out, recipe
        self.table = rows_of(documents)
        self.model = Tagger(Shape(), len(self.table.rows) + 1)
        self.model.encoder.load_state_dict(start, strict=False)
        self.optimiser = torch.optim.AdamW(groups(self.model, recipe), lr=1.0, betas=(0.9, 0.98), fused=True)
        self.mean = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.epoch = self.step = self.inside = 0
        out.mkdir(parents=True, exist_ok=True)
        if (out / "state.pt").exists():
            kept = torch.load(out / "state.pt", weights_only=False)
            self.model.load_state_dict(kept["model"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.mean, self.epoch, self.step, self.inside = (kept[name] for name in ("mean", "epoch", "step", "inside"))

    def keep(self, epoch: int, inside: int) -> None:
        """Writes the state, from which the same command goes on."""
        if rank() == 0:
            kept = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(), "mean": self.mean}
            where = {"rows": self.table.rows, "epoch": epoch, "step": self.step, "inside": inside}
            torch.save({**kept, **where}, self.out / "state.pt")

    def learn(self, batch: Batch, share: float) -> float:
        """One step on a batch, ``share`` of the run being done; its loss."""
        recipe, model = self.recipe, self.model
        factor = max(0.0, min(share / recipe.warm, (1 - share) / (1 - recipe.warm)))
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * factor
        mine = part_of(batch)
        hidden = (torch.rand(mine.ids.shape) < recipe.masked) & (mine.ids > MASK)
        loss = loss_of(model, mine, mine.ids.masked_fill(hidden, MASK), recipe.tie_weight)
        self.optimiser.zero_grad()
        loss.backward()
        share_gradients(model)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % 4 == 0:
            hold = min(recipe.average, (1 + self.step) / (10 + self.step)) ** 4
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    self.mean[name].lerp_(value, 1 - hold)
        return loss.item()


def train(
    documents: list[Document], vocabulary: WordPieces, start: dict[str, torch.Tensor], out: Path, recipe: Recipe
) -> None:
    """Trains, or goes on from where ``out`` stands; leaves the averaged weights of each epoch there."""
    run = Run(documents, start, out, recipe)

    def batches(seed: int) -> list[Batch]:
        return epoch(documents, run.table, vocabulary, random.Random(seed), (recipe.windows, recipe.longest))

    total = int(len(batches(recipe.seed)) * recipe.epochs)
    stop = asked_to_stop()
    began, pieces = time.monotonic(), 0
    for nth in range(run.epoch, math.ceil(recipe.epochs)):
        run.model.train()
        skip = run.inside if nth == run.epoch else 0
        for at, batch in enumerate(batches(recipe.seed * 1000 + nth)[skip:], skip + 1):
            loss = run.learn(batch, run.step / total)
            pieces += int((batch.paragraphs < PAD).sum())
            if run.step % 50 == 0 and rank() == 0:
                speed = pieces / (time.monotonic() - began)
                print(f"epoch {nth} step {run.step}/{total} loss {loss:.4f} {speed:,.0f} pieces/s", flush=True)
            if run.step >= total:
                break
            if stop and world() == 1:
                run.keep(nth, at)
                raise SystemExit(f"stopped behind step {run.step}; the same command goes on from there")
        if rank() == 0:
            torch.save({"model": run.mean, "rows": run.table.rows}, out / f"mean{nth}.pt")
        run.keep(nth + 1, 0)
