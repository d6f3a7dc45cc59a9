"""Scores names by kind on what re3d, GUM, wikigold and our own texts keep apart: exact spans, and spans that overlap.

usage: python -m evals.names [--who settled|head|parser|equipment] [--part score|tune] [--errors N] [CORPUS …]

In each corpus only the kinds count that it marks throughout; what is found of another kind there is neither right nor
wrong. Articles and the genitive's s are taken off on both sides. A name overlaps if it shares a character with one of
its kind, each serving once. Errors are printed of the part for tuning alone.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from evals.statements import report_of
from onrecord.encode import encode, mark_names
from onrecord.find.equipment import equipment_in
from onrecord.find.names import settle_names
from onrecord.parse import parse
from onrecord.parse.english import MODEL
from training.names.corpus import part_of
from training.names.named import KINDS, Kind, Named

Found = tuple[int, int, str]
"""Characters ``[start, end)`` and what the name is of: one of our kinds, or one of ``EITHER``."""
Finder = Callable[[str], list[Found]]
EITHER: dict[str, tuple[Kind, ...]] = {
    "body": ("organisation", "unit"),
    "product": ("platform", "weapon", "other"),
}
"""What the parser doesn't tell apart: right for any of these; a wrong one counts against the first."""
SCORED = ("re3d", "gum", "wikigold", "invented")
_OF_PARSER = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
    "PRODUCT": "product",
    "EVENT": "event",
    "LAW": "other",
    "WORK_OF_ART": "other",
    "LANGUAGE": "other",
}


def parser() -> Finder:
    """The stock parser pipeline's own names, a paragraph at a time."""
    import spacy

    stock = spacy.load(MODEL)

    def names_of(text: str) -> list[Found]:
        return [
            (line.start() + name.start_char, line.start() + name.end_char, _OF_PARSER[name.label_])
            for line in re.finditer(r"\S.*", text)
            for name in stock(line[0]).ents
            if name.label_ in _OF_PARSER
        ]

    return names_of


def head() -> Finder:
    """The names that the encoder's head marks."""

    def names_of(text: str) -> list[Found]:
        parsed = parse(report_of(text))
        return [(one.start, one.end, one.kind) for one in mark_names(parsed, encode(parsed)).names]

    return names_of


def equipment() -> Finder:
    """The weapons and platforms that our lexicon names, without words for a class as such."""
    return lambda text: [(one.start, one.end, one.of) for one in equipment_in(text) if not one.generic]


def settled() -> Finder:
    """The head's names with what the lexicon knows laid over them: what the finders see."""

    def names_of(text: str) -> list[Found]:
        report = report_of(text)
        parsed = parse(report)
        return [
            (one.start, one.end, one.kind) for one in settle_names(report, mark_names(parsed, encode(parsed))).names
        ]

    return names_of


FINDERS: dict[str, Callable[[], Finder]] = {"settled": settled, "head": head, "parser": parser, "equipment": equipment}


@dataclass
class Score:
    """Counts over texts: (kind, "gold" | "found" | "exact" | "overlap")."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    words: int = 0
    seconds: float = 0.0


_BEFORE, _BEHIND = re.compile(r"(?:the|an?)\s+", re.IGNORECASE), re.compile(r"\s*(?:['’]s|['’])$")


def cut(text: str, one: Found) -> Found:
    """A name without an article before it and a genitive's s behind it."""
    start, end, kind = one
    if (before := _BEFORE.match(text, start, end)) and before.end() < end:
        start = before.end()
    if behind := _BEHIND.search(text[start:end]):
        end = start + behind.start()
    return start, end, kind


def right_for(kind: str) -> tuple[str, ...]:
    """The kinds that a finding of this kind is right for."""
    return EITHER.get(kind, (kind,))


def matched(gold: list[Found], found: list[Found], same: Callable[[Found, Found], bool]) -> Iterator[tuple[int, int]]:
    """Pairs of places in both lists that fit, each used once, in text order."""
    free = set(range(len(found)))
    for nth, want in enumerate(gold):
        for other in sorted(free):
            if want[2] in right_for(found[other][2]) and same(want, found[other]):
                free.remove(other)
                yield nth, other
                break


