"""How fast the parts of a reading are beside the stock parser pipeline, in one run, on the same texts, on one core.

usage: OMP_NUM_THREADS=1 python -m evals.speed [--rounds N] [FILE …]

The rounds go through all parts in turn and the fastest of each counts, in words of running text a second of processor
time. The stock pipeline is spaCy's (``en_core_web_sm``, names included), given whole texts in batches as it likes
them best. Without files the demo reports are read.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

import onrecord
from evals.statements import report_of
from onrecord import parse
from onrecord.attribute import tagger
from onrecord.encode import encode
from onrecord.parse.english import MODEL

EXAMPLES = Path(__file__).parent.parent / "examples/reports"


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


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("files", nargs="*", type=Path)
    asked = options.parse_args()
    texts = [path.read_text("utf-8") for path in asked.files or sorted(EXAMPLES.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    table = Table("", "words/s", "to the stock pipeline", title=f"{words:,} words, {_processor()}")
    seconds = fastest(parts(texts), asked.rounds)
    for name, spent in seconds.items():
        table.add_row(name, f"{words / spent:,.0f}", f"{seconds['stock pipeline'] / spent:.2f}")
    Console(width=100).print(table)


def _processor() -> str:
    """The processor's name, and whether it has the instructions that products of int8 numbers are made for."""
    info = Path("/proc/cpuinfo")
    about = info.read_text("utf-8") if info.exists() else ""
    name = next((line.partition(":")[2].strip() for line in about.splitlines() if line.startswith("model name")), "")
    has = [flag for flag in ("amx_int8", "avx512_vnni", "avx_vnni") if f" {flag}" in about]
    return " ".join([name or os.uname().machine, *has])


if __name__ == "__main__":
    main()
