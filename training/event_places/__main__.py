"""Makes the weights by which a name of a sentence is taken for where an event is.

usage: python -m training.event_places

Learns from four fifths of event_location (``evals.event_places`` holds the last out) and from ``sentences.txt``:
made-up ones for what the corpus has not: events that nouns tell, and names that say nothing of where. Logistic
regression with a quadratic penalty, by Newton's method; a sentence without a marked place counts
less, for half of those say where.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

import onrecord.find.events.locating
from evals.event_places import Range, marked, scene, shares
from onrecord.find.events.locating import ALWAYS
from onrecord.find.events.matching import trigger_at
from onrecord.find.events.recipients import recipients
from onrecord.find.events.roles import actors
from onrecord.find.events.scene import Scene
from onrecord.find.events.setting import own_words, told_of

OUT = Path(onrecord.find.events.locating.__file__).with_name("weights.yml")
INVENTED = Path(__file__).with_name("sentences.txt")
MARK = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}")
PENALTY = 1.0
STEPS = 8
LEAST = 5
UNMARKED, OURS = 0.3, 2.0
"""How much a sentence without a marked place counts, and a made-up one."""
_DROPPED = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """What is told of a name, whether it says where, and how much it counts."""

    told: frozenset[str]
    is_where: bool
    counts: float


def unmarked(line: str) -> tuple[str, Range, tuple[Range, ...]]:
    """A made-up sentence without its marks, with the characters of its trigger and of the names of where it is."""
    text, at, trigger, names = "", 0, (0, 0), list[Range]()
    for found in MARK.finditer(line):
        text += line[at : found.start()]
        words = found[1] or found[2]
        if found[1]:
            trigger = (len(text), len(text) + len(words))
        else:
            names.append((len(text), len(text) + len(words)))
        text, at = text + words, found.end()
    return text + line[at:], trigger, tuple(names)


def invented() -> list[tuple[str, Range, tuple[Range, ...]]]:
    """The made-up sentences; lines that begin with "#" tell the kind of those below."""
    lines = INVENTED.read_text("utf-8").splitlines()
    return [unmarked(line) for line in lines if line and not line.startswith("#")]


def examples(desk: Scene, trigger: Range, places: tuple[Range, ...], counts: float) -> Iterator[Example]:
    """One example for each name of a sentence."""
    head = desk.parsed.root(*trigger)
    if head is None:
        return
    told_by = trigger_at(desk, head)
    parts = actors(desk, told_by), recipients(desk, told_by)
    for told, one in told_of(desk, told_by, own_words(desk, told_by), parts):
        yield Example(told, shares((one.span.start, one.span.end), places), counts)


def held() -> Iterator[Example]:
    """All examples: the corpus's, without those held out, and our own."""
    for sentence in marked():
        if not sentence.held_out:
            counts = 1.0 if sentence.places else UNMARKED
            yield from examples(scene(sentence.text), sentence.verb, sentence.places, counts)
    for text, trigger, places in invented():
        yield from examples(scene(text), trigger, places, OURS)


def fit(held: Sequence[Example]) -> dict[str, float]:
    """The weights under which the examples are likeliest."""
    seen = Counter(one for example in held for one in example.told)
    names = sorted(one for one, count in seen.items() if count >= LEAST)
    place = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(held), len(names) + 1), dtype=np.float32)
    table[:, -1] = 1.0
    for row, example in enumerate(held):
        table[row, [place[one] for one in example.told if one in place]] = 1.0
    right = np.array([example.is_where for example in held], dtype=np.float32)
    counts = np.array([example.counts for example in held], dtype=np.float32)
    penalty = np.array([PENALTY] * len(names) + [0.01], dtype=np.float32)
    found = np.zeros(len(penalty), dtype=np.float32)
    for _ in range(STEPS):
        likely = 1.0 / (1.0 + np.exp(-table @ found))
        slope = table.T @ (counts * (right - likely)) - penalty * found
        bend = (table.T * (counts * likely * (1.0 - likely))) @ table + np.diag(penalty)
        found = found + np.linalg.solve(bend, slope)
    return dict(zip([*names, ALWAYS], found.tolist(), strict=True))


def main() -> None:
    """Writes the weights."""
    weights = fit(list(held()))
    rows = {name: round(value, 2) for name, value in weights.items() if abs(value) > _DROPPED or name == ALWAYS}
    about = "How much each feature of a name counts for its saying where; training.event_places makes it."
    OUT.write_text(yaml.safe_dump({"about": about, "weights": rows}, sort_keys=False, width=120), "utf-8")
    print(f"{len(rows)} weights")


if __name__ == "__main__":
    main()
