"""What `check` sees: words that aren't there, files that have moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.store import Origin, Record, open_record
from onrecord.store.origins import hash_of
from tests import make
from tests.store.dumps import change


@pytest.fixture
def file(where: str, tmp_path: Path) -> Path:
    """The file that the one report of the record was read from."""
    file = tmp_path / "report.txt"
    file.write_text(make.TEXT)
    reading = make.full_reading()
    with open_record(where) as record:
        record.add(reading, Origin(str(file), hash_of(file.read_bytes()), make.TEXT))
    return file


def check(where: str) -> list[tuple[str, str]]:
    with open_record(where, create=False) as record:
        return [(fault.kind, fault.says) for fault in record.check().faults]


def test_a_sound_record_has_no_faults(where: str, file: Path) -> None:
    assert check(where) == []


def test_a_file_that_is_gone_is_an_origin_fault(where: str, file: Path) -> None:
    file.unlink()
    assert [(kind, "missing" in says) for kind, says in check(where)] == [("origin", True)]


def test_a_file_that_changed_is_an_origin_fault(where: str, file: Path) -> None:
    file.write_text("Something else.")
    assert [(kind, "changed" in says) for kind, says in check(where)] == [("origin", True)]


def test_a_superseded_version_need_not_be_on_the_disk(where: str, file: Path) -> None:
    file.write_text("It rained.")
    later = make.reading(make.report("It rained."))
    with open_record(where) as record:
        record.add(later, Origin(str(file), hash_of(file.read_bytes()), "It rained."))
    assert check(where) == []


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE statements SET content = swapped(content, 'bridge', 'tunnel')", "doesn't stand at"),
        ("UPDATE forecasts SET claim = swapped(claim, '195', '9195')", "outside the text"),
        ("UPDATE events SET trigger = '[1]'", "isn't stored as it was written"),
        ("UPDATE origins SET text = 'x' || text", "lead back"),
        ('UPDATE issues SET "end" = 100000', "outside the text"),
    ],
)
def test_a_record_that_was_tampered_with_has_word_faults(where: str, file: Path, statement: str, says: str) -> None:
    change(where, statement)
    faults = check(where)
    assert faults
    assert {kind for kind, _ in faults} == {"words"}
    assert any(says in fault for _, fault in faults)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE events SET told_by = 's999'", "told_by names 's999', which is none of the report's statements"),
        ("UPDATE statements SET within = 's999' WHERE id = 's46'", "within names 's999'"),
        ("UPDATE forecasts SET statement = 's999'", "statement names 's999'"),
        ("UPDATE events SET quantities = '[\"q9\"]'", "quantities names 'q9'"),
        ("UPDATE events SET places = swapped(places, 'p17', 'p18')", "places names 'p18'"),
        ("UPDATE events SET actors = swapped(actors, 'a46', 'a47')", "actors names 'a47'"),
        ("UPDATE statements SET source = swapped(source, '[\"a', '[\"a9')", "source names 'a9"),
        ("DELETE FROM actors", "source names"),
        ("UPDATE reports SET published = '2030-01-01'", "isn't the id that its text and publication day give"),
        ("DELETE FROM statements WHERE nth = 0", "its statements aren't numbered from 0 on"),
        ("UPDATE issues SET nth = 7", "its issues aren't numbered from 0 on"),
        ("UPDATE events SET when_first = '2031-03-11'", "from 2031-03-11 to 2031-03-10, which are no days"),
        ("UPDATE statements SET said_first = NULL", "which are no days"),
        ("UPDATE statements SET who = 'Nobody' WHERE id = 's46'", "who is 'Nobody'"),
        ("UPDATE statements SET by_words = ' nobody '", "by_words is ' nobody '"),
        ("UPDATE events SET words = 'Nothing happened'", "words is 'Nothing happened'"),
        ("UPDATE reports SET current = FALSE", "is marked as superseded, but a file says it"),
        ("UPDATE origins SET superseded_by = 2", "is marked as current, but no file says it any more"),
        ("UPDATE origins SET text = text || ' Forged.'", "says something else than the text that the record keeps"),
        ("UPDATE events SET status = 'rumoured'", "status is 'rumoured', which is none of occurred, "),
        ("UPDATE reports SET paragraphs = swapped(paragraphs, 'end\":', 'end\":9')", "a paragraph at [0, 9"),
    ],
)
def test_a_record_that_reading_could_not_have_given_has_word_faults(
    where: str, file: Path, statement: str, says: str
) -> None:
    change(where, statement)
    faults = check(where)
    assert {kind for kind, _ in faults} == {"words"}
    assert any(says in fault for _, fault in faults)


def test_a_file_that_is_gone_while_another_says_the_same_is_only_noted(where: str, file: Path) -> None:
    moved = file.rename(file.parent / "moved.txt")
    with open_record(where) as record:
        record.add(make.full_reading(), Origin(str(moved), hash_of(moved.read_bytes()), make.TEXT))
        checked = record.check()
    assert checked.faults == ()
    assert [(note.about, note.says) for note in checked.notes] == [(str(file), f"is gone; {moved} says the same")]
    moved.unlink()
    assert [kind for kind, _ in check(where)] == ["origin", "origin"]


def test_a_file_that_grew_too_large_to_be_a_report_has_changed(
    where: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.intake.text.MAX_REPORT_BYTES", 10)
    assert [(kind, "changed" in says) for kind, says in check(where)] == [("origin", True)]


def test_what_was_checked_is_counted(record: Record) -> None:
    record.add(make.full_reading())
    checked = record.check()
    assert (checked.reports, checked.findings, checked.issues) == (1, 8, 1)
