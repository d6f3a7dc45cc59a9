"""Scores which of the key's tellings of events are read at all across the forty demo reports, and how those are linked.

usage: python -m evals.tellings [--misses]

* A telling is *read* where an event of ours has its trigger or a mention at the key's trigger.
* It is read *nearly* where an event of the same kind, or of the same PLOVER type, has one in its sentence.
* Its status is right where that of the read event, as its teller has it, is the key's; what the key has as cancelled is
  denied.
* Links are pairs of tellings of two reports, both read: right where one event of ours, or one group of them, has both.

``--misses`` lists those of the read part that aren't read, kind by kind, with what was read in their sentence.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rich.console import Console
from rich.table import Table

from evals import key
from evals.across import Ground
from evals.demo import read_all
from onrecord.find.events.kinds import patterns
from onrecord.judge.telling import told_in
from onrecord.model import Event, Reading, Span

PARTS: tuple[key.Part, ...] = ("read", "kept")


@dataclass(frozen=True, slots=True)
class Asked:
    """A telling of the key and what was read of it."""

    event: key.Happening
    telling: key.Telling
    at: tuple[int, int] | None
    found: tuple[str, ...]
    status: str | None
    near: bool
    beside: tuple[str, ...]

    @property
    def part(self) -> key.Part:
        return key.part(self.event.id)

    @property
    def right(self) -> bool:
        """Whether it was read with the key's status."""
        return self.status == {"cancelled": "denied"}.get(self.telling.status, self.telling.status)


def asked(ground: Ground) -> list[Asked]:
    """All tellings of the key, in its order."""
    types = {one.kind.what: one.kind.type for each in patterns().values() for one in each}
    return [_asked(ground, types, event, one) for event in ground.wanted.events for one in event.tellings]


def _asked(ground: Ground, types: Mapping[str, str], event: key.Happening, telling: key.Telling) -> Asked:
    spot, reading = ground.at(telling.trigger), ground.by_stem[telling.trigger.report]
    lines = ground.sentences[reading.report.id]
    at = [(one, span) for one in reading.events for span in dict.fromkeys((one.trigger, *one.mentions))]
    met = sorted((one for one in at if spot and _meet(one[1], spot)), key=lambda one: one[0].trigger != one[1])
    close = [one for one, span in at if spot and lines.nth(span.start) == lines.nth(spot[0])]
    found = tuple(dict.fromkeys(f"{reading.report.id}.{one.id}" for one, _ in met))
    return Asked(
        event,
        telling,
        spot,
        found,
        _status_at(reading, *met[0]) if met else None,
        bool(met) or any(_is_kind(one, event.what, types) for one in close),
        tuple(dict.fromkeys(f"{one.trigger.text} ({one.what}, {one.status})" for one in close)),
    )


def _status_at(reading: Reading, event: Event, span: Span) -> str:
    """What the teller of these words makes of the event."""
    statement = told_in(span.start, reading.statements)
    told_by = statement.id if statement is not None else None
    return next((one.status for one in event.accounts if one.told_by == told_by), event.status)


def _meet(span: Span, spot: tuple[int, int]) -> bool:
    return span.start < spot[1] and spot[0] < span.end


def _is_kind(event: Event, what: str, types: Mapping[str, str]) -> bool:
    return event.what == what or event.type == types.get(what)


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of read tellings of two reports that both have, that we have, and that the key has."""

    right: int
    ours: int
    keys: int

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision, recall = self.right / max(self.ours, 1), self.right / max(self.keys, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def links(ground: Ground, told: Sequence[Asked]) -> Links:
    """How the tellings that are read are linked."""
    group = {id: members[0] for members in ground.own_groups() for id in members}
    read = [(one, {group[id] for id in one.found}) for one in told if one.found]
    right = ours = keys = 0
    for (one, some), (other, others) in combinations(read, 2):
        if one.telling.at.report == other.telling.at.report:
            continue
        same, linked = one.event is other.event, bool(some & others)
        right, ours, keys = right + (same and linked), ours + linked, keys + same
    return Links(right, ours, keys)


def rows(told: Sequence[Asked], by: Callable[[Asked], str]) -> Iterator[tuple[str, ...]]:
    """A row for each value that tellings are told apart by, the most frequent first."""
    sorted_by: dict[str, list[Asked]] = defaultdict(list)
    for one in told:
        sorted_by[by(one)].append(one)
    for value, those in sorted(sorted_by.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        read = [one for one in those if one.found]
        counts = (len(read), sum(one.near for one in those), sum(one.right for one in read))
        yield (value, str(len(those)), *map(str, counts), f"{len(read) / len(those):.2f}")


def main() -> None:
    """Prints the tables, and where they are asked for the misses of the read part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    wants = parser.parse_args()
    console = Console(width=200, highlight=False)
    ground = Ground(read_all(), key.load())
    told = asked(ground)
    for by, value in (("part", _part), ("status", _status), ("kind", _kind)):
        table = Table(by, "tellings", "read", "nearly", "status right", "share read", title=f"Tellings by {by}")
        for row in rows(told, value):
            table.add_row(*row)
        console.print(table)
    table = Table("part", "right", "ours", "key's", "P", "R", "F1", title="Links of tellings that are read")
    for part in ("all", *PARTS):
        made = links(ground, [one for one in told if part in ("all", one.part)])
        table.add_row(part, *map(str, (made.right, made.ours, made.keys)), *(f"{one:.2f}" for one in made.shares))
    console.print(table)
    for one in sorted(told, key=_kind) if wants.misses else ():
        if one.part == "read" and not one.found:
            console.print(_miss(ground, one), markup=False)


def _part(one: Asked) -> str:
    return one.part


def _status(one: Asked) -> str:
    return one.telling.status


def _kind(one: Asked) -> str:
    return one.event.what


def _miss(ground: Ground, one: Asked) -> str:
    told = f"{one.event.what} ({one.event.id}, {one.telling.status}): {one.telling.trigger.words!r}"
    if one.at is None:
        return f"{told} is not in the text that is read"
    reading = ground.by_stem[one.telling.at.report]
    lines = ground.sentences[reading.report.id]
    start = lines.starts[lines.nth(one.at[0])]
    words = " ".join(reading.report.text[start : start + 400].split())
    return f"{told} [{one.telling.at.report}] {words}\n    read there: {'; '.join(one.beside) or '-'}"


if __name__ == "__main__":
    main()