def exactly(want: Found, got: Found) -> bool:
    """Whether both are the same characters."""
    return want[:2] == got[:2]


def overlapping(want: Found, got: Found) -> bool:
    """Whether they share a character."""
    return want[0] < got[1] and got[0] < want[1]


def add(score: Score, one: Named, found: list[Found]) -> None:
    """Adds a text's counts and errors."""
    gold = [cut(one.text, span) for span in one.spans if span[2] in one.kinds]
    asked = [cut(one.text, span) for span in found if set(right_for(span[2])) & one.kinds]
    kinds = [right_for(span[2])[0] for span in asked]
    for what, same in (("exact", exactly), ("overlap", overlapping)):
        pairs = list(matched(gold, asked, same))
        score.counts.update((gold[nth][2], what) for nth, _ in pairs)
        for nth, other in pairs:
            kinds[other] = gold[nth][2]
        if what == "exact":
            held, hit = {nth for nth, _ in pairs}, {other for _, other in pairs}
            score.errors += [_told(one, "missed", span) for nth, span in enumerate(gold) if nth not in held]
            score.errors += [_told(one, "wrong", span) for nth, span in enumerate(asked) if nth not in hit]
    score.counts.update((span[2], "gold") for span in gold)
    score.counts.update((kind, "found") for kind in kinds)


def _told(one: Named, fault: str, span: Found) -> str:
    """An error in a line, with the words around it."""
    start, end, kind = span
    around = one.text[max(0, start - 30) : start], one.text[start:end], one.text[end : end + 30]
    return f"{fault} {kind}: {around[0]}[{around[1]}]{around[2]}".replace("\n", " / ")


def scored(texts: list[Named], find: Finder) -> Score:
    """Reads each text and counts."""
    score = Score()
    for one in texts:
        began = time.process_time()
        found = find(one.text)
        score.seconds += time.process_time() - began
        score.words += len(one.text.split())
        add(score, one, found)
    return score


def show(name: str, who: str, score: Score) -> None:
    """A corpus's table."""
    speed = f"{score.words / max(score.seconds, 1e-9):,.0f} words/s"
    table = Table("", *(f"{w} {m}" for w in ("exact", "overlap") for m in ("P", "R", "F1")), "annotated", "found")
    table.title = f"{name}, {who}: {score.words:,} words, {speed}"
    total: Counter[tuple[str, str]] = Counter()
    for (_, what), count in score.counts.items():
        total["all", what] += count
    for kind in (*KINDS, "all"):
        counts = total if kind == "all" else score.counts
        if counts[kind, "gold"] or counts[kind, "found"]:
            table.add_row(kind, *_row(counts, kind))
    Console(width=110).print(table)


def _row(counts: Counter[tuple[str, str]], kind: str) -> list[str]:
    """Precision, recall and F1 by both measures, and the counts."""
    gold, found = counts[kind, "gold"], counts[kind, "found"]
    cells = []
    for what in ("exact", "overlap"):
        p, r = counts[kind, what] / max(1, found), counts[kind, what] / max(1, gold)
        cells += [f"{100 * value:.1f}" for value in (p, r, 2 * p * r / max(1e-9, p + r))]
    return [*cells, str(gold), str(found)]


def main() -> None:
    """Prints a table a corpus, and one of GUM's news."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", nargs="*", metavar="CORPUS", help=f"some of {', '.join(SCORED)}")
    options.add_argument("--who", default="settled", choices=sorted(FINDERS))
    options.add_argument("--part", default="score", choices=["score", "tune"])
    options.add_argument("--errors", type=int, default=0, help="so many errors a corpus, of the part for tuning")
    asked = options.parse_args()
    if asked.errors and asked.part == "score":
        sys.exit("errors are shown of --part tune alone: what is kept to score is not read")
    find = FINDERS[asked.who]()
    texts = part_of(asked.part, asked.corpora or SCORED)
    groups = {name: [one for one in texts if one.corpus == name] for name in SCORED}
    groups["gum news"] = [one for one in groups["gum"] if "_news_" in one.name]
    for name, some in groups.items():
        if some:
            score = scored(some, find)
            show(name, asked.who, score)
            for line in score.errors[: asked.errors]:
                print(line)


if __name__ == "__main__":
    main()
