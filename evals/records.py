"""Scores readings against hand-made records of whole reports: those of demo reports, or others in the same form.

usage: python -m evals.records [--misses] [RECORD.yaml REPORT.txt [--published DAY]]

A statement is found when its content and the recorded one overlap by half (IoU, from first to last character) or start
together; its source is right when the resolved name or the words hold the recorded name's last word. An event is found
when its trigger overlaps the recorded trigger words or stands within 60 characters; type, status, place, when, actors
and quantities are scored on the events that were found. A forecast is found when its claim overlaps the recorded one.
Entries marked optional count neither for nor against.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

import onrecord
from onrecord.model import Days, Event, Reading, Span, Statement

HERE = Path(__file__).parent.parent
RECORDS = HERE / "tests/golden/records"
REPORTS = HERE / "examples/reports"
NEAR = 60
"""Characters between a trigger and the recorded words."""


@dataclass
class Score:
    """Hits and tries for each measure; for found things also how many were predicted."""

    hits: Counter[str] = field(default_factory=Counter)
    tries: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def check(self, measure: str, right: bool, says: str = "") -> None:
        """One try at a measure."""
        self.tries[measure] += 1
        self.hits[measure] += right
        if not right and says:
            self.missed.append(f"{measure}: {says}")

    def add(self, other: Score) -> None:
        """Takes over another score's counts."""
        self.hits += other.hits
        self.tries += other.tries
        self.predicted += other.predicted

    def rate(self, measure: str) -> float | None:
        """Hits over tries; None where nothing was tried."""
        return self.hits[measure] / self.tries[measure] if self.tries[measure] else None

    def precision(self, noun: str) -> float | None:
        """Found over predicted; None where nothing was predicted."""
        return self.hits[noun] / self.predicted[noun] if self.predicted[noun] else None

    def f1(self, noun: str) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision(noun) or 0.0, self.rate(noun) or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


class Flat:
    """A report's text with white space as single blanks, to look recorded words up in."""

    def __init__(self, text: str) -> None:
        self.text = ""
        self._at: dict[int, int] = {}
        for offset, char in enumerate(text):
            if char.isspace() and self.text.endswith(" "):
                continue
            self._at[offset] = len(self.text)
            self.text += " " if char.isspace() else char

    def range(self, start: int, end: int) -> tuple[int, int]:
        """A range of the report's text in flat characters."""
        inside = [self._at[at] for at in range(start, end) if at in self._at]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def find(self, words: str, after: int = 0) -> tuple[int, int] | None:
        """Where recorded words stand; None if nowhere."""
        flat = re.sub(r"\s+", " ", words).strip().strip('"“”')
        at = self.text.find(flat, after)
        return (at, at + len(flat)) if at >= 0 else None


def shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Characters that both cover."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def words(text: str) -> list[str]:
    """The text's words in small letters, without marks."""
    return re.findall(r"\w+", text.casefold())


def on_days(days: Days | None, recorded: Any) -> bool:
    """Whether days are those recorded as DAY or FIRST/LAST, .. where an end is open (a month or year is a prefix)."""
    first, _, last = str(recorded).partition("/")
    last = last or first
    got = days or Days(None, None)
    begins = first == ".." or str(got.first or "").startswith(first)
    return begins and (last == ".." or str(got.last or "").startswith(last))


def score(record: dict[str, Any], reading: Reading) -> Score:
    """The score of one reading."""
    result, flat = Score(), Flat(reading.report.text)
    header(record["document"], reading, flat, result)
    statements(record.get("statements") or [], reading, flat, result)
    events(record.get("events") or [], reading, flat, result)
    forecasts(record.get("forecasts") or [], reading, flat, result)
    return result


def header(document: dict[str, Any], reading: Reading, flat: Flat, result: Score) -> None:
    """Title, authors, day, what is not the body, and what was broken."""
    report = reading.report
    result.check("title", words(report.title) == words(document["title"]), document["title"])
    result.check("authors", list(report.authors) == list(document["authors"]), str(document["authors"]))
    result.check("published", str(report.published) == str(document["published"]), str(document["published"]))
    for joined in document.get("joined") or []:
        result.check("joined", flat.find(joined) is not None, joined)
    out = [flat.range(part.start, part.end) for part in report.left_out]
    for line in document.get("not_body") or []:
        at = flat.find(line)
        gone = at is None or any(2 * shared(at, part) >= at[1] - at[0] for part in out)
        result.check("left out", gone, line)


