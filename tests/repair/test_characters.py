"""Broken characters and Markdown's marks: every case of ``cases/repair/characters.yml`` and ``marks.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from onrecord.repair.encoding import STEPS
from onrecord.repair.mapping import Traced, trace
from onrecord.repair.markup import marks

CASES = Path(__file__).parents[1] / "cases" / "repair"
CHARACTERS = yaml.safe_load((CASES / "characters.yml").read_text("utf-8"))
MARKS = yaml.safe_load((CASES / "marks.yml").read_text("utf-8"))


def in_order(traced: Traced) -> Traced:
    for step in STEPS:
        traced = step(traced)
    return traced


@pytest.mark.parametrize("case", CHARACTERS, ids=lambda case: case["name"])
def test_characters(case: dict[str, str]) -> None:
    assert in_order(trace(case["text"])).text == case.get("mended", case["text"])


@pytest.mark.parametrize("case", MARKS, ids=lambda case: case["name"])
def test_marks(case: dict[str, str]) -> None:
    assert marks(trace(case["text"])).text == case.get("mended", case["text"])


def test_sound_text_keeps_every_character() -> None:
    traced = trace("“We stay” – he said in Kyïv.")
    assert in_order(traced) is traced
