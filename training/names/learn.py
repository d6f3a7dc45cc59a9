"""Teaches the tagger names: a deep one from marked texts, what it thinks of others, the one that ships from both.

The shipped tagger goes on from its own weights and is held to what the deep tagger of statements sees, so that it
learns names without unlearning statements.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import numpy as np
import torch

from onrecord.encode.wordpieces import WordPieces
from training.attribution.corpus import Document
from training.attribution.examples import LEVELS, NAME_LABELS, Array, Ready, epoch, ready
from training.attribution.export import facts_of, limits_of, write
from training.attribution.floats import turned_back
from training.attribution.model import Tagger
from training.attribution.reading import made_of
from training.attribution.thin import remembered
from training.attribution.train import Recipe, Start, read, train
from training.names.named import KINDS, Part
from training.names.store import Labelled

DEEP = Recipe(epochs=6, pieces=2048, longest=240, rate=2e-4, head_rate=1e-3, dropout=0.1, average=0.995)
SHIPPED = Recipe(
    epochs=7,
    pieces=2048,
    longest=240,
    rate=4e-4,
    head_rate=4e-4,
    names_rate=2e-3,
    layer_decay=1.0,
    dropout=0.0,
    soft=1.0,
    names=4.0,
    bare=0.5,
)
SOME = {"polnear": 4, "invented": 1, "bare": 8}
"""Of the texts of the other task every so-manieth is read: enough to keep what was learned of statements."""
ON = replace(SHIPPED, epochs=3, rate=2e-4, head_rate=2e-4, names_rate=2e-4, soft=3.0, names=2.0, bare=0.25)
"""What the tagger that ships goes on with, on other texts marked for statements: names hold, statements come back."""
OWN = 2
"""How often an epoch reads the invented texts: they alone have weapons, platforms and units."""
WATCHED = 40
"""Batches that the limits of the int8 products are read from."""


@dataclass(frozen=True)
class Folders:
    """Where graphs and texts lie: the deep tagger's graph, the shipped one's, the texts of both tasks, the work."""

    deep: Path
    shipped: Path
    attribution: Path
    work: Path


def likely(one: Labelled) -> Array:
    """(words, labels): 1 for the labels that the annotators leave open for a word, 0 for others."""
    found = np.zeros((len(one.labels), len(NAME_LABELS)), np.float32)
    open_ = [NAME_LABELS.index(f"{at}-{kind}") for kind in KINDS if kind not in one.kinds for at in "BI"]
    for nth, label in enumerate(one.labels):
        found[nth, NAME_LABELS.index(label)] = 1
        if label == "O":
            found[nth, open_] = 1
    return found


class Learner:
    """The steps, each on what the one before left in the work folder."""

    def __init__(self, folders: Folders, device: torch.device) -> None:
        self.folders, self.device = folders, device
        self.vocabulary = WordPieces((folders.shipped / "vocabulary.txt").read_text("utf-8").splitlines())
        self.deep, self.table = turned_back(folders.deep)
        self.labelled: list[Labelled] = pickle.loads((folders.work / "train.docs").read_bytes())

    def ready(self, documents: Sequence[Document], longest: int) -> list[Ready]:
        """Documents as arrays, with nothing to learn yet where nobody marked statements."""
        found = [ready(one, self.table, self.vocabulary, longest) for one in documents]
        return [replace(one, golds=one.golds or ((None,) * LEVELS,)) for one in found]

    def named(self, longest: int) -> list[Ready]:
        """The texts marked for names."""
        some = self.ready([one.document for one in self.labelled], longest)
        return [replace(one, names=likely(of)) for one, of in zip(some, self.labelled, strict=True)]

    def repeated(self, some: Sequence[Ready]) -> list[Ready]:
        """The texts with our own so often as they count."""
        pairs = zip(some, self.labelled, strict=True)
        return [one for one, of in pairs for _ in range(OWN if of.corpus == "invented" else 1)]

    def start(self, model: Tagger, deep: Tagger | None = None) -> Start:
        """A start from a model."""
        begin = model.state_dict()
        words = {"words.weight": begin["encoder.words.weight"]}
        return Start(model.encoder.shape, words, self.table, self.vocabulary, begin, deep)

    def teach(self) -> None:
        """Trains the deep model on the texts marked for names, nothing else."""
        if not (self.folders.work / "deep/mean.pt").exists():
            train(
                self.repeated(self.named(DEEP.longest)),
                self.start(self.deep),
                self.folders.work / "deep",
                DEEP,
                self.device,
            )

    def others(self, first: int = 0) -> tuple[list[Document], list[Document]]:
        """Texts of the other task, marked for statements and bare; none that has its names marked or scored.

        ``first`` says with which of them to begin counting: another number gives other texts.
        """
        held = {name: pickle.loads((self.folders.attribution / f"{name}.docs").read_bytes()) for name in SOME}
        stores = (self.folders.work / f"{part}.docs" for part in get_args(Part))
        known = {_opening(one.document.text) for store in stores for one in pickle.loads(store.read_bytes())}
        taught = [one for nth, one in enumerate(d for d in held["polnear"] if d.golds and d.words) if nth % 21]
        bare = [one for one in held["bare"] if _opening(one.text) not in known]
        marked = [*taught[first :: SOME["polnear"]], *held["invented"][:: SOME["invented"]]]
        return marked, bare[first :: SOME["bare"]]

    def think(self) -> None:
        """What the deep model thinks of the names in the other texts."""
        store = self.folders.work / "thought.npz"
        if store.exists():
            return
        model = read(self.folders.work / "deep/mean.pt", self.start(self.deep)).to(self.device)
        marked, bare = self.others()
        some = self.ready([*marked, *bare], DEEP.longest)
        found: list[Array] = []
        for begin in range(0, len(some), 100):
            for made in made_of(model, some[begin : begin + 100], self.vocabulary, self.device):
                scores = np.concatenate([arrays["names"][w.fresh - w.first :] for w, arrays in made])
                found.append(_chances(scores))
            print(f"names in {begin + 100:,} of {len(some):,} texts", flush=True)
        np.savez_compressed(store, chances=np.concatenate(found), offs=np.cumsum([0, *map(len, found)]))

    def learn(self) -> None:
        """Trains the tagger that ships on both tasks."""
        held = np.load(self.folders.work / "thought.npz")
        chances, offs = held["chances"], held["offs"]
        marked, bare = self.others()
        some = self.ready([*marked, *bare], SHIPPED.longest)
        thought = [replace(one, names=chances[offs[nth] : offs[nth + 1]] / 255) for nth, one in enumerate(some)]
        named = self.named(SHIPPED.longest)
        every = remembered(
            self.deep.to(self.device), [*named, *thought], self.vocabulary, self.device, self.folders.work / "seen.npy"
        )
        documents = [*self.repeated(every[: len(named)]), *every[len(named) :]]
        model, _ = turned_back(self.folders.shipped)
        train(documents, self.start(model, self.deep), self.folders.work / "shipped", SHIPPED, self.device)

    def go_on(self) -> None:
        """Trains the tagger that ships further, on texts marked for statements that it hasn't seen yet."""
        marked, _ = self.others(first=1)
        named = self.named(ON.longest)
        every = remembered(
            self.deep.to(self.device),
            [*named, *self.ready(marked, ON.longest)],
            self.vocabulary,
            self.device,
            self.folders.work / "seen-on.npy",
        )
        documents = [*self.repeated(every[: len(named)]), *every[len(named) :]]
        start = self.start(turned_back(self.folders.shipped)[0])
        model = read(self.folders.work / "shipped/mean.pt", start)
        train(documents, self.start(model, self.deep), self.folders.work / "on", ON, self.device)

    def export(self, version: str, folder: Path) -> None:
        """Writes graph, facts and vocabulary into a folder."""
        start = self.start(turned_back(self.folders.shipped)[0])
        model = read(self.folders.work / "on/mean.pt", start)
        some = [*self.named(SHIPPED.longest)[::4], *self.ready(self.others()[0][::20], SHIPPED.longest)]
        batches = epoch(some, self.vocabulary, random.Random(1), 2048)
        limits = limits_of(model, [batch for nth, batch in enumerate(batches) if nth < WATCHED])
        facts = facts_of(model, self.table.rows, version)
        write(model, limits, facts, self.folders.shipped / "vocabulary.txt", folder)


def _opening(text: str) -> str:
    """The letters that a text begins with, to know it again however its lines are set."""
    return "".join(filter(str.isalnum, text))[:80]


def _chances(scores: Array) -> Array:
    """Scores (words, labels) as chances in 255ths; what is nearly nothing is nothing."""
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.round(255 * chances / chances.sum(axis=1, keepdims=True)).astype(np.uint8)
