"""Makes the tagger's weights: fetch the encoder, read the corpus, train, export.

usage: python -m training.attribution [--work FOLDER] [--epochs N] [--seed N] STEP
       torchrun --nproc-per-node 2 -m training.attribution train   (two processes)
"""

from __future__ import annotations

import argparse
import dataclasses
import os
from pathlib import Path

import torch

from onrecord.attribute.wordpieces import WordPieces
from training.attribution.examples import documents, split
from training.attribution.fetch import fetch, tensors
from training.attribution.train import Recipe, train


def main() -> None:
    """One step, or all of them."""
    options = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    options.add_argument("step", choices=["train"])
    options.add_argument("--work", type=Path, default=Path("build/attribution"))
    options.add_argument("--run", default="first", help="the run's folder in the work folder")
    options.add_argument("--threads", type=int, default=1)
    for field in dataclasses.fields(Recipe):
        options.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    asked = options.parse_args()
    torch.set_num_threads(asked.threads)
    if "RANK" in os.environ:
        torch.distributed.init_process_group("gloo")
    recipe = Recipe(**{field.name: getattr(asked, field.name) for field in dataclasses.fields(Recipe)})
    corpus = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora")) / "polnear"
    encoder = fetch(asked.work / "encoder")
    vocabulary = WordPieces(encoder.joinpath("vocab.txt").read_text("utf-8").splitlines())
    taught, _ = split(documents(corpus, "train", asked.work / "train.docs", vocabulary))
    print(f"{len(taught)} documents, {recipe}", flush=True)
    train(taught, vocabulary, tensors(encoder / "model.onnx"), asked.work / asked.run, recipe)


if __name__ == "__main__":
    main()
