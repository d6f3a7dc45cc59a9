"""A folder to work in, a command line to call, and a reader that needs no parser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import pipeline
from onrecord.cli import main
from onrecord.issues import Given
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import MadeBy, Reading, Report
from tests import make

Run = Callable[..., Result]


def quick_made_by(lexicon: Lexicon | None = None) -> MadeBy:
    """What a quick reading is made by."""
    return MadeBy("0.1.0", ("a-parser 1.0", *([lexicon.mark] if lexicon else [])))


def quick_reading(given: Given[Report], lexicon: Lexicon | None = None) -> Reading:
    """Something of every noun where the text is make.TEXT (with any start), an empty reading of another."""
    raw = given.given
    if "crash" in raw.text:
        raise RuntimeError("a fault of ours\nin two lines")
    day = raw.published or make.PUBLISHED
    if make.TEXT in raw.text:
        return replace(make.full_reading(raw.text, origin=raw.origin, published=day), made_by=quick_made_by(lexicon))
    return make.reading(make.report(raw.text, origin=raw.origin, published=day), made_by=quick_made_by(lexicon))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls the command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    return lambda *args: CliRunner().invoke(main, args)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings that are made without a parser."""
    monkeypatch.setattr(pipeline, "read_report", quick_reading)
    monkeypatch.setattr(pipeline, "made_by", quick_made_by)


@pytest.fixture
def kept(run: Run, quick: None) -> Run:
    """The command line, with one report of every noun in record.db."""
    Path("report.txt").write_text(make.TEXT)
    assert run("read", "report.txt").exit_code == 0
    return run


@pytest.fixture
def anywhere(run: Run, quick: None, where: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, with one report of every noun in a record of either database."""
    monkeypatch.setenv("ONRECORD_RECORD", where)
    Path("report.txt").write_text(make.TEXT)
    assert run("read", "report.txt").exit_code == 0
    return run
