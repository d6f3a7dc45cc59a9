"""Scores where an event is: of a sentence's names, the one that says where what its verb tells is.

usage: python -m evals.event_places [--misses N]

Reads ``$ONRECORD_CORPORA`` (default ``../shared/corpora``): event_location, whose sentences mark a verb and the names
of where it happens. Every fifth text (by a hash of it) is held out: its misses are never printed. Any verb is
asked for, whether the lexicon knows an event by it or not, through the finder that a reading uses. The corpus marks
the nearest name ("Lenn" of "Lenn in Sarn Province"). Right is a sentence whose likeliest name shares
a word with a marked one;
exact are those with the same characters; all have every marked name, and none beside. Left out are sentences whose
marks are none or are not at the start of a name (shifted or lost offsets), and those without a mark: half of these do
say where, so they are only counted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.corpora import folder
from onrecord.find.events import scene_of
from onrecord.find.events.scene import Scene
from onrecord.find.events.setting import place_of
from onrecord.ids import of_report
from onrecord.issues import Found, Given
from onrecord.model import Kept, Paragraph, Report
from onrecord.pipeline import STAGES, needs

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the characters of its verb and of the names of where that happens."""

    text: str
    verb: Range
    places: tuple[Range, ...]

    @property
    def held_out(self) -> bool:
        """Whether its misses are never looked at, and nothing is learned from it."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % 5 == 0


def marked() -> Iterator[Marked]:
    """The corpus's sentences, each verb once; without those whose marks are lost or shifted."""
    seen: set[tuple[str, Range]] = set()
    with (folder("event_location") / "train.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = row["text"]
            verb = next((one["start"], one["end"]) for one in row["spans"] if one["label"] == "VERB")
            names = [_trimmed(text, one) for one in row["spans"] if one["label"] == "LOCATION"]
            if (text, verb) not in seen and all(_is_name(text, start, end) for start, end in names):
                yield Marked(text, verb, tuple(sorted(names)))
            seen.add((text, verb))


def _trimmed(text: str, mark: dict[str, Any]) -> Range:
    start, end = mark["start"], mark["end"]
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _is_name(text: str, start: int, end: int) -> bool:
    return start < end and text[start].isupper() and not (start and text[start - 1].isalnum())


def scene(text: str) -> Scene:
    """A sentence as the finder of events sees it, read as it stands."""
    body = (Paragraph(0, len(text), "body"),)
    report = Report(of_report(text, None), "", "", (), "", None, text, body, (), (Kept(0, 0, len(text)),))
    values: dict[str, Any] = {"report": report}
    for gives, stage in STAGES[1:]:
        if gives == "events":
            break
        given = stage(**{name: values[name] for name in needs(stage)})
        given = given.findings if isinstance(given, Found) else given.given if isinstance(given, Given) else given
        values[gives] = given
    return scene_of(**{name: values[name] for name in ("report", "parsed", "times", "quantities", "places", "actors")})


def shares(one: Range, names: tuple[Range, ...]) -> bool:
    """Whether a stretch has characters of one of the names."""
    return any(start < one[1] and one[0] < end for start, end in names)


def judged(sentence: Marked, desk: Scene) -> tuple[set[str], list[Range]]:
    """What is right of a sentence, and the names that were found."""
    verb = desk.parsed.root(*sentence.verb)
    found = [(one.span.start, one.span.end) for one in (place_of(desk, verb) if verb is not None else ())]
    if not found:
        return set(), found
    right = {"found"}
    if shares(found[0], sentence.places):
        right.add("right")
    if found[0] in sentence.places:
        right.add("exact")
    if all(shares(one, sentence.places) for one in found) and all(shares(one, tuple(found)) for one in sentence.places):
        right.add("all")
    return right, found


MEASURES = ("right", "exact", "all", "found")


def main() -> None:
    """Prints the table, and some misses of the tuning part."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", type=int, default=0)
    left = options.parse_args().misses
    hits, tried = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for sentence in marked():
        right, found = judged(sentence, scene(sentence.text))
        part = sentence.held_out
        if not sentence.places:
            tried["unmarked", part] += 1
            hits["unmarked", part] += not found
            continue
        tried["marked", part] += 1
        hits.update((measure, part) for measure in right)
        if "right" not in right and not part and left:
            left -= 1
            print([sentence.text[start:end] for start, end in (sentence.verb, *sentence.places, *found)], sentence.text)
    table = Table("sentences with a marked place", "tuned on", "held out")
    for measure in MEASURES:
        table.add_row(measure, *(f"{100 * hits[measure, part] / tried['marked', part]:.1f}" for part in (False, True)))
    table.add_row("sentences", *(str(tried["marked", part]) for part in (False, True)))
    unmarked = (f"{100 * hits['unmarked', part] / tried['unmarked', part]:.1f}" for part in (False, True))
    table.add_row("without a mark: none found", *unmarked)
    Console().print(table)


if __name__ == "__main__":
    main()
