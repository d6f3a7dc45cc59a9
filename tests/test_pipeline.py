"""Stages in order, and what a reading is made by."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord import pipeline
from onrecord.errors import MissingInput
from onrecord.model import Report


def _needs_a_report(report: Report) -> None: ...


def test_a_stage_may_only_need_what_stands_before_it() -> None:
    with pytest.raises(ValueError, match="_needs_a_report needs report, which nothing before it gives"):
        pipeline.check((("times", _needs_a_report), ("report", lambda raw: raw)))


def test_the_order_of_the_house_is_sound() -> None:
    assert pipeline.check(pipeline.STAGES) is None
    assert pipeline.needs(pipeline.STAGES[0][1]) == ("raw", "published")


def test_read_takes_a_path_or_a_text() -> None:
    with pytest.raises(ValueError, match="a path or a text"):
        onrecord.read()
    with pytest.raises(ValueError, match="a path or a text"):
        onrecord.read("a.txt", text="A.")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(MissingInput, match="nowhere.txt"):
        onrecord.read("nowhere.txt")


def test_the_rules_leave_a_mark_that_changes_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "find").mkdir()
    rule = tmp_path / "find" / "times.py"
    monkeypatch.setattr(pipeline, "__file__", str(tmp_path / "pipeline.py"))
    marks = []
    for text in ("a = 1", "a = 2", "a = 1"):
        rule.write_text(text)
        pipeline.made_by.cache_clear()
        marks.append(pipeline.made_by().models[-1])
    pipeline.made_by.cache_clear()
    assert marks[0] == marks[2] != marks[1]
