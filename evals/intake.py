"""Scores how reports come back out of the formats that they were laid out in.

usage: python -m evals.intake [--layouts html,pdf] [--kept] [--first N] [--read] [--misses]

Invented reports are laid out by real tools (evals/laid_out), opened and repaired again, and compared with what went in:
characters (one minus edits by length), paragraph ends (F1), title, authors, publisher and day (right or not, where the
format states them), furniture left out, and body lost. ``--read`` reads each one and the plain text, and compares the
findings (F1). ``--kept`` takes the reports that no reader was built with, ``--misses`` prints what differs.
"""

from __future__ import annotations

import argparse
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Editops, Levenshtein

from evals.laid_out import LAYOUTS, Laid, Layout, Story, stories
from onrecord import pipeline
from onrecord.errors import InputError
from onrecord.intake.files import open_file
from onrecord.intake.members import Wanted
from onrecord.intake.opening import opened, without_marks
from onrecord.model import RawReport, Reading, Report
from onrecord.repair import repair

STATED = ("title", "authors", "publisher", "published")


@dataclass(slots=True)
class Score:
    """Sums over the reports of a layout."""

    reports: int = 0
    unread: int = 0
    edits: int = 0
    length: int = 0
    ends_right: int = 0
    ends_found: int = 0
    ends_there: int = 0
    stated_right: int = 0
    stated: int = 0
    left_out: int = 0
    furniture: int = 0
    lost: int = 0
    same: int = 0
    found: int = 0
    there: int = 0

    def row(self, name: str) -> str:
        """One line of the table."""
        ends = 2 * self.ends_right / max(1, self.ends_found + self.ends_there)
        findings = 2 * self.same / (self.found + self.there) if self.found + self.there else None
        return (
            f"{name:24}{self.reports:5}{self.unread:7}{1 - self.edits / max(1, self.length):9.4f}{ends:8.3f}"
            f"{_share(self.stated_right, self.stated):>9}{_share(self.left_out, self.furniture):>11}"
            f"{self.lost / max(1, self.length):8.2%}" + (f"{findings:10.3f}" if findings is not None else "")
        )


def _share(right: int, of: int) -> str:
    return f"{right / of:.3f}" if of else "-"


def main() -> None:
    """Prints a row a layout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layouts", default="", help="beginnings of layouts' names, by commas; all by default")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--first", type=int, default=None, metavar="N", help="of the reports only so many")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    wanted = tuple(given.layouts.split(",")) if given.layouts else ("",)
    print(
        f"{'layout':24}{'n':>5}{'unread':>7}{'chars':>9}{'ends':>8}{'stated':>9}{'furniture':>11}{'lost':>8}{'findings':>10}"
    )
    told = stories(given.kept)[: given.first]
    for layout in LAYOUTS:
        if layout.name.startswith(wanted):
            print(scored(layout, told, given.read, given.misses).row(layout.name), flush=True)


def scored(layout: Layout, told: Sequence[Story], read: bool = False, misses: bool = False) -> Score:
    """The score of one layout over stories; empty where its tool isn't there."""
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        for number, story in enumerate(told):
            laid = layout.make(story, number)
            if laid is None:
                continue
            path = Path(folder) / f"{number}{layout.ending}"
            path.write_bytes(laid.raw)
            score.reports += 1
            raw = _opened(path, laid.entry)
            if isinstance(raw, InputError):
                score.unread += 1
                print(raw) if misses else None
                continue
            _compare(score, story, laid, layout, repair(raw, None).given, misses)
            if read:
                _findings(score, pipeline.read_raw(raw), pipeline.read_raw(_plain(story)))
    return score


def _opened(path: Path, entry: str) -> RawReport | InputError:
    """The report whose name ends so, or what is wrong."""
    with open_file(path) as file:
        held = list(without_marks(opened(file, Wanted())))
    fault = next((one for one in held if isinstance(one, InputError)), InputError(f"{path}: nothing came of it"))
    return next((one for one in held if isinstance(one, RawReport) and one.origin.endswith(entry)), fault)


def _plain(story: Story) -> RawReport:
    head = f"{story.title}\n\nBy {' and '.join(story.authors)}\n\n{story.published.day} {story.published:%B %Y}"
    return RawReport("", "\n\n".join([head, *(words for words, _ in story.paragraphs)]))


def _compare(score: Score, story: Story, laid: Laid, layout: Layout, report: Report, misses: bool) -> None:
    got = [" ".join(report.text[one.start : one.end].split()) for one in report.paragraphs]
    should = [story.title, *(words for words, _ in story.paragraphs)]
    edits = Levenshtein.editops("".join(should).replace(" ", ""), "".join(got).replace(" ", ""))
    score.edits += Levenshtein.distance(" ".join(should), " ".join(got))
    score.length += len(" ".join(should))
    score.lost += sum(one.tag == "delete" for one in edits)
    there, found = _ends(should), _moved(_ends(got), edits)
    score.ends_right += len(there & found)
    score.ends_found += len(found)
    score.ends_there += len(there)
    for name in layout.states:
        score.stated += 1
        right = getattr(report, name) == getattr(story, name)
        score.stated_right += right
        if misses and not right:
            print(f"  {story.name}: {name} {getattr(report, name)!r}, should be {getattr(story, name)!r}")
    kept = "\n".join(got)
    for words in laid.furniture:
        score.furniture += 1
        score.left_out += words not in kept
        if misses and words in kept:
            print(f"  {story.name}: furniture kept: {words!r}")
    if misses:
        for one in Levenshtein.opcodes(should, got):
            if one.tag != "equal":
                before, after = should[one.src_start : one.src_end], got[one.dest_start : one.dest_end]
                print(f"  {story.name}: {before!r:.300} -> {after!r:.300}")


def _ends(paragraphs: Sequence[str]) -> set[int]:
    """Where paragraphs end, in characters that are no blanks."""
    ends, at = set(), 0
    for one in paragraphs:
        at += len(one.replace(" ", ""))
        ends.add(at)
    return ends


def _moved(ends: set[int], edits: Editops) -> set[int]:
    """Ends in the text that came out, as ends in that which went in."""
    steps: list[tuple[int, int]] = [(0, 0)]
    for one in edits:
        after = {"insert": (0, 1), "delete": (1, 0), "replace": (1, 1)}[one.tag]
        steps.append((one.dest_pos + after[1], one.src_pos + after[0] - one.dest_pos - after[1]))
    places = [at for at, _ in steps]
    return {end + steps[bisect_right(places, end) - 1][1] for end in ends}


def _findings(score: Score, one: Reading, other: Reading) -> None:
    ours, theirs = Counter(_told(one)), Counter(_told(other))
    score.same += (ours & theirs).total()
    score.found += ours.total()
    score.there += theirs.total()


def _told(reading: Reading) -> Iterator[tuple[object, ...]]:
    """Each statement, event and forecast by what it says, not by where it stands."""
    for said in reading.statements:
        yield (
            "s",
            said.source.name if said.source else "",
            tuple(" ".join(c.text.split()) for c in said.content),
            said.act,
            said.said,
        )
    for event in reading.events:
        yield "e", event.type, event.trigger.text, event.status, event.when, tuple(one.name for one in event.actors)
    for forecast in reading.forecasts:
        yield "f", " ".join(forecast.claim.text.split()), forecast.due


if __name__ == "__main__":
    main()
