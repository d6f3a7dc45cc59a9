"""Training: seeded, resumable after each epoch, with a running average of the weights; on a processor or a GPU."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from onrecord.encode.windows import Traits
from onrecord.encode.wordpieces import WordPieces
from training.attribution.encoder import Shape
from training.attribution.examples import Batch, Ready, epoch
from training.attribution.model import Tagger, Weights
from training.attribution.processes import halved, rank, share_gradients, world
from training.attribution.thin import thought

MASK = 103


@dataclass(frozen=True)
class Recipe:
    """What a run is made of; ``pieces`` are those in a batch, ``longest`` those in a window at most."""

    epochs: int = 6
    pieces: int = 5120
    longest: int = 320
    rate: float = 2e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.95
    dropout: float = 0.1
    warm: float = 0.08
    decay: float = 0.01
    masked: float = 0.05
    soft: float = 1.0
    ties: float = 0.3
    average: float = 0.998
    bare: float = 1.0
    """The share of the texts without marks that each epoch reads."""
    alike: float = 0.0
    """What it weighs to see in each word what a deep model saw."""
    names: float = 1.0
    """What the labels for names weigh."""
    names_rate: float = 1e-3
    """The rate of the head for names, which begins anew beside heads that were taught before."""
    seed: int = 7


def asked_to_stop() -> list[int]:
    """A list that gets an entry when the process is asked to end."""
    asked: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    return asked


def groups(model: Tagger, recipe: Recipe) -> list[dict[str, object]]:
    """The parameters with their rates: lower layers learn slower, heads and steps faster."""
    found: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = recipe.rate
        if name.startswith("encoder.layers."):
            rate *= recipe.layer_decay ** (model.encoder.shape.layers - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.places", "encoder.norm", "encoder.reach")):
            rate *= recipe.layer_decay**model.encoder.shape.layers
        else:
            rate = recipe.names_rate if name.startswith("heads.names") else recipe.head_rate
        found.setdefault((rate, recipe.decay if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [{"params": some, "rate": rate, "weight_decay": decay} for (rate, decay), some in found.items()]


@dataclass(frozen=True)
class Start:
    """What a run starts from: the encoder's shape and weights, the rows of the traits, the words' pieces."""

    shape: Shape
    tensors: dict[str, torch.Tensor]
    table: Traits
    vocabulary: WordPieces
    begin: dict[str, torch.Tensor] | None = None
    """The weights of a whole model to go on from."""
    deep: Tagger | None = None
    """A deep model to learn from."""


class Run:
    """One training run: model, optimiser, running mean, and how far it has come; kept in a folder."""

    def __init__(self, start: Start, out: Path, recipe: Recipe, device: torch.device) -> None:
        torch.manual_seed(recipe.seed)
        self.out, self.recipe, self.device = out, recipe, device
        self.model = Tagger(start.shape, len(start.table.rows) + 1, recipe.dropout)
        self.model.encoder.load_state_dict(start.tensors, strict=False)
        if start.begin is not None:
            self.model.load_state_dict(start.begin)
        self.deep = start.deep.to(device).eval() if start.deep is not None else None
        self.model.to(device)
        self.optimiser = torch.optim.AdamW(groups(self.model, recipe), lr=1.0, betas=(0.9, 0.98), fused=True)
        self.mean = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.epoch = self.step = 0
        self.total = 1
        out.mkdir(parents=True, exist_ok=True)
        if (out / "state.pt").exists():
            kept = torch.load(out / "state.pt", weights_only=False, map_location=device)
            self.model.load_state_dict(kept["model"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.mean, self.epoch, self.step = (kept[name] for name in ("mean", "epoch", "step"))

    def keep(self) -> None:
        """Writes the state, from which the same command goes on."""
        kept = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(), "mean": self.mean}
        torch.save({**kept, "epoch": self.epoch, "step": self.step}, self.out / "state.tmp")
        (self.out / "state.tmp").replace(self.out / "state.pt")

    def learn(self, batch: Batch) -> torch.Tensor:
        """One step on a batch; its loss."""
        recipe, share = self.recipe, self.step / self.total
        factor = max(0.0, min(share / recipe.warm, (1 - share) / (1 - recipe.warm)))
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * factor
        batch = batch.part(rank(), world()).to(self.device)
        if self.deep is not None:
            batch = thought(self.deep, batch)
        hidden = (torch.rand(batch.ids.shape, device=self.device) < recipe.masked) & (batch.ids > MASK)
        with halved(self.device):
            made = self.model(batch.ids.masked_fill(hidden, MASK), batch.rows, batch.paragraphs, batch.words)
        loss = self.model.loss(
            {name: part.float() for name, part in made.items()},
            batch,
            Weights(recipe.soft, recipe.ties, recipe.alike, recipe.names),
        )
        self.optimiser.zero_grad()
        loss.backward()
        share_gradients(self.model)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % 4 == 0:
            hold = min(recipe.average, (1 + self.step) / (10 + self.step)) ** 4
            with torch.no_grad():
                own = self.model.state_dict()
                names = [name for name, value in own.items() if value.is_floating_point()]
                torch._foreach_lerp_([self.mean[name] for name in names], [own[name] for name in names], 1 - hold)
        return loss.detach()


def train(documents: Sequence[Ready], start: Start, out: Path, recipe: Recipe, device: torch.device) -> Run:
    """Trains, or goes on from where ``out`` stands, and leaves the averaged weights there as ``mean.pt``."""
    run = Run(start, out, recipe, device)

    def batches(nth: int) -> Iterable[Batch]:
        rng = random.Random(recipe.seed * 1000 + nth)
        some = [one for one in documents if one.marked or rng.random() < recipe.bare]
        return epoch(some, start.vocabulary, rng, recipe.pieces)

    run.total = sum(1 for _ in batches(0)) * recipe.epochs
    stop = asked_to_stop()
    began, pieces = time.monotonic(), 0
    while run.epoch < recipe.epochs:
        run.model.train()
        losses = []
        for batch in batches(run.epoch):
            losses.append(run.learn(batch))
            pieces += batch.ids.numel()
            if stop:
                raise SystemExit(f"stopped in epoch {run.epoch}; the same command goes on from its start")
            if run.step % 50 == 0 and rank() == 0:
                mean, speed = torch.stack(losses[-50:]).mean().item(), pieces / (time.monotonic() - began)
                print(f"{out.name} step {run.step}/{run.total}: loss {mean:.4f}, {speed:,.0f} pieces/s", flush=True)
        run.epoch += 1
        if rank() == 0:
            run.keep()
    if rank() == 0:
        write(run, start, out / "mean.pt")
    return run


def write(run: Run, start: Start, path: Path) -> None:
    """The averaged weights of a run, without the words' table, which stays as it was."""
    kept = {name: value.cpu() for name, value in run.mean.items() if name != "encoder.words.weight"}
    torch.save({"model": kept, "rows": start.table.rows}, path)


def read(path: Path, start: Start) -> Tagger:
    """The model whose averaged weights were written."""
    kept = torch.load(path, weights_only=False, map_location="cpu")
    model = Tagger(start.shape, len(start.table.rows) + 1)
    words = {"encoder.words.weight": start.tensors["words.weight"]}
    model.load_state_dict({name: value.float() for name, value in kept["model"].items()} | words)
    return model
