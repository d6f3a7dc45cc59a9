"""Scores the tagger alone on PolNeAR: exact spans of source, cue and content, and whole relations by overlap.

usage: python -m evals.attribution_spans [--part dev|train] [--every N] [--first N] [--weights FOLDER]

Spans are runs of onrecord's own words; annotated characters are laid on the words they touch. ``--every 21`` with
``--part train`` gives the documents that training holds out. Relations count when content and source each overlap the
annotated one by half (IoU >= 0.5), as in ``evals.statements``.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.corpora import folder
from evals.statements import Attribution, Spans, documents, matched, report_of
from onrecord import parse
from onrecord.attribute import tagger
from onrecord.encode import encode
from onrecord.parse.syntax import Token

ROLES = ("source", "cue", "content")
Exact = tuple[str, int, int]


@dataclass
class Score:
    """Counts over documents: (kind, "hit" | "gold" | "found")."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    words: int = 0
    parsing: float = 0.0
    tagging: float = 0.0

    def add(self, kind: str, gold: int, found: int, hits: int) -> None:
        """One document's counts of a kind."""
        self.counts.update({(kind, "gold"): gold, (kind, "found"): found, (kind, "hit"): hits})


def runs(gold: list[Attribution], words: tuple[Token, ...]) -> set[Exact]:
    """The annotated spans as runs of words; a word that two relations claim stays with the earlier one."""
    held: dict[int, tuple[str, int]] = {}
    for number, one in enumerate(gold):
        for role in ROLES:
            for start, end in getattr(one, role):
                for word in words:
                    if word.start < end and start < word.end:
                        held.setdefault(word.index, (role, number))
    found: set[Exact] = set()
    first = 0
    for nth in range(1, len(words) + 1):
        if nth == len(words) or held.get(nth) != held.get(first):
            if first in held:
                found.add((held[first][0], first, nth))
            first = nth
    return found


def spans(parts: tuple[tagger.Labelled, ...]) -> Spans:
    """Characters of what is labelled."""
    return tuple((part.start, part.end) for part in parts)


def relations(tagged: tagger.Tagged) -> list[Attribution]:
    """The tagger's attributions of the outer level that have a content: PolNeAR has no other."""
    return [
        Attribution(spans((one.source,) if one.source else ()), spans((one.cue,)), spans(one.contents))
        for one in tagged.attributions
        if one.contents and not one.level
    ]


def score(texts: Iterator[tuple[str, list[Attribution]]]) -> Score:
    """Reads each text and counts."""
    total = Score()
    for text, gold in texts:
        began = time.process_time()
        parsed = parse.parse(report_of(text))
        halfway = time.process_time()
        tagged = tagger.tag(parsed, encode(parsed))
        total.tagging += time.process_time() - halfway
        total.parsing += halfway - began
        total.words += len(text.split())
        want = runs(gold, parsed.tokens)
        got = {
            (role, one.first, one.last)
            for role, found in zip(ROLES, (tagged.sources, tagged.cues, tagged.contents), strict=True)
            for one in found
        }
        for role in ROLES:
            ours, theirs = ({one for one in every if one[0] == role} for every in (got, want))
            total.add(role, len(theirs), len(ours), len(ours & theirs))
        found = relations(tagged)
        total.add("relation: content", len(gold), len(found), len(matched(gold, found, source=False)))
        total.add("relation: content, source", len(gold), len(found), len(matched(gold, found, source=True)))
    return total


def show(total: Score) -> None:
    """The table."""
    tagging, parsing = (total.words / spent for spent in (total.tagging, total.parsing))
    title = f"{total.words:,} words; tagger {tagging:,.0f} words/s, parser {parsing:,.0f}"
    table = Table("", "P", "R", "F1", "annotated", "found", title=title)
    for kind in dict.fromkeys(kind for kind, _ in total.counts):
        hit, gold, found = (total.counts[kind, what] for what in ("hit", "gold", "found"))
        p, r = hit / max(1, found), hit / max(1, gold)
        f = 2 * p * r / max(1e-9, p + r)
        table.add_row(kind, *(f"{100 * value:.1f}" for value in (p, r, f)), str(gold), str(found))
    Console(width=110).print(table)


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", default="dev", choices=["dev", "train"])
    options.add_argument("--every", type=int, default=1, help="only every so-manieth document")
    options.add_argument("--first", type=int, default=None, help="only so many documents")
    options.add_argument("--weights", type=Path, default=None, help="weights other than the package's own")
    asked = options.parse_args()
    if asked.weights:
        other = tagger._read(asked.weights)
        tagger._model = lambda: other  # type: ignore[assignment]
    kept = documents(folder("polnear"), asked.part)[:: asked.every][: asked.first]
    show(score(iter(kept)))


if __name__ == "__main__":
    main()
