"""Scores what a reading makes of military press releases: day, province, how many were killed and captured.

usage: python -m evals.isaf [--misses N]

Reads ``$ONRECORD_CORPORA/isaf`` (default ``../shared/corpora``): 300 releases, each with a record made by hand. A third
is held out by a hash of its text; ``--misses`` prints those of the others alone. A release is read as published on the
day of its dateline or headline, the year from its number; without these nothing can resolve its "yesterday". The day is
that of its first killing or arrest (``isaf_days``), the province that of the events' places, else of the report's, the
numbers those of whom the release tells, put together as the records count (``isaf_parties``). "Day told at all" is the
share of releases with a word that could mean the day on record, so the most that any reader of the text can have right.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import onrecord
from evals.corpora import folder
from evals.isaf_days import begins, day, published, tellable
from evals.isaf_parties import number
from onrecord.model import Reading

FIELDS = ("day", "province", "killed", "captured")
_SPELT = {"paktiya": "paktya", "paktia": "paktya", "oruzgan": "uruzgan"}


@dataclass(frozen=True, slots=True)
class Release:
    """A press release and the record of it; the day is of form 2031-03-12."""

    text: str
    record: dict[str, Any]

    @property
    def held_out(self) -> bool:
        """Whether it is one of the third whose faults are never printed."""
        return int(hashlib.sha256(self.text.encode()).hexdigest(), 16) % 3 == 0


def releases(path: Path) -> Iterator[Release]:
    """All releases."""
    for row in (path / "tune.jsonl").read_text("utf-8").splitlines():
        _, asked, told = (one["value"] for one in json.loads(row)["conversations"])
        yield Release(asked.removeprefix("PRESS RELEASE TEXT: "), json.loads(told))


def _spelt(name: str) -> str:
    """A province's name without what is written in several ways."""
    plain = re.sub(r"[^a-z]", "", name.lower().removesuffix(" province"))
    return _SPELT.get(plain, plain)


def province(reading: Reading, known: set[str]) -> str:
    """The province of the events' places, else the first that the report names; empty where none is known."""
    named = {one.id: _spelt(one.name) for one in reading.places}
    at = [named[site.place] for event in reading.events for site in event.places if site.place in named]
    return next((name for name in (*at, *named.values()) if name in known), "")


def judged(release: Release, reading: Reading, known: set[str]) -> dict[str, tuple[Any, Any]]:
    """What is found and what is on record, by field."""
    record, begin = release.record, begins(release.text)
    told = [_spelt(one) for one in record["province"]]
    where = province(reading, known)
    return {
        "day": (str(day(reading)), record["start_date"]),
        "province": (where, where if where in told else "/".join(told)),
        "killed": (number(reading, "killed", begin), record["min_killed"]),
        "captured": (number(reading, "captured", begin), record["min_captured"]),
    }


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", type=int, default=0)
    asked = options.parse_args()
    found = list(releases(folder("isaf")))
    known = {_spelt(name) for one in found for name in one.record["province"]}
    right: Counter[tuple[str, bool]] = Counter()
    tried: Counter[bool] = Counter()
    told: Counter[bool] = Counter()
    for one in found:
        tried[one.held_out] += 1
        told[one.held_out] += date.fromisoformat(one.record["start_date"]) in tellable(one.text)
        for field, (ours, theirs) in judged(
            one, onrecord.read(text=one.text, published=published(one.text)), known
        ).items():
            right[field, one.held_out] += ours == theirs
            if ours != theirs and not one.held_out and asked.misses > 0:
                asked.misses -= 1
                print(f"{field}: {ours!r}, on record {theirs!r}\n{one.text}\n")
    table = Table("right", f"tuned on ({tried[False]})", f"held out ({tried[True]})", title="ISAF releases")
    for field in FIELDS:
        table.add_row(field, *(f"{100 * right[field, part] / tried[part]:.1f}" for part in (False, True)))
    table.add_row("day told at all", *(f"{100 * told[part] / tried[part]:.1f}" for part in (False, True)))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
