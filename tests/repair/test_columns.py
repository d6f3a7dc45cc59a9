"""Which lines are one paragraph: every case of ``cases/repair/joins.yml``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.model import RawReport, Report
from onrecord.repair import repair

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "repair" / "joins.yml").read_text("utf-8"))


def repaired(text: str) -> Report:
    return repair(RawReport("report.txt", text), date(2031, 3, 12)).given


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_join(case: dict[str, Any]) -> None:
    report = repaired(case["text"])
    if case.get("apart"):
        assert report.text == case["text"]
    else:
        assert any(case["joined"] in report.text[p.start : p.end] for p in report.paragraphs), report.text


def test_what_stood_between_the_halves_moves_behind_them() -> None:
    report = repaired("The convoy stopped before\n\nAdvertisement\n\nit reached the river.\n\nIt turned back.")
    assert report.text == "The convoy stopped before it reached the river.\n\nAdvertisement\n\nIt turned back."
    assert [report.text[part.start : part.end] for part in report.left_out] == ["Advertisement"]


def test_a_page_broken_paragraph_over_three_pages_is_one() -> None:
    report = repaired(
        "It was the plan of the\n\n3\n\nministry to go on with the\n\n4\n\nwar against all advice. Nobody spoke."
    )
    assert report.text.startswith("It was the plan of the ministry to go on with the war against all advice. Nobody")
