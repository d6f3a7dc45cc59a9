"""How fast a record takes readings and answers, and how large it is, by the number of readings in it.

usage: python -m evals.store [--readings 1000,10000,100000] [--jobs N] [--record FILE|URL] [--seed N]

The readings are invented (see evals/invented.py) and loaded by one process, or by ``--jobs`` beside the one that writes
(work/loading.py), each with a file that it was read from; making reading and file isn't counted. Then the record is
checked against those files, and each question of ``QUESTIONS`` is asked with 30 random arguments for a page of 50.
Without ``--record`` the record is a file in a temporary folder.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import create_engine, func, inspect, select

from evals.invented import DAYS, FIRST_DAY, World
from onrecord.model import Reading
from onrecord.review import Choice
from onrecord.store import Origin, Record, dialect, open_record
from onrecord.store.entries import Circle
from onrecord.store.origins import hash_of
from onrecord.work import loading
from onrecord.work.pool import cores

TOGETHER = 2500
"""Readings that are made before they are added."""
ASKED, PAGE, DRAWN = 30, 50, 200
"""Times that each question is asked, answers that are taken of each, readings that arguments are drawn from."""

COUNTED = ("statements", "events", "forecasts", "actors", "places", "times", "quantities")


class Draw:
    """Random arguments for a question, out of some readings of the record: what is asked for is there."""

    def __init__(self, readings: Sequence[Reading], seed: str) -> None:
        self._readings, self._chance = readings, random.Random(seed)

    def _one(self, noun: str) -> tuple[Reading, Any]:
        """A finding, and the reading that it is of."""
        reading = self._chance.choice([one for one in self._readings if getattr(one, noun)])
        return reading, self._chance.choice(getattr(reading, noun))

    def actor(self) -> str:
        """The last name of an actor."""
        return str(self._one("actors")[1].name.split()[-1])

    def place(self) -> str:
        """The name of a place."""
        return str(self._one("places")[1].name)

    def word(self) -> str:
        """A word that a statement holds."""
        return str(self._chance.choice(self._one("statements")[1].content[0].text.split()))

    def phrase(self) -> str:
        """Two words that a statement holds beside each other."""
        words = self._one("statements")[1].content[0].text.split()
        at = self._chance.randrange(max(1, len(words) - 1))
        return " ".join(words[at : at + 2])

    def circle(self) -> Circle:
        """Up to 300 kilometres round a place that is known."""
        places = [one for reading in self._readings for one in reading.places]
        lat, lon = self._chance.choice(
            [(one.lat, one.lon) for one in places if one.lat is not None and one.lon is not None]
        )
        return Circle(lat, lon, self._chance.choice((10.0, 50.0, 300.0)))

    def what(self) -> str:
        """What an event is."""
        return str(self._one("events")[1].what)

    def country(self) -> str:
        """The code of a country of an actor."""
        return str(self._one("actors")[1].country)

    def day(self) -> date:
        """A day of those that reports are of."""
        return FIRST_DAY + timedelta(self._chance.randrange(DAYS))

    def month(self) -> dict[str, Any]:
        """Thirty days, as questions take them."""
        day = self.day()
        return {"since": day, "until": day + timedelta(29)}

    def statement(self) -> str:
        """The id of a statement in the record."""
        reading, found = self._one("statements")
        return f"{reading.report.id}.{found.id}"


Question = Callable[[Record, Draw], Iterable[object]]

QUESTIONS: dict[str, Question] = {
    "statements by an actor": lambda record, draw: record.statements(by=draw.actor()),
    "statements about a word": lambda record, draw: record.statements(about=draw.word()),
    "statements about an actor, denied": lambda record, draw: record.statements(about=draw.actor(), act="denies"),
    "statements of a month": lambda record, draw: record.statements(**draw.month()),
    "statements since a day": lambda record, draw: record.statements(since=draw.day()),
    "events of a kind": lambda record, draw: record.events(type=draw.what()),
    "events at a place": lambda record, draw: record.events(where=draw.place()),
    "events in a country, alleged": lambda record, draw: record.events(where=draw.country(), status="alleged"),
    "forecasts due in a month": lambda record, draw: record.forecasts(**draw.month()),
    "events near a point": lambda record, draw: record.events(near=draw.circle()),
    "events with 1,000 or more": lambda record, draw: record.events(over=1000.0, since=draw.day()),
    "forecasts open on a day": lambda record, draw: record.forecasts(open=draw.day()),
    "timeline of a place": lambda record, draw: record.timeline(where=draw.place()),
    "timeline of a month": lambda record, draw: record.timeline(**draw.month()),
    "who speaks of an actor": lambda record, draw: record.who_says(of=draw.actor()),
    "of whom an actor speaks": lambda record, draw: record.who_says(by=draw.actor()),
    "who speaks of whom in a month": lambda record, draw: record.who_says(**draw.month()),
    "who speaks of whom": lambda record, draw: record.who_says(),
    "evidence unnamed, on an actor": lambda record, draw: record.evidence(rests="unnamed", about=draw.actor()),
    "forces in a country": lambda record, draw: record.forces(where=draw.country()),
    "search a word": lambda record, draw: record.search(draw.word()),
    "search two words": lambda record, draw: record.search(f"{draw.word()} {draw.word()}"),
    "search a phrase": lambda record, draw: record.search(f'"{draw.phrase()}"'),
    "search a word without an actor": lambda record, draw: record.search(f'{draw.word()} -by:"{draw.actor()}"'),
    "reports": lambda record, draw: record.reports(),
    "show": lambda record, draw: [record.show(draw.statement())],
    "to review": lambda record, draw: record.to_review(),
    "to review, by an actor": lambda record, draw: record.to_review(by=draw.actor()),
    "to review, the next one": lambda record, draw: [record.next_to_review(after=draw.statement())],
    "to review, the one before": lambda record, draw: [record.before_in_review(draw.statement())],
    "to review, counted to 1,000": lambda record, draw: [record.left_to_review(1000, noun="event")],
    "deciding": lambda record, draw: [record.decide(draw.statement(), Choice("", "accept", note=draw.word()))],
}
"""What is asked, by name: a question to the record with drawn arguments; the first ``PAGE`` answers are taken."""


@dataclass
class Loaded:
    """What loading took, in seconds and seconds of the processor, and how much the readings hold."""

    seconds: float = 0.0
    worked: float = 0.0
    held: Counter[str] = field(default_factory=Counter)


def load(record: Record, world: World, numbers: Iterable[int], folder: Path, jobs: int = 1) -> Loaded:
    """Adds these readings, some at a time; making them and their files isn't counted."""
    done, coming = Loaded(), iter(numbers)
    while made := [_made(world.reading(nth), nth, folder) for nth in islice(coming, TOGETHER)]:
        began, busy = time.perf_counter(), time.process_time()
        for _ in loading.load(record, made, jobs):
            pass
        done.seconds += time.perf_counter() - began
        done.worked += time.process_time() - busy
        for reading, _ in made:
            words = {"words": len(reading.report.text.split())}
            done.held.update(words | {noun: len(getattr(reading, noun)) for noun in COUNTED})
    return done


