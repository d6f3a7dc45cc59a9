"""The pages in a real Chromium: no errors, nothing from elsewhere, at each width, in the dark, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import open_record
from tests import make
from tests.web.browser import AXE, listening, watched
from tests.web.conftest import small

READING = small()
REPORT = f"/reports/{READING.report.id}"
LISTS = ("/reports", "/statements", "/events", "/forecasts", "/search?q=bridge", "/actors", "/actors?name=army")
PAGES = ("/", REPORT, *LISTS, "/timeline", "/nothing")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room on two reports."""
    with open_record(tmp_path_factory.mktemp("room") / "record.db") as record:
        record.add(READING)
        record.add(make.full_reading(make.TEXT + "\n\n<b>\u202eThe end</b> \x00"))
        with listening(record) as found:
            yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page; whatever its console complains of, or it asks of another machine, fails the test."""
    with watched(browser, address, excused="404 (Not Found)") as opened:
        yield opened


def settled(page: Any, path: str) -> None:
    """Opens a page and waits until it has shown what it shows."""
    page.goto(path)
    if path.startswith("/timeline"):
        page.wait_for_selector(".band .item")
        page.wait_for_selector(".map .land[d]")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_width(page: Any, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    settled(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_amiss(page: Any, path: str, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core isn't installed: python hatch_build.py")
    page.emulate_media(color_scheme=scheme)
    settled(page, path)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["help"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_pointing_at_words_lights_up_their_note_and_the_other_way_round(page: Any) -> None:
    page.goto(REPORT)
    event = READING.events[0].id
    page.hover(f"[data-note={event}]")
    assert "".join(page.locator("article .m.lit").all_text_contents()) == "Selmar's armyshelledbridgeKoprava"
    page.hover("article [data-found]:has-text('shelled') >> nth=0")
    lit = page.locator(".note.lit").evaluate_all("notes => notes.map(note => note.dataset.note)")
    assert set(lit) == {READING.statements[0].id, READING.statements[2].id, event}


def test_an_address_leads_to_a_finding_and_back_leads_back(page: Any) -> None:
    second = READING.statements[1].id
    page.goto(f"{REPORT}#{second}")
    assert page.locator(".note.lit").get_attribute("data-note") == second
    assert page.locator(".m.lit").first.inner_text() in "The road stays closed"
    page.click("article [data-found]:has-text('Talks could begin')")
    assert page.url.endswith(f"#{READING.forecasts[0].id}")
    page.go_back()
    assert page.locator(".note.lit").get_attribute("data-note") == second
    page.goto(f"{REPORT}#nothing-here")
    assert page.locator(".note.lit").count() == 0


def test_a_report_is_read_by_keyboard_alone(page: Any) -> None:
    page.goto(REPORT)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.note') !== null"):
            break
    assert page.locator(".m.lit").count() > 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert re.search(r"#[sef]\d+$", page.url)


def test_the_timeline_moves_by_keys_and_tells_its_days(page: Any) -> None:
    settled(page, "/timeline")
    before = page.inner_text(".shown-days")
    assert "1 event" in before or "2 events" in before
    page.focus(".band")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("before => document.querySelector('.shown-days').innerText !== before", arg=before)
    assert "since=" in page.url
    page.keyboard.press("0")
    page.wait_for_function("before => document.querySelector('.shown-days').innerText === before", arg=before)
    page.click(".band .item[data-at]")
    page.wait_for_url("**/reports/*")


def test_a_search_has_its_address_and_its_hits_marked(page: Any) -> None:
    page.goto("/")
    page.fill("#home-search", "bridge")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=bridge")
    assert set(page.locator("mark").all_inner_texts()) == {"bridge"}
    page.click(".facets a:has-text('event')")
    page.wait_for_url("**noun=event**")


def test_no_script_in_a_report_s_text_is_run(page: Any) -> None:
    page.goto("/search?q=end")
    page.click(".words a >> nth=0")
    text = page.inner_text("article")
    assert "<b>[RLO]The end</b> ␀" in text


@pytest.mark.parametrize("width", [360, 390, 600, 768, 1024, 1240, 1260, 1280, 1440, 1920, 2560])
def test_the_search_stands_beside_the_name_or_the_menu_never_below_it(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/reports")
    name, search, menu = (page.locator(f".top {one}").bounding_box() for one in (".name", "input", "nav"))
    assert search["y"] < name["y"] + name["height"] and search["x"] > name["x"] + name["width"]
    assert search["x"] + search["width"] <= width
    beside, below = menu["x"] + menu["width"] <= search["x"], menu["y"] >= search["y"] + search["height"]
    assert beside or below
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_deep_link_into_a_long_report_shows_the_words_and_their_note(browser: Any, tmp_path: Path) -> None:
    of = make.report("\n\n".join(f"In part {nth} the mayor says that part {nth} was quiet." for nth in range(400)))
    told = tuple(make.statement(of, f"part {nth} was quiet") for nth in range(400))
    with open_record(tmp_path / "long.db") as record:
        record.add(make.reading(of, statements=told))
        with listening(record) as address, watched(browser, address) as page:
            for one in (told[350], told[20]):
                page.goto("about:blank")
                page.goto(f"/reports/{of.id}#{one.id}")
                page.wait_for_timeout(300)
                for lit in ("article .m.lit", ".note.lit"):
                    box = page.locator(lit).bounding_box()
                    assert box["y"] >= 0 and box["y"] + box["height"] <= 900, lit
            page.click(".note.lit ~ .note >> nth=2 >> a >> nth=0")
            page.wait_for_timeout(300)
            assert 0 <= page.locator("article .m.lit").bounding_box()["y"] <= 900
