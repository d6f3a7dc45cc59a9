"""Files are added in a real Chromium: chosen, dropped, by keyboard, without scripts, and seen to be read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import pipeline
from onrecord.store import Record, open_record
from onrecord.web.adding.reading import Told
from tests import make
from tests.web.adding import Here, desk_of
from tests.web.browser import AXE, listening, watched
from tests.web.conftest import small

TEXT = "The bridge at {} was reopened on Monday, Mayor Ana Dorin said."
READ = ".addition:not([data-goes-on])"
LONG = 300_000
"""Milliseconds in which a few lines are read by a process that starts, however busy the machine is."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of one small report."""
    with open_record(tmp_path_factory.mktemp("room") / "record.db") as opened:
        opened.add(small())
        yield opened


@pytest.fixture(scope="module")
def address(record: Record) -> Iterator[str]:
    """A room on that record."""
    with listening(record) as found:
        yield found


class Slowly(Here):
    """Reads in this process, and tells of it at the pace of a reader."""

    def told(self, seconds: float) -> Told | None:
        """What is told next."""
        time.sleep(0.7)
        return super().told(seconds)


@pytest.fixture
def without_process(record: Record, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A room on that record in which nothing is looked for in what is read."""
    monkeypatch.setattr(
        pipeline,
        "read_report",
        lambda given, *_: make.reading(make.report(given.given.text, origin=given.given.origin)),
    )
    monkeypatch.setattr(pipeline, "made_by", lambda *_: small().made_by)
    with listening(record, desk_of(record, Slowly)) as found:
        yield found


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """The page for files; whatever its console complains of, or it asks of another machine, fails the test."""
    quick = "without_process" in request.fixturenames
    address = request.getfixturevalue("without_process" if quick else "address")
    with watched(browser, address) as opened:
        opened.goto("/add")
        yield opened


def written(folder: Path, **files: str) -> list[str]:
    """Files of these names without their ending, and their paths."""
    paths = [folder / f"{name}.txt" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


def looked_over(page: Any) -> None:
    """Finds nothing amiss on a page, in light and dark, narrow and wide."""
    for width, scheme in ((360, "dark"), (1440, "light")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if AXE.exists():
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate("axe.run()")["violations"]
            assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_files_that_are_chosen_are_read_and_each_report_is_linked(page: Any, record: Record, tmp_path: Path) -> None:
    looked_over(page)
    good = written(tmp_path, bridge=TEXT.format("Koprava"), empty="")
    other = tmp_path / "scan.pdf"
    other.write_bytes(b"%PDF-1.7 \0")
    page.set_input_files("#files", [*good, str(other)])
    assert "3 files" in page.inner_text(".chosen")
    page.fill("#published", "2031-04-02")
    page.click("main button")
    page.wait_for_url("**/add/*")
    page.wait_for_selector(READ, timeout=LONG)
    assert page.inner_text("[role=status]") == "1 file read, 2 can't be"
    assert page.locator(".file .days").all_inner_texts() == ["new", "not read", "not read"]
    assert "is empty; give a file" in page.inner_text(".file >> nth=1")
    looked_over(page)
    page.click(".file a")
    assert "Ana Dorin" in page.inner_text("article") and "2031-04-02" in page.inner_text("main")
    page.go_back()
    page.go_back()
    assert page.inner_text("h1") == "Add reports" and page.is_enabled("main button")
    assert record.check().faults == ()


def test_files_and_folders_that_are_dropped_are_chosen(page: Any, tmp_path: Path) -> None:
    folder = tmp_path / "folder" / "below"
    folder.mkdir(parents=True)
    written(folder, one="It rained.", README="No report.")
    (folder / ".hidden.txt").write_text("No report.")
    (folder / "page.css").write_text("No report.")
    paths = [str(folder.parent), *written(tmp_path, two="It snowed.")]
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": paths, "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 700, "y": 700, "data": data})
    assert "over" in page.get_attribute("form.add", "class")
    session.send("Input.dispatchDragEvent", {"type": "drop", "x": 700, "y": 700, "data": data})
    page.wait_for_selector(".chosen:has-text('2 files')")
    names = page.evaluate("[...document.querySelector('#files').files].map(file => file.name)")
    assert sorted(names) == ["one.txt", "two.txt"]
    assert page.inner_text(".chosen") == "2 files, 1 KB"
    assert "over" not in page.get_attribute("form.add", "class")


def test_too_many_files_are_told_before_they_are_sent(page: Any) -> None:
    many = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": b"It rained."} for n in range(501)]
    page.set_input_files("#files", many)
    assert page.inner_text(".chosen").endswith("at most 500 files can be added at once")
    page.click("main button")
    assert page.url.endswith("/add") and not page.evaluate("document.querySelector('form.add').checkValidity()")
    page.set_input_files("#files", many[:2])
    assert page.evaluate("document.querySelector('form.add').checkValidity()")


def test_files_are_added_by_keyboard_alone(without_process: str, page: Any, tmp_path: Path) -> None:
    page.on("filechooser", lambda chooser: chooser.set_files(written(tmp_path, keys=TEXT.format("Lenn"))))
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "files":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".chosen:has-text('1 file')")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/add/*")
    page.wait_for_selector(f"{READ} .file a", timeout=LONG)


def test_without_scripts_the_page_renews_itself(without_process: str, browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(base_url=without_process, java_script_enabled=False)
    page = context.new_page()
    page.goto("/add")
    page.set_input_files("#files", written(tmp_path, plain=TEXT.format("Sarn")))
    page.click("main button")
    page.wait_for_url("**/add/*")
    page.wait_for_selector(f"{READ} .file a", timeout=LONG)
    context.close()


def test_pages_are_there_at_once_while_files_are_read(page: Any, tmp_path: Path) -> None:
    files = {f"n{n}": "\n\n".join(TEXT.format(f"Koprava {n}-{m}") for m in range(60)) for n in range(4)}
    page.set_input_files("#files", written(tmp_path, **files))
    page.click("main button")
    page.wait_for_url("**/add/*")
    page.wait_for_selector(".file .days:has-text('new')", timeout=LONG)
    looks = 0
    while page.request.get(page.url).text().count("data-goes-on") and looks < 40:
        looks += 1
        assert page.request.get("/statements", timeout=3000).ok
    assert looks
    page.wait_for_selector(READ, timeout=LONG)
    assert page.locator(".file a").count() == 4
