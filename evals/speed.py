"""How fast the parts of a reading are beside the stock parser pipeline, in one run, on the same texts, on one core.

usage: OMP_NUM_THREADS=1 python -m evals.speed [--rounds N] [FILE …]

The rounds go through all parts in turn and the fastest of each counts, in words of running text a second of processor
time. The stock pipeline is spaCy's (``en_core_web_sm``, names included), given whole texts in batches as it likes
them best. Then it says what each stage of a reading takes, and what a process of its own takes: until it has read a
first sentence, in memory, and beside a second one (by the clock, so on a machine that does nothing else). Without
files the demo reports are read.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

import onrecord
from evals.statements import report_of
from onrecord import parse, pipeline
from onrecord.attribute import tagger
from onrecord.encode import encode
from onrecord.parse.english import MODEL

EXAMPLES = Path(__file__).parent.parent / "examples/reports"


@dataclass(frozen=True, slots=True)
class Alone:
    """What a process of its own took: processor seconds to the first sentence read, then for all texts, and seconds by
    the clock for these; the most memory that it held, in MB.
    """

    start: float
    spent: float
    took: float
    memory: float


def parts(texts: list[str]) -> dict[str, Callable[[], object]]:
    """What is timed, by name."""
    import spacy

    stock = spacy.load(MODEL)
    reports = [report_of(text) for text in texts]
    parsed = [parse.parse(report) for report in reports]
    encoded = [encode(one) for one in parsed]
    return {
        "stock pipeline": lambda: list(stock.pipe(texts)),
        "parser": lambda: [parse.parse(report) for report in reports],
        "encoder": lambda: [encode(one) for one in parsed],
        "tagger": lambda: [tagger.tag(one, seen) for one, seen in zip(parsed, encoded, strict=True)],
        "whole reading": lambda: [onrecord.read(text=text) for text in texts],
    }


def fastest(timed: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least seconds of processor time that each took."""
    found = dict.fromkeys(timed, float("inf"))
    for _ in range(rounds):
        for name, run in timed.items():
            began = time.process_time()
            run()
            found[name] = min(found[name], time.process_time() - began)
    return found


def stages(texts: list[str]) -> Counter[str]:
    """The seconds of processor time that each stage of a reading took, and what is done around them."""
    found: Counter[str] = Counter()

    def timed(stage: pipeline.Stage) -> pipeline.Stage:
        @wraps(stage)
        def run(**given: Any) -> Any:
            began = time.process_time()
            try:
                return stage(**given)
            finally:
                found[stage.__name__] += time.process_time() - began

        return run

    began = time.process_time()
    with patch.object(pipeline, "STAGES", tuple((gives, timed(stage)) for gives, stage in pipeline.STAGES)):
        for text in texts:
            onrecord.read(text=text)
    found["repair, and all between"] = time.process_time() - began - found.total()
    return found


def alone(files: Sequence[Path], processes: int) -> list[Alone]:
    """What processes took that read the same files at the same time."""
    command = [sys.executable, "-m", "evals.speed", "--alone", *map(str, files)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
    return [Alone(**json.loads(one.communicate()[0])) for one in running]


def read_alone(texts: Sequence[str]) -> Alone:
    """What this process took for all of its life and for these texts."""
    onrecord.read(text="The mayor spoke on Monday.")
    start, clock = time.process_time(), time.perf_counter()
    for text in texts:
        onrecord.read(text=text)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Alone(start, time.process_time() - start, time.perf_counter() - clock, most)


def main() -> None:
    """Prints three tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("files", nargs="*", type=Path)
    asked = options.parse_args()
    files = asked.files or sorted(EXAMPLES.glob("*.txt"))
    texts = [path.read_text("utf-8") for path in files]
    words = sum(len(text.split()) for text in texts)
    console = Console(width=100)
    if asked.alone:
        sys.stdout.write(json.dumps(asdict(read_alone(texts))))
        return
    seconds = fastest(parts(texts), asked.rounds)
    seconds["parser and encoder"] = seconds["parser"] + seconds["encoder"]
    table = Table("", "words/s", "to the stock pipeline", title=f"{words:,} words, {_processor()}")
    for name, spent in seconds.items():
        table.add_row(name, f"{words / spent:,.0f}", f"{seconds['stock pipeline'] / spent:.2f}")
    console.print(table)
    share = seconds["parser and encoder"] / seconds["whole reading"]
    console.print(f"A whole reading has {share:.0%} of the rate of parser and encoder.")
    console.print(_of_stages(stages(texts)))
    (one,), two = alone(files, 1), alone(files, 2)
    console.print(f"To the first sentence read: {one.start:.1f} s. First readings: {words / one.spent:,.0f} words/s.")
    console.print(f"Memory: {one.memory:,.0f} MB. Two processes: {2 * one.took / max(b.took for b in two):.2f} of one.")


def _of_stages(spent: Counter[str]) -> Table:
    table = Table("stage", "% of a reading")
    for name, seconds in spent.most_common():
        table.add_row(name, f"{seconds / spent.total():.1%}")
    return table


def _processor() -> str:
    """The processor's name, and whether it has the instructions that products of int8 numbers are made for."""
    info = Path("/proc/cpuinfo")
    about = info.read_text("utf-8") if info.exists() else ""
    name = next((line.partition(":")[2].strip() for line in about.splitlines() if line.startswith("model name")), "")
    has = [flag for flag in ("amx_int8", "avx512_vnni", "avx_vnni") if f" {flag}" in about]
    return " ".join([name or os.uname().machine, *has])


if __name__ == "__main__":
    main()
