"""Review in a real Chromium: by keyboard alone, words chosen with mouse and keys, back, deep links, narrow and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.review import Choice
from onrecord.store import Record, open_record
from tests.web.browser import AXE, listening, watched
from tests.web.conftest import small

READING = small()
REPORT = READING.report.id
EVENT = f"{REPORT}.e60"
STATEMENT = f"{REPORT}.{READING.statements[0].id}"
PAGES = (
    "/review",
    f"/review/{EVENT}",
    f"/review/{STATEMENT}?edit=true",
    f"/review/{EVENT}?edit=true&whole=true",
    f"/review/new?report={REPORT}&noun=event",
    "/review?by=nobody",
    f"/reports/{REPORT}",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of one small report."""
    with open_record(tmp_path / "record.db", who="somebody") as opened:
        opened.add(READING)
        yield opened


@pytest.fixture
def page(browser: Any, record: Record) -> Iterator[Any]:
    """A page of somebody whose name is kept; whatever its console complains of fails the test."""
    with listening(record) as address, watched(browser, address, excused="409 (Conflict)", name="Ida") as opened:
        yield opened


def press(page: Any, *keys: str) -> None:
    """Presses keys that stay on the page."""
    for key in keys:
        page.keyboard.press(key)


def go(page: Any, *keys: str) -> None:
    """Presses keys each of which leads to another page."""
    for key in keys:
        with page.expect_navigation():
            page.keyboard.press(key)


def at(page: Any) -> str:
    """The id of the finding that a page is of."""
    return str(page.url.partition("/review/")[2].partition("?")[0])


def decided(record: Record) -> list[tuple[str, str, str]]:
    return [(one.what, f"{one.report}.{one.about}", one.by) for one in record.decisions()]


def test_the_queue_is_reviewed_by_keyboard_alone(page: Any, record: Record) -> None:
    first, second, third, fourth, last = (one.id for one in record.to_review())
    page.goto("/review")
    assert at(page) == first
    go(page, "j")
    assert at(page) == second
    go(page, "j", "k", "k")
    assert at(page) == first
    go(page, "a", "x")
    assert at(page) == third
    go(page, "k")
    assert at(page) == second and page.locator(".state.rejected").count() == 1
    go(page, "u")
    assert at(page) == second and page.locator(".state").count() == 0
    go(page, "j")
    press(page, "n")
    page.keyboard.type("jk ax?")
    press(page, "Enter")
    go(page, "a")
    assert [one.note for one in record.decisions()][-1] == "jk ax?"
    assert decided(record) == [
        ("accept", first, "Ida"),
        ("reject", second, "Ida"),
        ("undo", second, "Ida"),
        ("accept", third, "Ida"),
    ]
    go(page, "a", "a", "a")
    assert "Nothing is left to review" in page.inner_text("main")
    go(page, "u")
    assert at(page) == second
    assert fourth and last


def test_the_keys_are_told_on_asking(page: Any) -> None:
    page.goto(f"/review/{EVENT}")
    assert not page.locator("#keys dl").is_visible()
    press(page, "?")
    assert page.locator("#keys dl").is_visible()
    press(page, "?")
    assert not page.locator("#keys dl").is_visible()


def test_the_keys_can_be_turned_off_and_stay_off(page: Any, record: Record) -> None:
    page.goto(f"/review/{EVENT}")
    press(page, "?")
    page.get_by_label("these keys work").uncheck()
    page.reload()
    press(page, "a", "?")
    assert not page.locator("#keys dl").is_visible()
    assert decided(record) == []


def test_the_name_is_asked_for_where_a_decision_is_tried(page: Any, record: Record) -> None:
    page.context.clear_cookies()
    page.goto(f"/review/{EVENT}")
    press(page, "a")
    assert page.evaluate("document.activeElement.id") == "name"
    assert page.input_value("#name") == "somebody"
    page.fill("#name", "Bo Lind")
    go(page, "Enter", "a")
    assert decided(record) == [("accept", EVENT, "Bo Lind")]


