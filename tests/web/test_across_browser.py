"""The pages of what several reports tell together in a real Chromium: each width, light and dark, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.browser import AXE, listening, watched
from tests.web.told import readings, record_of

TOLD = readings()
EVENT = f"/events/{TOLD[0].report.id}.{TOLD[0].events[0].id}"
FORECAST = f"/forecasts/{TOLD[3].report.id}.{TOLD[3].forecasts[0].id}"
PAGES = (
    "/disputes", "/changes?since=2031-03-10", "/changes?new=true", "/outcomes?as_of=2031-03-20",
    "/outcomes/by-source?as_of=2031-03-20", "/evidence", "/forces", "/who-says", "/actors", "/actors?name=army", EVENT,
    FORECAST,
    "/timeline?rows=side",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room on the reports of the harbour."""
    with record_of(tmp_path_factory.mktemp("told")) as record, listening(record) as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page; whatever its console complains of, or it asks of another machine, fails the test."""
    with watched(browser, address) as opened:
        yield opened


def settled(page: Any, path: str) -> None:
    """Opens a page and waits until it has shown what it shows."""
    page.goto(path)
    if path.startswith("/timeline"):
        page.wait_for_selector(".band .item")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_width_and_axe_finds_nothing_amiss(page: Any, path: str, width: int) -> None:
    if not AXE.exists():
        pytest.skip("axe-core isn't installed: python hatch_build.py")
    page.set_viewport_size({"width": width, "height": 800})
    settled(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    page.evaluate(AXE.read_text("utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run()")["violations"]
        assert [(one["id"], one["help"], [node["html"] for node in one["nodes"]]) for one in found] == [], scheme


def tabbed(page: Any, selector: str) -> None:
    """Goes on by the tabulator until what is focused is one of these."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    raise AssertionError(f"{selector} can't be reached by the keyboard")


def test_a_dispute_is_narrowed_and_followed_to_its_words_by_keyboard_alone(page: Any) -> None:
    page.goto("/disputes")
    tabbed(page, ".facets a[href*='kind=number']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/disputes?kind=number")
    tabbed(page, ".side .words a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*words=*#words")
    assert page.inner_text(".m.words") == "four dock workers"
    assert page.evaluate("document.querySelector('#words').getBoundingClientRect().top") < 900
    page.go_back()
    page.wait_for_url("**/disputes?kind=number")


def test_what_is_new_is_taken_as_seen_by_keyboard_alone(page: Any) -> None:
    page.goto("/changes")
    tabbed(page, "a[href='/changes?new=true']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/changes?new=true")
    assert page.locator(".across").count() > 0
    tabbed(page, "main button")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Nothing is told otherwise since")


def test_a_passage_that_tells_what_came_is_unfolded_by_keyboard_alone(page: Any) -> None:
    page.goto("/outcomes?as_of=2031-03-20")
    tabbed(page, "details summary")
    tabbed(page, ".row details summary")
    page.keyboard.press("Enter")
    assert page.locator(".passages .words").first.is_visible()
    tabbed(page, ".passages .words a")


def test_the_band_keeps_its_days_when_its_rows_change(page: Any) -> None:
    settled(page, "/timeline")
    page.focus(".band")
    page.keyboard.press("+")
    page.wait_for_url("**/timeline?*since=*")
    page.wait_for_function("document.querySelector('[data-rows=place]').href.includes('since=')")
    since = page.evaluate("new URL(location.href).searchParams.get('since')")
    page.click("[data-rows=place]")
    page.wait_for_selector(".band .row-name:has-text('Koprava')")
    assert page.evaluate("new URL(document.querySelector('.whole-list').href).searchParams.get('rows')") is None
    assert abs(int(since[-2:]) - int(page.evaluate("new URL(location.href).searchParams.get('since')")[-2:])) <= 2


def test_an_outcome_is_decided_and_taken_back_by_keys(page: Any) -> None:
    page.goto(FORECAST)
    page.fill("#name", "Ida Brandt")
    page.locator("#name").blur()
    page.keyboard.press("n")
    page.keyboard.type("the south pier")
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.keyboard.press("p")
    assert page.inner_text("[aria-labelledby=came] .status") == "partly"
    assert "Ida Brandt says partly — the south pier" in page.inner_text("main")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.inner_text("[aria-labelledby=came] .status") == "came true"
    assert page.locator(".taken .past").count() == 2


def test_an_outcome_is_decided_in_the_list_by_keyboard_alone(page: Any) -> None:
    page.goto("/outcomes?as_of=2031-03-20")
    tabbed(page, "#decide #name")
    page.keyboard.type("Bo Lind")
    tabbed(page, ".deciding summary")
    page.keyboard.press("Enter")
    tabbed(page, "[value='did not']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.inner_text(".row .status") == "did not" and "#" in page.url
    page.click(".deciding summary")
    with page.expect_navigation():
        page.click(".deciding [value=undo]")
    assert page.inner_text(".row .status") == "came true"


def test_nothing_is_decided_without_a_name(page: Any) -> None:
    page.goto(FORECAST)
    page.fill("#name", "")
    page.click("[value='did not']")
    assert page.evaluate("document.activeElement.id") == "name"
    assert page.inner_text("[aria-labelledby=came] .status") == "came true"
