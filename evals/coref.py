"""Scores who is who on 32 reports written without a look at the program's output: pairs of mentions laid to one actor.

usage: python -m evals.coref [--errors]

Of a report's chains every pair of mentions counts; it is found where one actor of the reading has both. Two mentions
match where they end at one character and the words that only the longer one has at its front hold no preposition: so
both have the same head ("Sidatt", "General Sidatt"; not "the commander of the 12th Brigade" and "the 12th Brigade").
A pair of ours too many is one of which a mention matches a chain's and the other doesn't match one of that chain.

Odd reports are read while rules are written; of even ones, which are kept, faults are never printed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import yaml
from rich.console import Console
from rich.table import Table

import onrecord
from onrecord.model import Actor, Span

CASES = Path(__file__).parent.parent / "tests/cases/coref"
Sort = Literal["name", "noun", "pronoun"]
GROUPS = {
    "person": "persons",
    "organisation": "organisations",
    "armed force": "organisations",
    "armed group": "organisations",
    "country": "countries",
}
"""The row that a chain's kind counts in."""
ROWS = ("persons", "organisations", "both", "countries")
SORTS: dict[str, tuple[Sort, ...]] = {
    "names": ("name",),
    "names and nouns": ("name", "noun"),
    "all": ("name", "noun", "pronoun"),
}
_PREPOSITIONS = frozenset({"of", "for", "in", "at", "to", "from", "by", "with", "on", "under"})
_PRONOUNS = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "you",
        "your",
        "yours",
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "this",
        "that",
    ]
)


@dataclass(frozen=True, slots=True)
class Chain:
    """What one actor of a report is called, all through it."""

    name: str
    group: str
    mentions: tuple[Span, ...]


def chains(path: Path) -> list[Chain]:
    """The chains of a report."""
    loaded: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["chains"]
    return [
        Chain(one["name"], GROUPS[one["kind"]], tuple(Span(*mention) for mention in one["mentions"])) for one in loaded
    ]


def sort_of(text: str) -> Sort:
    """What a mention is, by its head: a name where that has a capital letter; "I" is a pronoun."""
    words = text.split()
    if text.lower() in _PRONOUNS:
        return "pronoun"
    at = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return "name" if words[at - 1][0].isupper() or words[at - 1][0].isdigit() else "noun"


def match(one: Span, other: Span) -> bool:
    """Whether two mentions have the same end and the same head."""
    short, long = sorted((one, other), key=lambda span: span.end - span.start)
    if short.end != long.end:
        return False
    return not _PREPOSITIONS & set(long.text[: short.start - long.start].lower().split())


def matched(golden: list[Chain], actors: Iterable[Actor]) -> dict[tuple[int, int], tuple[int, Span]]:
    """For our mentions (start, end) the place of a chain, and its mention that each matches, the nearest first."""
    places = [(mention, place) for place, chain in enumerate(golden) for mention in chain.mentions]
    ours = [mention for actor in actors for mention in actor.mentions]
    near = sorted(
        (abs(mention.start - wanted.start), (mention.start, mention.end), wanted, place)
        for mention in ours
        for wanted, place in places
        if match(mention, wanted)
    )
    found: dict[tuple[int, int], tuple[int, Span]] = {}
    for _, mine, theirs, place in near:
        if mine not in found and (place, theirs) not in found.values():
            found[mine] = (place, theirs)
    return found


