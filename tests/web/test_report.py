"""A report's page: its text whole, its findings marked and beside it, hostile text shown as text."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.model import LeftOut, Reading
from onrecord.store import Record
from onrecord.web.chain import chain
from onrecord.web.notes import notes
from onrecord.web.routes.reports import stretches
from onrecord.web.segments import Marked, segments
from onrecord.web.showing import visible
from tests import make
from tests.web.conftest import small

TEXT = "abcdefghijklmnopqrst"

SPANS = st.tuples(st.integers(0, 19), st.integers(1, 20)).filter(lambda pair: pair[0] < pair[1])


def article(page: str) -> str:
    """The text of a report's page as a reader sees it, without what says that something is left out."""
    inside = re.search(r"<article.*?>(.*?)</article>", page, re.DOTALL)
    assert inside is not None
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r'<span class="why">.*?</span> ', "", inside[1])))


@given(st.lists(SPANS), SPANS)
def test_the_pieces_of_a_text_are_all_of_it_and_know_what_they_are_part_of(
    spans: Sequence[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    marks = [Marked(start, end, f"s{n}", "content", True) for n, (start, end) in enumerate(spans)]
    found = list(segments(TEXT, *stretch, marks))
    assert "".join(one.text for one in found) == TEXT[slice(*stretch)]
    for one in found:
        for offset in range(one.start, one.start + len(one.text)):
            assert {mark.id for mark in one.marks} == {m.id for m in marks if m.start <= offset < m.end}
        widths = [mark.end - mark.start for mark in one.marks]
        assert widths == sorted(widths, reverse=True)
    reached = [address for one in found for address in one.addresses]
    assert sorted(reached) == sorted(m.id for m in marks if m.start < stretch[1] and stretch[0] < m.end)


def test_the_page_has_the_whole_text_and_an_address_for_each_finding(room: TestClient) -> None:
    reading = small()
    page = room.get(f"/reports/{reading.report.id}").text
    assert article(page).split() == reading.report.text.split()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for one in (*reading.statements, *reading.events, *reading.forecasts):
        assert one.id in ids and f'data-note="{one.id}"' in page and f'href="#{one.id}"' in page
    assert "issue-0" in ids and "isn&#39;t understood" in page


def test_what_is_nested_is_marked_deeper_and_stands_further_in() -> None:
    reading = small()
    pieces = [piece for stretch in stretches(reading) for piece in stretch.segments]
    (deep,) = [piece for piece in pieces if "deep-2" in piece.styles and piece.text == "shelled"]
    outer, _, inner = reading.statements
    assert deep.found.split() == [outer.id, inner.id, reading.events[0].id]
    assert {note.id: note.deep for note in notes(reading)} == {
        outer.id: 0,
        inner.id: 1,
        reading.events[0].id: 1,
        reading.statements[1].id: 0,
        reading.forecasts[0].id: 0,
    }


def test_the_chain_leads_from_the_reader_to_who_is_told_of() -> None:
    found = chain(small())
    assert found is not None
    before = {box.name: box.before.name if box.before else None for box in found.boxes}
    assert before == {"Longline": None, "Ana Dorin": "Longline", "army": "Ana Dorin"}
    assert [box.label for box in found.boxes] == ["Longline", "Ana Dorin 2", "army"]
    first, second, _ = found.boxes
    assert first.x + first.width < second.x and found.width >= max(box.x + box.width for box in found.boxes)


def test_a_chain_that_bites_its_tail_or_hangs_on_nothing_is_drawn_all_the_same() -> None:
    report = make.report()
    first = make.statement(report, "shelled", id="s1", within="s2")
    second = make.statement(report, "bridge", id="s2", within="s1")
    lost = make.statement(report, "road", id="s3", within="gone")
    assert [note.deep for note in notes(make.reading(report, statements=(first, second)))] == [1, 1]
    assert chain(make.reading(report, statements=(first, second))) is None
    drawn = chain(make.reading(report, statements=(first, second, lost)))
    assert drawn is not None and len(drawn.boxes) == 2


def test_a_report_without_findings_has_no_picture(room: TestClient, record: Record) -> None:
    report = make.report("Nothing happened.")
    record.add(make.reading(report))
    page = room.get(f"/reports/{report.id}").text
    assert "0 findings" in page and "<svg" not in page


def test_what_was_left_out_is_shown_with_the_reason(room: TestClient, record: Record) -> None:
    text = "By Ana Dorin\n\nThe road stays closed."
    report = make.report(text, left_out=(LeftOut(0, 12, "byline"),), paragraphs=make.report(text).paragraphs[1:])
    record.add(make.reading(report))
    page = room.get(f"/reports/{report.id}").text
    assert "left out: byline" in page
    assert article(page).split() == text.split()


HOSTILE = [
    "<script>alert(1)</script> said so.",
    '"><img src=x onerror=alert(1)> & &lt;b&gt; {{ 7*7 }} {% raise %}',
    "A null \x00 byte, an escape \x1b[31m and a bell \x07.",
    "Turned \u202eround\u202c and \u2066isolated\u2069 text.",
    "עברית and العربية stay as they are.",
    "x" * 1_000_000,
    "a\u0300" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_text_on_every_page(room: TestClient, record: Record, text: str) -> None:
    reading = hostile(text)
    record.add(reading)
    page = room.get(f"/reports/{reading.report.id}").text
    assert article(page).split() == visible(text).split()
    pages = ["/reports", "/statements", "/events", "/forecasts", "/actors", "/search?q=said"]
    for shown in (page, *(room.get(path).text for path in pages)):
        assert (
            re.findall(r"<script(?! type=\"module\" src=\"/static/)|<img|\x00|[\u202a-\u202e\u2066-\u2069]", shown)
            == []
        )
    for path in ("/statements.csv", "/api/statements", f"/api/reports/{reading.report.id}"):
        assert room.get(path).status_code == 200


def hostile(text: str) -> Reading:
    """A reading in which all of a text is a statement, its source, an event with its parties, and a forecast."""
    report = make.report(text, publisher=text[:200])
    whole = report.span(0, len(text))
    source = make.Source(whole, text, ())
    return make.reading(
        report,
        statements=(
            make.Statement(
                "s0", source, None, (whole,), "direct", "asserts", None, text, "named", None, "neutral", 0.9
            ),
        ),
        events=(
            make.Event(
                "e0",
                "ASSAULT",
                None,
                text,
                text,
                whole,
                (),
                (make.Part(None, text, whole),),
                (),
                (),
                None,
                (),
                (),
                "denied",
                None,
                0.9,
            ),
        ),
        forecasts=(make.Forecast("f0", None, whole, text, text, None, 0.9),),
        issues=(make.Issue(0, len(text), text[:50], text),),
    )


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", "\u202etxet", "\x00", '"><i>', "\ud800"])
def test_hostile_questions_are_shown_as_text(room: TestClient, asked: str) -> None:
    for path, name in (("/search", "q"), ("/actors", "name"), ("/statements", "by")):
        answer = room.get(path, params={name: asked.encode("utf-8", "surrogatepass")})
        assert answer.status_code in (200, 400)
        assert "<script>alert" not in answer.text and "<i>" not in answer.text.replace('<i class="address"', "")
        assert not set("\x00\u202e") & set(answer.text)


def test_a_long_report_with_many_findings_is_made_at_once(room: TestClient, record: Record) -> None:
    text = "\n\n".join(f"Word {n} and some more of them follow here to make a sentence of it." for n in range(220))
    report = make.report(text)
    spans = [(start, start + 60) for start in range(0, len(text) - 100, len(text) // 300)]
    statements = tuple(
        make.Statement(
            f"s{start}",
            None,
            None,
            (report.span(start, end),),
            "indirect",
            "asserts",
            None,
            None,
            "none",
            None,
            "neutral",
            0.9,
        )
        for start, end in spans
    )
    record.add(make.reading(report, statements=statements))
    room.get(f"/reports/{report.id}")
    begun = time.perf_counter()
    page = room.get(f"/reports/{report.id}")
    took = time.perf_counter() - begun
    assert page.text.count('data-note="s') >= 300
    assert took < 0.5, f"{took:.3f} s"
