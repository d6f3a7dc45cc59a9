"""Makes the tagger's weights, in one command: fetches the encoder, reads the corpus, trains, exports, scores.

usage: python -m training.attribution [--work FOLDER] [--name NAME] [--epochs N] … [all | train | export | score]

Everything is kept in the work folder: what was done is not done again, and a run that was stopped goes on from there.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import os
import random
import subprocess
import sys
from pathlib import Path

import torch

from onrecord.attribute.windows import CONTEXT, WINDOW, Traits
from onrecord.attribute.wordpieces import WordPieces
from training.attribution.encoder import Shape
from training.attribution.examples import HELD_OUT_EVERY, Document, documents, epoch, split
from training.attribution.export import facts_of, limits_of, write
from training.attribution.fetch import fetch, tensors
from training.attribution.model import Tagger
from training.attribution.train import Recipe, train

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "onrecord/attribute/weights"
WATCHED = 20
"""Batches of training windows that the limits of the int8 products are read from."""


def main() -> None:
    """The steps asked for, in order."""
    asked = options().parse_args()
    torch.set_num_threads(asked.threads)
    if "RANK" in os.environ:
        torch.distributed.init_process_group("gloo")
    recipe = Recipe(**{field.name: getattr(asked, field.name) for field in dataclasses.fields(Recipe)})
    corpus = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora")) / "polnear"
    encoder = fetch(asked.work / "encoder")
    vocabulary = WordPieces(encoder.joinpath("vocab.txt").read_text("utf-8").splitlines())
    taught, _ = split(documents(corpus, "train", asked.work / "train.docs", vocabulary))
    out = asked.work / asked.name
    if asked.step in ("all", "train"):
        print(f"{len(taught)} documents, {recipe}", flush=True)
        train(taught, vocabulary, tensors(encoder / "model.onnx"), out, recipe)
    if asked.step in ("all", "export"):
        last = out / f"mean{math.ceil(recipe.epochs) - 1}.pt"
        export(last, taught, vocabulary, encoder / "vocab.txt", asked.version)
    if asked.step in ("all", "score"):
        for part in (["--part", "train", "--every", str(HELD_OUT_EVERY)], ["--part", "dev"]):
            subprocess.run([sys.executable, "-m", "evals.attribution_spans", *part], check=True, cwd=ROOT)


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    found = argparse.ArgumentParser(
        prog="python -m training.attribution",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("step", nargs="?", default="all", choices=["all", "train", "export", "score"])
    found.add_argument("--work", type=Path, default=Path("build/attribution"))
    found.add_argument("--name", default="first", help="the run's folder in the work folder")
    found.add_argument("--version", default="onrecord-tagger 1", help="the name that the weights go by")
    found.add_argument("--threads", type=int, default=1)
    for field in dataclasses.fields(Recipe):
        found.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    return found


def export(weights: Path, taught: list[Document], vocabulary: WordPieces, words: Path, version: str) -> None:
    """Writes the package's weights."""
    kept = torch.load(weights, weights_only=False)
    model = Tagger(Shape(), len(kept["rows"]) + 1)
    model.load_state_dict(kept["model"])
    some = epoch(taught[::20], Traits(kept["rows"]), vocabulary, random.Random(1), (8, WINDOW))[:WATCHED]
    write(model, limits_of(model, some), facts_of(kept, version, WINDOW, CONTEXT), words, WEIGHTS)


if __name__ == "__main__":
    main()