def statements(recorded: list[dict[str, Any]], reading: Reading, flat: Flat, result: Score) -> None:
    """Statements, their sources, manner, day and nesting."""
    found = [(flat.range(one.content[0].start, one.content[-1].end), one) for one in reading.statements]
    used: set[int] = set()
    optional = 0
    for want in recorded:
        best = _statement(want, found, used, flat)
        if best is not None:
            used.add(best)
        if want.get("optional"):
            optional += best is not None
            continue
        result.check("statements", best is not None, f"{want['source']} {want.get('cue')} {want['content']}")
        if best is not None:
            _statement_details(want, found[best][1], result)
    result.predicted["statements"] += len(found) - optional


def _statement(
    want: dict[str, Any], found: list[tuple[tuple[int, int], Statement]], used: set[int], flat: Flat
) -> int | None:
    first = flat.find(want["content"][0])
    last = flat.find(want["content"][-1], first[0]) if first else None
    if first is None or last is None:
        return None
    place, best, most = (first[0], last[1]), None, 0.0
    for number, (got, one) in enumerate(found):
        both = shared(place, got)
        value = both / (max(place[1], got[1]) - min(place[0], got[0]))
        if number in used or not (value >= 0.5 or (value >= 0.25 and abs(place[0] - got[0]) <= 12)):
            continue
        value += 0.5 * _right_source(want, one)
        if value > most:
            best, most = number, value
    return best


def _right_source(want: dict[str, Any], one: Statement) -> bool:
    if want["source"] == "unnamed":
        return one.source is None
    got = words(f"{one.source.name} {one.source.span.text}") if one.source else []
    return words(want["source"])[-1] in got


def _statement_details(want: dict[str, Any], one: Statement, result: Score) -> None:
    got = one.source.name if one.source else None
    result.check("source", _right_source(want, one), f"{want['source']}, got {got}: {want['content']}")
    result.check("manner", one.manner == want["kind"], f"{want['kind']}, got {one.manner}: {want['content']}")
    if "said" in want:
        result.check("said", on_days(one.said, want["said"]), f"{want['said']}, got {one.said}: {want['content']}")
    if "via" in want:
        result.check("nested", one.within is not None, f"{want['source']}: {want['content']}")


def events(recorded: list[dict[str, Any]], reading: Reading, flat: Flat, result: Score) -> None:
    """Events and their coding."""
    found = [(flat.range(one.trigger.start, one.trigger.end), one) for one in reading.events]
    used: set[int] = set()
    optional = 0
    for want in recorded:
        place = flat.find(want["trigger"])
        best = _event(want, place, found, used) if place else None
        if best is not None:
            used.add(best)
        if want.get("optional"):
            optional += best is not None
            continue
        result.check("events", best is not None, f"{want['type']} {want['trigger']}")
        if best is not None:
            _event_details(want, found[best][1], reading, result)
    result.predicted["events"] += len(found) - optional
    extra = (one for place, (_, one) in enumerate(found) if place not in used)
    result.extra += [f"event: {one.type} {_around(reading, one.trigger)}" for one in extra]


def _around(reading: Reading, span: Span) -> str:
    """Words in their place, which are marked."""
    text = reading.report.text
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    return " ".join(f"{before}[{span.text}]{after}".split())


def _event(
    want: dict[str, Any], place: tuple[int, int], found: list[tuple[tuple[int, int], Event]], used: set[int]
) -> int | None:
    best, least = None, NEAR + 1
    for number, (got, one) in enumerate(found):
        far = 0 if shared(place, got) else min(abs(got[0] - place[1]), abs(got[1] - place[0]))
        far += 20 * (one.type != want["type"])
        if number not in used and far < least:
            best, least = number, far
    return best


