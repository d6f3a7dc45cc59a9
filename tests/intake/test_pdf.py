"""Reports in PDF: what is read of a page, in which order, and what is left out."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from onrecord.errors import NotAReport
from onrecord.intake.members import AS_IT_COMES, Member, Wanted, Working
from onrecord.intake.pdf import document, pages, scans
from onrecord.model import RawReport
from onrecord.repair import repair
from tests.intake.sheets import Page, frame, pdf, picture, words

LEFT = (
    "The pilots of the outer harbour have agreed to carry",
    "lamps on both sides of their boats from the first day of",
    "May, the harbour office said on Tuesday evening.",
    "Nobody had asked them to. The rule is older than the",
    "harbour itself, and for sixty years it has been obeyed by",
    "no one who was not being watched from the mole.",
)
RIGHT = (
    "The lamps will be paid for by the ferries, which carry",
    "lamps already and say that they see no reason to buy",
    "any for other people. Their captains meet on Friday.",
    "A lamp costs eleven crowns. The office has ordered four",
    "hundred of them from a yard that went out of business in",
    "the autumn, and is waiting for an answer from it.",
)
TITLE = words(50, 60, "Pilots agree to carry lamps", size=22, face="F2")


def read(raw: bytes, wanted: Wanted = AS_IT_COMES) -> RawReport:
    found = [one for one in document.read(Member("report.pdf", io.BytesIO(raw)), wanted) if one != Working()]
    assert len(found) == 1
    assert isinstance(found[0], RawReport)
    return found[0]


def paragraphs(raw: RawReport) -> list[str]:
    return raw.text.split("\n\n")


def as_set(*lines: str) -> str:
    return " ".join(lines)


TWO_COLUMNS = [
    "Pilots agree to carry lamps",
    as_set(*LEFT[:3]),
    as_set(*LEFT[3:]),
    as_set(*RIGHT[:3]),
    as_set(*RIGHT[3:]),
]


def columns(y: float = 100, *, under: float = 0) -> list[bytes]:
    """Two columns of two paragraphs each; ``under`` points between the paragraphs of the left one."""
    return [
        words(50, y, *LEFT[:3]),
        words(50, y + 44 + under, *LEFT[3:]),
        words(320, y, *RIGHT[:3]),
        words(320, y + 44, *RIGHT[3:]),
    ]


def test_columns_are_read_one_after_the_other() -> None:
    assert paragraphs(read(pdf(Page((TITLE, *columns()))))) == TWO_COLUMNS


def test_the_order_in_which_words_were_drawn_does_not_count() -> None:
    lines = [part for drawn in (TITLE, *columns()) for part in drawn.split(b"\n")]
    assert paragraphs(read(pdf(Page(tuple(lines[::-1]))))) == TWO_COLUMNS
    assert paragraphs(read(pdf(Page(tuple(lines[1::2] + lines[::2]))))) == TWO_COLUMNS


def test_the_largest_lines_are_the_title_whatever_the_file_says() -> None:
    raw = read(pdf(Page((TITLE, *columns())), info=b"/Title (Microsoft Word - draft7.doc) /Author (Office)"))
    assert raw.metadata.title == "Pilots agree to carry lamps"
    assert raw.metadata.authors == ()


def test_anchors_tell_page_and_box() -> None:
    raw = read(pdf(Page((TITLE, *columns()))))
    places = {raw.text[anchor.start :].split()[0]: anchor.at for anchor in raw.anchors}
    number = re.fullmatch(r"page 1, box (\d+) (\d+) (\d+) (\d+)", places["Nobody"])
    assert number
    left, top, right, bottom = map(int, number.groups())
    assert left == 50
    assert 130 < top <= 144 <= bottom - 24 < 150
    assert 250 < right < 320


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = Page((TITLE, words(50, 100, *LEFT[:5]), words(320, 100, LEFT[5], "The lamps are green. Their light is"),
                  words(320, 136, "seen as far as the second buoy, and no fur-")))  # fmt: skip
    second = Page((words(50, 60, "ther, which is enough for the pilots of the inner basin", "and for their boats."),))
    raw = read(pdf(first, second))
    assert len({anchor.at.split(",")[0] for anchor in raw.anchors}) == 2
    report = repair(raw, None).given
    told = [report.text[one.start : one.end] for one in report.paragraphs]
    assert any("and no further, which is enough" in one for one in told)
    assert any("from the first day of May" in one and "watched from the mole." in one for one in told)


def test_heads_feet_and_page_numbers_are_left_out_and_name_the_publisher() -> None:
    both = [
        Page(
            (
                words(50, 30, "The Buoy", size=8),
                words(520, 30, "Inland", size=8),
                words(290, 780, f"Page {number} of 2", size=8),
                *drawn,
            )
        )  # fmt: skip
        for number, drawn in ((1, (TITLE, *columns())), (2, columns(60)))
    ]
    raw = read(pdf(*both))
    assert raw.metadata.publisher == "The Buoy"
    assert paragraphs(raw) == [*TWO_COLUMNS, *TWO_COLUMNS[1:]]


def test_a_chapter_in_the_running_head_is_no_publisher() -> None:
    both = [Page((words(50, 30, "Chapter", size=8), *drawn)) for drawn in ((TITLE, *columns()), columns(60))]
    assert read(pdf(*both)).metadata.publisher == ""


def test_slanted_letters_lean_over_the_blank_behind_them_and_not_into_the_next_word() -> None:
    slanted = words(50, 100, "The mole", size=13, slant=0.33)
    wide = 13 * (0.611 + 0.556 + 0.556 + 0.278 + 0.833 + 0.556 + 0.222 + 0.556)  # as Helvetica has them
    upright = words(50 + wide + 3.6, 100, "was closed on Tuesday, the office said.", size=13)
    assert paragraphs(read(pdf(Page((slanted, upright))))) == ["The mole was closed on Tuesday, the office said."]


def test_a_nameplate_over_the_title_names_the_publisher() -> None:
    plate = words(200, 40, "Harbour Lantern", size=36, face="F3")
    title = words(50, 90, "Pilots agree to carry lamps", size=22, face="F2")
    raw = read(pdf(Page((plate, title, *columns(130)))))
    assert raw.metadata.publisher == "Harbour Lantern"
    assert paragraphs(raw) == TWO_COLUMNS


def test_byline_and_day_stay_where_repair_finds_them() -> None:
    under = words(50, 80, "By Edda Lune and Piet Marn", "3 March 2031", size=9, step=11)
    report = repair(read(pdf(Page((TITLE, under, *columns(120))))), None).given
    assert report.authors == ("Edda Lune", "Piet Marn")
    assert str(report.published) == "2031-03-03"


def test_a_day_in_the_running_head_is_the_reports() -> None:
    head = words(50, 30, "The Buoy, 3 March 2031", size=8)
    report = repair(read(pdf(Page((head, TITLE, *columns())))), None).given
    assert str(report.published) == "2031-03-03"


def test_captions_are_left_out_and_headings_stay() -> None:
    drawn = [
        TITLE,
        words(50, 100, *LEFT[:3]),
        picture(50, 140, 250, 60),
        words(50, 212, "A boat with a lamp. Photograph: P. Marn", size=8),
        words(50, 240, "What it costs", size=11, face="F2"),
        words(50, 256, *LEFT[3:]),
    ]
    assert paragraphs(read(pdf(Page(tuple(drawn))))) == [*TWO_COLUMNS[:2], "What it costs", TWO_COLUMNS[2]]


def test_pull_quotes_and_boxes_are_left_out() -> None:
    quote = words(60, 160, "obeyed by no one who", "was not being watched", size=16, face="F3", step=18)
    box = (frame(320, 240, 230, 60), words(330, 260, "Lamps in numbers", "Four hundred are on order", size=9))
    drawn = (TITLE, *columns(under=90), quote, *box)
    assert paragraphs(read(pdf(Page(drawn)))) == TWO_COLUMNS


def test_a_frame_around_the_text_frames_the_text() -> None:
    assert paragraphs(read(pdf(Page((TITLE, *columns(), frame(40, 20, 520, 400)))))) == TWO_COLUMNS


def test_notes_at_the_foot_are_left_out_with_the_numbers_that_point_to_them() -> None:
    mark = words(269.2, 124 - 4, "1", size=6)
    note = words(50, 700, "1. The office's yearbook, second printing.", size=7.5)
    assert paragraphs(read(pdf(Page((TITLE, *columns(), mark, note))))) == TWO_COLUMNS


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_upright_and_their_places_told_as_they_are_shown(turn: int) -> None:
    upright, turned = pdf(Page((TITLE, *columns()))), pdf(Page((TITLE, *columns()), more=b"/Rotate %d" % turn))
    assert read(turned).text == read(upright).text
    shown = {90: (lambda x, y: (800 - y, x)), 180: (lambda x, y: (600 - x, 800 - y)), 270: (lambda x, y: (y, 600 - x))}
    for one, other in zip(read(upright).anchors, read(turned).anchors, strict=True):
        left, top, right, bottom = (int(number) for number in re.findall(r"\d+", one.at)[1:])
        box = [int(number) for number in re.findall(r"\d+", other.at)[1:]]
        corners = [shown[turn](left, top), shown[turn](right, bottom)]
        should = [min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners),
                  max(y for _, y in corners)]  # fmt: skip
        assert all(abs(a - b) <= 1 for a, b in zip(box, should, strict=True))


def test_the_text_layer_of_a_scan_is_read_and_hidden_words_among_others_are_not() -> None:
    lines = (*LEFT, *RIGHT)
    scan = Page((picture(0, 0, 600, 800), words(50, 100, *lines, mode=3)))
    assert "".join(read(pdf(scan)).text.split()) == "".join("".join(lines).split())
    hidden = words(50, 600, "Words that nobody sees.", mode=3)
    assert paragraphs(read(pdf(Page((TITLE, *columns(), hidden))))) == TWO_COLUMNS


def test_words_beyond_the_page_are_not_on_it() -> None:
    beyond = words(700, 300, "Printers' marks and notes")
    assert paragraphs(read(pdf(Page((TITLE, *columns(), beyond))))) == TWO_COLUMNS


@pytest.mark.parametrize(
    ("raw", "fault", "remedy"),
    [
        (b"%PDF-1.7\n", "no sound PDF", "save it again"),
        (pdf(Page((TITLE, *columns())))[:300], "no sound PDF", "save it again"),
        (pdf(Page((TITLE,)), locked=("secret", "owner")), "locked with a password", "save a copy without one"),
        (pdf(Page((TITLE,)), kids="10 0 R " * 10_000, count=10_000), "10,000 pages", "split it"),
        (pdf(Page((TITLE,)), kids="2 0 R", count=1), "no page that can be read", "save it again"),
        (pdf(Page()), "no text in it", "give a PDF with text"),
        (pdf(), "no sound PDF", "save it again"),
    ],
    ids=["empty", "cut off", "locked", "pages without end", "a loop of pages", "blank", "no page"],
)
def test_what_cannot_be_read_is_named_with_fault_and_remedy(raw: bytes, fault: str, remedy: str) -> None:
    with pytest.raises(NotAReport) as error:
        read(raw)
    says = str(error.value)
    assert says.startswith("report.pdf: ")
    assert fault in says
    assert remedy in says
    assert "\n" not in says


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert paragraphs(read(pdf(Page((TITLE, *columns())), locked=("", "owner")))) == TWO_COLUMNS


def test_a_page_without_end_is_read() -> None:
    page = Page((TITLE, *columns()), size=(1e9, 800))
    assert paragraphs(read(pdf(page))) == TWO_COLUMNS


def test_a_file_that_takes_too_long_is_given_up_and_never_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 1.0, 1000.0))
    monkeypatch.setattr(pages.time, "monotonic", lambda: next(clock))
    with pytest.raises(NotAReport, match="report.pdf: its pages take over 24 seconds to read; split it"):
        read(pdf(Page((TITLE, *columns())), Page((TITLE, *columns()))))


def test_recognising_pages_takes_as_long_as_it_takes_and_tells_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    clock = iter(range(0, 100_000, 20))
    monkeypatch.setattr(pages.time, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(pages, "MOST_SECONDS", 400)
    monkeypatch.setattr(pages, "installed", lambda: True)
    monkeypatch.setattr(pytesseract, "image_to_data", lambda *_, **__: _table())
    raw = pdf(*[SCAN] * 9)
    found = list(document.read(Member("report.pdf", io.BytesIO(raw)), AS_IT_COMES))
    assert [type(one) for one in found] == [*[Working] * 9, RawReport]


def test_no_more_scanned_pages_are_recognised_than_a_report_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    monkeypatch.setattr(pages, "MOST_SCANS", 1)
    monkeypatch.setattr(pages, "installed", lambda: True)
    monkeypatch.setattr(pytesseract, "image_to_data", lambda *_, **__: _table())
    raw = read(pdf(SCAN, SCAN))
    assert paragraphs(raw) == TWO_COLUMNS
    assert [note[:23] for note in raw.notes] == ["page 2 is without text,"]


SCAN = Page((picture(0, 0, 600, 800),))


def test_a_scan_without_tesseract_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans.shutil, "which", lambda _: None)
    with pytest.raises(NotAReport, match="pictures of pages and no text; install tesseract .*apt-get install"):
        read(pdf(SCAN))
    raw = read(pdf(Page((TITLE, *columns())), SCAN))
    assert paragraphs(raw) == TWO_COLUMNS
    assert len(raw.notes) == 1
    assert raw.notes[0].startswith("page 2 is without text")


def test_scans_are_let_be_where_a_person_wants_it_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "recognised", lambda *_: pytest.fail("it was read"))
    with pytest.raises(NotAReport, match="pictures of pages"):
        read(pdf(SCAN), Wanted(ocr=False))


def test_recognised_words_are_laid_out_as_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    monkeypatch.setattr(pages, "installed", lambda: True)
    monkeypatch.setattr(pytesseract, "image_to_data", lambda *_, **__: _table())
    raw = read(pdf(SCAN))
    assert paragraphs(raw) == TWO_COLUMNS
    assert raw.anchors[1].at.startswith("page 1, box 50 ")


def test_a_scan_that_is_not_recognised_in_time_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    import pytesseract

    def late(*_: Any, **__: Any) -> Any:
        raise RuntimeError("Tesseract process timeout")

    monkeypatch.setattr(pages, "installed", lambda: True)
    monkeypatch.setattr(pytesseract, "image_to_data", late)
    raw = read(pdf(SCAN, Page((TITLE, *columns()))))
    assert [note[:23] for note in raw.notes] == ["page 1 is without text,"]


def _table() -> dict[str, list[Any]]:
    """What Tesseract says of a page at 300 dots an inch that lies a little askew, with a speck on it."""
    rows: list[tuple[Any, ...]] = []
    blocks = [(50, 60, 22, ("Pilots agree to carry lamps",)), (50, 100, 10, LEFT[:3]), (50, 144, 10, LEFT[3:]),
              (320, 100, 10, RIGHT[:3]), (320, 144, 10, RIGHT[3:])]  # fmt: skip
    for number, (left, top, size, lines) in enumerate(blocks):
        for place, line in enumerate(lines):
            x = float(left)
            for word in line.split():
                y = top + place * 12 + 0.004 * x
                high, low = (
                    0.7 if any(one in "bdfhklABNTP" for one in word) else 0.47,
                    0.2 * any(c in "gpy,," for c in word),
                )
                wide = 0.42 * size * len(word)
                rows.append((word, 95, x, y - high * size, wide, (high + low) * size, number, place))
                x += wide + 0.3 * size
    rows.append(("~", 12, 400.0, 500.0, 3.0, 3.0, 9, 0))
    scale = 300 / 72
    return {
        "text": [row[0] for row in rows],
        "conf": [row[1] for row in rows],
        **{name: [round(row[at] * scale) for row in rows]
           for name, at in (("left", 2), ("top", 3), ("width", 4), ("height", 5))},
        "block_num": [row[6] for row in rows],
        "par_num": [1 for _ in rows],
        "line_num": [row[7] for row in rows],
    }  # fmt: skip
