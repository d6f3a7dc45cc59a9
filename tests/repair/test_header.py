"""Title, authors, publisher and day: every case of ``cases/repair/headers.yml``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.issues import Given
from onrecord.model import RawReport, Report
from onrecord.repair import repair

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "repair" / "headers.yml").read_text("utf-8"))
BODY = "\n\nNobody has crossed it since Monday, and the mayor of the town keeps the key.\n\nIt stays closed."


def repaired(text: str, published: date | None = None) -> Given[Report]:
    return repair(RawReport("report.txt", text), published)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_header(case: dict[str, Any]) -> None:
    report = repaired(case["text"] + BODY).given
    assert report.title == case.get("title", "")
    assert list(report.authors) == case.get("authors", [])
    assert report.publisher == case.get("publisher", "")
    assert report.published == case.get("published")
    body = [report.text[p.start : p.end] for p in report.paragraphs]
    assert body[-2:] == BODY.split("\n\n")[1:]
    assert "By Ada Quell" not in body


def test_the_title_is_a_paragraph_and_the_byline_none() -> None:
    report = repaired("Who holds the bridge\n\nBy Ada Quell\n\n12 February 2031" + BODY).given
    assert [(p.kind, report.text[p.start : p.end]) for p in report.paragraphs][0] == ("title", "Who holds the bridge")
    assert [(part.why, report.text[part.start : part.end]) for part in report.left_out] == [
        ("byline", "By Ada Quell"),
        ("date", "12 February 2031"),
    ]


def test_the_sentence_behind_a_dateline_is_read() -> None:
    report = repaired("The bridge\n\nLENN, March 3, 2031 (Example Wire) — Shells fell on Lenn." + BODY).given
    assert report.text[report.paragraphs[1].start : report.paragraphs[1].end] == "Shells fell on Lenn."
    assert [part.why for part in report.left_out] == ["dateline"]


def test_a_place_in_capitals_before_a_colon_is_a_dateline() -> None:
    report = repaired("The bridge at Lenn\n\nLENN: Nobody was on the bridge when it fell on Monday." + BODY).given
    assert [part.why for part in report.left_out] == ["dateline"]


@pytest.mark.parametrize(
    "text",
    [
        "Veyl: We have nothing to hide, and nothing was hidden by us.",
        "VEYL: We have nothing to hide, and nothing was hidden by us.",
        "NATO: A history of the alliance in ten short chapters was printed.",
        "The minister - who was late - said nothing at all to us.",
    ],
)
def test_what_is_no_dateline_is_read(text: str) -> None:
    report = repaired("The bridge at Lenn\n\n" + text + BODY).given
    assert report.text[report.paragraphs[1].start : report.paragraphs[1].end] == text


def test_without_a_day_relative_times_stay_unresolved_and_an_issue_says_so() -> None:
    given = repaired("The bridge" + BODY)
    assert given.given.published is None
    [issue] = given.issues
    assert (issue.start, issue.end, issue.stage) == (0, 0, "repair")
    assert "relative times stay unresolved" in issue.says


def test_a_given_day_overrules_the_stated_one_with_an_issue() -> None:
    text = "The bridge\n\n12 February 2031" + BODY
    given = repaired(text, date(2031, 2, 13))
    assert given.given.published == date(2031, 2, 13)
    assert [issue.says for issue in given.issues] == [
        "published on 2031-02-13 as given, though the text states 2031-02-12"
    ]
    assert repaired(text, date(2031, 2, 12)).issues == ()


def test_a_day_without_a_year_takes_that_of_the_given_day() -> None:
    text = "The bridge\n\nLENN, Feb 12 (Example Wire) — Shells fell." + BODY
    assert repaired(text).given.published is None
    assert "no full date" in repaired(text).issues[0].says
    given = repaired(text, date(2031, 2, 13))
    assert given.given.published == date(2031, 2, 13)
    assert len(given.issues) == 1


def test_a_day_without_a_year_takes_the_year_that_is_nearest_to_the_given_day() -> None:
    text = "The bridge\n\nLENN, Dec 31 (Example Wire) — Shells fell." + BODY
    assert repaired(text, date(2032, 1, 1)).issues[0].says.endswith("the text states 2031-12-31")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Published: 12.3.2031, updated: 15.3.2031", "'12.3.2031' may be 2031-03-12 or 2031-12-03"),
        ("03/04/2031", "'03/04/2031' may be 2031-03-04 or 2031-04-03"),
        ("31 June 2031", "'31 June 2031' is no day of the calendar"),
        ("Feb 12", "'Feb 12' is no full date"),
    ],
)
def test_the_issue_says_why_a_stated_day_is_not_certain(line: str, says: str) -> None:
    given = repaired(f"The bridge\n\n{line}{BODY}")
    assert given.given.published is None
    assert [issue.says for issue in given.issues] == [
        f"{says}, so no publication day is certain: relative times stay unresolved"
    ]


def test_of_two_days_without_a_label_the_first_is_taken_and_an_issue_names_both() -> None:
    given = repaired("The bridge\n\n12 March 2031\n\nBy Ada Quell\n\n14 March 2031" + BODY)
    assert given.given.published == date(2031, 3, 12)
    assert [issue.says for issue in given.issues] == [
        "the header states '12 March 2031' and '14 March 2031'; 2031-03-12 is taken for the publication day"
    ]


@pytest.mark.parametrize(
    "lines",
    ["Updated 14 March 2031\nPublished 12 March 2031", "Updated 14 March 2031 | Published 12 March 2031"],
)
def test_of_two_days_the_one_marked_published_is_taken(lines: str) -> None:
    given = repaired(f"The bridge\n\n{lines}{BODY}")
    assert given.given.published == date(2031, 3, 12)
    assert given.issues == ()


@pytest.mark.parametrize(
    "turns",
    [
        ["Q: When did you cross?", "A: I crossed it on Monday.", "Q: Were you alone?", "A: I was."],
        ["COUNSEL: When did you cross?", "WITNESS: On Monday.", "COUNSEL: Were you alone?"],
        ["Mr. Veyl: Who pays?", "Dana Orr: We do.", "Mr. Veyl: How much?", "Dana Orr: Enough."],
    ],
)
@pytest.mark.parametrize("title", ["", "What was said about the bridge"])
def test_the_turns_of_a_transcript_are_neither_title_nor_dateline(title: str, turns: list[str]) -> None:
    report = repaired("\n\n".join([title, *turns]).strip() + BODY).given
    assert report.title == title
    assert report.left_out == ()
    assert [report.text[p.start : p.end] for p in report.paragraphs if p.kind == "body"][: len(turns)] == turns


def test_datelines_of_several_places_are_no_turns() -> None:
    report = repaired(
        "The day in brief\n\nKOPRAVA: Shells hit the bridge on Monday.\n\nLENN: Nobody was hurt." + BODY
    ).given
    assert [(part.why, report.text[part.start : part.end]) for part in report.left_out] == [("dateline", "KOPRAVA:")]


@pytest.mark.parametrize(
    "above", ["", "TEXT: The two mayors on the bridge\n\nTIRASEL, May 3, 2031 (Longline) — They met.\n\n"]
)
def test_a_letterhead_is_left_out(above: str) -> None:
    head = "MINISTRY OF BRIDGES\nPRESS OFFICE\n9 Mill Street, Tirasel"
    report = repaired(f"{above}{head}\n\nThe bridge at Lenn is open\n\n3 May 2031{BODY}").given
    left = [report.text[part.start : part.end] for part in report.left_out if part.why == "letterhead"]
    assert left == head.split("\n")
    assert report.published == date(2031, 5, 3)
    assert report.title == ("TEXT: The two mayors on the bridge" if above else "The bridge at Lenn is open")


@pytest.mark.parametrize(
    "lines",
    [
        "SHELLS HIT THE BRIDGE AT LENN\n14 Soldiers Killed",
        "SHELLS HIT MILL STREET",
        "9 Mill Street, Tirasel\nThe house that the war forgot",
    ],
)
def test_headlines_are_no_letterhead(lines: str) -> None:
    report = repaired(f"{lines}\n\nBy Ada Quell{BODY}").given
    assert "letterhead" not in {part.why for part in report.left_out}
