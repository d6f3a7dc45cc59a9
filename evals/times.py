"""Scores the finder of times on TempEval-3's training documents (TimeBank and AQUAINT, "TBAQ-cleaned").

usage: python -m evals.times [--errors]

Measures are those of TempEval-3's scorer (UzZaman et al. 2013), over all documents together: a time is found *relaxed*
when it overlaps an annotated one (each is found once), *strict* when both ends are the same; type and value count the
relaxed ones whose attribute is letter for letter the same, over all found and over all annotated. The text of the news
itself is scored, not the agency's header lines. TIMEX3 writes a time of day with its day: one that the finder only
puts beside the publication day is scored with this day. Documents are taken in name order: every first of two is
*read* while rules are written, every second is *kept*; ``--errors`` prints those of the read half only. The corpus lies
in ``$ONRECORD_CORPORA/tempeval3``.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from pathlib import Path

from onrecord.find.times import find_times
from onrecord.model import Paragraph, Report, Time
from onrecord.parse import parse

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora"))
MEASURES = ("relaxed", "strict", "type", "value")
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True)
class Annotated:
    """A TIMEX3 annotation in characters of the text."""

    start: int
    end: int
    type: str
    value: str


def load(path: Path) -> tuple[str, date | None, list[Annotated]]:
    """A document's text, its day and its annotations."""
    raw = path.read_text("utf-8", "replace")
    dct = re.search(r'<TIMEX3[^>]*value="(\d{4})-?(\d\d)-?(\d\d)[^>]*functionInDocument="CREATION_TIME"', raw)
    dct = dct or re.search(r'functionInDocument="CREATION_TIME"[^>]*value="(\d{4})-?(\d\d)-?(\d\d)', raw)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, at, found, open_ = "", 0, [], None
    for tag in _TAG.finditer(body):
        text += unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            open_ = (len(text), dict(re.findall(r'(\w+)="([^"]*)"', tag[3])))
        elif open_ is not None:
            found.append(Annotated(open_[0], len(text), open_[1].get("type", ""), open_[1].get("value", "")))
            open_ = None
    text += unescape(body[at:])
    return text, date(*map(int, dct.groups())) if dct else None, found


def report(text: str, published: date | None) -> Report:
    """The text as a report, nothing repaired."""
    paragraphs = tuple(Paragraph(m.start(), m.end(), "body") for m in _PARAGRAPH.finditer(text))
    return Report("", "", "", (), "", published, text, paragraphs, (), ())


def timex(time: Time, published: date | None) -> Time:
    """The time in TIMEX3's form: a time of day that the finder puts beside the publication day is written with it."""
    bare = time.value.startswith("T") and time.days is not None and published is not None
    return replace(time, value=f"{published}{time.value}") if bare else time


def f1(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, in percent."""
    p, r = 100 * right / max(1, predicted), 100 * right / max(1, gold)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


@dataclass
class Tally:
    """What was right and what was wrong, over some documents."""

    count: Counter[str] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def document(self, path: Path) -> None:
        """Adds one document."""
        text, published, gold = load(path)
        one = report(text, published)
        self.times(text, [timex(time, published) for time in find_times(one, parse(one)).findings], gold)

    def times(self, text: str, times: Sequence[Time], gold: Sequence[Annotated]) -> None:
        """Adds the times found in a text, beside those annotated."""
        self.count["gold"] += len(gold)
        self.count["predicted"] += len(times)
        free = list(gold)
        for time in times:
            hit = next((g for g in free if g.start < time.span.end and time.span.start < g.end), None)
            if hit is None:
                self.wrong["spurious", time.span.text.lower(), "", time.value] += 1
                continue
            free.remove(hit)
            self.pair(time, hit, text[hit.start : hit.end].lower())
        for missed in free:
            self.wrong["missed", text[missed.start : missed.end].lower(), missed.type, missed.value] += 1

    def pair(self, time: Time, hit: Annotated, words: str) -> None:
        """Adds a time and the annotated one that it overlaps."""
        same = (hit.start, hit.end) == (time.span.start, time.span.end)
        self.count["relaxed"] += 1
        self.count["strict"] += same
        self.count["type"] += hit.type == time.type
        self.count["value"] += hit.value == time.value
        if not same:
            self.wrong["edges", time.span.text.lower(), words, ""] += 1
        if hit.value != time.value:
            self.wrong["value", words, hit.value, time.value] += 1

    def scores(self) -> dict[str, tuple[float, float, float]]:
        """Precision, recall and F1 of each measure."""
        count = self.count
        return {name: f1(count[name], count["predicted"], count["gold"]) for name in MEASURES}

    def added(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.count + other.count, self.wrong + other.wrong)


def main(errors: bool) -> int:
    """Prints the table; 1 where the corpus isn't there."""
    folder = CORPORA / "tempeval3" / "TBAQ-cleaned"
    paths = sorted((p for p in folder.glob("*/*.tml") if not p.name.startswith("._")), key=lambda path: path.name)
    if not paths:
        print(f"No corpus at {folder}: get TempEval-3's TBAQ-cleaned and set ONRECORD_CORPORA.")
        return 1
    read, kept = Tally(), Tally()
    for nth, path in enumerate(paths):
        (kept if nth % 2 else read).document(path)
    halves = {"all": read.added(kept), "read": read, "kept": kept}
    count = halves["all"].count
    print(f"TempEval-3 training documents: {len(paths)}; times annotated {count['gold']}, found {count['predicted']}")
    print(f"{'':8}" + "".join(f"{name:^22}" for name in halves))
    print(f"{'':8}" + f"{'P':>6} {'R':>6} {'F1':>6}  " * len(halves))
    for name in MEASURES:
        print(
            f"{name:8}"
            + "".join("{:6.1f} {:6.1f} {:6.1f}  ".format(*tally.scores()[name]) for tally in halves.values())
        )
    if errors:
        for error, number in sorted(read.wrong.items(), key=lambda item: (item[0][0], -item[1])):
            print(number, *error, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main("--errors" in sys.argv))
