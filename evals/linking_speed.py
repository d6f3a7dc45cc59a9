"""Measures linking: seconds, peak memory and growth over invented readings, and the time that one more report takes.

usage: python -m evals.linking_speed [--readings 1000,10000] [--jobs N]

Half of the events are of happenings that reports of the same days share, so that two or three tell of each; names of
actors and places come back as often as in news. Each size is a record of its own, linked once; then reports are added
one by one and linked, and the median of these is printed. That and the growth are in seconds of the processors, which
tell the same while other programs run.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evals.invented import DAYS, World
from onrecord.store import open_record
from onrecord.work import loading
from onrecord.work.pool import cores

ADDED = 9
"""Reports that are added one by one."""
_TOLD = 1.8
"""Events of happenings that a report has, by so many as tell of one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Of a record: seconds of linking, of all processors and of one more report, gigabytes, and what came out."""

    took: float
    worked: float
    one_more: float
    peak: float
    said: str


def _worked() -> float:
    """Seconds that the processors worked for this process and its children."""
    used = [resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measured(size: int, jobs: int, folder: Path) -> Measured:
    """Makes a record of this size, links it, and adds to it."""
    world = World(1, max(1, round(size * _TOLD / DAYS)))
    with open_record(folder / f"{size}.db") as record:
        for _ in loading.load(record, ((world.reading(nth), None) for nth in range(size)), jobs):
            pass
        began, busy = time.perf_counter(), _worked()
        found = record.link(jobs=jobs)
        took, worked, one_more = time.perf_counter() - began, _worked() - busy, []
        for nth in range(size, size + ADDED):
            record.add(world.reading(nth))
            busy = _worked()
            record.link()
            one_more.append(_worked() - busy)
    usage = [resource.getrusage(one).ru_maxrss / 1e6 for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = usage[0] + (jobs if jobs > 1 else 0) * usage[1]
    said = (
        f"{found.events:,} events told by several, {found.actors:,} actors under several names, {found.unsure:,} unsure"
    )
    return Measured(took, worked, statistics.median(one_more), peak, said)


def main() -> None:
    """Prints a line for each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--readings", default="1000,10000", help="sizes, ascending")
    options.add_argument("--jobs", type=int, default=cores(), help="processes; all cores by default")
    given = options.parse_args()
    table = Table("readings", "linking, s", "of processors, s", "growth", "one more, s", "peak, GB", "found")
    before = 0.0
    with tempfile.TemporaryDirectory(prefix="onrecord-linking-") as folder:
        for size in map(int, given.readings.split(",")):
            one = measured(size, given.jobs, Path(folder))
            growth = f"{one.worked / before:.1f}-fold" if before else ""
            numbers = f"{one.took:.1f}", f"{one.worked:.1f}", growth, f"{one.one_more:.2f}", f"{one.peak:.2f}"
            table.add_row(f"{size:,}", *numbers, one.said)
            before = one.worked
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