@dataclass
class Score:
    """By row and sort the pairs found, those wanted, and those of ours too many; and the faults in words."""

    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    wanted: Counter[tuple[str, str]] = field(default_factory=Counter)
    extra: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Takes another report's pairs in."""
        self.found.update(other.found)
        self.wanted.update(other.wanted)
        self.extra.update(other.extra)
        self.faults += other.faults

    def parts(self, row: str, sort: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of a row."""
        groups = ("persons", "organisations") if row == "both" else (row,)
        found, wanted, extra = (sum(c[g, sort] for g in groups) for c in (self.found, self.wanted, self.extra))
        precision, recall = found / max(1, found + extra), found / max(1, wanted)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score(golden: list[Chain], actors: tuple[Actor, ...]) -> Score:
    """The pairs of one report."""
    result, known = Score(), matched(golden, actors)
    for place, chain in enumerate(golden):
        size = Counter(sort_of(mention.text) for mention in chain.mentions)
        for name, sorts in SORTS.items():
            number = sum(size[sort] for sort in sorts)
            result.wanted[chain.group, name] += number * (number - 1) // 2
        result.faults += _missed(chain, place, known, actors)
    for actor in actors:
        laid = [(known.get((one.start, one.end), (None, one))) for one in actor.mentions]
        for pair in combinations(laid, 2):
            _count(result, golden, pair)
        result.faults += _mixed(golden, known, actor)
    return result


Laid = tuple[int | None, Span]
"""The place of a chain and its mention; None and ours where it is in no chain."""


def _count(result: Score, golden: list[Chain], pair: tuple[Laid, Laid]) -> None:
    (one, its), (two, other) = pair
    groups = {golden[place].group for place in (one, two) if place is not None}
    for name, sorts in SORTS.items():
        if sort_of(its.text) in sorts and sort_of(other.text) in sorts:
            for group in groups:
                (result.found if one == two else result.extra)[group, name] += 1


def _missed(
    chain: Chain, place: int, known: dict[tuple[int, int], tuple[int, Span]], actors: tuple[Actor, ...]
) -> Iterator[str]:
    """The mentions of a chain that don't stand under the actor who has most of it."""
    held: dict[str, set[Span]] = {}
    for actor in actors:
        laid = (known.get((one.start, one.end), (None, one)) for one in actor.mentions)
        held[actor.id] = {theirs for at, theirs in laid if at == place}
    own = max(held.values(), key=len, default=set())
    for mention in chain.mentions:
        if mention not in own:
            yield f"{chain.group}: {chain.name}: misses “{mention.text}” at {mention.start}"


def _mixed(golden: list[Chain], known: dict[tuple[int, int], tuple[int, Span]], actor: Actor) -> Iterator[str]:
    """The mentions of an actor that aren't its own, where it is somebody's of the chains."""
    laid = [known.get((one.start, one.end), (None, one)) for one in actor.mentions]
    own = Counter(place for place, _ in laid if place is not None)
    best = max(own, key=lambda place: own[place], default=None)
    for place, mention in laid:
        if best is not None and place != best:
            whose = "nobody's" if place is None else f"{golden[place].name}'s"
            yield f"{golden[best].group}: {golden[best].name}: has “{mention.text}” at {mention.start}, {whose}"


def reports(*, kept: bool) -> list[Path]:
    """The texts of a half: odd ones are read, even ones kept."""
    return [path for path in sorted(CASES.glob("*.txt")) if (int(path.stem) % 2 == 0) == kept]


def show(read: Score, kept: Score) -> None:
    """Prints both halves' scores."""
    for name in SORTS:
        table = Table("precision, recall, F1", "read", "kept", title=name)
        for row in ROWS:
            halves = [" ".join(f"{100 * part:5.1f}" for part in half.parts(row, name)) for half in (read, kept)]
            table.add_row(row, *halves)
        Console().print(table)


def main() -> None:
    """Reads both halves and prints their scores, with ``--errors`` the read half's faults first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print the faults of the read half")
    errors = parser.parse_args().errors
    halves = {False: Score(), True: Score()}
    for kept, half in halves.items():
        for path in reports(kept=kept):
            one = score(chains(path.with_suffix(".yaml")), onrecord.read(path).actors)
            if errors and not kept:
                for fault in one.faults:
                    Console().print(f"{path.stem}: {fault}", markup=False, highlight=False, soft_wrap=True)
            half.add(one)
    show(halves[False], halves[True])


if __name__ == "__main__":
    main()