def _made(reading: Reading, nth: int, folder: Path) -> tuple[Reading, Origin]:
    text = reading.report.text
    file = folder / str(nth // 1000) / f"{nth}.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return reading, Origin(str(file), hash_of(text.encode()), text)


def size_of(where: str) -> int:
    """The bytes of a record's files, or of its tables with their indexes."""
    url = dialect.url_of(where)
    file = dialect.file_of(url)
    if file:
        return sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*"))
    engine = create_engine(url)
    with engine.connect() as connection:
        sizes = [func.pg_total_relation_size(name) for name in inspect(connection).get_table_names()]
        return sum(connection.execute(select(*sizes)).one())


def asked(record: Record, question: Question, draw: Draw) -> list[float]:
    """The seconds that each asking took, in order of length; one before them isn't counted."""
    spent = []
    for _ in range(ASKED + 1):
        began = time.perf_counter()
        for _ in islice(question(record, draw), PAGE):
            pass
        spent.append(time.perf_counter() - began)
    return sorted(spent[1:])


def measure(where: str, sizes: list[int], world: World, folder: Path, jobs: int) -> None:
    """Fills the record up to each of the sizes, and prints what it does there."""
    console = Console(width=110)
    for begin, size in zip([0, *sizes], sizes, strict=False):
        with open_record(where) as record:
            done = load(record, world, range(begin, size), folder, jobs)
            added = size - begin
            means = ", ".join(f"{done.held[noun] / added:.1f} {noun}" for noun in ("words", *COUNTED))
            console.print(f"\n{size:,} readings, in the mean with {means}")
            by_processor = f"{added / done.worked:,.0f} by the processor's time of the process that writes"
            rate = f"{added / done.seconds:,.0f} readings/s, {by_processor}"
            console.print(f"loading: {rate}, from {begin:,} on")
            kept = size_of(where)
            console.print(f"size: {kept:,} bytes, {kept / size:,.0f} a reading")
            began, busy = time.perf_counter(), time.process_time()
            faults = record.check(jobs).faults
            spent = f"{time.perf_counter() - began:,.1f} s, {time.process_time() - busy:,.1f} s of the processor"
            console.print(f"check: {spent}, {len(faults)} faults")
            console.print(_answers(record, world, size))


def _answers(record: Record, world: World, size: int) -> Table:
    table = Table("a page of 50, in ms", *("median", "95th", "most"), title=f"{size:,} readings")
    drawn = [world.reading(nth) for nth in random.Random(size).sample(range(size), min(DRAWN, size))]
    for name, question in QUESTIONS.items():
        spent = asked(record, question, Draw(drawn, name))
        marks = statistics.median(spent), spent[int(0.95 * len(spent))], spent[-1]
        table.add_row(name, *(f"{1000 * mark:,.1f}" for mark in marks))
    return table


def main() -> None:
    """Prints one part for each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--readings", default="1000,10000,100000", help="sizes, ascending")
    options.add_argument("--jobs", type=int, default=cores(), help="processes; all cores by default")
    options.add_argument("--record", help="where the record is made; nothing may be there")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    sizes = [int(size) for size in given.readings.split(",")]
    if sizes != sorted(set(sizes)) or sizes[0] < 1:
        options.error(f"--readings {given.readings}: give sizes from small to large")
    with tempfile.TemporaryDirectory(prefix="onrecord-store-") as made:
        where = given.record or str(Path(made) / "record.db")
        with open_record(where) as record:
            if next(record.reports(), None):
                options.error(f"{record.where}: has reports already; name another record")
        measure(where, sizes, World(given.seed), Path(made), given.jobs)


if __name__ == "__main__":
    main()
