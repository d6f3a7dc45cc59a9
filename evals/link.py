"""Scores which events and entities of different reports are held for the same, on ECB+ and MEANTIME.

usage: python -m evals.link [--ecb] [--meantime] [--own]

The words that tell of each event and entity are given, which of them are one isn't, nor which topic a report is of: all
reports are one corpus. Of ECB+ the topics 2, 5, 12, 18, 21, 34 and 35 are scored; the others taught the weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Table

from evals import ecbplus, meantime
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
    off: float
    """How far, on average, the chance of a pair is from the share of pairs of like chance that are the same."""


def results(held: Corpus, marked: Mapping[str, tuple[ecbplus.Noun, str]]) -> Iterable[Result]:
    """Entities, then events, as the program links them, by what is ``marked``: noun and chain of each mention."""
    known = Known.of(held.reports)
    entities = link("entities", held.entities, known, within_reports=True)
    yield _result("entities", {id: chain for id, (noun, chain) in marked.items() if noun == "entity"}, held, entities)
    events = link("events", held.events, replace(known, groups=entities.group_of()), within_reports=True)
    yield _result("events", {id: chain for id, (noun, chain) in marked.items() if noun == "event"}, held, events)


def _result(noun: Noun, wanted: dict[str, str], held: Corpus, linked: Linked) -> Result:
    tellings = held.of(noun)
    by_word = {one.id: _word(one) for one in tellings}
    return Result(
        noun,
        len(wanted),
        len(set(wanted.values())),
        score(wanted, linked.group_of()),
        score(wanted, by_word),
        _reachable(wanted, linked),
        _off(wanted, linked),
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
        if wanted.get(one, one) == wanted.get(other, other):
            above[top(one)] = top(other)
    links = len(wanted) - len(set(wanted.values()))
    return (len(wanted) - len({top(id) for id in wanted})) / links if links else 1.0


def _off(wanted: Mapping[str, str], linked: Linked) -> float:
    """The calibration error of the chances, over tenths."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for (one, other), verdict in linked.verdicts.items():
        same = wanted.get(one, one) == wanted.get(other, other)
        bins.setdefault(min(9, int(verdict.chance * 10)), []).append((verdict.chance, same))
    gaps = (abs(sum(chance - same for chance, same in held)) for held in bins.values())
    return sum(gaps) / max(len(linked.verdicts), 1)


def table(title: str, found: Iterable[Result]) -> Table:
    """The results, a line each."""
    made = Table(
        "",
        "mentions",
        "chains",
        "MUC",
        "B³",
        "CEAF-e",
        "CoNLL F1",
        "same word",
        "links kept",
        "chance off",
        title=title,
    )
    for one in found:
        f1 = (
            one.ours.muc.f1,
            one.ours.b_cubed.f1,
            one.ours.ceaf_e.f1,
            one.ours.conll,
            one.same_word.conll,
            one.kept,
            one.off,
        )
        made.add_row(one.noun, str(one.mentions), str(one.chains), *(f"{100 * value:.1f}" for value in f1))
    return made


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m evals.link", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ecb", action="store_true", help="ECB+ alone")
    parser.add_argument("--meantime", action="store_true", help="MEANTIME alone")
    parser.add_argument("--own", action="store_true", help="with the mentions that onrecord finds, not those marked")
    given = parser.parse_args()
    console = Console(width=120)
    if given.ecb or not given.meantime:
        _print(console, "ECB+, seven topics", list(ecbplus.documents(folder("ecbplus"), dev=True)), given.own)
    if given.meantime or not given.ecb:
        _print(console, "MEANTIME, two topics", list(meantime.documents(folder("meantime"))), given.own)


def _print(console: Console, title: str, documents: Sequence[ecbplus.Document], own: bool) -> None:
    marked = {mention.id: (mention.noun, mention.chain) for each in documents for mention in each.mentions}
    console.print(table(title, results(corpus(documents, own), marked)))


if __name__ == "__main__":
    main()
