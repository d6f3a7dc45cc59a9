"""One file is read once: the bytes that are hashed are those that were read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.intake import opening
from onrecord.intake import text as intake
from onrecord.issues import Given
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Reading, Report
from onrecord.store import Record, open_record
from onrecord.work.into import Done, read_into
from onrecord.work.one import Read, Task, Unread, read_one
from onrecord.work.tasks import How, tasks
from tests import make


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings that are made without a parser."""

    def read_report(given: Given[Report], lexicon: Lexicon | None = None) -> Reading:
        return make.reading(make.report(given.given.text, published=given.given.published))

    monkeypatch.setattr(pipeline, "read_report", read_report)
    monkeypatch.setattr(pipeline, "made_by", lambda *_: make.full_reading().made_by)


def test_a_file_that_changes_while_it_is_read_has_the_hash_of_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("It rained.")
    decoded = intake.decoded

    def change(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
        Path(name).write_text("It snowed.")
        return decoded(name, raw)

    monkeypatch.setattr(intake, "decoded", change)
    (task,) = tasks([file], How())
    assert isinstance(task, Task)
    read = read_one(task)
    assert isinstance(read, Read)
    assert (read.origin.text, read.origin.sha256) == ("It rained.", sha256(b"It rained.").hexdigest())


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.txt"
    file.write_text("It rained.")
    monkeypatch.setattr(opening, "MAX_REPORT_BYTES", 5)
    record: Record
    with open_record(tmp_path / "record.db") as record:
        monkeypatch.setattr(intake, "decoded", lambda *_: pytest.fail("read"))
        (outcome,) = read_into(record, [file], How(), 1)
    assert isinstance(outcome, Unread)
    assert "is too large for one report" in outcome.says


def test_what_was_read_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.txt"
    file.write_text("It rained.")
    with open_record(tmp_path / "record.db") as record:
        assert [one.how for one in read_into(record, [file], How(), 1) if isinstance(one, Done)] == ["new"]
        monkeypatch.setattr(pipeline, "read_report", lambda *_: pytest.fail("read again"))
        assert [one.how for one in read_into(record, [file], How(), 1) if isinstance(one, Done)] == ["unchanged"]