def test_the_ends_of_words_are_moved_with_the_arrow_keys(page: Any, record: Record) -> None:
    page.goto(f"/review/{EVENT}")
    go(page, "e")
    assert page.inner_text(".word-box:focus") == "shelled"
    press(page, "Shift+ArrowRight", "Shift+ArrowRight", "ArrowLeft", "ArrowLeft")
    assert page.inner_text(".word-box:focus") == "'s army shelled a bridge"
    assert "".join(page.locator("article .lit").all_text_contents()) == "'s army shelled a bridge"
    press(page, "Shift+ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    assert page.inner_text(".word-box:focus") == "a"
    press(page, "ArrowLeft")
    go(page, "Enter")
    (entry,) = record.events()
    assert entry.finding.trigger.text == "shelled a"
    assert at(page) != EVENT


def test_words_are_taken_out_and_put_in_by_keys(page: Any, record: Record) -> None:
    page.goto(f"/review/{STATEMENT}?edit=true")
    boxes = page.locator(".word-box")
    boxes.nth(2).focus()
    press(page, "Delete")
    assert boxes.nth(2).inner_text() == "no words"
    assert page.locator("article .source").count() == 0
    press(page, "ArrowRight", "Shift+ArrowRight")
    go(page, "Enter")
    assert next(record.statements()).finding.source is not None
    source = next(one for one in record.statements() if one.id == STATEMENT).finding.source
    assert source is not None and source.span.text == "Selmar's"


def test_words_are_chosen_with_the_mouse(page: Any, record: Record) -> None:
    page.goto(f"/review/{EVENT}?edit=true")
    page.locator(".word-box").nth(2).click()

    def middle(word: str) -> tuple[float, float]:
        box = page.locator(f"article span:text-is('{word}')").first.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    page.mouse.move(*middle("Mayor"))
    page.mouse.down()
    page.mouse.move(*middle("Dorin"))
    page.mouse.up()
    page.wait_for_timeout(60)
    assert page.inner_text(".word-box:focus") == "Mayor Ana Dorin"
    assert page.evaluate("String(getSelection())") == ""
    page.get_by_label("Status").focus()
    press(page, "d")
    go(page, "Control+Enter")
    (entry,) = record.events()
    assert [part.name for part in entry.finding.actors] == ["Selmar's army", "Mayor Ana Dorin"]
    assert entry.finding.status == "denied"


def test_an_edit_that_cannot_be_keeps_what_was_written(page: Any, record: Record) -> None:
    page.goto(f"/review/{EVENT}?edit=true")
    page.get_by_label("Days").fill("soon")
    go(page, "Enter")
    assert "are no days" in page.inner_text("[role=alert]")
    assert page.get_by_label("Days").input_value() == "soon"
    page.get_by_label("Days").focus()
    press(page, "Escape")
    go(page, "Escape")
    assert at(page) == EVENT and "edit" not in page.url
    assert decided(record) == []


def test_back_leads_back_and_shows_what_was_decided_since(page: Any, record: Record) -> None:
    first, second, *_ = (one.id for one in record.to_review())
    page.goto("/review")
    go(page, "a")
    assert at(page) == second
    page.go_back()
    page.wait_for_load_state("load")
    assert at(page) == first and page.locator(".state.accepted").count() == 1
    page.go_forward()
    assert at(page) == second


def test_a_link_into_the_queue_keeps_its_filters(page: Any, record: Record) -> None:
    page.goto("/review?noun=statement")
    go(page, "j")
    assert page.url.endswith("?noun=statement")
    link = page.url
    page.goto("/")
    page.goto(link)
    assert page.url == link
    go(page, "k", "a", "a", "a")
    assert "Nothing is left" in page.inner_text("main") and page.url.endswith("/review?noun=statement")


def test_two_people_who_disagree_stand_side_by_side(page: Any, record: Record) -> None:
    record.decide(EVENT, Choice("", "correct", "Bo", values={"status": "denied"}))
    page.goto(f"/review/{EVENT}")
    go(page, "x", "k")
    page.goto(f"/review/{EVENT}")
    assert page.locator(".sides li").count() == 2
    assert "Contested." in page.inner_text(".sides")


def test_what_was_missed_is_added_by_keyboard(page: Any, record: Record) -> None:
    page.goto(f"/review/new?report={REPORT}&noun=forecast")
    press(page, "ArrowRight", "Shift+ArrowRight")
    go(page, "Enter")
    assert page.locator(".state.added").count() == 1
    assert [one.words for one in record.forecasts() if one.review == "added"] == ["Shells fall"]


def test_a_report_s_notes_are_decided_on_in_place(page: Any, record: Record) -> None:
    page.goto(f"/reports/{REPORT}")
    note = page.locator(f"[data-note={EVENT.partition('.')[2]}]")
    note.locator("[data-decide]").focus()
    press(page, "Enter", "Enter")
    assert page.locator(".decide-here").count() == 0
    press(page, "Enter", "Tab")
    go(page, "Enter")
    assert decided(record) == [("accept", EVENT, "Ida")]
    assert page.url.endswith(f"/reports/{REPORT}#e60")
    assert note.locator(".state.accepted").count() == 1


def test_editing_is_gone_to_from_a_report_s_note(page: Any) -> None:
    page.goto(f"/reports/{REPORT}")
    page.locator(f"[data-note={EVENT.partition('.')[2]}] [data-decide]").click()
    page.click(".decide-here >> text=Edit")
    assert at(page) == EVENT and page.locator(".word-box").count() > 0


def test_without_scripts_a_finding_is_edited_and_decided_on(browser: Any, record: Record) -> None:
    with listening(record) as address:
        context = browser.new_context(base_url=address, java_script_enabled=False)
        page = context.new_page()
        page.goto(f"/review/{EVENT}")
        page.fill("#name", "Uma")
        page.click("text=Keep this name")
        page.click("a:has-text('Edit')")
        page.fill("[name='set.trigger']", "shelled a bridge")
        page.click("button:has-text('Save')")
        page.click("text=Previous")
        assert "".join(page.locator("article .trigger").all_text_contents()) == "shelled a bridge"
        page.click("button:has-text('Undo')")
        assert [one.what for one in record.decisions()] == ["correct", "undo"]
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_width_and_axe_finds_nothing_amiss(
    page: Any, record: Record, path: str, width: int, scheme: str
) -> None:
    record.decide(EVENT, Choice("", "correct", "Bo", values={"status": "denied"}))
    record.decide(EVENT, Choice("", "reject", "Ida", note="no such bridge"))
    record.decide(STATEMENT, Choice("", "correct", "Ida", values={"act": "denies"}))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    for details in page.locator("details").all():
        details.evaluate("one => one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    if not AXE.exists():
        pytest.skip("axe-core isn't installed: python hatch_build.py")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], one["help"], [node["html"] for node in one["nodes"]]) for one in found] == []
