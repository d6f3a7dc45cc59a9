"""Scores statements against PolNeAR: source, cue, content and whole relations, exactly and by overlap, by manner.

usage: python -m evals.statements [--part dev|train] [--first N] [--every N] [--misses]

Spans count in characters. Exact: the same characters. Overlap: half of the characters of both (IoU >= 0.5). A relation
counts when its content, its content and source, or all three parts do. The text is read as running paragraphs (no
repair of headers), since offsets count in the corpus's own files. Nested statements, which PolNeAR doesn't annotate,
count as predicted.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.corpora import folder
from onrecord import ids, parse
from onrecord.attribute import attribute
from onrecord.encode import encode, mark_names
from onrecord.find.actors import find_actors
from onrecord.find.names import read_names
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
    encoded = encode(parsed)
    parsed = mark_names(parsed, encoded)
    names = read_names(report, parsed)
    places = find_places(report, parsed, names, ()).findings
    return attribute(report, parsed, encoded, (), find_actors(report, parsed, names, (), places).findings).findings


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
    """Pairs (gold, found) whose contents, and sources if asked, overlap by half; each used once, best content first."""
    return pairs_by(gold, found, ("content", "source") if source else ("content",), 0.5)


ROLES = ("source", "cue", "content")
WHOLE = {"content": ("content",), "content, source": ("content", "source"), "all three": ROLES}
"""The relations, by the parts that must be right."""


def pairs_by(
    gold: list[Attribution], found: list[Attribution], roles: tuple[str, ...], least: float
) -> list[tuple[int, int]]:
    """Pairs (gold, found) whose parts named all overlap by ``least`` (1: exactly); each once, best content first."""
    scored = []
    for g, want in enumerate(gold):
        for f, got in enumerate(found):
            shares = [iou(getattr(want, role), getattr(got, role)) for role in roles]
            if min(shares) >= least:
                scored.append((-iou(want.content, got.content), g, f))
    used_gold, used_found, pairs = set(), set(), []
    for _, g, f in sorted(scored):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((g, f))
    return pairs


def spans_of(some: list[Attribution], role: str) -> list[Attribution]:
    """Each different span of a role as a relation of its own: split contents are several spans."""
    spans = sorted({span for one in some for span in getattr(one, role)})
    return [Attribution((), (), (span,)) for span in spans]


def manner(one: Attribution, text: str) -> str:
    """How annotated words are told: direct where all stand in quotation marks, mixed where some do."""
    words = " ".join(text[start:end] for start, end in one.content).strip()
    if not any(mark in words for mark in MARKS):
        return "indirect"
    return "direct" if words[:1] in MARKS and words[-1:] in MARKS else "mixed"


MARKS = ('"', "“", "”", "''", "``")


@dataclass
class Score:
    """Counts over documents: (kind, "hit" | "gold" | "found")."""

    counts: Counter[tuple[str, str]]
    words: int = 0
    seconds: float = 0.0

    def add(self, text: str, gold: list[Attribution], found: list[Attribution]) -> None:
        """One document."""
        for least, name in ((1.0, "exact"), (0.5, "overlap")):
            for role in ROLES:
                mine, theirs = spans_of(found, role), spans_of(gold, role)
                self._count(f"{role}, {name}", theirs, mine, pairs_by(theirs, mine, ("content",), least))
            for what, roles in WHOLE.items():
                self._count(f"relation by {what}, {name}", gold, found, pairs_by(gold, found, roles, least))
        hit = {g for g, _ in pairs_by(gold, found, ("content", "source"), 0.5)}
        for nth, one in enumerate(gold):
            self.counts[f"recall of {manner(one, text)} ones", "gold"] += 1
            self.counts[f"recall of {manner(one, text)} ones", "hit"] += nth in hit

    def _count(
        self, kind: str, gold: list[Attribution], found: list[Attribution], pairs: list[tuple[int, int]]
    ) -> None:
        self.counts.update({(kind, "gold"): len(gold), (kind, "found"): len(found), (kind, "hit"): len(pairs)})


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
    total = Score(Counter())
    for text, gold in documents(folder("polnear"), asked.part)[: asked.first : asked.every]:
        began = time.process_time()
        found = [of_statement(one) for one in statements(text)]
        total.seconds += time.process_time() - began
        total.words += len(text.split())
        total.add(text, gold, found)
        if asked.misses and asked.part == "train":
            list_misses(text, gold, found, matched(gold, found, source=False))
    show(total)


def list_misses(text: str, gold: list[Attribution], found: list[Attribution], pairs: list[tuple[int, int]]) -> None:
    """What was missed (-) and what was too much (+), a line each."""

    def words(spans: Spans) -> str:
        return " … ".join(text[a:b] for a, b in spans).replace("\n", " ")

    for mark, items, used in (("-", gold, {g for g, _ in pairs}), ("+", found, {f for _, f in pairs})):
        for nth, one in enumerate(items):
            if nth not in used:
                print(f"{mark} [{words(one.source)}] [{words(one.cue)}] {words(one.content)[:160]}")


def show(total: Score) -> None:
    """Precision, recall and F1 as a table."""
    table = Table(
        "", "P", "R", "F1", "annotated", "found", title=f"{total.words / total.seconds:,.0f} words/s, one core"
    )
    for kind in dict.fromkeys(kind for kind, _ in total.counts):
        hit, gold, found = (total.counts[kind, what] for what in ("hit", "gold", "found"))
        r = hit / max(1, gold)
        if not found:
            table.add_row(kind, "", f"{100 * r:.1f}", "", str(gold), "")
            continue
        p = hit / found
        table.add_row(kind, *(f"{100 * v:.1f}" for v in (p, r, 2 * p * r / max(1e-9, p + r))), str(gold), str(found))
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
