"""Makes the weights by which two tellings are judged the same.

usage: python -m training.link

Learns from the topics of ECB+ that aren't scored and from invented stories (training/link/stories.py), some minutes on
one core; entities first, for who has part in an event is known by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch

from evals.corpora import folder
from evals.ecbplus import documents
from onrecord.link.known import Known
from onrecord.link.likelihood import Network, Noun, inputs, network
from onrecord.link.linking import link
from onrecord.link.telling import Telling
from training.link import frequencies
from training.link.crossed import conll, groups, links, log_odds, meanings, parts, with_meanings
from training.link.meaning import rounded, turned
from training.link.network import taught
from training.link.pairs import Array, Corpus, across, both, corpus, examples
from training.link.stories import grounds, stories

TIMES, EPOCHS_OF_EVENTS = 10, 5
"""So often a pair of the stories is shown for one of ECB+, and so often all are: a conflict's reports count most."""


def write(noun: Noun, learnt: Network) -> None:
    """Puts a network where it is taken from."""
    held = {}
    for nth, (weights, added) in enumerate(learnt.layers):
        held[f"weights{nth}"], held[f"added{nth}"] = weights.astype(np.float16), added.astype(np.float16)
    np.savez_compressed(_path(f"{noun}.npz"), **held)


def _path(name: str) -> Path:
    folder = Path(str(files("onrecord.link"))) / "weights"
    folder.mkdir(exist_ok=True)
    return folder / name


def learn(marked: Corpus, told: Corpus) -> None:
    """Learns entities from what is marked, events from that and from the stories, and writes what was learnt."""
    known, known_told = Known.of(marked.reports), Known.of(told.reports)
    entities, events = examples(marked, "entities", known), examples(marked, "events", known)
    in_stories = across(told, known_told)
    held = both(marked, told)
    pairs = [*entities[0], *events[0], *in_stories[0]]
    same = np.concatenate([entities[1], events[1], in_stories[1]])
    of, said = parts(held, pairs), [(one.said, other.said) for one, other in pairs]
    meant = meanings(of, said, same)
    np.savez_compressed(_path("meanings.npz"), table=rounded(turned(said, same)))
    first = len(entities[0])

    rows = with_meanings("entities", inputs("entities", entities[0], known), meant[:first])
    odds = log_odds(of[:first], rows, entities[1], lambda taken: taught(rows[taken], entities[1][taken]))
    grouped = groups("entities", marked.entities, entities[0], odds)
    print(f"entities: {_told(entities)}; left out in turn, CoNLL F1 {conll(marked, 'entities', grouped):.3f}")
    write("entities", taught(rows, entities[1]))
    network.cache_clear()
    known = replace(known, groups=grouped)
    known_told = replace(known_told, groups=link("entities", told.entities, known_told).group_of())

    learn_events(
        (marked, events, inputs("events", events[0], known)),
        (told, in_stories, inputs("events", in_stories[0], known_told)),
        of[first:],
        meant[first:],
    )


Taught = tuple[Corpus, tuple[Sequence[tuple[Telling, Telling]], Array], Array]
"""A corpus, its pairs with whether they are the same, and the inputs of each pair."""


def learn_events(marked: Taught, told: Taught, of: Array, meant: Array) -> None:
    """Learns events from marked ones and, each shown ``TIMES``, those of stories."""
    rows = with_meanings("events", np.concatenate([marked[2], told[2]]), meant)
    same = np.concatenate([marked[1][1], told[1][1]])
    is_told = np.arange(len(rows)) >= len(marked[2])

    def teach(taken: Array) -> Network:
        shown = np.repeat(np.flatnonzero(taken), np.where(is_told[taken], TIMES, 1))
        return taught(rows[shown], same[shown], EPOCHS_OF_EVENTS)

    odds = log_odds(of, rows, same, teach)
    grouped = groups("events", marked[0].events, marked[1][0], odds[~is_told])
    print(f"events: {_told(marked[1])}; left out in turn, CoNLL F1 {conll(marked[0], 'events', grouped):.3f}")
    grouped = groups("events", told[0].events, told[1][0], odds[is_told])
    shares = "P {:.3f}, R {:.3f}, F1 {:.3f}".format(*links(told[0], grouped))
    print(f"events of stories: {_told(told[1])}; left out in turn, links {shares}")
    write("events", teach(np.ones(len(rows), bool)))


def _told(found: tuple[Sequence[object], Array]) -> str:
    return f"{len(found[0])} pairs, {int(found[1].sum())} the same"


def main() -> None:
    """Writes the weights."""
    torch.set_num_threads(1)
    print(f"{frequencies.write()} common words")
    learn(corpus(documents(folder("ecbplus"), dev=False)), stories(grounds()))


if __name__ == "__main__":
    main()
