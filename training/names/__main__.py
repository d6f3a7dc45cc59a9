"""Teaches the tagger names: texts parsed and labelled, a deep model, what it thinks of others, the one that ships.

usage: python -m training.names [--work FOLDER] [--deep FOLDER] … [STEP]

Steps: texts, teach, think, learn, go_on, export; all of them if none is named. ``texts`` writes ``train.docs``,
``tune.docs`` and ``score.docs`` into the work folder: pickled lists of ``training.names.store.Labelled``. The texts of
the other task come from ``python -m training.attribution texts``, the deep tagger's graph from git:
docs/model-card-names.md says how.

A step done is not done again: remove a file to make it anew. Several processes train together under ``torchrun
--nproc-per-node 2 -m training.names teach``.
"""

from __future__ import annotations

import argparse
import os
import pickle
from collections import Counter
from pathlib import Path
from typing import get_args

import torch

from training.names.corpus import texts
from training.names.learn import Folders, Learner
from training.names.named import Named, Part
from training.names.store import Labelled, all_labelled

WEIGHTS = Path(__file__).parents[2] / "onrecord/encode/weights"
STEPS = ("texts", "teach", "think", "learn", "go_on", "export")


def write(work: Path) -> None:
    """Makes the files that are missing."""
    stores = {part: work / f"{part}.docs" for part in get_args(Part)}
    missing = {part: store for part, store in stores.items() if not store.exists()}
    read: list[Named] = list(texts()) if missing else []
    work.mkdir(parents=True, exist_ok=True)
    for part, store in missing.items():
        found = list(all_labelled(one for one in read if one.part == part))
        store.write_bytes(pickle.dumps(found))
        print(f"{store}: {told(found)}")


def told(found: list[Labelled]) -> str:
    """How much that is."""
    kinds = Counter(kind for one in found for *_, kind in one.spans)
    words = sum(len(one.document.words) for one in found)
    return f"{len(found)} texts, {words:,} words, names: {', '.join(f'{kind} {n}' for kind, n in kinds.most_common())}"


def main() -> None:
    """The steps asked for, in order."""
    options = argparse.ArgumentParser(
        prog="python -m training.names", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("step", nargs="?", default="all", choices=["all", *STEPS])
    options.add_argument("--work", type=Path, default=Path("build/names"))
    options.add_argument("--attribution", type=Path, default=Path("build/attribution"), help="texts of the other task")
    options.add_argument("--deep", type=Path, default=Path("build/deep"), help="graph of the deep tagger of statements")
    options.add_argument("--shipped", type=Path, default=WEIGHTS, help="graph that the one that ships goes on from")
    options.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--version", default="onrecord-tagger 4", help="the name that the weights go by")
    asked = options.parse_args()
    torch.set_num_threads(asked.threads)
    if "RANK" in os.environ:
        torch.distributed.init_process_group("gloo")
    steps = STEPS if asked.step == "all" else (asked.step,)
    if "texts" in steps:
        write(asked.work)
    if steps != ("texts",):
        learner = Learner(Folders(asked.deep, asked.shipped, asked.attribution, asked.work), torch.device(asked.device))
        for step in steps:
            if step == "export":
                learner.export(asked.version, WEIGHTS)
            elif step != "texts":
                getattr(learner, step)()


if __name__ == "__main__":
    main()
