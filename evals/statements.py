"""Scores statements against PolNeAR: content and source each overlap the annotated one by half (IoU >= 0.5).

usage: python -m evals.statements [--part dev|train] [--first N] [--every N] [--misses]

The text is read as running paragraphs (no repair of headers), since offsets count in the corpus's own files. Nested
statements, which PolNeAR doesn't annotate, count as predicted.
"""

from __future__ import annotations

import argparse
import re
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.corpora import folder
from onrecord import ids, parse
from onrecord.attribute import attribute
from onrecord.find.actors import find_actors
from onrecord.find.places import find_places
from onrecord.model import Kept, Paragraph, Report, Statement

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Attribution:
    """One annotated relation; an empty tuple where a part is missing."""

    source: Spans
    cue: Spans
    content: Spans


def annotated(path: Path) -> list[Attribution]:
    """The relations of a brat file, read leniently; Discuss and Discard are skipped."""
    spans: dict[str, Spans] = {}
    found = []
    for line in path.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) >= 2:
            _, _, offsets = parts[1].partition(" ")
            pairs = [piece.split() for piece in offsets.split(";")]
            spans[parts[0]] = tuple((int(a), int(b)) for a, b in (pair for pair in pairs if len(pair) == 2))
        elif line.startswith("E") and len(parts) >= 2:
            roles: dict[str, Spans] = {}
            for item in parts[1].split():
                role, _, target = item.partition(":")
                roles[role.rstrip("0123456789")] = roles.get(role.rstrip("0123456789"), ()) + spans.get(target, ())
            if "Content" in roles:
                found.append(Attribution(roles.get("Source", ()), roles.get("Cue", ()), roles["Content"]))
    return found


def documents(root: Path, part: str) -> list[tuple[str, list[Attribution]]]:
    """Each text of a part with its relations, by the first of its annotators."""
    found = []
    for text in sorted((root / part / "text").glob("*.txt")):
        notes = sorted((root / part / "attributions").glob(f"{text.stem}_????.ann"))
        if notes:
            found.append((text.read_text("utf-8"), annotated(notes[0])))
    return found


def report_of(text: str) -> Report:
    """The text as a report whose lines are its paragraphs."""
    paragraphs = tuple(Paragraph(line.start(), line.end(), "body") for line in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return Report(ids.of_report(text, None), "", "", (), "", None, text, paragraphs, (), (Kept(0, 0, len(text)),))


def statements(text: str) -> tuple[Statement, ...]:
    """What onrecord finds in a text."""
    report = report_of(text)
    parsed = parse.parse(report)
    places = find_places(report, parsed, ()).findings
    return attribute(report, parsed, (), find_actors(report, parsed, places).findings).findings


def chars(spans: Spans) -> set[int]:
    """The characters that spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def iou(one: Spans, other: Spans) -> float:
    """Shared characters over covered characters; 1 where both are empty."""
    a, b = chars(one), chars(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def of_statement(one: Statement) -> Attribution:
    """A statement as bare spans."""
    return Attribution(
        ((one.source.span.start, one.source.span.end),) if one.source else (),
        ((one.cue.start, one.cue.end),) if one.cue else (),
        tuple((span.start, span.end) for span in one.content),
    )


def matched(gold: list[Attribution], found: list[Attribution], *, source: bool) -> list[tuple[int, int]]:
    """Pairs (gold, found) whose contents, and sources if asked, overlap by half; each used once, best first."""
    scored = []
    for g, want in enumerate(gold):
        for f, got in enumerate(found):
            value = iou(want.content, got.content)
            if value >= 0.5 and (not source or iou(want.source, got.source) >= 0.5):
                scored.append((value, -g, -f))
    pairs: list[tuple[int, int]] = []
    for _, g, f in sorted(scored, reverse=True):
        if -g not in {pair[0] for pair in pairs} and -f not in {pair[1] for pair in pairs}:
            pairs.append((-g, -f))
    return pairs


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", default="dev", choices=["dev", "train"])
    options.add_argument("--first", type=int, default=None, help="only so many documents")
    options.add_argument("--every", type=int, default=1, help="only each n-th (21: those the tagger never saw)")
    options.add_argument(
        "--misses", action="store_true", help="list what was missed and what was too much (train only)"
    )
    asked = options.parse_args()
    hits = {"content": 0, "content and source": 0}
    gold_count = found_count = words = 0
    began = time.monotonic()
    for text, gold in documents(folder("polnear"), asked.part)[: asked.first : asked.every]:
        found = [of_statement(one) for one in statements(text)]
        words += len(text.split())
        gold_count += len(gold)
        found_count += len(found)
        pairs = matched(gold, found, source=False)
        hits["content"] += len(pairs)
        hits["content and source"] += len(matched(gold, found, source=True))
        if asked.misses and asked.part == "train":
            list_misses(text, gold, found, pairs)
    show(hits, gold_count, found_count, words / (time.monotonic() - began))


def list_misses(text: str, gold: list[Attribution], found: list[Attribution], pairs: list[tuple[int, int]]) -> None:
    """What was missed (-) and what was too much (+), a line each."""

    def words(spans: Spans) -> str:
        return " … ".join(text[a:b] for a, b in spans).replace("\n", " ")

    for mark, items, used in (("-", gold, {g for g, _ in pairs}), ("+", found, {f for _, f in pairs})):
        for nth, one in enumerate(items):
            if nth not in used:
                print(f"{mark} [{words(one.source)}] [{words(one.cue)}] {words(one.content)[:160]}")


def show(hits: dict[str, int], gold: int, found: int, speed: float) -> None:
    """Precision, recall and F1 as a table."""
    table = Table("counted right when", "P", "R", "F1", title=f"{gold} annotated, {found} found, {speed:,.0f} words/s")
    for name, hit in hits.items():
        p, r = hit / max(1, found), hit / max(1, gold)
        table.add_row(f"{name} overlap by half", *(f"{100 * v:.1f}" for v in (p, r, 2 * p * r / max(1e-9, p + r))))
    Console().print(table)


if __name__ == "__main__":
    main()
