"""Measures the reading room in Chromium: how long a report takes to be painted, and whether the timeline moves evenly.

usage: python -m evals.room [--record FILE] [--events 50000]

A report of 300 findings is opened again and again: from the request on until its marks are painted, and what of that
the page's own thread worked, which tells the same while other programs run. Then the timeline of a record of so many
events is moved by keys, thirty times, where it counts events and where it draws each: the longest time between two
frames, and the longest that the page was busy without a pause. Without ``--record`` invented readings
(evals/invented.py) are loaded first.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from evals.invented import World
from onrecord.model import Reading
from onrecord.store import Record, open_record
from tests import make
from tests.web.browser import chromium, listening

FINDINGS, OPENED, MOVED = 300, 15, 30
BATCH = 500

PAINTED = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  const begun = performance.getEntriesByType("navigation")[0];
  done([begun.responseEnd, performance.now(), document.querySelectorAll(".m").length]);
})))"""
WATCH = """() => {
  window.watched = { frames: [], busy: [] };
  new PerformanceObserver((list) => window.watched.busy.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "longtask" });
  let last = performance.now();
  const frame = (now) => { window.watched.frames.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
}"""


def long_report() -> Reading:
    """A report of 3,000 words with 300 statements."""
    text = "\n\n".join(f"In sentence {n} somebody says what a mayor has said." for n in range(FINDINGS))
    report = make.report(text)
    starts = [start.start for start in report.paragraphs]
    told = (report.span(start + len("In "), start + 48) for start in starts)
    fields: dict[str, Any] = {"source": None, "cue": None, "manner": "indirect", "act": "asserts", "said": None}
    fields |= {"addressee": None, "evidence": "none", "within": None, "stance": "neutral", "confidence": 0.9}
    statements = tuple(make.Statement(id=f"s{one.start}", content=(one,), **fields) for one in told)
    return make.reading(report, statements=statements)


@contextmanager
def record_of(where: str | None, events: int) -> Iterator[Record]:
    """The record to be looked at; an invented one of so many events with days where none is named."""
    if where:
        with open_record(where, create=False) as record:
            yield record
        return
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-room-") as folder,
        open_record(Path(folder) / "room.db") as record,
    ):
        world, there = World(1), 0
        numbers = count()
        while there < events:
            readings = [world.reading(next(numbers)) for _ in range(BATCH)]
            for _ in record.add_all((one, None) for one in readings):
                pass
            there += sum(event.when is not None for one in readings for event in one.events)
        yield record


def painted(page: Page, report: str) -> tuple[list[float], list[float], int]:
    """Milliseconds from each request until the marks were painted, those that the page worked, and how many marks."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    taken, worked, marks = [], [], 0
    for _ in range(OPENED):
        page.goto("about:blank")
        before = _worked(session)
        page.goto(report, wait_until="domcontentloaded")
        _, now, marks = page.evaluate(PAINTED)
        taken.append(now)
        worked.append(_worked(session) - before)
    return taken[1:], worked[1:], marks


def _worked(session: Any) -> float:
    """Milliseconds that the page's thread has worked."""
    told = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(one["value"]) for one in told if one["name"] == "TaskDuration")


def moved(page: Page, *, each: bool) -> tuple[list[float], list[float]]:
    """Milliseconds between frames while the timeline is moved, and of each time that the page was busy for over 50.

    Where it counts events by days, or so close that ``each`` is drawn.
    """
    page.goto("/timeline")
    page.wait_for_selector(".band .item")
    page.focus(".band")
    while each and not page.locator(".item[data-at]").count():
        page.keyboard.press("+")
        page.wait_for_timeout(1000)
    page.wait_for_timeout(1000)
    page.evaluate(WATCH)
    keys = ["-", "+"] if each else ["+", "+"]
    for key in [*keys, *["ArrowRight", "ArrowRight", "ArrowLeft"] * (MOVED // 3)]:
        page.keyboard.press(key)
        page.wait_for_timeout(100)
    page.wait_for_timeout(1000)
    watched = page.evaluate("window.watched")
    return watched["frames"], watched["busy"]


def main() -> None:
    """Prints both."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--record", help="a record that is there; the long report is added to a copy of none")
    options.add_argument("--events", type=int, default=50_000)
    given = options.parse_args()
    with record_of(given.record, given.events) as record, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        table = Table("what", "median, ms", "longest, ms", "of")
        with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "one.db") as one:
            one.add(long_report())
            with listening(one) as address:
                page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
                taken, worked, marks = painted(page, f"/reports/{long_report().report.id}")
                row = f"{statistics.median(taken):.0f}", f"{max(taken):.0f}", f"{marks} marks, {len(taken)} times"
                table.add_row("report from request to paint", *row)
                table.add_row("report, of the page's thread", f"{statistics.median(worked):.0f}", f"{max(worked):.0f}")
        events = record.events_by_day().total()
        with listening(record) as address:
            page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
            for each, name in ((False, f"timeline of {events:,} events"), (True, "close enough to draw each")):
                frames, busy = moved(page, each=each)
                row = f"{statistics.median(frames):.0f}", f"{max(frames):.0f}", f"{len(frames)} frames"
                table.add_row(f"{name}, between two frames", *row)
                longest = f"{max(busy, default=0):.0f}"
                table.add_row("busy for over 50 ms", "", longest, f"{len(busy)} times")
        browser.close()
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
