"""Makes the tagger's weights, in one command: encoders, texts, teachers, a deep small model, a shallow one, the graph.

usage: python -m training.attribution [--work FOLDER] [--device cpu|cuda] … [STEP]

Steps: texts, teach, think, learn, thin, export, score; all of them if none is named.

Everything is kept in the work folder: what was done is not done again, and a run that was stopped goes on from its last
epoch. Several processes train one model together under ``torchrun --nproc-per-node 2 -m training.attribution thin``.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import numpy as np
import torch

from onrecord.encode.wordpieces import WordPieces
from training.attribution.bare import bare
from training.attribution.corpus import HELD_OUT_EVERY, Document, invented, kept, polnear, split
from training.attribution.encoder import BASE, SMALL, Shape
from training.attribution.examples import Ready, Target, epoch, ready, rows_of
from training.attribution.export import facts_of, limits_of, write
from training.attribution.fetch import base, small, tensors
from training.attribution.model import Tagger
from training.attribution.teach import Inside, agreed, inside, lessons, think
from training.attribution.thin import remembered, shallow
from training.attribution.train import Recipe, Start, read, train

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "onrecord/encode/weights"
MARKED = Path(__file__).parent / "invented"
STEPS = ("texts", "teach", "think", "learn", "thin", "export", "score")
TEACHER = Recipe(
    epochs=4, rate=2e-4, head_rate=1e-3, layer_decay=0.9, dropout=0.05, pieces=4096, average=0.997, seed=100
)
STUDENT = Recipe(epochs=6, rate=4e-4, dropout=0.0, pieces=4096, soft=3.0)
THIN = Recipe(
    epochs=4, rate=5e-4, head_rate=5e-4, layer_decay=1.0, dropout=0.0, pieces=4096, longest=240, soft=3.0, alike=3.0
)
WATCHED = 40
"""Batches of training windows that the limits of the int8 products are read from."""


class Texts:
    """The texts of a work folder: PolNeAR without what is held out, invented ones, bare ones, contents read alone."""

    def __init__(self, work: Path) -> None:
        corpora = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora"))
        whole = kept(work / "polnear.docs", lambda: polnear(corpora / "polnear", "train"))
        self.taught, _ = split([one for one in whole if one.golds and one.words], HELD_OUT_EVERY)
        self.invented = kept(work / "invented.docs", lambda: invented(MARKED))
        self.bare = kept(work / "bare.docs", lambda: bare(corpora))
        self.table = rows_of(whole)
        self._work = work

    @cached_property
    def alone(self) -> list[Inside]:
        """The contents of the marked texts as texts of their own."""
        store = self._work / "inside.docs"
        if not store.exists():
            store.write_bytes(pickle.dumps([piece for one in self.taught for piece in inside(one)]))
        names = {one.name for one in self.taught}
        found: list[Inside] = pickle.loads(store.read_bytes())
        return [piece for piece in found if piece.of in names]

    def all(self) -> list[Document]:
        """Every text, in the order that what teachers think of them is kept in."""
        return [*self.taught, *self.invented, *self.bare, *(piece.document for piece in self.alone)]


class Work:
    """The steps, each on what the one before left in the work folder."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.asked, self.work, self.device = asked, asked.work, torch.device(asked.device)
        self.encoder = small(asked.work / "encoder")
        self.vocabulary = WordPieces((self.encoder / "vocab.txt").read_text("utf-8").splitlines())
        self.texts = Texts(asked.work)

    def ready(self, documents: list[Document], longest: int = STUDENT.longest) -> list[Ready]:
        """Documents as arrays."""
        return [ready(one, self.texts.table, self.vocabulary, longest) for one in documents]

    def teacher(self) -> Start:
        """What a teacher starts from."""
        store = self.work / "base.pt"
        if not store.exists():
            torch.save(base(self.work / "mpnet"), store)
        return Start(BASE, torch.load(store), self.texts.table, self.vocabulary)

    def student(self) -> Start:
        """What the small model starts from."""
        found = tensors(self.encoder / "model.onnx")
        return Start(SMALL, found, self.texts.table, self.vocabulary)

    def teach(self) -> None:
        """Trains the teachers, one after another."""
        documents = self.ready([*self.texts.taught, *self.texts.invented])
        for nth in range(self.asked.teachers):
            out = self.work / f"teacher{nth}"
            if not (out / "mean.pt").exists():
                train(documents, self.teacher(), out, replace(TEACHER, seed=TEACHER.seed + nth), self.device)

    def think(self) -> None:
        """What the teachers think of every text, together."""
        store = self.work / "targets.npz"
        if store.exists():
            return
        documents = self.ready(self.texts.all())
        thoughts = []
        for nth in range(self.asked.teachers):
            model = read(self.work / f"teacher{nth}" / "mean.pt", self.teacher()).to(self.device)
            thoughts.append(think(model, documents, self.vocabulary, self.device))
        targets = [agreed(some) for some in zip(*thoughts, strict=True)]
        np.savez_compressed(
            store,
            soft=np.concatenate([np.round(one.soft * 255).astype(np.uint8) for one in targets if one.soft is not None]),
            contents=np.concatenate([one.contents for one in targets]),
            sources=np.concatenate([one.sources for one in targets]),
            offs=np.cumsum([0, *(len(one.contents) for one in targets)]),
        )

    def thoughts(self) -> Iterator[Target]:
        """What was thought, text by text."""
        held = dict(np.load(self.work / "targets.npz"))
        soft = held["soft"].astype(np.float32)
        soft /= soft.sum(axis=1, keepdims=True)
        for start, end in zip(held["offs"][:-1], held["offs"][1:], strict=True):
            yield Target(None, held["contents"][start:end], held["sources"][start:end], soft[start:end])

    def deep(self) -> Tagger:
        """The small model with all of its layers."""
        return read(self.work / self.asked.name / "mean.pt", self.student())

    def thinner(self) -> Start:
        """What the shallow model starts from."""
        deep = self.deep()
        shape = replace(SMALL, layers=self.asked.layers)
        return replace(self.student(), shape=shape, begin=self.earlier(shape) or shallow(deep, shape.layers), deep=deep)

    def earlier(self, shape: Shape) -> dict[str, torch.Tensor] | None:
        """The weights of an earlier run, where one was named to go on from."""
        if self.asked.earlier is None:
            return None
        return read(self.asked.earlier, replace(self.student(), shape=shape)).state_dict()

    def learn(self) -> None:
        """Trains the small model."""
        texts = self.texts
        documents = self.ready([*texts.taught, *texts.invented, *texts.bare])
        targets = list(self.thoughts())
        told = list(zip(texts.alone, targets[len(documents) :], strict=True))
        taught = lessons(documents, targets[: len(documents)], told)
        start = replace(self.student(), begin=self.earlier(SMALL))
        train(taught, start, self.work / self.asked.name, self.recipe(STUDENT), self.device)

    def thin(self) -> None:
        """Trains the shallow model on what the deep one sees."""
        texts = self.texts
        documents = self.ready([*texts.taught, *texts.invented, *texts.bare], THIN.longest)
        start = self.thinner()
        assert start.deep is not None
        store = self.work / f"{self.asked.name}.npy"
        documents = remembered(start.deep.to(self.device), documents, self.vocabulary, self.device, store)
        train(documents, start, self.work / f"{self.asked.name}-{self.asked.layers}", self.recipe(THIN), self.device)

    def recipe(self, usual: Recipe) -> Recipe:
        """A recipe with what was asked to be otherwise."""
        asked = {name: getattr(self.asked, name) for name in ("epochs", "rate", "bare", "seed")}
        return replace(usual, **{name: value for name, value in asked.items() if value is not None})

    def export(self) -> None:
        """Writes the package's weights."""
        start = replace(self.student(), shape=replace(SMALL, layers=self.asked.layers))
        model = read(self.work / f"{self.asked.name}-{self.asked.layers}" / "mean.pt", start)
        some = epoch(self.ready(self.texts.taught[::10]), self.vocabulary, random.Random(1), 2048)
        limits = limits_of(model, [batch for nth, batch in enumerate(some) if nth < WATCHED])
        facts = facts_of(model, self.texts.table.rows, self.asked.version)
        write(model, limits, facts, self.encoder / "vocab.txt", WEIGHTS)

    def score(self) -> None:
        """Scores the package's weights on what was held out and on dev."""
        for part in (["--part", "train", "--every", str(HELD_OUT_EVERY)], ["--part", "dev"]):
            subprocess.run([sys.executable, "-m", "evals.attribution_spans", *part], check=True, cwd=ROOT)


