"""Throws broken files at intake and repair, guided by which lines of code they reach (atheris), for as long as wanted.

usage: python -m evals.fuzz [--kinds html,pdf] [--seconds 3600] [--corpus FOLDER]

Each format is fuzzed in a process of its own, from a short story laid out in it (evals/laid_out) and what earlier runs
found worth keeping (in FOLDER, build/fuzz by default); what is packed is a seed unpacked as well, and sums that tell
that a packed file was changed don't count, so that what lies in it is fuzzed. What is opened is repaired as well. A
fault of ours, a file that takes over ten seconds of computing and one that needs over 1.5 GB stop a format, are kept in
FOLDER as FORMAT-crash-*, FORMAT-timeout-* or FORMAT-oom-*, and are told. Files that were found so are in
tests/intake/seeds: tests open them.
"""

from __future__ import annotations

import argparse
import gzip
import re
import subprocess
import sys
import time
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

from evals.laid_out import LAYOUTS, Layout, Story

CORPUS = Path("build") / "fuzz"
SHORT = Story(
    "short",
    "Bridge closed",
    ("Ada Quell",),
    "The Lantern",
    date(2031, 3, 12),
    (("The mayor said “no” on Monday.", False),),
)
SLOW, HANGS, MEMORY = 10, 120, 1500
"""Seconds of computing, seconds, and megabytes that one file may take: what watches the lines reached takes its own."""
FAULT = "opening it failed"
"""What intake says of an exception that isn't its own."""


def main() -> None:
    """Fuzzes one format after the other, and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", default="", help="beginnings of layouts' names, by commas; all by default")
    parser.add_argument("--seconds", type=int, default=3600, help="for all kinds together")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    given, rest = parser.parse_known_args()
    if given.one:
        fuzz(given.one, rest)
        return
    wanted = [one for one in LAYOUTS if one.name.startswith(tuple(given.kinds.split(",")))]
    for layout in wanted:
        print(f"{layout.name:24}{_fuzzed(layout, given.corpus, given.seconds // len(wanted))}", flush=True)


def _fuzzed(layout: Layout, folder: Path, seconds: int) -> str:
    """Fuzzes one format for so long; how many files were tried, and which of them were faults."""
    name = layout.name.replace(" ", "-")
    corpus = folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    laid = layout.make(SHORT, 0)
    if laid is None:
        return "its tool isn't there"
    for nth, raw in enumerate((laid.raw, _unpacked(laid.raw))):
        (corpus / f"seed-{nth}").write_bytes(raw)
    bounds = [f"-max_total_time={seconds}", f"-timeout={HANGS}", f"-rss_limit_mb={MEMORY}"]
    kept = [
        f"-artifact_prefix={folder}/{name}-",
        "-max_len=200000",
        "-print_final_stats=1",
        f"-report_slow_units={HANGS}",
    ]
    command = [sys.executable, "-m", "evals.fuzz", "--one", f"{name}{layout.ending}", *bounds, *kept, str(corpus)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    tried = re.findall(r"number_of_executed_units: (\d+)", done.stderr)
    found = sorted(path.name for path in folder.glob(f"{name}-*") if path.is_file())
    return f"{int(tried[0]) if tried else 0:12,} files tried: {', '.join(found) or 'no fault'}"


def _unpacked(raw: bytes) -> bytes:
    """A packed file without what packs it: the parts of a ZIP file as they are, or the file in a gzip."""
    if raw.startswith(b"\x1f\x8b"):
        return gzip.decompress(raw)
    if not raw.startswith(b"PK"):
        return raw
    stored = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as packed, zipfile.ZipFile(stored, "w") as archive:
        for info in packed.infolist():
            archive.writestr(info.filename, packed.read(info))
    return stored.getvalue()


def fuzz(name: str, options: list[str]) -> None:
    """Fuzzes what a file of this name may hold; never returns."""
    import atheris

    zipfile.ZipExtFile._update_crc = lambda *_: None  # type: ignore[attr-defined]

    with atheris.instrument_imports(include=["onrecord.intake", "onrecord.repair", "trafilatura", "feedparser"]):
        from onrecord.errors import InputError
        from onrecord.intake.members import AS_IT_COMES, Member
        from onrecord.intake.opening import Begun, opened
        from onrecord.repair import repair

    def one(raw: bytes) -> None:
        begun = time.process_time()
        through(raw)
        if time.process_time() - begun > SLOW:
            raise RuntimeError(f"takes over {SLOW} seconds")

    def through(raw: bytes) -> None:
        for held in opened(Member(name, BytesIO(raw)), AS_IT_COMES):
            if isinstance(held, Begun):
                continue
            if isinstance(held, InputError):
                if FAULT in str(held):
                    raise RuntimeError(str(held))
                continue
            repair(held, None)

    for path in Path(options[-1]).glob("seed-*"):  # loads the readers
        through(path.read_bytes())
    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
