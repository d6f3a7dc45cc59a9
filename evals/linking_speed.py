"""Measures linking: seconds, peak memory and growth over invented readings, and the time that one more report takes.

usage: python -m evals.linking_speed [--readings 1000,10000] [--jobs N]

Half of the events are of happenings that reports of the same days share, so that two or three tell of each; names of
actors and places come back as often as in news. Each size is a record of its own, linked once; then reports are added
one by one and linked, and the median of these is printed.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
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


def measured(size: int, jobs: int, folder: Path) -> tuple[float, float, float, str]:
    """For a record of this size: seconds of linking, those of one more report, gigabytes, and what came out."""
    world = World(1, max(1, round(size * _TOLD / DAYS)))
    with open_record(folder / f"{size}.db") as record:
        for _ in loading.load(record, ((world.reading(nth), None) for nth in range(size)), jobs):
            pass
        began = time.perf_counter()
        found = record.link(jobs=jobs)
        took, one_more = time.perf_counter() - began, []
        for nth in range(size, size + ADDED):
            record.add(world.reading(nth))
            began = time.perf_counter()
            record.link()
            one_more.append(time.perf_counter() - began)
    usage = [resource.getrusage(one).ru_maxrss / 1e6 for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = usage[0] + (jobs if jobs > 1 else 0) * usage[1]
    said = (
        f"{found.events:,} events told by several, {found.actors:,} actors under several names, {found.unsure:,} unsure"
    )
    return took, statistics.median(one_more), peak, said


def main() -> None:
    """Prints a line for each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--readings", default="1000,10000", help="sizes, ascending")
    options.add_argument("--jobs", type=int, default=cores(), help="processes; all cores by default")
    given = options.parse_args()
    table = Table("readings", "linking, s", "growth", "one more, s", "peak, GB", "found")
    before = 0.0
    with tempfile.TemporaryDirectory(prefix="onrecord-linking-") as folder:
        for size in map(int, given.readings.split(",")):
            took, one_more, peak, said = measured(size, given.jobs, Path(folder))
            growth = f"{took / before:.1f}-fold" if before else ""
            table.add_row(f"{size:,}", f"{took:.1f}", growth, f"{one_more:.2f}", f"{peak:.2f}", said)
            before = took
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
