"""Makes the weights by which two tellings are judged the same.

usage: python -m training.link

Learns from the topics of ECB+ that aren't scored, some minutes on one core; entities first, for who has part in an
event is known by them.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch

from evals.corpora import folder
from evals.ecbplus import documents
from onrecord.link.known import Known
from onrecord.link.likelihood import Network, Noun, inputs
from training.link import frequencies
from training.link.crossed import conll, groups, log_odds, meanings, parts, with_meanings
from training.link.meaning import rounded, turned
from training.link.network import taught
from training.link.pairs import Corpus, corpus, examples


def write(noun: Noun, network: Network) -> None:
    """Puts a network where it is taken from."""
    held = {}
    for nth, (weights, added) in enumerate(network.layers):
        held[f"weights{nth}"], held[f"added{nth}"] = weights.astype(np.float16), added.astype(np.float16)
    np.savez_compressed(_path(f"{noun}.npz"), **held)


def _path(name: str) -> Path:
    folder = Path(str(files("onrecord.link"))) / "weights"
    folder.mkdir(exist_ok=True)
    return folder / name


def learn(held: Corpus) -> None:
    """Learns from a corpus and writes what was learnt."""
    known = Known.of(held.reports)
    nouns: tuple[Noun, ...] = ("entities", "events")
    found = {noun: examples(held, noun, known) for noun in nouns}
    said = [(one.said, other.said) for noun in nouns for one, other in found[noun][0]]
    same = np.concatenate([found[noun][1] for noun in nouns])
    of = np.concatenate([parts(held, found[noun][0]) for noun in nouns])
    meant = meanings(of, said, same)
    np.savez_compressed(_path("meanings.npz"), table=rounded(turned(said, same)))
    begin = 0
    for noun in nouns:
        pairs, same = found[noun]
        end = begin + len(pairs)
        rows = with_meanings(noun, inputs(noun, pairs, known), meant[begin:end])
        odds = log_odds(of[begin:end], rows, same)
        grouped = groups(held.of(noun), pairs, odds)
        print(
            f"{noun}: {len(pairs)} pairs, {int(same.sum())} the same; "
            f"left out in turn, CoNLL F1 {conll(held, noun, grouped):.3f}"
        )
        known = replace(known, groups=grouped)
        write(noun, taught(rows, same))
        begin = end


def main() -> None:
    """Writes the weights."""
    torch.set_num_threads(1)
    print(f"{frequencies.write()} common words")
    learn(corpus(documents(folder("ecbplus"), dev=False)))


if __name__ == "__main__":
    main()
