"""Scores the type of events: whether a text that is labelled with a PLOVER type gives an event of that type.

usage: python -m evals.events [plover|plv|ngec] [--misses N]

Reads ``$ONRECORD_CORPORA`` (default ``../shared/corpora``): PLOVER's gold standard records, PLV's training part (its
YIELD is CONCEDE or RETREAT) and NGEC's invented stories (one in twelve). Texts labelled with what is only said
(ACCUSE, REQUEST, THREATEN, REJECT, SUPPORT) have statements and no events, and are left out.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import onrecord
from evals.corpora import folder

ONLY_SAID = frozenset(
    {"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "DEMAND", "DISAPPROVE", "INVESTIGATE", "DOCUMENT"}
)
ALSO = {
    "YIELD": ("CONCEDE", "RETREAT"),
    "FIGHT": ("ASSAULT",),
    "CONCEDE": ("CONCEDE", "RETREAT"),
    "RETREAT": ("CONCEDE", "RETREAT"),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and the type that it is labelled with."""

    text: str
    type: str


def plover(path: Path) -> Iterator[Labelled]:
    """PLOVER's gold standard records."""
    for record in json.loads((path / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt").read_text("utf-8")):
        yield Labelled(record.get("text", ""), record["event"])


def plv(path: Path) -> Iterator[Labelled]:
    """PLV's training sentences."""
    with (path / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield Labelled(row["sentence"], row["gold_root"])


def ngec(path: Path) -> Iterator[Labelled]:
    """Every twelfth of NGEC's stories."""
    csv.field_size_limit(10**7)
    found = sorted(path.glob("*.csv"))
    with found[0].open(encoding="utf-8", newline="") as file:
        for nth, row in enumerate(csv.DictReader(file)):
            if nth % 12 == 0:
                yield Labelled(row["text"], row["label"])


CORPORA: dict[str, Callable[[Path], Iterator[Labelled]]] = {"plover": plover, "plv": plv, "ngec": ngec}


def score(name: str, misses: int) -> str:
    """One line: how many texts give any event, how many one of the labelled type, by type; prints some misses."""
    hits, anything, wanted, told = Counter[str](), 0, Counter[str](), 0
    for one in CORPORA[name](folder(name)):
        if one.type in ONLY_SAID or not one.text:
            continue
        events = onrecord.read(text=one.text, published=date(2020, 1, 15)).events
        right = any(event.type in ALSO.get(one.type, (one.type,)) for event in events)
        wanted[one.type] += 1
        anything += bool(events)
        told += len(events)
        hits[one.type] += right
        if not right and misses > 0:
            misses -= 1
            print(f"  {one.type}: {one.text[:220]!r} {[(event.what, event.trigger.text) for event in events]}")
    total = sum(wanted.values())
    by_type = " ".join(f"{kind} {hits[kind] / wanted[kind]:.2f}" for kind in sorted(wanted))
    return (
        f"{name}: {total} texts, any event {anything / total:.2f}, right type {hits.total() / total:.2f}, "
        f"events a text {told / total:.1f}; {by_type}"
    )


def main(arguments: list[str]) -> None:
    """Scores the corpora that are named, all where none is."""
    misses = int(arguments[arguments.index("--misses") + 1]) if "--misses" in arguments else 0
    for name in [one for one in CORPORA if one in arguments] or list(CORPORA):
        print(score(name, misses))


if __name__ == "__main__":
    main(sys.argv[1:])
