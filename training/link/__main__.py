"""Makes the weights by which two tellings are judged the same.

usage: python -m training.link

Learns from the topics of ECB+ that aren't scored, some minutes on one core; entities first, for who has part in an
event is known by them.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import torch

from evals.corpora import folder
from evals.ecbplus import documents
from onrecord.link.known import Known
from onrecord.link.likelihood import Network, Noun
from training.link import common
from training.link.network import taught
from training.link.pairs import corpus, examples


def write(noun: Noun, network: Network) -> None:
    """Puts the weights where they are taken from."""
    held = {}
    for nth, (weights, added) in enumerate(network.layers):
        held[f"weights{nth}"], held[f"added{nth}"] = weights.astype(np.float16), added.astype(np.float16)
    path = Path(str(files("onrecord.link"))) / "weights" / f"{noun}.npz"
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, **held)


def main() -> None:
    """Writes both networks."""
    torch.set_num_threads(1)
    print(f"{common.write()} common words")
    held = corpus(documents(folder("ecbplus"), dev=False))
    known = Known.of(held.reports)
    nouns: tuple[Noun, ...] = ("entities", "events")
    for noun in nouns:
        pairs, rows, same = examples(held, noun, known)
        write(noun, taught(rows, same))
        print(f"{noun}: {len(pairs)} pairs, {int(same.sum())} the same")


if __name__ == "__main__":
    main()
