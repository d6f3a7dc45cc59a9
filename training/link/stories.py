"""Invented stories to learn from: reports of one conflict each, and which of what onrecord reads in them is one event.

Each folder under ``stories`` has reports and a key in the form of ``examples/key``; neither is part of the program.
"""

from __future__ import annotations

from collections.abc import Iterator

from evals import key
from evals.across import Ground
from evals.demo import read_all
from onrecord.link.told import Told, told
from training.link.pairs import Corpus

_AFTER_ALL = 1000
"""Topics of stories are numbered from here on."""


def grounds() -> dict[str, Ground]:
    """The stories by name, each read, with its key."""
    return {root.name: Ground(read_all(root), key.load(root)) for root in key.stories()}


def stories(held: dict[str, Ground]) -> Corpus:
    """All tellings of the stories; those that the key tells of have a chain."""
    read: list[Told] = []
    chains: dict[str, str] = {}
    topics: dict[str, int] = {}
    for nth, (name, ground) in enumerate(held.items()):
        here = [told(reading) for reading in ground.readings.values()]
        topics |= {one.id: _AFTER_ALL + nth for each in here for one in (*each.events, *each.entities)}
        chains |= {id: f"{name} {event}" for id, event in chained(ground)}
        read += here
    return Corpus(
        tuple(one.report for one in read),
        tuple(one for each in read for one in each.events),
        tuple(one for each in read for one in each.entities),
        chains,
        topics,
    )


def chained(ground: Ground) -> Iterator[tuple[str, str]]:
    """Our events that the key tells of, each with the key's event; not those that are words of two."""
    found: dict[str, set[str]] = {}
    for event in ground.wanted.events:
        for one in event.tellings:
            for id in ground.triggered(one.trigger):
                found.setdefault(id, set()).add(event.id)
    return ((id, *events) for id, events in found.items() if len(events) == 1)
