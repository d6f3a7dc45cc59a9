"""The pairs to learn from: candidates among mentions that are marked, each with whether it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from evals.ecbplus import Document
from evals.marked import Tellings, found, read, report_telling
from onrecord.link.candidates import candidates
from onrecord.link.known import Known
from onrecord.link.likelihood import Noun
from onrecord.link.telling import EntityTelling, EventTelling, ReportTelling, Telling

Array = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All tellings of some documents, and for each its chain and topic."""

    reports: tuple[ReportTelling, ...]
    events: tuple[EventTelling, ...]
    entities: tuple[EntityTelling, ...]
    chains: dict[str, str]
    topics: dict[str, int]

    def of(self, noun: Noun) -> Sequence[Telling]:
        """The tellings of a noun."""
        return self.events if noun == "events" else self.entities


def corpus(documents: Iterable[Document], own: bool = False) -> Corpus:
    """Reads the documents; with ``own`` the mentions are those that onrecord finds in the checked sentences."""
    reports, events, entities = [], [], []
    chains, topics = {}, {}
    for document in documents:
        seen = read(document.report())
        mentions = tuple(found(document, seen)) if own else document.mentions
        of = {noun: [one for one in mentions if one.noun == noun] for noun in ("event", "entity")}
        tellings = Tellings(seen, of["event"], of["entity"])
        reports.append(report_telling(seen))
        events += tellings.events()
        entities += tellings.entities()
        chains |= {mention.id: mention.chain for mention in document.mentions}
        topics |= {mention.id: document.topic for mention in document.mentions}
    return Corpus(tuple(reports), tuple(events), tuple(entities), chains, topics)


def examples(held: Corpus, noun: Noun, known: Known) -> tuple[list[tuple[Telling, Telling]], Array]:
    """The candidate pairs, and 1 for each that is the same."""
    tellings = held.of(noun)
    pairs = [(tellings[a], tellings[b]) for a, b in candidates(tellings, known, within_reports=True)]
    return pairs, np.array([held.chains[a.id] == held.chains[b.id] for a, b in pairs], np.float32)


def across(held: Corpus, known: Known) -> tuple[list[tuple[Telling, Telling]], Array]:
    """The candidate pairs of events of two reports that a key tells of, and 1 for each that is the same."""
    tellings = held.events
    pairs = [(tellings[a], tellings[b]) for a, b in candidates(tellings, known)]
    pairs = [(a, b) for a, b in pairs if a.id in held.chains and b.id in held.chains]
    return list(pairs), np.array([held.chains[a.id] == held.chains[b.id] for a, b in pairs], np.float32)


def both(one: Corpus, other: Corpus) -> Corpus:
    """Two corpora as one."""
    return Corpus(
        one.reports + other.reports,
        one.events + other.events,
        one.entities + other.entities,
        one.chains | other.chains,
        one.topics | other.topics,
    )