def _event_details(want: dict[str, Any], one: Event, reading: Reading, result: Score) -> None:
    says = want["trigger"]
    result.check("event type", one.type == want["type"], f"{want['type']}, got {one.type}: {says}")
    result.check("status", one.status == want["status"], f"{want['status']}, got {one.status}: {says}")
    if "place" in want:
        _any("event place", want["place"], (f"{site.name} {site.span.text}" for site in one.places), says, result)
    if "actors" in want:
        _any("event actors", want["actors"], (f"{part.name} {part.span.text}" for part in one.actors), says, result)
    if "when" in want:
        result.check("event when", on_days(one.when, want["when"]), f"{want['when']}, got {one.when}: {says}")
    texts = {quantity.id: quantity.span.text for quantity in reading.quantities}
    got = " ".join(texts[name] for name in one.quantities)
    for quantity in want.get("quantities") or []:
        number = re.sub(r"\D", "", quantity) or quantity.split()[0]
        result.check("event quantities", number in re.sub(r"[,.]", "", got), f"{quantity}, got {got}: {says}")


def _any(measure: str, wanted: Any, got: Iterable[str], says: str, result: Score) -> None:
    """Whether one of the recorded names' last words is among those found."""
    names = wanted if isinstance(wanted, list) else [wanted]
    have = words(" ".join(got))
    result.check(measure, any(words(str(name))[-1] in have for name in names), f"{names}, got {have}: {says}")


def forecasts(recorded: list[dict[str, Any]], reading: Reading, flat: Flat, result: Score) -> None:
    """Forecasts and when they fall due."""
    found = [(flat.range(one.claim.start, one.claim.end), one) for one in reading.forecasts]
    used: set[int] = set()
    optional = 0
    for want in recorded:
        place = flat.find(want["claim"])
        hit = [n for n, (got, _) in enumerate(found) if place and n not in used and shared(place, got)]
        used.update(hit[:1])
        if want.get("optional"):
            optional += bool(hit)
            continue
        result.check("forecasts", bool(hit), f"{want['by']}: {want['claim']}")
        if hit and "due" in want and str(want["due"]) != "soon":
            due = found[hit[0]][1].due
            result.check("due", on_days(due, want["due"]), f"{want['due']}, got {due}: {want['claim']}")
    result.predicted["forecasts"] += len(found) - optional


def read(record: Path, report: Path, published: date | None = None) -> Score:
    """The score of one report's reading against its record."""
    return score(yaml.safe_load(record.read_text("utf-8")), onrecord.read(report, published=published))


def demo() -> dict[str, Score]:
    """The scores of all demo reports that have a record, by name."""
    return {path.stem: read(path, REPORTS / f"{path.stem}.txt") for path in sorted(RECORDS.glob("*.yaml"))}


def show(scores: dict[str, Score]) -> None:
    """All scores together, as a table."""
    total = Score()
    for one in scores.values():
        total.add(one)
    table = Table("measure", "right", "of", "share", title=f"{len(scores)} reports")
    for measure, tries in total.tries.items():
        table.add_row(measure, str(total.hits[measure]), str(tries), f"{total.rate(measure) or 0:.2f}")
    for noun in ("statements", "events", "forecasts"):
        table.add_row(
            f"{noun} precision", str(total.hits[noun]), str(total.predicted[noun]), f"{total.precision(noun) or 0:.2f}"
        )
        table.add_row(f"{noun} F1", "", "", f"{total.f1(noun):.2f}")
    Console().print(table)


def main() -> None:
    """Prints one table, and with --misses what was missed, and what events are in no record."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="*", type=Path, help="a record and its report; without them the demo reports")
    options.add_argument("--published", type=date.fromisoformat, default=None)
    options.add_argument("--misses", action="store_true")
    asked = options.parse_args()
    scores = {asked.paths[0].stem: read(*asked.paths, asked.published)} if asked.paths else demo()
    if asked.misses:
        for name, one in scores.items():
            for line in one.missed:
                print(f"{name}: {line}")
            for line in one.extra:
                print(f"{name}: not recorded: {line}")
    show(scores)


if __name__ == "__main__":
    main()
