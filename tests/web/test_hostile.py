"""What strangers wrote is text in a real Chromium: no script of theirs runs, and no page is turned or widened."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest

from onrecord.store import open_record
from onrecord.web.pages import NAVIGATION
from onrecord.web.showing import visible
from tests.web.adding import desk_of
from tests.web.browser import listening, watched
from tests.web.test_report import HOSTILE, hostile

PAGES = ("/", *(path for path, _ in NAVIGATION), "/search?q=said")
TEXTS = HOSTILE[:6]
RUN = "window.ran = true"
SCRIPT = f'<script>{RUN}</script><img src=x onerror="{RUN}"><svg onload="{RUN}"></svg>'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room on a record of nothing but such reports, to which files of such names were added."""
    with open_record(tmp_path_factory.mktemp("room") / "record.db") as record:
        for text in (*TEXTS, SCRIPT):
            record.add(hostile(text))
        desk = desk_of(record)
        desk.take([(f"{text[:90]}.exe", BytesIO(b"")) for text in (*TEXTS, SCRIPT.replace("/", ""))], None)
        with listening(record, desk) as found:
            yield found


@pytest.fixture(scope="module")
def page(browser: Any, address: str) -> Iterator[Any]:
    """A narrow page; whatever it asks of another machine, or a dialog that it opens, fails the tests."""
    dialogs: list[str] = []
    with watched(browser, address) as opened:
        opened.set_viewport_size({"width": 360, "height": 800})
        opened.on("dialog", lambda one: dialogs.append(one.message))
        yield opened
    assert dialogs == []


@pytest.mark.parametrize("text", [*TEXTS, SCRIPT], ids=range(len(TEXTS) + 1))
def test_a_report_s_text_is_shown_as_it_is(page: Any, text: str) -> None:
    page.goto(f"/reports/{hostile(text).report.id}")
    assert page.evaluate("document.querySelector('article').textContent").split() == visible(text).split()
    at_peace(page)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_runs_or_is_widened_by_what_it_shows(page: Any, path: str) -> None:
    page.goto(path)
    at_peace(page)


def test_file_names_are_shown_as_text(page: Any) -> None:
    page.goto("/add")
    page.click(".rows a >> nth=0")
    names = page.locator(".file .head").all_inner_texts()
    assert len(names) == len(TEXTS) + 1 and names[-1].startswith("_script_window.ran")
    at_peace(page)


OTHERS = "[...document.querySelectorAll('script:not([src^=\"/static/\"]), main img, [onerror], [onload]')].length"
TURNED = "/[\\x00\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent)"


def at_peace(page: Any) -> None:
    """Finds that no script but ours ran or is there, that nothing turns the line, and that the page fits its width."""
    assert page.evaluate("window.ran") is None
    assert page.evaluate(OTHERS) == 0
    assert page.evaluate(TURNED) is False
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
