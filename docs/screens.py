"""Takes the pictures of docs/reading-room.md: pages of the demo record, as Chromium shows them.

usage: python -m docs.screens [RECORD]    (build/demo.db by default; `make demo` makes it)
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from onrecord.review import Choice
from onrecord.store import Record, open_record
from onrecord.work.into import read_into
from tests.web.browser import listening

FOLDER = Path(__file__).parent / "reading-room"
REPORTS = Path(__file__).parents[1] / "examples" / "reports"
TITLE = "Kestria sends 12,000 troops"
NARROW, WIDE = {"width": 360, "height": 720}, {"width": 1280, "height": 800}


def reviewed(record: Record) -> tuple[str, str]:
    """A statement, and an event that two people decide on otherwise, by their ids."""
    statement = next(one.id for one in record.statements(by="Corvas"))
    event = next(one.id for one in record.events(by="Mountain Brigade"))
    morning, noon = (datetime(2031, 5, 2, hour, 30, tzinfo=UTC) for hour in (9, 12))
    ongoing = {"status": "ongoing"}
    record.decide(event, Choice("", "correct", "Ida Brandt", morning, "they were still on the road", values=ongoing))
    record.decide(event, Choice("", "reject", "Bo Lind", noon, "told again from the report of March 2"))
    return statement, event


def judged(record: Record) -> str:
    """A forecast of which the outcome is clear, and on which two people differ, by its id."""
    found = next(one for one in record.outcomes() if one.is_clear and one.outcome == "came true" and one.due)
    id = ".".join(found.forecasts[0])
    record.decide_outcome(id, "came true", by="Ida Brandt")
    record.decide_outcome(id, "partly", by="Bo Lind", note="a day late")
    return id


def pictures(browser: Any, address: str, report: str, found: tuple[str, str, str, str]) -> None:
    """One picture a page, some also narrow and dark."""
    statement, event, shelling, foretold = found
    for name, path, size, scheme in (
        ("report", f"/reports/{report}", WIDE, "light"),
        ("report-narrow", f"/reports/{report}", NARROW, "dark"),
        ("search", "/search?q=bridge", WIDE, "light"),
        ("timeline", "/timeline?since=2031-03-01&until=2031-03-31", WIDE, "light"),
        ("review", f"/review/{event}", WIDE, "light"),
        ("review-edit", f"/review/{statement}?edit=true", WIDE, "light"),
        ("review-narrow", f"/review/{statement}", NARROW, "dark"),
        ("disputes", "/disputes?kind=number", WIDE, "light"),
        ("event", f"/events/{shelling}", WIDE, "light"),
        ("forecast", f"/forecasts/{foretold}", WIDE, "light"),
        ("forces", "/forces?category=personnel", WIDE, "light"),
        ("actors-narrow", "/actors", NARROW, "dark"),
    ):
        context = browser.new_context(viewport=size, color_scheme=scheme, base_url=address)
        context.add_cookies([{"name": "onrecord-name", "value": "Ida%20Brandt", "url": address}])
        page = context.new_page()
        page.goto(path)
        if name == "timeline":
            page.wait_for_selector(".band .item")
        if name == "report":
            page.hover(".note.statement.in-1 >> nth=0")
        page.screenshot(path=FOLDER / f"{name}.png")
        context.close()


def adding(browser: Any, folder: Path) -> None:
    """A picture of files that are added to a record of two others and being read, one of which is none."""
    given = sorted(REPORTS.glob("*.txt"))
    with open_record(folder / "record.db") as record:
        list(read_into(record, given[:2], None, 1))
        (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
        with listening(record) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 640}, base_url=address)
            page.goto("/add")
            page.set_input_files("#files", [given[2], folder / "scan.pdf", *given[3:6]])
            page.click("main button")
            page.wait_for_selector(".file .days:has-text('new')", timeout=60_000)
            page.screenshot(path=FOLDER / "add.png")


def main(where: str = "build/demo.db") -> None:
    """Takes all pictures of a record."""
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, open_record(shutil.copy(where, folder), create=False) as record:
        report = next(one.heading.id for one in record.reports() if one.heading.title.startswith(TITLE))
        shelling = next(one.about[0] for one in record.disputes("number"))
        foretold = judged(record)
        with listening(record) as address, sync_playwright() as running:
            browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            pictures(browser, address, report, (*reviewed(record), shelling, foretold))
            adding(browser, Path(folder))
            browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
