"""Measures how fast files of many reports are opened: reports a second, and how much memory that takes.

usage: python -m evals.intake_speed [--reports 10000]

Invented reports are written as CSV, JSON Lines and a crawl (WARC), over and over, and opened; nothing is repaired or
read.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import resource
import tempfile
import time
from pathlib import Path

from evals.laid_out.story import Story, stories
from onrecord.intake.files import open_file
from onrecord.intake.members import AS_IT_COMES
from onrecord.intake.opening import opened
from onrecord.model import RawReport


def main() -> None:
    """Prints a row a format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    wanted = parser.parse_args().reports
    told = stories()
    print(f"{'format':12}{'reports':>9}{'MB':>7}{'a second':>10}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("csv", _csv), ("jsonl", _jsonl), ("warc.gz", _warc)):
            path = Path(folder) / f"many.{name}"
            write(path, [told[number % len(told)] for number in range(wanted)])
            began = time.process_time()
            with open_file(path) as file:
                found = sum(isinstance(one, RawReport) for one in opened(file, AS_IT_COMES))
            took = time.process_time() - began
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name:12}{found:9}{path.stat().st_size / 1e6:7.1f}{found / took:10.0f}{peak:9.0f}", flush=True)


def _body(story: Story) -> str:
    return "\n\n".join(words for words, _ in story.paragraphs)


def _csv(path: Path, told: list[Story]) -> None:
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "author", "source", "date", "text"])
        rows.writerows([one.title, " and ".join(one.authors), one.publisher, one.published, _body(one)] for one in told)


def _jsonl(path: Path, told: list[Story]) -> None:
    with path.open("w") as file:
        for one in told:
            row = {"title": one.title, "authors": one.authors, "date": str(one.published), "text": _body(one)}
            file.write(json.dumps(row) + "\n")


def _warc(path: Path, told: list[Story]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, one in enumerate(told):
            heads = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
            text = io.BytesIO(one.text.encode())
            record = writer.create_warc_record(
                f"https://x.example/{number}", "response", payload=text, http_headers=heads
            )
            writer.write_record(record)


if __name__ == "__main__":
    main()
