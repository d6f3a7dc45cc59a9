"""What is read into a record, and what is kept without reading it: other languages, and what adds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.issues import Given
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Reading, Report
from onrecord.store import Record
from onrecord.work.into import Done, read_into
from onrecord.work.tasks import How
from tests import make

LINES = [
    "Shells fall near the old bridge",
    "LENN, 12 March 2031 — Two shells fell near the old bridge on Monday, the mayor of Lenn said.",
    "Nobody was hurt, though the windows of the school and of eleven houses were broken.",
    "The army said that it had not fired, and that it would look into where the shells came from.",
    "Traffic over the bridge was stopped for two hours, and lorries queued as far as the mill.",
    "The district asked for help with the windows, since rain was forecast for the night.",
]
TEXT = "\n\n".join(LINES)
SHORTENED = "\n\n".join(LINES[:5])
OTHER = TEXT.replace("Two shells", "Three shells")
GERMAN = "Der Minister erklärte am Montag, die Truppen seien auf dem Weg zur Grenze, sobald die Übung vorbei sei."


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read, by a reader that needs no parser and finds one time."""
    texts: list[str] = []

    def read_report(given: Given[Report], lexicon: Lexicon | None = None) -> Reading:
        texts.append(given.given.text)
        time = make.time(given.given, given.given.text.split()[0])
        return make.reading(given.given, times=(time,))

    monkeypatch.setattr(pipeline, "read_report", read_report)
    monkeypatch.setattr(pipeline, "made_by", lambda *_: make.full_reading().made_by)
    return texts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(texts: dict[str, str]) -> Iterator[Path]:
    for name, text in texts.items():
        Path(name).write_text(text)
        yield Path(name)


def became(record: Record, paths: Sequence[Path] | Iterator[Path]) -> list[tuple[str, str]]:
    """What became of files: how, and why it wasn't read."""
    done = [one for one in read_into(record, paths, How(), 1) if isinstance(one, Done)]
    return [(one.how, one.stored.heading.unread.split(" ")[0]) for one in done]


@pytest.mark.usefixtures("folder")
def test_a_report_in_another_language_is_kept_and_not_read(record: Record, read: list[str]) -> None:
    assert became(record, files({"a.txt": GERMAN})) == [("new", "in")]
    assert read == []
    assert became(record, [Path("a.txt")]) == [("unchanged", "in")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("second", [SHORTENED, TEXT.replace("\n\n", "\n\n\n"), TEXT.replace("LENN, 12", "Lenn, 12")])
def test_what_adds_nothing_is_kept_and_not_read_twice(record: Record, read: list[str], second: str) -> None:
    how = became(record, files({"a.txt": TEXT, "b.txt": second}))
    assert [one for one, _ in how] in (["new", "new"], ["new", "copy"])
    assert read == [TEXT]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("second", [OTHER, TEXT + "\n\nThe school was closed.", TEXT.replace("12 March", "13 March")])
def test_what_says_anything_else_is_read(record: Record, read: list[str], second: str) -> None:
    assert became(record, files({"a.txt": TEXT, "b.txt": second})) == [("new", ""), ("new", "")]
    assert len(read) == 2


@pytest.mark.usefixtures("folder")
def test_a_corrected_file_is_read_though_it_only_leaves_something_out(record: Record, read: list[str]) -> None:
    became(record, files({"a.txt": TEXT}))
    assert became(record, files({"a.txt": SHORTENED})) == [("corrected", "")]
    assert read == [TEXT, SHORTENED]


@pytest.mark.usefixtures("folder")
def test_what_was_repeated_is_read_when_the_other_is_gone(record: Record, read: list[str]) -> None:
    became(record, files({"a.txt": TEXT, "b.txt": SHORTENED}))
    (first,) = [one.heading.id for one in record.reports() if not one.heading.unread]
    record.remove(first)
    Path("a.txt").unlink()
    assert became(record, [Path("b.txt")]) == [("unchanged", "")]
    assert read == [TEXT, SHORTENED]
    assert [one.counts["times"] for one in record.reports()] == [1]


@pytest.mark.usefixtures("folder")
def test_the_same_record_comes_of_one_run_and_of_two(record: Record) -> None:
    texts = {"a.txt": TEXT, "b.txt": SHORTENED, "c.txt": GERMAN, "d.txt": OTHER}
    became(record, files(dict(list(texts.items())[:2])))
    became(record, files(texts))
    unread = {Path(one.origins[0].origin.path).name: one.heading.unread[:7] for one in record.reports()}
    assert unread == {"a.txt": "", "b.txt": "repeats", "c.txt": "in de", "d.txt": ""}
