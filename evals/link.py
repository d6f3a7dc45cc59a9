"""Scores which events and entities of different reports are held for the same, on ECB+ and MEANTIME.

usage: python -m evals.link [--ecb] [--meantime]

The words that tell of each event and entity are given, which of them are one isn't, nor which topic a report is of: all
reports are one corpus. Of ECB+ the topics 2, 5, 12, 18, 21, 34 and 35 are scored; the others taught the weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Table

from evals import ecbplus
from evals.chains import Scores, score
from evals.corpora import folder
from onrecord.link import Known, Linked, Telling, link
from onrecord.link.likelihood import Noun
from training.link.pairs import Corpus, corpus


@dataclass(frozen=True, slots=True)
class Result:
    """How a noun's groups come out: by our weights, and where the same head word makes the same."""

    noun: str
    mentions: int
    chains: int
    ours: Scores
    same_word: Scores
    kept: float
    """Of the links that hold the chains together, the share that candidates can give."""


def results(held: Corpus) -> Iterable[Result]:
    """Entities, then events, as the program links them."""
    known = Known.of(held.reports)
    entities = link("entities", held.entities, known, within_reports=True)
    yield _result("entities", held, entities)
    events = link("events", held.events, replace(known, groups=entities.group_of()), within_reports=True)
    yield _result("events", held, events)


def _result(noun: Noun, held: Corpus, linked: Linked) -> Result:
    tellings = held.of(noun)
    wanted = {one.id: held.chains[one.id] for one in tellings}
    by_word = {one.id: _word(one) for one in tellings}
    return Result(
        noun,
        len(wanted),
        len(set(wanted.values())),
        score(wanted, linked.group_of()),
        score(wanted, by_word),
        _reachable(wanted, linked),
    )


def _word(one: Telling) -> str:
    return getattr(one, "lemma", "") or one.said.casefold()


def _reachable(wanted: Mapping[str, str], linked: Linked) -> float:
    """The share of links among the wanted that remain where only judged pairs are links."""
    above = {id: id for id in wanted}

    def top(id: str) -> str:
        while above[id] != id:
            id = above[id]
        return id

    for one, other in linked.verdicts:
        if wanted[one] == wanted[other]:
            above[top(one)] = top(other)
    links = len(wanted) - len(set(wanted.values()))
    return (len(wanted) - len({top(id) for id in wanted})) / links if links else 1.0


def table(title: str, found: Iterable[Result]) -> Table:
    """The results, a line each."""
    made = Table("", "mentions", "chains", "MUC", "B³", "CEAF-e", "CoNLL F1", "same word", "links kept", title=title)
    for one in found:
        f1 = (one.ours.muc.f1, one.ours.b_cubed.f1, one.ours.ceaf_e.f1, one.ours.conll, one.same_word.conll, one.kept)
        made.add_row(one.noun, str(one.mentions), str(one.chains), *(f"{100 * value:.1f}" for value in f1))
    return made


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m evals.link", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ecb", action="store_true", help="ECB+ alone")
    parser.add_argument("--meantime", action="store_true", help="MEANTIME alone")
    given = parser.parse_args()
    console = Console(width=120)
    if given.ecb or not given.meantime:
        held = corpus(ecbplus.documents(folder("ecbplus"), dev=True))
        console.print(table("ECB+, seven topics", results(held)))


if __name__ == "__main__":
    main()