def main() -> None:
    """The steps asked for, in order."""
    asked = options().parse_args()
    torch.set_num_threads(asked.threads)
    if "RANK" in os.environ:
        torch.distributed.init_process_group("gloo")
    work = Work(asked)
    for step in STEPS[1:] if asked.step == "all" else (asked.step,):
        if step != "texts":
            getattr(work, step)()


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    found = argparse.ArgumentParser(
        prog="python -m training.attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("step", nargs="?", default="all", choices=["all", *STEPS])
    found.add_argument("--work", type=Path, default=Path("build/attribution"))
    found.add_argument("--name", default="student", help="the small model's folder in the work folder")
    found.add_argument("--version", default="onrecord-tagger 2", help="the name that the weights go by")
    found.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    found.add_argument("--threads", type=int, default=1)
    found.add_argument("--teachers", type=int, default=4)
    found.add_argument("--layers", type=int, default=6, help="of the shallow model")
    found.add_argument("--epochs", type=int, help="of the small model, deep or shallow")
    found.add_argument("--rate", type=float, help="of the small model, deep or shallow")
    found.add_argument("--bare", type=float, help="share of the bare texts that an epoch reads")
    found.add_argument("--seed", type=int, help="of the small model")
    found.add_argument("--earlier", type=Path, default=None, help="weights that the small model goes on from")
    return found


if __name__ == "__main__":
    main()
