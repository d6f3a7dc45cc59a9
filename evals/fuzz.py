"""Throws broken files at intake and repair, guided by which lines of code they reach (atheris), for as long as wanted.

usage: python -m evals.fuzz [--kinds html,pdf] [--seconds 3600] [--seeds FOLDER] [--corpus FOLDER]

Each kind is fuzzed in a process of its own, from the files in FOLDER/KIND (tests/intake/seeds by default) and what
earlier runs found worth keeping (build/fuzz by default). What is opened is repaired as well. A fault of ours, a hang (a
file that takes over ten seconds) and a file that needs over 1 GiB stop a kind, are kept beside its corpus as
KIND-crash-*, KIND-timeout-* or KIND-oom-*, and are told.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from io import BytesIO
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "tests" / "intake" / "seeds"
CORPUS = Path("build") / "fuzz"
HANGS, MEMORY = 10, 1024
"""Seconds and megabytes that one file may take."""
FAULT = "opening it failed"
"""What intake says of an exception that isn't its own."""


def main() -> None:
    """Fuzzes kind after kind, and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="", help="by commas; all that have seeds by default")
    parser.add_argument("--seconds", type=int, default=3600, help="for all kinds together")
    parser.add_argument("--seeds", type=Path, default=SEEDS)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    given, rest = parser.parse_known_args()
    if given.one:
        fuzz(given.one, rest)
        return
    kinds = given.kinds.split(",") if given.kinds else sorted(path.name for path in given.seeds.iterdir())
    for kind in kinds:
        corpus = given.corpus / kind
        corpus.mkdir(parents=True, exist_ok=True)
        bounds = [f"-max_total_time={given.seconds // len(kinds)}", f"-timeout={HANGS}", f"-rss_limit_mb={MEMORY}"]
        kept = [f"-artifact_prefix={corpus.parent}/{kind}-", "-max_len=200000", "-print_final_stats=1"]
        command = [
            sys.executable,
            "-m",
            "evals.fuzz",
            "--one",
            kind,
            *bounds,
            *kept,
            str(corpus),
            str(given.seeds / kind),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        told = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        found = sorted(path.name for path in corpus.parent.glob(f"{kind}-*") if path.is_file())
        print(f"{kind:10}{' '.join(told).replace('stat::', ''):50}{', '.join(found) or 'no fault'}", flush=True)


def fuzz(kind: str, options: list[str]) -> None:
    """Fuzzes one kind; never returns."""
    import atheris

    with atheris.instrument_imports(include=["onrecord.intake", "onrecord.repair", "trafilatura", "striprtf", "docx"]):
        from onrecord.errors import InputError
        from onrecord.intake.members import AS_IT_COMES, Member
        from onrecord.intake.opening import Begun, opened
        from onrecord.repair import repair

    def one(raw: bytes) -> None:
        for held in opened(Member(f"fuzzed.{kind}", BytesIO(raw)), AS_IT_COMES):
            if isinstance(held, Begun):
                continue
            if isinstance(held, InputError):
                if FAULT in str(held):
                    raise RuntimeError(str(held))
                continue
            repair(held, None)

    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
