"""Which lines belong to the printed page."""

from __future__ import annotations

import pytest

from onrecord.repair.lines import lines_of
from onrecord.repair.pages import page_lines


def of_the_page(*lines: str) -> list[str]:
    found = lines_of("\n\n".join(lines))
    return [found[index].text for index in sorted(page_lines(found))]


@pytest.mark.parametrize("line", ["3", "- 3 -", "Page 3", "Page 3 of 7", "p. 12", "[4]", "3/7", "Continued on page 5"])
def test_a_page_number(line: str) -> None:
    assert of_the_page("It was a long", line, "day.") == [line]


@pytest.mark.parametrize("line", ["2031", "1 May", "3,000", "Page by page", "3 soldiers", "12:30"])
def test_no_page_number(line: str) -> None:
    assert of_the_page("It was a long day.", line, "It ended.") == []


def test_a_line_that_differs_only_in_its_number_is_a_running_head() -> None:
    assert of_the_page("2 | The Weekly", "It was a", "3 | The Weekly", "long day.") == [
        "2 | The Weekly",
        "3 | The Weekly",
    ]


@pytest.mark.parametrize("name", ["Article", "Annex", "Day", "Point", "Phase"])
def test_numbered_headings_are_no_running_heads(name: str) -> None:
    assert of_the_page(f"{name} 1", "The war ends.", f"{name} 2", "All prisoners go home.") == []


def test_a_line_that_comes_again_beside_page_numbers_is_a_running_head() -> None:
    assert of_the_page("SARN PROVINCE", "1", "It was a", "SARN PROVINCE", "2", "day.") == [
        "SARN PROVINCE",
        "1",
        "SARN PROVINCE",
        "2",
    ]


def test_a_sentence_that_comes_again_is_read() -> None:
    assert of_the_page("We stay.", "1", "We stay.", "2", "We stay.") == ["1", "2"]
